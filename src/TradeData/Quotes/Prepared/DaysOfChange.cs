namespace TradeData;

/// <summary>The days on which something changes. Between two of them everything stays the same.</summary>
internal sealed class DaysOfChange
{
    // Numbers in place of dates: the framework has the code for lists of integers, and that for lists of dates would be compiled at the
    // first quote.
    private readonly int[] _days;

    /// <param name="days">The numbers of the days, in any order and any number of times.</param>
    public DaysOfChange(List<int> days)
    {
        days.Sort();
        List<int> distinct = new(days.Count);
        foreach (int day in days)
        {
            if (distinct.Count == 0 || distinct[^1] != day)
            {
                distinct.Add(day);
            }
        }
        _days = distinct.ToArray();
    }

    /// <summary>The number of the stretch of days without a change that a day is in.</summary>
    public int StretchOf(DateOnly day)
    {
        int found = Array.BinarySearch(_days, day.DayNumber);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Returns these days with those on which goods of a partner come under other rules.</summary>
    public DaysOfChange With(TradePartner origin)
    {
        List<int> days = new(_days);
        foreach (Membership membership in origin.Memberships)
        {
            Add(days, membership.From, membership.To);
        }
        Add(days, origin.WtoSince, null);
        return new DaysOfChange(days);
    }

    /// <summary>Adds the days on which a period begins and ends.</summary>
    public static void Add(List<int> days, Period? period)
    {
        if (period is not null)
        {
            Add(days, period.From, period.To);
        }
    }

    /// <summary>Adds the days on which something begins and ends, as far as they are known.</summary>
    public static void Add(List<int> days, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            days.Add(first.DayNumber);
        }
        if (to is { } end)
        {
            days.Add(end.DayNumber);
        }
    }
}
