namespace TradeData.Compiler.Interpretation;

/// <summary>The type of a scalar. A C# type can reject a value that its schema allows, so the check of a row must read it.</summary>
internal enum ScalarKind
{
    None,
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
    Enum,

    /// <summary>A type that <c>x-type</c> names.</summary>
    Parsed,
}
