using System.Runtime.CompilerServices;
using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>The parts of a rate being read, on the stack until their number is known.</summary>
internal struct RateParts
{
    /// <summary>The maximum number of parts of a compound rate.</summary>
    public const int Most = 12;

    private Room _room;

    /// <summary>The number of parts.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a part; false if there is no room for it.</summary>
    public bool TryAdd(DutyRate part)
    {
        if (Count == Most)
        {
            return false;
        }
        _room[Count++] = part;
        return true;
    }

    /// <summary>The parts in order.</summary>
    public readonly ValueList<DutyRate> ToList() => ValueList.Create(((ReadOnlySpan<DutyRate>)_room)[..Count]);

    /// <summary>Returns the single part, or the sum of several.</summary>
    public readonly DutyRate Sum() => Count == 1 ? _room[0] : new DutyRate.Compound { Parts = ToList() };

    [InlineArray(Most)]
    private struct Room
    {
        private DutyRate _first;
    }
}
