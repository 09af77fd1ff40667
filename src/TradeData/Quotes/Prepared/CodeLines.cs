namespace TradeData;

/// <summary>The lines that a code stands for, on days on which no row below the code changes.</summary>
internal sealed class CodeLines
{
    // Of a whole heading or chapter the rows of all editions are too many to look at for the days.
    private const int FewestDigitsKept = 6;

    private readonly DateOnly _from;
    private readonly DateOnly? _to;

    public CodeLines(TradeCatalog catalog, Schedule schedule, HsCode code, DateOnly on)
    {
        Search = new LineSearch(catalog, schedule, code, on);
        Lines = Search.Find();
        (_from, _to) = (on, on.AddDays(1));
        if (code.Length >= FewestDigitsKept && Search.Exact is { } exact)
        {
            LineFacts own = QuoteIndex.Of(catalog).FactsOf(exact, on);
            List<LineFacts> below = Lines.ConvertAll(line => QuoteIndex.Of(catalog).FactsOf(line, on));
            StatesAll = below.TrueForAll(line => line.HasOnlyColumnsOf(own));
            (_from, _to) = DaysWithoutChange(catalog, schedule, code, on);
            foreach (LineFacts facts in below)
            {
                _from = facts.From > _from ? facts.From : _from;
                _to = _to < facts.To ? _to : facts.To ?? _to;
            }
        }
    }

    /// <summary>The search that found them.</summary>
    public LineSearch Search { get; }

    public List<TariffLine> Lines { get; }

    /// <summary>Whether the code's own row, with the rows above it, has every column of every line below.</summary>
    public bool StatesAll { get; }

    public bool HoldOn(DateOnly on) => _from <= on && (_to is not { } to || on < to);

    private static (DateOnly From, DateOnly? To) DaysWithoutChange(TradeCatalog catalog, Schedule schedule, HsCode code, DateOnly on)
    {
        DateOnly from = DateOnly.MinValue;
        DateOnly? to = null;
        foreach (TariffLine row in catalog.TariffLines.Under(code))
        {
            if (row.Schedule != schedule.Id)
            {
                continue;
            }
            Narrow(row.Effective.From);
            if (row.Effective.To is { } end)
            {
                Narrow(end);
            }
        }
        return (from, to);

        void Narrow(DateOnly day)
        {
            from = day <= on && day > from ? day : from;
            to = day > on && !(to < day) ? day : to;
        }
    }
}
