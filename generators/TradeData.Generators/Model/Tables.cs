using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>What a schema's <c>x-table</c> says, with everything resolved that printing and packing need.</summary>
/// <param name="Name">The catalog's property.</param>
/// <param name="Folder">Of the rows, below the project's data folder.</param>
/// <param name="RowType">Fully qualified.</param>
/// <param name="Stem">What the names of the classes beside the row's type begin with: its own name, where that leaves them free.</param>
/// <param name="Fingerprint">Changes whenever the schema does; a pack made for another one is not opened.</param>
internal sealed record TableModel(
    string Name,
    string Folder,
    string RowType,
    string Stem,
    string Fingerprint,
    Documentation Docs,
    KeyModel PrimaryKey,
    EquatableArray<KeyModel> UniqueKeys,
    EquatableArray<IndexModel> Indexes,
    ValidTimeModel? ValidTime,
    EquatableArray<FieldModel> Parent,
    EquatableArray<ForeignKeyModel> ForeignKeys)
{
    /// <summary>The row's type without its namespace.</summary>
    public string RowName => RowType.Substring(RowType.LastIndexOf('.') + 1);

    /// <summary>The table's class, without its namespace.</summary>
    public string ClassName => Stem + "Table";

    /// <summary>A unique key by what it adds to the primary one: the parts that they share go without saying, unless two keys would then have one name.</summary>
    public string UniqueName(KeyModel key)
    {
        string name = OwnName(key);
        return UniqueKeys.Count(other => OwnName(other) == name) > 1 ? key.Name : name;
    }

    private string OwnName(KeyModel key)
    {
        EquatableArray<FieldModel> own = key.Fields.Where(field => !PrimaryKey.Fields.Any(primary => primary.Path == field.Path)).ToEquatableArray();
        return new KeyModel(own.IsEmpty ? key.Fields : own).Name;
    }

    /// <summary>The name of an index's helper; for a range, what distinguishes its helpers from those of another.</summary>
    public string HelperName(IndexModel index)
    {
        string fields = new KeyModel(index.Fields).Name;
        if (index.Kind == IndexKind.Equality)
        {
            return "By" + fields;
        }
        // The first of its kind goes without its fields, so that another one behind it renames none.
        bool isFirst = Indexes.First(other => other.Kind == index.Kind) == index;
        return (index.Kind == IndexKind.Prefix ? "Under" : "") + (isFirst ? "" : fields);
    }

    /// <summary>Every field that a key uses, once, in the order in which they are first used.</summary>
    public IEnumerable<FieldModel> Fields
    {
        get
        {
            IEnumerable<FieldModel> all = PrimaryKey.Fields
                .Concat(UniqueKeys.SelectMany(key => key.Fields))
                .Concat(Indexes.SelectMany(index => index.Fields))
                .Concat(ValidTime is { } time ? time.Key.Prepend(time.To).Prepend(time.From) : [])
                .Concat(Parent)
                .Concat(ForeignKeys.SelectMany(key => key.Fields));
            HashSet<string> seen = new(StringComparer.Ordinal);
            return all.Where(used => seen.Add(used.Path));
        }
    }
}

internal enum IndexKind
{
    Equality,
    Prefix,
    Range,
}

/// <summary>What the values of a key field are, and so how they are compared. The names are those of the runtime's enumeration.</summary>
internal enum KeyKind
{
    Text,
    Code,
    Date,
    DateTime,
    Integer,
    Decimal,
    Boolean,
    Guid,
}

/// <summary>A path from a row to one of its values, such as <c>effective.from</c> or <c>footnotes[].refs[]</c>.</summary>
/// <param name="Name">The C# words that helpers are named after, such as <c>EffectiveFrom</c>.</param>
/// <param name="Shape">Of the scalar at its end.</param>
/// <param name="Members">The properties that lead there, in C#.</param>
/// <param name="Scalar">What is declared of its type, where <c>x-type</c> names it.</param>
internal sealed record FieldModel(string Path, string Name, Shape Shape, KeyKind Kind, EquatableArray<FieldMember> Members, ScalarTraits? Scalar)
{
    public bool GoesThroughArrays => Members.Any(member => member.IsList);

    public bool IsOptional => Members.Any(member => member.IsOptional);

    /// <summary>The path through the properties, such as <c>Footnotes[].Refs[]</c>.</summary>
    public string MemberPath => string.Join(".", Members.Select(member => member.IsList ? member.Name + "[]" : member.Name));

    /// <summary>Whether <see cref="MemberPath"/> only has a capital at the start of each step of <see cref="Path"/>, as the runtime takes it to be.</summary>
    public bool HasUsualMembers => MemberPath == string.Join(".", Path.Split('.').Select(step => step.Length == 0 ? step : char.ToUpperInvariant(step[0]) + step.Substring(1)));
}

/// <param name="IsOptional">The property may be absent.</param>
/// <param name="IsList">The path goes on through the items.</param>
internal sealed record FieldMember(string Name, Shape Shape, bool IsOptional, bool IsList);

internal sealed record KeyModel(EquatableArray<FieldModel> Fields)
{
    public string Name => string.Concat(Fields.Select((part, i) => i == 0 ? part.Name : "And" + part.Name));
}

internal sealed record IndexModel(EquatableArray<FieldModel> Fields, IndexKind Kind)
{
    public FieldModel Last => Fields[Fields.Count - 1];
}

/// <param name="Key">What a period belongs to: two rows that agree in it do not hold on the same day; where it is empty, no two rows of the table.</param>
internal sealed record ValidTimeModel(FieldModel From, FieldModel To, EquatableArray<FieldModel> Key);

/// <param name="Name">The C# name of the reference.</param>
/// <param name="Targets">The fields that it refers to.</param>
/// <param name="IsUnique">At most one row of the target has the key.</param>
internal sealed record ForeignKeyModel(
    string Name,
    EquatableArray<FieldModel> Fields,
    string Table,
    string TargetType,
    EquatableArray<FieldModel> Targets,
    bool IsWeak,
    bool IsUnique)
{
    /// <summary>The paths of what it refers to.</summary>
    public IEnumerable<string> References => Targets.Select(target => target.Path);

    public bool IsMany => !IsUnique || Fields.Any(part => part.GoesThroughArrays);
}
