namespace TradeData.Runtime.Tables;

/// <summary>The declaration of a table: the fields of its rows that are keys, and their kinds. A pack is built from it, carries it, and is
/// opened only with an equal one.</summary>
/// <remarks>A field is named by its path in the row: a property name, a dotted path through objects (<c>effective.from</c>), or a path
/// through arrays, with <c>[]</c> after each array (<c>footnotes[].refs[]</c>). <see cref="Fields"/> lists every path that a key uses
/// once. The first use of a contradictory definition throws <see cref="ArgumentException"/>.</remarks>
public sealed class TableDefinition
{
    private TableShape? _shape;
    private byte[]? _text;

    /// <summary>Defines a table.</summary>
    /// <param name="name">The name of the table, which foreign keys refer to.</param>
    /// <param name="fingerprint">A text that changes whenever the schema of the rows changes. A pack with another fingerprint is not
    /// opened.</param>
    public TableDefinition(string name, string fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fingerprint);
        Name = name;
        Fingerprint = fingerprint;
    }

    /// <summary>The name of the table.</summary>
    public string Name { get; }

    /// <summary>The text that changes whenever the schema of the rows changes.</summary>
    public string Fingerprint { get; }

    /// <summary>Every field that a key uses, once.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; init; } = [];

    /// <summary>The key that identifies a row; every row has it.</summary>
    public KeyDefinition? PrimaryKey { get; init; }

    /// <summary>Further unique keys. A row that lacks a part is left out.</summary>
    public IReadOnlyList<KeyDefinition> UniqueKeys { get; init; } = [];

    /// <summary>The indexes, in the order in which generated code numbers them.</summary>
    public IReadOnlyList<IndexDefinition> Indexes { get; init; } = [];

    /// <summary>The validity period of a row, or null if rows are always valid.</summary>
    public ValidTimeDefinition? ValidTime { get; init; }

    /// <summary>The fields that identify a row's parent, or null if the table is not a tree.</summary>
    public HierarchyDefinition? Hierarchy { get; init; }

    /// <summary>References to rows of other tables or of this one, in the order in which generated code numbers them.</summary>
    public IReadOnlyList<ForeignKeyDefinition> ForeignKeys { get; init; } = [];

    /// <summary>The definition with its field names resolved to numbers. Throws if the definition is contradictory.</summary>
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

/// <summary>A key of one or more fields.</summary>
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

    /// <summary>The kind of lookup that the index supports.</summary>
    public IndexKind Kind { get; }

    /// <summary>The paths of the fields. In a prefix or range index, the prefix or range applies to the last one.</summary>
    public IReadOnlyList<string> Fields { get; }
}

/// <summary>The validity period of a row.</summary>
/// <param name="From">The path of its first day. A row without one has no start.</param>
/// <param name="To">The path of the day after its last day. A row without one has no end.</param>
public sealed record ValidTimeDefinition(string From, string To)
{
    /// <summary>The fields within which periods must not overlap. Null means those of the primary key, without <see cref="From"/> and
    /// <see cref="To"/>.</summary>
    public IReadOnlyList<string>? Key { get; init; }
}

/// <summary>The fields that identify a row's parent.</summary>
public sealed class HierarchyDefinition
{
    /// <summary>Defines the fields that hold the last parts of the parent's primary key. The parts before them are the row's
    /// own.</summary>
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
    /// <param name="table">The name of the referenced table.</param>
    /// <param name="fields">The paths of the referring fields.</param>
    /// <param name="references">The paths of the referenced fields, in the same order; a key or an index of that table.</param>
    public ForeignKeyDefinition(string table, IReadOnlyList<string> fields, IReadOnlyList<string> references)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(references);
        Table = table;
        Fields = fields;
        References = references;
    }

    /// <summary>The name of the referenced table.</summary>
    public string Table { get; }

    /// <summary>The paths of the referring fields.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The paths of the referenced fields.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Whether a reference to a row that does not exist is allowed, and only listed.</summary>
    public bool IsWeak { get; init; }
}
