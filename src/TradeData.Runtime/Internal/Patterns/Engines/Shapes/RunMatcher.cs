using System.Buffers;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>The whole text consists of a number of code points of one set.</summary>
internal static class RunMatcher
{
    public static Matcher Create(RunShape shape)
    {
        if (shape.Set.IsAsciiOnly)
        {
            return new AsciiRunMatcher(AsciiMembers(shape.Set), shape.Min, shape.Max);
        }
        return shape.Set.HasAllNonAscii
            ? new AllButAsciiRunMatcher(AsciiMembers(shape.Set.Complement()), shape.Min, shape.Max)
            : new MixedRunMatcher(shape.Set, shape.Min, shape.Max);
    }

    public static SearchValues<byte> AsciiMembers(CodePointSet set)
    {
        List<byte> members = [];
        for (byte c = 0; c < 0x80; c++)
        {
            if (set.Contains(c))
            {
                members.Add(c);
            }
        }
        return SearchValues.Create([.. members]);
    }

    /// <summary>A set within ASCII: a byte is a code point.</summary>
    private sealed class AsciiRunMatcher(SearchValues<byte> members, int min, int max) : Matcher
    {
        public override bool IsMatch(ReadOnlySpan<byte> text) => text.Length >= min && text.Length <= max && !text.ContainsAnyExcept(members);
    }

    /// <summary>Everything except some ASCII characters, as in <c>[^;]*</c>. Bytes beyond ASCII are only counted.</summary>
    private sealed class AllButAsciiRunMatcher(SearchValues<byte> excluded, int min, int max) : Matcher
    {
        public override bool IsMatch(ReadOnlySpan<byte> text) => Utf8Text.HasLength(text, min, max) && !text.ContainsAny(excluded);
    }

    /// <summary>Any other set. ASCII bytes are processed in bulk; code points beyond are decoded.</summary>
    private sealed class MixedRunMatcher(CodePointSet set, int min, int max) : Matcher
    {
        private readonly SearchValues<byte> _ascii = AsciiMembers(set);

        public override bool IsMatch(ReadOnlySpan<byte> text)
        {
            if (!Utf8Text.HasLength(text, min, max))
            {
                return false;
            }
            int position = 0;
            while (position < text.Length)
            {
                int stride = text[position] >= 0x80 ? 0 : text[position..].IndexOfAnyExcept(_ascii);
                if (stride < 0)
                {
                    return true;
                }
                position += stride;
                do
                {
                    if (!set.Contains(Utf8Text.Decode(text, ref position)))
                    {
                        return false;
                    }
                }
                while (position < text.Length && text[position] >= 0x80);
            }
            return true;
        }
    }
}
