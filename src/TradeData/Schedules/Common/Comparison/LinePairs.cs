namespace TradeData.Schedules;

/// <summary>Matches the lines of two editions. Lines with a code match by code. Rows without one match if the rows above match and the
/// texts are equal; the remaining ones match by name.</summary>
internal sealed class LinePairs
{
    private readonly Dictionary<string, TariffLine> _beforeByAfter = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _afterByBefore = new(StringComparer.Ordinal);

    public static LinePairs Of(List<TariffLine> before, List<TariffLine> after)
    {
        LinePairs pairs = new();
        pairs.PairByCode(before, after);
        pairs.PairByText(before, after);
        pairs.PairByName(before, after);
        return pairs;
    }

    /// <summary>Returns the line in the earlier edition, or null.</summary>
    public TariffLine? BeforeOf(TariffLine after) => _beforeByAfter.GetValueOrDefault(after.LineId);

    /// <summary>Whether the later edition has the line of the earlier one.</summary>
    public bool IsPaired(TariffLine before) => _afterByBefore.ContainsKey(before.LineId);

    /// <summary>Returns the name in the later edition of a line of the earlier one, or null.</summary>
    public string? AfterIdOf(string? before) => before is null ? null : _afterByBefore.GetValueOrDefault(before);

    private void PairByCode(List<TariffLine> before, List<TariffLine> after)
    {
        Dictionary<ulong, TariffLine> coded = [];
        foreach (TariffLine line in before)
        {
            if (line.Code is { } code)
            {
                coded.TryAdd(code.Key, line);
            }
        }
        foreach (TariffLine line in after)
        {
            if (line.Code is { } code && coded.Remove(code.Key, out TariffLine? was))
            {
                Pair(was, line);
            }
        }
    }

    /// <summary>Matches from the top down, because a row without a code can be below another one.</summary>
    private void PairByText(List<TariffLine> before, List<TariffLine> after)
    {
        Dictionary<(string Above, string Text), Queue<TariffLine>> groups = [];
        foreach (TariffLine line in before)
        {
            if (line.Code is null)
            {
                (string, string) key = (line.Parent ?? TopOf(line), ComparedText.Of(line.Description));
                if (!groups.TryGetValue(key, out Queue<TariffLine>? same))
                {
                    groups.Add(key, same = []);
                }
                same.Enqueue(line);
            }
        }
        foreach (TariffLine line in after)
        {
            if (line.Code is null && AboveInBefore(line) is { } above
                && groups.TryGetValue((above, ComparedText.Of(line.Description)), out Queue<TariffLine>? same)
                && same.TryDequeue(out TariffLine? was))
            {
                Pair(was, line);
            }
        }
    }

    private string? AboveInBefore(TariffLine after) =>
        after.Parent is null ? TopOf(after) : _beforeByAfter.GetValueOrDefault(after.Parent)?.LineId;

    private static string TopOf(TariffLine line) => FormattableString.Invariant($"chapter {line.Chapter}");

    private void PairByName(List<TariffLine> before, List<TariffLine> after)
    {
        Dictionary<string, TariffLine> left = before.Where(line => line.Code is null && !IsPaired(line)).ToDictionary(line => line.LineId, StringComparer.Ordinal);
        foreach (TariffLine line in after)
        {
            if (line.Code is null && BeforeOf(line) is null && left.Remove(line.LineId, out TariffLine? was))
            {
                Pair(was, line);
            }
        }
    }

    private void Pair(TariffLine before, TariffLine after)
    {
        if (_afterByBefore.TryAdd(before.LineId, after.LineId))
        {
            _beforeByAfter[after.LineId] = before;
        }
    }
}
