using System.Text;

namespace TradeData.TestSupport;

/// <summary>Changes texts byte by byte and token by token, without knowing what they mean.</summary>
internal static class TextMutations
{
    private static readonly string[] s_tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "0", "-0", "-", "1e400", "1e-400", "0.1", "9223372036854775808", "{}", "[]", "\"\"", " ", "\n", "\r\n", "\0", "\u00e9", "\ud835\udcb3", "\ufeff",
        "\"n\":", "[[[[[[[[[[[[[[[[", "]]]]]]]]", "{\"n\":{\"n\":{\"n\":", "}}}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
    ];

    /// <summary>A changed copy of a text.</summary>
    /// <param name="rnd">The choices.</param>
    /// <param name="text">The text.</param>
    /// <param name="other">A text that gives parts.</param>
    /// <param name="words">Words of the text's language.</param>
    public static byte[] Of(Random rnd, byte[] text, byte[] other, params ReadOnlySpan<string> words)
    {
        for (int changes = rnd.Next(3) > 0 ? 1 : 1 + rnd.Next(4); changes > 0; changes--)
        {
            int at = rnd.Next(text.Length + 1);
            switch (rnd.Next(8))
            {
                case 0 when at < text.Length:
                    text = [.. text];
                    text[at] ^= (byte)(1 << rnd.Next(8));
                    break;
                case 1 when at < text.Length:
                    text = [.. text];
                    text[at] = (byte)rnd.Next(256);
                    break;
                case 2 or 3:
                    text = Insert(text, at, Encoding.UTF8.GetBytes(words.Length > 0 && rnd.Next(2) == 0 ? words[rnd.Next(words.Length)] : s_tokens[rnd.Next(s_tokens.Length)]));
                    break;
                case 4:
                    text = [.. text.AsSpan(0, at), .. text.AsSpan(Math.Min(text.Length, at + 1 + rnd.Next(24)))];
                    break;
                case 5:
                    text = Insert(text, at, Part(rnd, text));
                    break;
                case 6:
                    text = Insert(text, at, Part(rnd, other));
                    break;
                default:
                    // One part in the place of another.
                    text = Insert([.. text.AsSpan(0, at), .. text.AsSpan(Math.Min(text.Length, at + 1 + rnd.Next(12)))], at, Part(rnd, rnd.Next(2) == 0 ? text : other));
                    break;
            }
        }
        return text;
    }

    private static byte[] Insert(byte[] text, int at, ReadOnlySpan<byte> part) => [.. text.AsSpan(0, at), .. part, .. text.AsSpan(at)];

    private static ReadOnlySpan<byte> Part(Random rnd, byte[] text)
    {
        int start = rnd.Next(text.Length + 1);
        return text.AsSpan(start, rnd.Next(Math.Min(40, text.Length - start) + 1));
    }
}
