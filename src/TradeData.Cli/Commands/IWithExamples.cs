namespace TradeData.Cli.Commands;

/// <summary>A command whose help has examples.</summary>
internal interface IWithExamples
{
    /// <summary>Command lines that work as written.</summary>
    public IReadOnlyList<string> Examples { get; }
}
