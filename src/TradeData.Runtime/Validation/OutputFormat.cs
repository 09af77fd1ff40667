namespace TradeData.Runtime;

/// <summary>The output formats of JSON Schema 2020-12.</summary>
public enum OutputFormat
{
    /// <summary>Validity only.</summary>
    Flag,

    /// <summary>A flat list of all errors or annotations.</summary>
    Basic,

    /// <summary>Errors that contain the errors of their alternatives.</summary>
    Detailed,
}
