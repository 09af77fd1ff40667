namespace TradeData;

/// <summary>The days on which something changes. Between two of them everything stays the same.</summary>
internal sealed class DaysOfChange
{
    private readonly DateOnly[] _days;

    public DaysOfChange(IEnumerable<DateOnly> days) => _days = [.. days.Distinct().Order()];

    /// <summary>The number of the stretch of days without a change that a day is in.</summary>
    public int StretchOf(DateOnly day)
    {
        int found = Array.BinarySearch(_days, day);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>These days, and others.</summary>
    public DaysOfChange With(IEnumerable<DateOnly> others) => new(_days.Concat(others));

    /// <summary>The days on which a period begins and ends.</summary>
    public static IEnumerable<DateOnly> Of(Period? period) => period is null ? [] : Of(period.From, period.To);

    /// <summary>The days on which something begins and ends, as far as they are known.</summary>
    public static IEnumerable<DateOnly> Of(DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            yield return first;
        }
        if (to is { } end)
        {
            yield return end;
        }
    }
}
