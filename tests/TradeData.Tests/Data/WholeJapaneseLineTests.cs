using TradeData.Schedules;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Data;

/// <summary>An embedded line of Japan has every column of its published row, in the editions that were read whole.</summary>
public sealed class WholeJapaneseLineTests
{
    /// <summary>The wording of these cells was worked out by hand: a formula that the schedule prints elsewhere, and conditions in English.</summary>
    private static readonly string[] s_wordedByHand = ["0203.19.024", "0203.19.025", "0203.29.024", "0203.29.025", "1001.99.096"];

    /// <summary>Rows that the schedule has as text only.</summary>
    private static readonly string[] s_withoutRow = ["0203.19/2-2", "0203.29/2-2"];

    [SkippableTheory]
    [InlineData("2025-04-01")]
    [InlineData("2026-04-01")]
    public void Every_rate_of_the_published_row_is_on_the_embedded_line_or_above_it(string edition)
    {
        TradeCatalog embedded = TradeCatalog.Default;
        TradeCatalog published = embedded.WithSchedules([Published.JpCustoms(edition)]).Require();
        DateOnly on = embedded.Editions["JP-TARIFF", edition].Effective.From;
        List<string> missing = [];
        int compared = 0;
        foreach (TariffLine line in embedded.TariffLines.Where(line => line.Schedule == "JP-TARIFF" && line.Edition == edition && !line.Rates.IsEmpty && !s_withoutRow.Contains(line.LineId)))
        {
            List<LineColumn> own = LineColumns.Of(embedded, line, on);
            foreach (LineColumn column in LineColumns.Of(published, published.TariffLines.FindAsOf("JP-TARIFF", line.LineId, on)!, on))
            {
                compared++;
                LineColumn? kept = own.Find(one => one.Column == column.Column && one.Programme == column.Programme);
                if (kept is null || !s_wordedByHand.Contains(line.LineId) && !column.Rates.TrueForAll(rate => kept.Rates.Exists(one => one.Rate.IsEquivalentTo(rate.Rate) || one.Rate.RawText == rate.Rate.RawText)))
                {
                    missing.Add($"{line.LineId} {column.Column} {column.Programme}: {string.Join(" | ", column.Rates.Select(static rate => rate.Rate))}");
                }
            }
        }
        Assert.Empty(missing);
        Assert.Equal(862, compared);
    }
}
