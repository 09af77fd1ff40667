namespace TradeData.Compiler.Interpretation;

/// <summary>What a scalar is read as. A C# type can refuse a value that its schema allows, so the check of a row has to try.</summary>
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
