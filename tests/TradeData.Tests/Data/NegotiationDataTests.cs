using TradeData.Runtime;

namespace TradeData.Tests.Data;

/// <summary>What every embedded negotiation record must say, and that those of the talks of Japan and the United States stay.</summary>
public sealed class NegotiationDataTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    private static readonly string[] s_first =
    [
        "tpp-signed", "us-tpp-withdrawal", "cptpp-signed", "ffr-agreed", "s232-autos-opened", "eu-japan-signed", "ffr-1", "joint-statement-2018", "ustr-notice-2018", "usmca-signed",
        "cptpp-eif", "eu-japan-eif", "s232-report", "round-1", "summit-2019-04", "s232-deferral", "summit-tokyo", "ministerial-2019-06", "osaka-g20", "working-2019-07",
        "ministerial-2019-08a", "ministerial-2019-08b", "biarritz", "congress-notice-2019", "joint-statement-2019", "signing", "diet-lower-debate", "diet-lower-vote", "diet-approval", "usmca-protocol",
        "proclamation-9974", "eif", "phase-one-signed", "phase-one-eif", "usmca-eif", "beef-safeguard", "beef-safeguard-amended", "cptpp-uk", "us-japan-2025",
    ];

    [Fact]
    public void There_are_at_least_150_records_and_the_first_39_are_among_them()
    {
        Assert.True(s_trade.NegotiationRecords.Count >= 150, $"{s_trade.NegotiationRecords.Count} records");
        Assert.Equal(39, s_first.Length);
        Assert.All(s_first, id => Assert.NotNull(s_trade.NegotiationRecords.Find(id)));
    }

    [Fact]
    public void Every_record_names_participants_topics_and_the_address_of_a_source()
    {
        Assert.All(s_trade.NegotiationRecords, record =>
        {
            Assert.NotEmpty(record.Participants);
            Assert.NotEmpty(record.Topics);
            Assert.Contains(record.Sources, source => source.Url is { } url && Uri.TryCreate(url.ToString(), UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https");
        });
    }

    [Fact]
    public void Every_topic_of_a_record_is_described() =>
        Assert.DoesNotContain(s_trade.NegotiationRecords.SelectMany(record => record.Topics), topic => !topic.IsKnown);

    [Fact]
    public void Predecessors_of_a_record_begin_no_later_and_form_no_circle()
    {
        foreach (NegotiationRecord record in s_trade.NegotiationRecords)
        {
            Assert.All(record.Follows, id => Assert.True(s_trade.NegotiationRecords[id].Start <= record.Start, $"{record.Id} follows {id}, which began later"));
            Assert.False(LeadsTo(record.Id, record.Id, []), $"{record.Id} follows itself");
        }
    }

    [Fact]
    public void A_meeting_lasts_no_longer_than_two_weeks_and_no_deadline_is_before_its_record()
    {
        Assert.All(s_trade.NegotiationRecords, record =>
        {
            Assert.InRange((record.End ?? record.Start).DayNumber - record.Start.DayNumber, 0, record.Kind == NegotiationEventKind.Safeguard ? 366 : 14);
            Assert.All(record.Outcomes, outcome => Assert.True(outcome.Deadline is not { } day || day >= record.Start, record.Id));
        });
    }

    [Fact]
    public void A_position_is_that_of_a_party_of_the_negotiation()
    {
        foreach (NegotiationRecord record in s_trade.NegotiationRecords)
        {
            Negotiation negotiation = s_trade.Negotiations[record.Negotiation];
            Assert.All(record.Positions, position => Assert.Contains(position.Party, negotiation.Parties));
        }
    }

    private static bool LeadsTo(string from, string sought, HashSet<string> seen) =>
        s_trade.NegotiationRecords[from].Follows.Any(id => id == sought || (seen.Add(id) && LeadsTo(id, sought, seen)));
}
