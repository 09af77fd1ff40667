using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <content>Members of every case.</content>
public abstract partial record DutyRate
{
    /// <summary>Whether the whole rate is understood: neither it nor a part of it is <see cref="Unparsed"/>. Any other rate must be shown
    /// or refused, and never counts as zero.</summary>
    public bool IsUnderstood => FirstUnparsed is null;

    /// <summary>The rate in percent of the customs value, if it is nothing else: 0 for free; null for a rate that depends on more than the
    /// value, or is not understood.</summary>
    public decimal? PercentOfValue => this switch
    {
        Free { Condition: null } => 0,
        AdValorem { Base: null } rate => rate.Percent.Value,
        _ => null,
    };

    /// <summary>The rate in the schedule's words, if it has any.</summary>
    public string? RawText => this switch
    {
        Free rate => rate.Raw,
        AdValorem rate => rate.Raw,
        Specific rate => rate.Raw,
        Compound rate => rate.Raw,
        GreaterOf rate => rate.Raw,
        LesserOf rate => rate.Raw,
        Bounded rate => rate.Raw,
        Formula rate => rate.Raw,
        Reference rate => rate.Raw,
        NoChange rate => rate.Raw,
        Unparsed rate => rate.Raw,
        _ => throw new InvalidOperationException("A case from outside the union."),
    };

    /// <summary>The first part of the rate that is not understood, or null.</summary>
    public Unparsed? FirstUnparsed => (Unparsed?)First(this, static term => term is Unparsed);

    /// <summary>Whether the duty is, or is based on, the duty of another line.</summary>
    public bool IsByReference => First(this, static term => term is Reference) is not null;

    /// <summary>Returns the simple rates in the rate, in order: the percentages and amounts of a sum, of a choice and of its bounds, or
    /// the rate itself if it is simple.</summary>
    public IEnumerable<DutyRate> Terms() => this switch
    {
        Compound rate => rate.Parts.SelectMany(static part => part.Terms()),
        GreaterOf rate => rate.Options.SelectMany(static option => option.Terms()),
        LesserOf rate => rate.Options.SelectMany(static option => option.Terms()),
        Bounded rate => [.. rate.Inner.Terms(), .. rate.Min?.Terms() ?? [], .. rate.Max?.Terms() ?? []],
        _ => [this],
    };

    /// <summary>Returns the same rate with another raw text, or with none.</summary>
    /// <exception cref="ArgumentException">The rate is <see cref="Unparsed"/>, which consists of its text, and the text is
    /// null.</exception>
    public DutyRate WithRaw(string? raw) => this switch
    {
        Free rate => rate with { Raw = raw },
        AdValorem rate => rate with { Raw = raw },
        Specific rate => rate with { Raw = raw },
        Compound rate => rate with { Raw = raw },
        GreaterOf rate => rate with { Raw = raw },
        LesserOf rate => rate with { Raw = raw },
        Bounded rate => rate with { Raw = raw },
        Formula rate => rate with { Raw = raw },
        Reference rate => rate with { Raw = raw },
        NoChange rate => rate with { Raw = raw },
        Unparsed rate => rate with { Raw = raw ?? throw new ArgumentException("A rate that is not understood has nothing but its text.", nameof(raw)) },
        _ => throw new InvalidOperationException("A case from outside the union."),
    };

    /// <summary>Returns the same rate without the raw texts of it and its parts, for comparison regardless of wording. A rate that is not
    /// understood keeps its own.</summary>
    public DutyRate WithoutRaw() => this switch
    {
        Unparsed => this,
        Compound rate => new Compound { Parts = WithoutRaw(rate.Parts) },
        GreaterOf rate => new GreaterOf { Options = WithoutRaw(rate.Options) },
        LesserOf rate => new LesserOf { Options = WithoutRaw(rate.Options) },
        Bounded rate => new Bounded { Inner = rate.Inner.WithoutRaw(), Min = rate.Min?.WithoutRaw(), Max = rate.Max?.WithoutRaw() },
        // "Per one unit" may be implicit.
        Specific { HasPer: true, Per: 1 } rate => (rate with { HasPer = false }).WithRaw(null),
        _ => RawText is null ? this : WithRaw(null),
    };

    /// <summary>Whether the other rate means the same, regardless of wording. Rates that are not understood are equivalent if their texts
    /// are equal.</summary>
    public bool IsEquivalentTo(DutyRate? other) => other is not null && WithoutRaw().Equals(other.WithoutRaw());

    /// <summary>Returns the rate in English with ISO currencies: <c>free</c>, <c>2.5 %</c>, <c>0.044 USD/kg + 8.5 %</c>, <c>the lesser of
    /// 482 JPY/kg and …</c>. It is meant for people; <see cref="ToText"/> returns the notation of a schedule.</summary>
    public sealed override string ToString() => PlainRateWriter.Write(this);

    /// <summary>Returns the rate in the notation of a schedule, so that reading it gives an equivalent rate, or null if the notation
    /// cannot express it.</summary>
    /// <param name="schedule">The schedule's key, such as <c>US-HTS</c>.</param>
    /// <exception cref="ArgumentException">There is no module for the schedule; the message lists the available ones.</exception>
    public string? ToText(string schedule) => ScheduleModules.Get(schedule).WriteRate(this);

    private static DutyRate? First(DutyRate? rate, Func<DutyRate, bool> matches) => rate switch
    {
        null => null,
        Compound sum => First(sum.Parts, matches),
        GreaterOf choice => First(choice.Options, matches),
        LesserOf choice => First(choice.Options, matches),
        Bounded bounded => First(bounded.Inner, matches) ?? First(bounded.Min, matches) ?? First(bounded.Max, matches),
        _ => matches(rate) ? rate : null,
    };

    private static DutyRate? First(ValueList<DutyRate> rates, Func<DutyRate, bool> matches)
    {
        foreach (DutyRate rate in rates)
        {
            if (First(rate, matches) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private static ValueList<DutyRate> WithoutRaw(ValueList<DutyRate> rates)
    {
        DutyRate[] plain = new DutyRate[rates.Count];
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = rates[i].WithoutRaw();
        }
        return ValueList<DutyRate>.FromTrusted(plain);
    }
}
