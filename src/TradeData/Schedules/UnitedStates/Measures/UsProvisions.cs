using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>A provision of chapter 99 in the newest edition that has it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">Its words, preceded by those of the rows above it.</param>
/// <param name="Rates">Its rates.</param>
internal sealed record UsProvision(HsCode Code, string Text, ValueList<LineRate> Rates)
{
    /// <summary>Whether one of its rates is more than the statement that nothing changes.</summary>
    public bool CarriesDuty
    {
        get
        {
            foreach (LineRate rate in Rates)
            {
                if (rate.Rate is not (DutyRate.NoChange or DutyRate.Reference { Adjustment: null or 0, Targets.IsEmpty: true, Spans.IsEmpty: true }))
                {
                    return true;
                }
            }
            return false;
        }
    }
}

/// <summary>The provisions of chapter 99 in all editions read, and the statistical numbers of the newest.</summary>
internal sealed class UsProvisions
{
    private const int ProvisionsChapter = 99;
    private const int LegalDigits = 8;
    private const int StatisticalDigits = 10;

    private readonly SortedDictionary<HsCode, UsProvision> _provisions = [];
    private Dictionary<HsCode, List<HsCode>> _statistical = [];

    public IEnumerable<UsProvision> All => _provisions.Values;

    /// <summary>Reads the lines of an edition; the newest must come last.</summary>
    public void Read(IEnumerable<TariffLine> lines)
    {
        _statistical = [];
        List<string> path = [];
        foreach (TariffLine line in lines)
        {
            if (line.Code is { Length: StatisticalDigits } number && line.Chapter < ProvisionsChapter)
            {
                HsCode legal = number.First(LegalDigits);
                if (!_statistical.TryGetValue(legal, out List<HsCode>? below))
                {
                    _statistical.Add(legal, below = []);
                }
                below.Add(number);
            }
            if (line.Chapter != ProvisionsChapter)
            {
                continue;
            }
            if (path.Count > line.Indent)
            {
                path.RemoveRange(line.Indent, path.Count - line.Indent);
            }
            path.Add(line.Description);
            if (line.Code is { } code)
            {
                _provisions[code] = new UsProvision(code, string.Join(' ', path), line.Rates);
            }
        }
    }

    /// <summary>Returns the provisions of a range such as <c>9903.02.02-9903.02.71</c>, or that of a single code.</summary>
    public List<UsProvision> InRange(string range)
    {
        int dash = range.IndexOf('-', StringComparison.Ordinal);
        HsCode first = HsCode.Parse(dash < 0 ? range : range[..dash]);
        HsCode last = HsCode.Parse(dash < 0 ? range : range[(dash + 1)..]);
        return [.. _provisions.Values.Where(provision => provision.Code >= first && provision.Code <= last && provision.Code.Length >= first.Length)];
    }

    /// <summary>Returns the statistical numbers below a code of eight digits in the newest edition, or the code itself if it has
    /// none.</summary>
    public IReadOnlyList<HsCode> StatisticalBelow(HsCode legal) =>
        _statistical.TryGetValue(legal, out List<HsCode>? below) ? below : [legal];

    /// <summary>Returns the codes with eight digits in place of all statistical numbers below them, if none is missing.</summary>
    public List<HsCode> Shortened(IEnumerable<HsCode> codes)
    {
        SortedSet<HsCode> all = [.. codes];
        foreach (HsCode legal in all.Where(static code => code.Length == StatisticalDigits).Select(static code => code.First(LegalDigits)).Distinct().ToList())
        {
            if (_statistical.TryGetValue(legal, out List<HsCode>? below) && below.TrueForAll(all.Contains))
            {
                all.RemoveWhere(code => code.Length == StatisticalDigits && code.StartsWith(legal));
                all.Add(legal);
            }
        }
        // Codes below a shorter one are redundant.
        List<HsCode> kept = [];
        foreach (HsCode code in all)
        {
            if (kept.Count == 0 || !code.StartsWith(kept[^1]))
            {
                kept.Add(code);
            }
        }
        return kept;
    }
}
