using TradeData.Cli.Output;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Timelines;

/// <summary>A choice of events: by days, which may overlap the ends of the period, and by topics.</summary>
internal sealed class EventSelection
{
    private readonly TradeCatalog _catalog;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly HashSet<Topic> _topics;

    /// <param name="catalog">The catalog of the events.</param>
    /// <param name="from">The first day, or null for the first that is recorded.</param>
    /// <param name="to">The last day, or null for the last that is recorded.</param>
    /// <param name="topics">The topics, any of them; empty for all events.</param>
    /// <exception cref="UserException">The days are in the wrong order, or no event has a topic.</exception>
    public EventSelection(TradeCatalog catalog, DateOnly? from, DateOnly? to, IEnumerable<string> topics)
    {
        (_catalog, _from, _to) = (catalog, from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        if (_from > _to)
        {
            throw new UserException($"--from {Values.Show(_from)} comes after --to {Values.Show(_to)}.");
        }
        _topics = [.. topics.Select(TopicOf)];
    }

    /// <summary>Whether the choice is by topics.</summary>
    public bool IsByTopic => _topics.Count > 0;

    /// <summary>Returns the chosen events of a negotiation, the earliest first.</summary>
    public NegotiationRecord[] Of(Negotiation negotiation) =>
    [
        .. _catalog.NegotiationRecords.ByNegotiation(negotiation.Id)
            .Where(record => (record.End ?? record.Start) >= _from && record.Start <= _to && (!IsByTopic || TopicsOf(record).Any(_topics.Contains)))
            .OrderBy(record => record.Start),
    ];

    /// <summary>Returns a negotiation.</summary>
    /// <exception cref="UserException">There is none with the key.</exception>
    public static Negotiation Find(TradeCatalog catalog, string id)
    {
        IReadOnlyList<string> known = [.. catalog.Negotiations.Select(negotiation => negotiation.Id)];
        string suggestion = Nearest.Suggestion(id, known);
        return catalog.Negotiations.Find(id)
            ?? throw new UserException($"There is no negotiation \"{id}\"{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", known)}.")}");
    }

    /// <summary>Returns the topics of an event: of the event itself, and of its statements and actions.</summary>
    private static IEnumerable<Topic> TopicsOf(NegotiationRecord record) =>
        [.. record.Topics, .. record.Positions.Select(position => position.Topic), .. record.Outcomes.Where(outcome => outcome.Topic is not null).Select(outcome => outcome.Topic!.Value)];

    private Topic TopicOf(string text)
    {
        string[] known = [.. _catalog.NegotiationRecords.SelectMany(TopicsOf).Select(topic => topic.Value).Distinct().Order(StringComparer.Ordinal)];
        if (known.FirstOrDefault(topic => string.Equals(topic, text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return new Topic(found);
        }
        string suggestion = Nearest.Suggestion(text, known);
        throw new UserException($"No event is about \"{text}\"{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", known)}.")}");
    }
}
