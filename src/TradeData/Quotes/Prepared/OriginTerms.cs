using System.Collections.Concurrent;

namespace TradeData;

/// <summary>The law of a schedule for goods of one origin, in a period without changes. Each part is computed at its first use.</summary>
internal sealed class OriginTerms(TradeCatalog catalog, string schedule, TradePartner origin, DateOnly on, DateOnly? knownOn)
{
    private readonly ConcurrentDictionary<string, Claim> _claims = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, QuoteCoverage> _coverages = new(StringComparer.Ordinal);
    private CompiledMeasure[]? _measures;
    private QuoteCoverage? _coverage;

    public TradePartner Origin => origin;

    /// <summary>The measures that are in force for the goods.</summary>
    public CompiledMeasure[] Measures => _measures ??= MeasureIndex.Of(catalog).InForce(schedule, origin, on, knownOn);

    /// <summary>Returns the coverage of a quote, which is the same for all lines of an edition with the same unassigned provisions in their
    /// footnotes.</summary>
    public QuoteCoverage CoverageOf(LineFacts line)
    {
        QuoteCoverage whole = _coverage ??= new CoverageFinder(catalog, catalog.Schedules[schedule]).Find(origin, on);
        if (!_coverages.TryGetValue(line.CoverageKey, out QuoteCoverage? known))
        {
            known = new CoverageFinder(catalog, catalog.Schedules[schedule]).For(whole, line);
            _coverages[line.CoverageKey] = known;
        }
        return known;
    }

    /// <summary>Whether the goods can claim a programme.</summary>
    public Eligibility EligibilityFor(Programme programme)
    {
        if (!_claims.TryGetValue(programme.Id, out Claim? claim))
        {
            claim = new Claim(programme.Id == Programme.Any ? ForAny() : programme.EligibilityOf(origin, on));
            _claims[programme.Id] = claim;
        }
        return claim.Eligibility;
    }

    private sealed record Claim(Eligibility Eligibility);

    /// <summary>A column that names no programme is for the goods of all programmes that the schedule has.</summary>
    private Eligibility ForAny()
    {
        foreach (Programme other in catalog.Programmes.BySchedule(schedule))
        {
            if (other.Id != Programme.Any && other.EligibilityOf(origin, on) == Eligibility.Yes)
            {
                return Eligibility.Yes;
            }
        }
        return Eligibility.No;
    }
}
