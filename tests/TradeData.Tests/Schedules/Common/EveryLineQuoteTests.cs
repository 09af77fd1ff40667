using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.Common;

/// <summary>A quote for every line of whole schedules: each line has a result, and no rate that is not understood has a duty.</summary>
public sealed class EveryLineQuoteTests
{
    [SkippableFact]
    public void Of_the_19_707_American_lines_10_are_not_understood_and_all_others_have_a_rate_for_goods_of_Japan()
    {
        List<Quote> answers = Ask(Published.UsHts("2025-basic"), "USA", "JPN", new DateOnly(2025, 1, 10), line => line.Chapter <= 97);
        Assert.Equal((19_697, 10), (answers.OfType<Quote.Offered>().Count(), answers.OfType<Quote.NotUnderstood>().Count()));
        Assert.Equal(
            ["5810.91.00.10", "5810.91.00.20", "5810.92.10.00", "5810.92.90.30", "5810.92.90.50", "5810.92.90.80", "5810.99.10.00", "5810.99.90.00", "9110.90.40.00", "9114.90.30.00"],
            answers.OfType<Quote.NotUnderstood>().Select(quote => quote.Line.LineId));
        // Japan has a preference on 550 of these lines; on four of them, below 8415.90.80, it is what heading 9921 says.
        Assert.Equal(546, answers.OfType<Quote.Offered>().Count(quote => quote.Best!.Applicable.Programme?.Id == "JP"));
        AssertHonest(answers);
    }

    [SkippableFact]
    public void Of_the_9_634_Japanese_lines_91_are_not_understood_and_all_others_have_a_rate_for_goods_of_the_United_States()
    {
        List<Quote> answers = Ask(Published.JpCustoms("2026-04-01"), "JPN", "USA", new DateOnly(2026, 4, 12), _ => true);
        Assert.Equal((9_543, 91), (answers.OfType<Quote.Offered>().Count(), answers.OfType<Quote.NotUnderstood>().Count()));
        AssertHonest(answers);
    }

    private static void AssertHonest(List<Quote> answers)
    {
        foreach (Quote answer in answers)
        {
            ValueList<Offer> offers = answer.Match(offered => offered.Offers, notUnderstood => notUnderstood.Offers, _ => [], _ => [], _ => [], _ => [], _ => [], _ => []);
            Assert.NotEmpty(offers);
            foreach (Offer offer in offers)
            {
                Assert.True(offer.Rate.IsUnderstood || offer.Assessment is Assessment.NotUnderstood, answer.Request.Code.ToString());
                Assert.NotEmpty(offer.Explanation);
            }
        }
    }

    /// <summary>The answer for each row with a code and nothing below it.</summary>
    private static List<Quote> Ask(ScheduleImport import, string importer, string origin, DateOnly on, Func<TariffLine, bool> isWanted)
    {
        TradeCatalog trade = TradeCatalog.Default.WithSchedules([import]).Require();
        TariffLineTable lines = trade.TariffLines.AsOf(on);
        return
        [
            .. lines.Where(line => line.Schedule == import.Options.Edition.Schedule && line.Code is not null && isWanted(line) && lines.Children(line).IsEmpty)
                .Select(line => trade.Quote(new QuoteRequest { Importer = PartnerCode.Parse(importer), Origin = PartnerCode.Parse(origin), Code = line.Code!.Value, On = on })),
        ];
    }
}
