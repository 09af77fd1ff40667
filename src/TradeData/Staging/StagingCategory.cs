using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <content>The rates of a schedule of steps, year by year.</content>
public sealed partial record StagingCategory
{
    private const int DigitsOfMoneyBeyondPercent = 2;

    /// <summary>Returns the rate in a year of the agreement. Between two steps of a linear path it is interpolated, and rounded once, at
    /// the end, by the party's rule.</summary>
    /// <param name="year">The year, from 1.</param>
    /// <param name="baseRate">The base rate for paths that state shares of it: a percentage, an amount per unit, or a sum of them.</param>
    /// <param name="rounding">The party's rounding, or null for none.</param>
    /// <returns>The rate, or null if the path has no step for that year, or needs another kind of base rate.</returns>
    public StagedRate? RateIn(int year, DutyRate? baseRate = null, Rounding? rounding = null) => At(year, baseRate, rounding, null);

    /// <summary>Returns the rate on a day, by the agreement's dates and calendar for the importing party.</summary>
    /// <param name="agreement">The agreement of the category.</param>
    /// <param name="on">The day.</param>
    /// <param name="baseRate">The base rate for paths that state shares of it.</param>
    /// <param name="partner">The partner of origin. If it joined later and starts with the first step, its years count from its own entry
    /// into force. Null means an original party.</param>
    /// <returns>The rate, or null before entry into force, or if the agreement does not give the party's calendar.</returns>
    public StagedRate? RateOn(Agreement agreement, DateOnly on, DutyRate? baseRate = null, PartnerCode? partner = null)
    {
        if (StartFor(agreement, partner) is not { } start || start.Rules.YearOn(start.From, on) is var year && year == 0)
        {
            return null;
        }
        return At(year, baseRate, start.Rules.Rounding, start);
    }

    /// <summary>Returns the whole path: from entry into force to the first year without further changes.</summary>
    /// <param name="agreement">The agreement of the category.</param>
    /// <param name="baseRate">The base rate for paths that state shares of it.</param>
    /// <param name="partner">The partner of origin; see <see cref="RateOn"/>.</param>
    public IEnumerable<StagedRate> Path(Agreement agreement, DutyRate? baseRate = null, PartnerCode? partner = null)
    {
        if (StartFor(agreement, partner) is not { } start)
        {
            yield break;
        }
        int last = Math.Max(1, Steps[^1].Year + (Terminal == StagingTerminal.Free && !IsZero(Steps[^1]) ? 1 : 0));
        for (int year = 1; year <= last; year++)
        {
            if (At(year, baseRate, start.Rules.Rounding, start) is { } step)
            {
                yield return year == last ? step with { Effective = new Period { From = step.Effective.From } } : step;
            }
        }
    }

    private readonly record struct Start(StagingRules Rules, DateOnly From);

    private static bool IsZero(StagingStep step) => step.Fraction == 0 || step.Rate is { IsZero: true };

    private Start? StartFor(Agreement agreement, PartnerCode? partner)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        if (agreement.Id != Agreement)
        {
            throw new ArgumentException($"The category {Id} belongs to {Agreement}, not to {agreement.Id}.", nameof(agreement));
        }
        AgreementParty? own = null;
        AgreementParty? other = null;
        foreach (AgreementParty party in agreement.Parties)
        {
            own = party.Partner == Party ? party : own;
            other = party.Partner == partner ? party : other;
        }
        if (own is not { Staging: { } rules, InForce: { } inForce })
        {
            return null;
        }
        bool beginsLater = rules.LateJoiner == LateJoiner.FirstStep && other?.InForce > inForce;
        return new Start(rules, beginsLater ? other!.InForce!.Value : inForce);
    }

    private StagedRate? At(int year, DutyRate? baseRate, Rounding? rounding, Start? start)
    {
        if (year < 1 || StateIn(year) is not { } state || state.Apply(baseRate, rounding) is not { } rate)
        {
            return null;
        }
        Period effective = start is { } from
            ? new Period { From = from.Rules.FirstDayOf(from.From, year), To = from.Rules.FirstDayOf(from.From, year + 1) }
            : new Period { From = DateOnly.MinValue };
        return new StagedRate(year, rate, effective, state.Explain(year, baseRate, rounding, rate));
    }

    private StagingState? StateIn(int year)
    {
        StagingStep? before = null;
        foreach (StagingStep step in Steps)
        {
            if (step.Year == year)
            {
                return StagingState.Of(step);
            }
            if (step.Year > year)
            {
                return before is null ? null : Interpolation == Interpolation.Linear ? StagingState.Between(before, step, year) : StagingState.Of(before);
            }
            before = step;
        }
        return Terminal == StagingTerminal.Free ? StagingState.Nothing : before is null ? null : StagingState.Of(before);
    }

    /// <summary>The state of a path in a year: a rate, or a share of the base rate, as a numerator and a denominator so that it is divided
    /// and rounded only once.</summary>
    private readonly record struct StagingState(decimal Numerator, decimal Denominator, bool IsShare, string Words)
    {
        public static StagingState Nothing { get; } = new(0, 1, false, "free after the last step");

        public static StagingState Of(StagingStep step) => step.Rate is { } rate
            ? new(rate.Value, 1, false, $"stated as {RateNumbers.Plain(rate.Value)} %")
            : new(step.Fraction ?? 0, 1, true, $"{RateNumbers.Plain(step.Fraction ?? 0)} of the base rate");

        public static StagingState? Between(StagingStep before, StagingStep after, int year)
        {
            bool isShare = before.Rate is null;
            if (isShare != after.Rate is null)
            {
                return Of(before);
            }
            decimal from = isShare ? before.Fraction ?? 0 : before.Rate!.Value.Value;
            decimal to = isShare ? after.Fraction ?? 0 : after.Rate!.Value.Value;
            int span = after.Year - before.Year;
            int done = year - before.Year;
            return new(from * (span - done) + to * done, span, isShare, string.Create(
                CultureInfo.InvariantCulture,
                $"step {done} of {span} from {RateNumbers.Plain(from)}{(isShare ? "" : " %")} in year {before.Year} to {RateNumbers.Plain(to)}{(isShare ? " of the base rate" : " %")} in year {after.Year}"));
        }

        public DutyRate? Apply(DutyRate? baseRate, Rounding? rounding)
        {
            if (Numerator == 0)
            {
                return new DutyRate.Free();
            }
            return IsShare ? baseRate is null ? null : Scale(baseRate, rounding) : AdValorem(Numerator / Denominator, rounding);
        }

        public string Explain(int year, DutyRate? baseRate, Rounding? rounding, DutyRate rate)
        {
            string basis = IsShare && baseRate is not null ? $", base rate {baseRate}" : "";
            string exact = IsShare || Denominator == 1 ? "" : $" = {RateNumbers.Plain(decimal.Round(Numerator / Denominator, 6))} %";
            string rounded = rounding is null || Denominator == 1 && !IsShare
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", {(rounding.Mode == RoundingMode.Truncate ? "cut off" : "rounded")} to {rounding.Digits} decimal{(rounding.Digits == 1 ? "" : "s")}");
            return string.Create(CultureInfo.InvariantCulture, $"Year {year}: {Words}{basis}{exact}{rounded}: {rate}.");
        }

        private DutyRate? Scale(DutyRate rate, Rounding? rounding)
        {
            switch (rate)
            {
                case DutyRate.Free:
                    return new DutyRate.Free();
                case DutyRate.AdValorem adValorem:
                    return AdValorem(adValorem.Percent.Value * Numerator / Denominator, rounding, adValorem.Base);
                case DutyRate.Specific specific:
                    return specific with { Amount = Rounded(specific.Amount * Numerator / Denominator, rounding, DigitsOfMoneyBeyondPercent), Raw = null };
                case DutyRate.Compound compound:
                    List<DutyRate> parts = [];
                    foreach (DutyRate part in compound.Parts)
                    {
                        if (Scale(part, rounding) is not { } scaled)
                        {
                            return null;
                        }
                        parts.Add(scaled);
                    }
                    return new DutyRate.Compound { Parts = parts.ToValueList() };
                default:
                    return null;
            }
        }

        private static DutyRate.AdValorem AdValorem(decimal percent, Rounding? rounding, string? basis = null) =>
            new() { Percent = new Percent(Rounded(percent, rounding, 0)), Base = basis };

        /// <summary>Rounds a number. Money is counted in hundredths of its unit, as percentages are of one: 0.944 cents truncated to one
        /// decimal are 0.9 cents.</summary>
        private static decimal Rounded(decimal number, Rounding? rounding, int further)
        {
            if (rounding is null)
            {
                return number;
            }
            MidpointRounding mode = rounding.Mode == RoundingMode.Truncate ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero;
            return decimal.Round(number, rounding.Digits + further, mode);
        }
    }
}
