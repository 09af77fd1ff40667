using TradeData.Cli.Reports.Charts;

namespace TradeData.Cli.Reports;

/// <summary>A part of a report about one subject.</summary>
internal sealed class ReportSection
{
    /// <summary>The key within the report: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The paragraphs above the charts.</summary>
    public IReadOnlyList<string> Introduction { get; init; } = [];

    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>Further tables, with their captions.</summary>
    public IReadOnlyList<(string Caption, FigureTable Table)> Tables { get; init; } = [];

    /// <summary>The limits of the figures: coverage, assumptions, conditions, doubts.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Returns a text as a key: lower-case letters, digits and hyphens.</summary>
    public static string Key(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
