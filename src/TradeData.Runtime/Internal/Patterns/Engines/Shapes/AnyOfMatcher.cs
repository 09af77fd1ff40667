using System.Buffers;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Matches a text with at least one code point of a set.</summary>
internal sealed class AnyOfMatcher(CodePointSet set) : Matcher
{
    // The search over ASCII characters stops at a member or a byte beyond ASCII.
    private readonly SearchValues<byte> _others = RunMatcher.AsciiMembers(set.Complement());

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (position < text.Length)
        {
            int stride = text[position] >= 0x80 ? 0 : text[position..].IndexOfAnyExcept(_others);
            if (stride < 0)
            {
                return false;
            }
            position += stride;
            if (set.Contains(Utf8Text.Decode(text, ref position)))
            {
                return true;
            }
        }
        return false;
    }
}
