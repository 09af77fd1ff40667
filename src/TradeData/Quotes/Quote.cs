using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// The answer to what goods pay. "There is no rate" and "the rate is not understood" are answers of their own, and so is everything else that stands in the way of one.
/// These are all the cases there are.
/// </summary>
public abstract record Quote
{
    private Quote()
    {
    }

    /// <summary>What was asked.</summary>
    public required QuoteRequest Request { get; init; }

    /// <summary>How far the answer can be trusted: what is recorded through which day, what is missing, what is assumed.</summary>
    public QuoteCoverage Coverage { get; init; } = new();

    /// <summary>Calls the function for the case that this is.</summary>
    /// <param name="offered">For <see cref="Offered"/>.</param>
    /// <param name="notUnderstood">For <see cref="NotUnderstood"/>.</param>
    /// <param name="noRate">For <see cref="NoRate"/>.</param>
    /// <param name="ambiguous">For <see cref="Ambiguous"/>.</param>
    /// <param name="noLine">For <see cref="NoLine"/>.</param>
    /// <param name="noSchedule">For <see cref="NoSchedule"/>.</param>
    /// <param name="noPartner">For <see cref="NoPartner"/>.</param>
    /// <param name="refused">For <see cref="Refused"/>.</param>
    public TResult Match<TResult>(
        Func<Offered, TResult> offered,
        Func<NotUnderstood, TResult> notUnderstood,
        Func<NoRate, TResult> noRate,
        Func<Ambiguous, TResult> ambiguous,
        Func<NoLine, TResult> noLine,
        Func<NoSchedule, TResult> noSchedule,
        Func<NoPartner, TResult> noPartner,
        Func<Refused, TResult> refused)
    {
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(notUnderstood);
        ArgumentNullException.ThrowIfNull(noRate);
        ArgumentNullException.ThrowIfNull(ambiguous);
        ArgumentNullException.ThrowIfNull(noLine);
        ArgumentNullException.ThrowIfNull(noSchedule);
        ArgumentNullException.ThrowIfNull(noPartner);
        ArgumentNullException.ThrowIfNull(refused);
        return this switch
        {
            Offered quote => offered(quote),
            NotUnderstood quote => notUnderstood(quote),
            NoRate quote => noRate(quote),
            Ambiguous quote => ambiguous(quote),
            NoLine quote => noLine(quote),
            NoSchedule quote => noSchedule(quote),
            NoPartner quote => noPartner(quote),
            Refused quote => refused(quote),
            _ => throw new InvalidOperationException("A case from outside the union."),
        };
    }

    /// <summary>There are rates.</summary>
    public sealed record Offered : Quote
    {
        /// <summary>The line that the goods fall under.</summary>
        public required TariffLine Line { get; init; }

        /// <summary>
        /// Every rate that the catalog has for the goods, the cheapest first; those whose duty cannot be told yet, because something is missing or not understood, come last. Offers that depend on a fact that was not
        /// given follow in the same order, each with its questions. At least one offer is understood.
        /// </summary>
        public required ValueList<Offer> Offers { get; init; }

        /// <summary>The cheapest offer that holds for any such goods of the origin that fulfil its rules of origin: not within a quota, nor for goods of a special kind. Null where all depend on more.</summary>
        public Offer? Best
        {
            get
            {
                foreach (Offer offer in Offers)
                {
                    if (offer.IsOrdinary)
                    {
                        return offer;
                    }
                }
                return null;
            }
        }

        /// <summary>Programmes that have a rate here, of which the catalog does not record whose goods they are for.</summary>
        public ValueList<Programme> NotRecorded { get; init; }

        /// <summary>The facts that were not given and that change what is due. Where the answer makes an offer of its own, that offer has the question, too.</summary>
        public ValueList<MeasureQuestion> Questions { get; init; }
    }

    /// <summary>There are rates, and none of them is understood.</summary>
    public sealed record NotUnderstood : Quote
    {
        /// <summary>The line that the goods fall under.</summary>
        public required TariffLine Line { get; init; }

        /// <summary>The rates, with their texts.</summary>
        public required ValueList<Offer> Offers { get; init; }
    }

    /// <summary>The line is there, and the catalog has no rate on it or above it for such goods on that day. It does not mean that nothing is due.</summary>
    public sealed record NoRate : Quote
    {
        /// <summary>The line that the goods fall under.</summary>
        public required TariffLine Line { get; init; }

        /// <summary>Programmes that have a rate here, of which the catalog does not record whose goods they are for.</summary>
        public ValueList<Programme> NotRecorded { get; init; }
    }

    /// <summary>The code covers several lines that do not all pay the same: more digits are needed.</summary>
    public sealed record Ambiguous : Quote
    {
        /// <summary>The lines to choose from, in the order of the schedule.</summary>
        public required ValueList<TariffLine> Lines { get; init; }
    }

    /// <summary>The importer's schedule has no such line on that day, in this catalog.</summary>
    public sealed record NoLine : Quote
    {
        /// <summary>The schedule.</summary>
        public required Schedule Schedule { get; init; }

        /// <summary>The lines of the nearest code above that has some. Empty: the catalog has nothing of that chapter.</summary>
        public ValueList<TariffLine> Nearest { get; init; }
    }

    /// <summary>The catalog has no schedule of the importer's.</summary>
    public sealed record NoSchedule : Quote
    {
        /// <summary>The schedules that there are.</summary>
        public required ValueList<Schedule> Schedules { get; init; }
    }

    /// <summary>
    /// A strict quote that would leave out a duty: provisions are in force, could be for the origin, carry a duty, and belong to no recorded measure. They are in
    /// <see cref="QuoteCoverage.UnknownProvisions"/>.
    /// </summary>
    public sealed record Refused : Quote
    {
        /// <summary>The line that the goods fall under.</summary>
        public required TariffLine Line { get; init; }
    }

    /// <summary>The catalog does not know the importer or the origin.</summary>
    public sealed record NoPartner : Quote
    {
        /// <summary>The code that it does not know.</summary>
        public required PartnerCode Partner { get; init; }
    }
}
