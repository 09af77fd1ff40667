using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>The result of a quote. A missing rate, a rate that is not understood and every other obstacle are separate cases. The hierarchy
/// is closed.</summary>
[JsonConverter(typeof(QuoteJson))]
public abstract record Quote
{
    private Quote()
    {
    }

    /// <summary>The request.</summary>
    public required QuoteRequest Request { get; init; }

    /// <summary>The coverage of the result: what is recorded through which day, what is missing, and what is assumed.</summary>
    public QuoteCoverage Coverage { get; init; } = new();

    /// <summary>Calls the function for this case.</summary>
    /// <param name="offered">The function for <see cref="Offered"/>.</param>
    /// <param name="notUnderstood">The function for <see cref="NotUnderstood"/>.</param>
    /// <param name="noRate">The function for <see cref="NoRate"/>.</param>
    /// <param name="ambiguous">The function for <see cref="Ambiguous"/>.</param>
    /// <param name="noLine">The function for <see cref="NoLine"/>.</param>
    /// <param name="noSchedule">The function for <see cref="NoSchedule"/>.</param>
    /// <param name="noPartner">The function for <see cref="NoPartner"/>.</param>
    /// <param name="refused">The function for <see cref="Refused"/>.</param>
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

    /// <summary>A quote with offers.</summary>
    public sealed record Offered : Quote
    {
        /// <summary>The line of the goods.</summary>
        public required TariffLine Line { get; init; }

        /// <summary>
        /// Every rate that the catalog has for the goods, the cheapest first; those with an unknown duty, because an input is missing or a
        /// rate is not understood, come last. Offers that depend on a fact that was not given follow in the same order, each with its
        /// questions. At least one offer is understood.
        /// </summary>
        public required ValueList<Offer> Offers { get; init; }

        /// <summary>The cheapest offer for any such goods of the origin that fulfil its rules of origin: not within a quota, nor for goods
        /// of a special kind. Null if all offers depend on more.</summary>
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

        /// <summary>Programmes with a rate here whose beneficiaries the catalog does not record.</summary>
        public ValueList<Programme> NotRecorded { get; init; }

        /// <summary>The unknown facts that change the duty. A separate offer for such a fact has the question, too.</summary>
        public ValueList<MeasureQuestion> Questions { get; init; }
    }

    /// <summary>A quote whose rates are all not understood.</summary>
    public sealed record NotUnderstood : Quote
    {
        /// <summary>The line of the goods.</summary>
        public required TariffLine Line { get; init; }

        /// <summary>The rates, with their texts.</summary>
        public required ValueList<Offer> Offers { get; init; }
    }

    /// <summary>A quote without a rate: the line exists, but the catalog has no rate on it or above it for such goods on that day. It does
    /// not mean a duty of zero.</summary>
    public sealed record NoRate : Quote
    {
        /// <summary>The line of the goods.</summary>
        public required TariffLine Line { get; init; }

        /// <summary>Programmes with a rate here whose beneficiaries the catalog does not record.</summary>
        public ValueList<Programme> NotRecorded { get; init; }
    }

    /// <summary>A quote for a code of several lines with different rates: more digits are needed.</summary>
    public sealed record Ambiguous : Quote
    {
        /// <summary>The lines to choose from, in the order of the schedule.</summary>
        public required ValueList<TariffLine> Lines { get; init; }
    }

    /// <summary>A quote for a code without a line: in this catalog the importer's schedule has no such line on that day.</summary>
    public sealed record NoLine : Quote
    {
        /// <summary>The schedule.</summary>
        public required Schedule Schedule { get; init; }

        /// <summary>The lines of the nearest code above that has some. Empty if the catalog has nothing of that chapter.</summary>
        public ValueList<TariffLine> Nearest { get; init; }
    }

    /// <summary>A quote without a schedule: the catalog has none of the importer.</summary>
    public sealed record NoSchedule : Quote
    {
        /// <summary>The available schedules.</summary>
        public required ValueList<Schedule> Schedules { get; init; }
    }

    /// <summary>A refused strict quote, because it could leave out a duty. Provisions in force with a duty could apply to the origin, but
    /// belong to no recorded measure. They are in <see cref="QuoteCoverage.UnknownProvisions"/>.</summary>
    public sealed record Refused : Quote
    {
        /// <summary>The line of the goods.</summary>
        public required TariffLine Line { get; init; }
    }

    /// <summary>A quote with an unknown importer or origin.</summary>
    public sealed record NoPartner : Quote
    {
        /// <summary>The unknown code.</summary>
        public required PartnerCode Partner { get; init; }
    }
}
