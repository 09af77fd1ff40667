using TradeData.Runtime;

namespace TradeData.Tests.Questions;

/// <summary>Who met, who wanted what, and what came of it: each question is one or two calls.</summary>
public sealed class NegotiationQuestions
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Fact]
    public void What_happened_between_August_and_September_2019_and_who_met()
    {
        IEnumerable<NegotiationRecord> events = s_trade.NegotiationRecords.Between(new DateOnly(2019, 8, 1), new DateOnly(2019, 9, 30)).Where(record => record.Negotiation == "us-japan-2018");
        NegotiationRecord seed = s_trade.NegotiationRecords["ministerial-2019-08b"];

        Assert.Equal(["ministerial-2019-08a", "ministerial-2019-08b", "biarritz", "congress-notice-2019", "joint-statement-2019"], events.Select(record => record.Id));
        Assert.Equal((new DateOnly(2019, 8, 21), new DateOnly(2019, 8, 23), new DateOnly(2019, 8, 22)), (seed.Start, seed.End, seed.PlannedEnd));
        Assert.Equal(["JPN Toshimitsu Motegi", "USA Robert Lighthizer"], seed.Participants.Select(person => $"{person.Party} {person.Name}"));
    }

    [Fact]
    public void How_many_days_lay_between_the_deferral_of_the_duties_on_cars_and_its_deadline()
    {
        NegotiationRecord deferral = s_trade.NegotiationRecords["s232-deferral"];

        Assert.Equal(180, deferral.Outcomes[0].Deadline!.Value.DayNumber - deferral.Start.DayNumber);
    }

    [Fact]
    public void What_did_each_party_want_on_cars_at_the_talks_of_August_2019_and_what_came_of_it()
    {
        NegotiationRecord seed = s_trade.NegotiationRecords["ministerial-2019-08b"];

        Assert.Equal(
            [
                ("USA", Stance.RedLine, "The duty of 2.5 % on passenger cars stays."),
                ("USA", Stance.Threat, "An additional duty of 25 % on grounds of national security."),
                ("JPN", Stance.Demand, "The duty on passenger cars shall go."),
                ("JPN", Stance.Demand, "Assurance that neither additional duties nor quotas on grounds of national security will be applied to Japan."),
            ],
            seed.Positions.Where(position => position.Topic == Topic.Autos).Select(position => (position.Party.ToString(), position.Stance, position.Text)));
        Assert.Equal([OutcomeKind.Unresolved], seed.Outcomes.Where(outcome => outcome.Topic == Topic.Autos).Select(outcome => outcome.Kind));
    }

    [Fact]
    public void Which_tariff_lines_are_those_positions_about()
    {
        IEnumerable<HsCode> headings = s_trade.NegotiationRecords["ministerial-2019-08b"].Positions.Where(position => position.Topic == Topic.Autos).SelectMany(position => position.Lines).Distinct();
        TariffLineTable lines = s_trade.TariffLines.AsOf(new DateOnly(2019, 8, 21));

        Assert.Equal(
            ["8703", "8703.22.01", "8703.23.01", "8703.24.01", "8704", "8704.31.00"],
            headings.SelectMany(heading => lines.Under(heading)).Where(line => line.Schedule == "US-HTS").Select(line => line.LineId));
    }

    [Theory]
    [InlineData("2018-12-29", "")]
    [InlineData("2019-01-01", "AUS CAN JPN MEX NZL SGP")]
    [InlineData("2021-04-01", "AUS CAN JPN MEX NZL SGP VNM")]
    [InlineData("2024-12-15", "AUS BRN CAN CHL GBR JPN MEX MYS NZL PER SGP VNM")]
    public void Who_was_in_the_CPTPP_on_a_day(string day, string members)
    {
        DateOnly on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(members, string.Join(' ', s_trade.TradePartners["CPTPP"].MembersOn(on).Select(member => member.Id)));
    }
}
