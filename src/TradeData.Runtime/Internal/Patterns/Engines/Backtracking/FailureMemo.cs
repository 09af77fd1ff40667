namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Remembers the instructions and positions from which a match was tried. A repeated attempt has failed before, or is in
/// progress, and can be dropped. Each attempt is made once, so the time is at most the size of the pattern times that of the
/// text.</summary>
/// <remarks>Attempts within a lookaround that succeeded did not fail, so they are removed again.</remarks>
internal sealed class FailureMemo
{
    /// <summary>The maximum size: 8 MB of bits.</summary>
    private const long MaxBits = 1L << 26;

    private readonly ulong[] _tried;
    private readonly int _places;
    private readonly List<long> _order = [];

    private FailureMemo(int instructions, int places)
    {
        _places = places;
        _tried = new ulong[((long)instructions * places + 63) / 64];
    }

    /// <summary>The number of recorded attempts.</summary>
    public int Count => _order.Count;

    /// <summary>A memo for a program and a text, or null if it would be too large.</summary>
    public static FailureMemo? Create(int instructions, int textLength) =>
        instructions * (textLength + 1L) <= MaxBits ? new FailureMemo(instructions, textLength + 1) : null;

    /// <summary>Records an attempt; false if it is not the first one from there.</summary>
    public bool TryBegin(int instruction, int place)
    {
        long index = (long)instruction * _places + place;
        ulong bit = 1UL << (int)(index & 63);
        ref ulong word = ref _tried[index >> 6];
        if ((word & bit) != 0)
        {
            return false;
        }
        word |= bit;
        _order.Add(index);
        return true;
    }

    /// <summary>Removes all but the first attempts.</summary>
    public void ForgetFrom(int count)
    {
        for (int i = _order.Count - 1; i >= count; i--)
        {
            _tried[_order[i] >> 6] &= ~(1UL << (int)(_order[i] & 63));
        }
        _order.RemoveRange(count, _order.Count - count);
    }
}
