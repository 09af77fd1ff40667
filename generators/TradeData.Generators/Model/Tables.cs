using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>The table of a schema's <c>x-table</c>, with all names resolved for printing and packing.</summary>
/// <param name="Name">The catalog's property.</param>
/// <param name="Folder">The folder of the rows, below the project's data folder.</param>
/// <param name="RowType">The fully qualified type of the rows.</param>
/// <param name="Stem">The start of the names of companion classes: the name of the row's type, if it is free.</param>
/// <param name="Fingerprint">A text that changes whenever the schema changes. A pack with another fingerprint is not opened.</param>
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

    /// <summary>Returns the name of a unique key by the fields that it adds to the primary key, unless two keys would then have one
    /// name.</summary>
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

    /// <summary>Returns the name of an index's helper; for a range, the part that distinguishes its helpers from those of
    /// another.</summary>
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

    /// <summary>Every field that a key uses, once, in the order of the first use.</summary>
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

/// <summary>The type of a key field's values, which decides how they are compared. The names equal those of the runtime's
/// enumeration.</summary>
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

/// <param name="IsOptional">Whether the property may be absent.</param>
/// <param name="IsList">Whether the path continues through the items.</param>
internal sealed record FieldMember(string Name, Shape Shape, bool IsOptional, bool IsList);

internal sealed record KeyModel(EquatableArray<FieldModel> Fields)
{
    public string Name => string.Concat(Fields.Select((part, i) => i == 0 ? part.Name : "And" + part.Name));
}

internal sealed record IndexModel(EquatableArray<FieldModel> Fields, IndexKind Kind)
{
    public FieldModel Last => Fields[Fields.Count - 1];
}

/// <param name="Key">The fields within which periods must not overlap. If it is empty, no two periods of the table may overlap.</param>
internal sealed record ValidTimeModel(FieldModel From, FieldModel To, EquatableArray<FieldModel> Key);

/// <param name="Name">The C# name of the reference.</param>
/// <param name="Targets">The referenced fields.</param>
/// <param name="IsUnique">Whether at most one row of the target has the key.</param>
internal sealed record ForeignKeyModel(
    string Name,
    EquatableArray<FieldModel> Fields,
    string Table,
    string TargetType,
    EquatableArray<FieldModel> Targets,
    bool IsWeak,
    bool IsUnique)
{
    /// <summary>The paths of the referenced fields.</summary>
    public IEnumerable<string> References => Targets.Select(target => target.Path);

    public bool IsMany => !IsUnique || Fields.Any(part => part.GoesThroughArrays);
}
