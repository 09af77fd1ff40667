namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>The whole text is one of some literals, grouped by length. Literals of at most eight bytes are compared as one word each,
/// several at a time.</summary>
internal sealed class LiteralSetMatcher : Matcher
{
    private const int WordLength = ShortText.WordLength;

    private readonly ulong[][] _words;
    private readonly byte[][][] _longer;

    public LiteralSetMatcher(IReadOnlyCollection<byte[]> literals)
    {
        _words = new ulong[WordLength + 1][];
        for (int length = 0; length <= WordLength; length++)
        {
            _words[length] = [.. literals.Where(literal => literal.Length == length).Select(literal => ShortText.Word(literal))];
        }
        _longer = new byte[Math.Max(0, literals.Max(literal => literal.Length) - WordLength)][][];
        for (int i = 0; i < _longer.Length; i++)
        {
            byte[][] sameLength = [.. literals.Where(literal => literal.Length == i + WordLength + 1)];
            Array.Sort(sameLength, (a, b) => a.AsSpan().SequenceCompareTo(b));
            _longer[i] = sameLength;
        }
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (text.Length <= WordLength)
        {
            ulong[] words = _words[text.Length];
            return words.Length == 1 ? words[0] == ShortText.Word(text) : words.AsSpan().Contains(ShortText.Word(text));
        }
        int index = text.Length - WordLength - 1;
        return index < _longer.Length && ContainsSorted(_longer[index], text);
    }

    private static bool ContainsSorted(byte[][] literals, ReadOnlySpan<byte> text)
    {
        int low = 0;
        int high = literals.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = text.SequenceCompareTo(literals[middle]);
            if (order == 0)
            {
                return true;
            }
            if (order < 0)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }
        return false;
    }
}
