namespace TradeData.Runtime.Patterns.Engines;

/// <summary>
/// Remembers the instructions and places from which a match has been tried. A try that comes there again has failed before, or is under way, and can be given
/// up: so each is made once, and the time stays within the size of the pattern times that of the text.
/// </summary>
/// <remarks>What a lookaround tried when it succeeded did not fail, and is forgotten again.</remarks>
internal sealed class FailureMemo
{
    /// <summary>No memo is kept beyond 8 MB of bits.</summary>
    private const long MaxBits = 1L << 26;

    private readonly ulong[] _tried;
    private readonly int _places;
    private readonly List<long> _order = [];

    private FailureMemo(int instructions, int places)
    {
        _places = places;
        _tried = new ulong[((long)instructions * places + 63) / 64];
    }

    /// <summary>How many tries are remembered.</summary>
    public int Count => _order.Count;

    /// <summary>A memo for a program and a text, or null if it would be too large.</summary>
    public static FailureMemo? Create(int instructions, int textLength) =>
        instructions * (textLength + 1L) <= MaxBits ? new FailureMemo(instructions, textLength + 1) : null;

    /// <summary>Remembers a try; false if it is not the first from there.</summary>
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

    /// <summary>Forgets all but the first so many tries.</summary>
    public void ForgetFrom(int count)
    {
        for (int i = _order.Count - 1; i >= count; i--)
        {
            _tried[_order[i] >> 6] &= ~(1UL << (int)(_order[i] & 63));
        }
        _order.RemoveRange(count, _order.Count - count);
    }
}
