namespace TradeData.Runtime;

/// <summary>The output formats of JSON Schema 2020-12.</summary>
public enum OutputFormat
{
    /// <summary>Only whether the instance is valid.</summary>
    Flag,

    /// <summary>A flat list of all errors or annotations.</summary>
    Basic,

    /// <summary>Errors with the errors of their alternatives within them.</summary>
    Detailed,
}
