using System.Text;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Makes the matcher of a <see cref="LiteralShape"/>.</summary>
internal static class LiteralMatcher
{
    public static Matcher Create(LiteralShape shape)
    {
        byte[][] literals = [.. shape.Literals.Select(Encoding.UTF8.GetBytes)];
        return shape.Anchoring switch
        {
            Anchoring.Whole => new LiteralSetMatcher(literals),
            Anchoring.Prefix => new PrefixMatcher(literals),
            Anchoring.Suffix => new SuffixMatcher(literals),
            _ => new ContainsMatcher(literals[0]),
        };
    }

    private sealed class PrefixMatcher(byte[][] literals) : Matcher
    {
        public override bool IsMatch(ReadOnlySpan<byte> text)
        {
            foreach (byte[] literal in literals)
            {
                if (text.StartsWith(literal))
                {
                    return true;
                }
            }
            return false;
        }
    }

    private sealed class SuffixMatcher(byte[][] literals) : Matcher
    {
        public override bool IsMatch(ReadOnlySpan<byte> text)
        {
            foreach (byte[] literal in literals)
            {
                if (text.EndsWith(literal))
                {
                    return true;
                }
            }
            return false;
        }
    }

    private sealed class ContainsMatcher(byte[] literal) : Matcher
    {
        public override bool IsMatch(ReadOnlySpan<byte> text) => text.IndexOf(literal) >= 0;
    }
}
