namespace TradeData.Runtime.Tables;

/// <summary>
/// What is declared of a table: which fields of its rows are keys, and of which kind. A pack is built by it, carries it, and is opened only for the same one.
/// </summary>
/// <remarks>
/// A field is named by its path in the row: a property name, a dotted path through objects (<c>effective.from</c>), or a path through arrays, with
/// <c>[]</c> behind each of them (<c>footnotes[].refs[]</c>). Every path that a key uses stands once in <see cref="Fields"/>. What contradicts itself is
/// refused with an <see cref="ArgumentException"/> when the definition is first used.
/// </remarks>
public sealed class TableDefinition
{
    private TableShape? _shape;
    private byte[]? _text;

    /// <summary>Defines a table.</summary>
    /// <param name="name">The name of the table, by which foreign keys refer to it.</param>
    /// <param name="fingerprint">A text that changes whenever the schema of the rows does. A pack made for another one is not opened.</param>
    public TableDefinition(string name, string fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fingerprint);
        Name = name;
        Fingerprint = fingerprint;
    }

    /// <summary>The name of the table.</summary>
    public string Name { get; }

    /// <summary>What changes whenever the schema of the rows does.</summary>
    public string Fingerprint { get; }

    /// <summary>Every field that a key uses, once.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; init; } = [];

    /// <summary>The key that tells the rows apart; every row has it.</summary>
    public KeyDefinition? PrimaryKey { get; init; }

    /// <summary>Further keys that no two rows share. A row that lacks a part is left out.</summary>
    public IReadOnlyList<KeyDefinition> UniqueKeys { get; init; } = [];

    /// <summary>Indexes, in the order in which the table's code numbers them.</summary>
    public IReadOnlyList<IndexDefinition> Indexes { get; init; } = [];

    /// <summary>The period in which a row holds, or null where rows hold always.</summary>
    public ValidTimeDefinition? ValidTime { get; init; }

    /// <summary>How a row names the row above it, or null where the table is no tree.</summary>
    public HierarchyDefinition? Hierarchy { get; init; }

    /// <summary>References to rows of other tables, or of this one, in the order in which the table's code numbers them.</summary>
    public IReadOnlyList<ForeignKeyDefinition> ForeignKeys { get; init; } = [];

    /// <summary>The definition with its field names resolved to numbers; refuses what contradicts itself.</summary>
    internal TableShape Shape => _shape ??= new TableShape(this);

    /// <summary>The definition as canonical JSON: equal definitions have equal text.</summary>
    internal ReadOnlySpan<byte> Text => _text ??= DefinitionText.Write(this);
}

/// <summary>A field that a key uses.</summary>
/// <param name="Path">Its path in the row.</param>
/// <param name="Type">What its values are.</param>
public sealed record FieldDefinition(string Path, KeyType Type)
{
    private readonly string? _member;

    /// <summary>
    /// The path of the same field through the properties of the generated record, such as <c>Effective.From</c> or <c>Footnotes[].Refs[]</c>. Unless given, that of
    /// <see cref="Path"/> with a capital at the start of each step. It is no part of a pack.
    /// </summary>
    public string Member
    {
        get => _member ?? string.Join('.', Path.Split('.').Select(step => step.Length == 0 ? step : char.ToUpperInvariant(step[0]) + step[1..]));
        init => _member = value;
    }
}

/// <summary>A key: one field, or several that make it together.</summary>
public sealed class KeyDefinition
{
    /// <summary>Defines a key of the fields with these paths.</summary>
    public KeyDefinition(params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
    }

    /// <summary>The paths of the fields, the most significant first.</summary>
    public IReadOnlyList<string> Fields { get; }
}

/// <summary>An index over rows.</summary>
public sealed class IndexDefinition
{
    /// <summary>Defines an index of the fields with these paths.</summary>
    public IndexDefinition(IndexKind kind, params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Kind = kind;
        Fields = fields;
    }

    /// <summary>What the index answers.</summary>
    public IndexKind Kind { get; }

    /// <summary>The paths of the fields; in a prefix or range index the last one is asked by prefix or range.</summary>
    public IReadOnlyList<string> Fields { get; }
}

/// <summary>The period in which a row holds.</summary>
/// <param name="From">The path of its first day. A row without one holds since ever.</param>
/// <param name="To">The path of the day after its last one. A row without one holds until further notice.</param>
public sealed record ValidTimeDefinition(string From, string To)
{
    /// <summary>
    /// The fields of what the period belongs to: two rows that agree in them must not hold on the same day. Null: those of the primary key, without
    /// <see cref="From"/> and <see cref="To"/>.
    /// </summary>
    public IReadOnlyList<string>? Key { get; init; }
}

/// <summary>How a row names the row above it.</summary>
public sealed class HierarchyDefinition
{
    /// <summary>Defines that the fields with these paths hold the last parts of the parent's primary key; the parts before them are the row's own.</summary>
    public HierarchyDefinition(params string[] parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        Parent = parent;
    }

    /// <summary>The paths of the fields with the last parts of the parent's primary key.</summary>
    public IReadOnlyList<string> Parent { get; }
}

/// <summary>A reference to rows of a table.</summary>
public sealed class ForeignKeyDefinition
{
    /// <summary>Defines a reference.</summary>
    /// <param name="table">The name of the table referred to.</param>
    /// <param name="fields">The paths of the fields that refer.</param>
    /// <param name="references">The paths of the fields referred to, in the same order; a key or an index of that table.</param>
    public ForeignKeyDefinition(string table, IReadOnlyList<string> fields, IReadOnlyList<string> references)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(references);
        Table = table;
        Fields = fields;
        References = references;
    }

    /// <summary>The name of the table referred to.</summary>
    public string Table { get; }

    /// <summary>The paths of the fields that refer.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The paths of the fields referred to.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Whether a reference to a row that does not exist is allowed, and only listed.</summary>
    public bool IsWeak { get; init; }
}
