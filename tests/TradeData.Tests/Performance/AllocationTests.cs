using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Performance;

public sealed class AllocationTests
{
    private static readonly TariffLineTable s_lines = TradeCatalog.Default.TariffLines;

    [Fact]
    public void A_verdict_on_a_valid_tariff_line_allocates_nothing()
    {
        byte[][] texts = [.. s_lines.Select(JsonModel.ToUtf8Json)];
        Assert.Equal(0, Allocation.Of(() =>
        {
            foreach (byte[] text in texts)
            {
                Require(TariffLineSchema.IsValid(text));
            }
        }));
    }

    [Fact]
    public void Finding_a_row_by_its_composite_key_allocates_nothing_once_it_was_touched()
    {
        (string Schedule, string Edition, string Line)[] keys = [.. s_lines.Select(line => (line.Schedule, line.Edition, line.LineId))];
        Assert.Equal(0, Allocation.Of(() =>
        {
            foreach ((string schedule, string edition, string line) in keys)
            {
                Require(s_lines.Find(schedule, edition, line) is not null);
            }
        }));
    }

    [Fact]
    public void Going_over_the_rows_below_a_code_allocates_nothing_once_they_were_touched() => Assert.Equal(0, Allocation.Of(() =>
    {
        int rows = 0;
        foreach (TariffLine line in s_lines.Under("0201"))
        {
            rows += line.Indent >= 0 ? 1 : 0;
        }
        Require(rows > 0);
    }));

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("The work was not done.");
        }
    }
}
