namespace TradeData.Generators.Diagnostics;

internal enum RuleSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>A kind of diagnostic: TD0xxx ours and configuration, TD1xxx schemas, TD2xxx datasets, TD3xxx use from C#.</summary>
/// <param name="Title">A short noun phrase, for lists.</param>
/// <param name="Format">The message, with placeholders for arguments as in <see cref="string.Format(string, object[])"/>.</param>
internal sealed record Rule(string Id, RuleSeverity Severity, string Title, string Format)
{
    public const string HelpRoot = "https://github.com/tradedata/tradedata/blob/main/docs/diagnostics/";

    public string HelpLink => HelpRoot + Id + ".md";

    public string Message(params string[] arguments) =>
        arguments.Length == 0 ? Format : string.Format(System.Globalization.CultureInfo.InvariantCulture, Format, arguments);
}
