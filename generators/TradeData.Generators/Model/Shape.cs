namespace TradeData.Generators.Model;

internal enum ShapeKind
{
    Raw,
    Boolean,
    Int32,
    Int64,
    Decimal,
    String,
    Date,
    Time,
    DateTime,
    Duration,
    Uuid,
    Uri,

    /// <summary>A scalar type named by <c>x-type</c>.</summary>
    Parsed,

    /// <summary>A scalar type named by <c>x-type</c> whose JSON value is a number.</summary>
    ParsedNumber,
    Enum,
    ExtensibleEnum,

    /// <summary>A record or a union.</summary>
    Model,
    List,
    Map,

    /// <summary>A placeholder in the exports table: the shape of the schema at <see cref="Shape.TypeName"/>, a URI of another
    /// document.</summary>
    Alias,
}

/// <summary>The C# type of a value.</summary>
/// <param name="TypeName">The fully qualified name, without <c>global::</c>, for the kinds that name a type.</param>
/// <param name="Item">The shape of a list's items or a map's values.</param>
/// <param name="IsNullable">Whether JSON null is one of the values.</param>
internal sealed record Shape(ShapeKind Kind, string? TypeName = null, Shape? Item = null, bool IsNullable = false)
{
    public static readonly Shape Raw = new(ShapeKind.Raw);

    /// <summary>The class with the texts of a closed enum, if its name is not that of the enum followed by <c>Format</c>.</summary>
    public string? FormatName { get; init; }

    /// <summary>The class with the texts, as printed code names it.</summary>
    public string FormatCSharp => "global::" + (FormatName ?? TypeName + "Format");

    /// <summary>Whether the C# type is a class, so that <c>null</c> needs no wrapping.</summary>
    public bool IsReference => Kind is ShapeKind.String or ShapeKind.Model or ShapeKind.Map;

    /// <summary>Whether the value is or contains, within lists and maps, a number of a C# type with a limited range.</summary>
    public bool HoldsNumbers => Kind is ShapeKind.Int64 or ShapeKind.Decimal || (IsCollection && Item!.HoldsNumbers);

    /// <summary>Whether a value has items or entries, so that it can be empty.</summary>
    public bool IsCollection => Kind is ShapeKind.List or ShapeKind.Map;

    /// <summary>Whether a value is neither object nor array nor raw JSON.</summary>
    public bool IsScalar => Kind is not (ShapeKind.Raw or ShapeKind.Model or ShapeKind.Map or ShapeKind.List or ShapeKind.Alias);

    /// <summary>The type as printed code names it, without a question mark.</summary>
    public string CSharp => Kind switch
    {
        ShapeKind.Raw => "global::TradeData.Runtime.RawJson",
        ShapeKind.Boolean => "bool",
        ShapeKind.Int32 => "int",
        ShapeKind.Int64 => "long",
        ShapeKind.Decimal => "decimal",
        ShapeKind.String => "string",
        ShapeKind.Date => "global::System.DateOnly",
        ShapeKind.Time => "global::TradeData.Runtime.IsoTime",
        ShapeKind.DateTime => "global::TradeData.Runtime.IsoDateTime",
        ShapeKind.Duration => "global::TradeData.Runtime.IsoDuration",
        ShapeKind.Uuid => "global::TradeData.Runtime.Uuid",
        ShapeKind.Uri => "global::TradeData.Runtime.UriText",
        ShapeKind.List => $"global::TradeData.Runtime.ValueList<{Item!.CSharpNullable}>",
        ShapeKind.Map => $"global::TradeData.Runtime.ValueMap<{Item!.CSharpNullable}>",
        _ => "global::" + TypeName,
    };

    public string CSharpNullable => IsNullable ? CSharp + "?" : CSharp;
}
