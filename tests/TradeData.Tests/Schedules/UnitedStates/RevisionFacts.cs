using TradeData.Schedules;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>The statistics of an imported revision, counted while its lines are read; no line is kept.</summary>
internal sealed class RevisionFacts
{
    private sealed record Open(string LineId, int Indent, bool IsCoded, int Chapter, int Own, int Above)
    {
        public bool HasChild { get; set; }
    }

    private readonly Stack<Open> _above = [];
    private readonly HashSet<string> _names = [];

    public int Lines { get; private set; }

    public int Codes { get; private set; }

    public int Unparsed { get; private set; }

    public int GeneralRates { get; private set; }

    public int GeneralParsed { get; private set; }

    /// <summary>Lines of chapters 1 to 97 with a code and nothing below them.</summary>
    public int Leaves { get; private set; }

    /// <summary>Those of them that do not find exactly one general rate on themselves and the rows above.</summary>
    public int LeavesWithoutOneGeneralRate { get; private set; }

    /// <summary>Rows of chapters 1 to 97 with a general rate below a row that has one.</summary>
    public int NestedGeneralRates { get; private set; }

    public static RevisionFacts Of(ScheduleImport import)
    {
        RevisionFacts facts = new();
        foreach (TariffLine line in import)
        {
            facts.Add(line);
        }
        facts.CloseTo(-1);
        return facts;
    }

    private void Add(TariffLine line)
    {
        // One call a line: there are a million and a half of them.
        if (!_names.Add(line.LineId) || (line.Parent is not null && !_names.Contains(line.Parent)))
        {
            Assert.Fail($"{line.LineId} has a name that came before, or a parent that did not.");
        }
        Lines++;
        Codes += line.Code is null ? 0 : 1;
        DutyRate? last = null;
        int general = 0;
        foreach (LineRate rate in line.Rates)
        {
            // The programmes of a group share their rate, which is one finding.
            Unparsed += rate.Rate.IsUnderstood || ReferenceEquals(rate.Rate, last) ? 0 : 1;
            last = rate.Rate;
            general += rate.Column == RateColumn.General ? 1 : 0;
            GeneralParsed += rate.Column == RateColumn.General && rate.Rate.IsUnderstood ? 1 : 0;
        }
        GeneralRates += general;
        CloseTo(line.Indent);
        int above = 0;
        if (_above.TryPeek(out Open? parent))
        {
            if (line.Parent != parent.LineId)
            {
                Assert.Equal(parent.LineId, line.Parent);
            }
            parent.HasChild = true;
            above = parent.Own + parent.Above;
        }
        NestedGeneralRates += line.Chapter <= 97 && general > 0 && above > 0 ? 1 : 0;
        _above.Push(new Open(line.LineId, line.Indent, line.Code is not null, line.Chapter, general, above));
    }

    private void CloseTo(int indent)
    {
        while (_above.TryPeek(out Open? open) && open.Indent >= indent)
        {
            _above.Pop();
            bool isLeaf = !open.HasChild && open.IsCoded && open.Chapter <= 97;
            Leaves += isLeaf ? 1 : 0;
            LeavesWithoutOneGeneralRate += isLeaf && open.Own + open.Above != 1 ? 1 : 0;
        }
    }
}
