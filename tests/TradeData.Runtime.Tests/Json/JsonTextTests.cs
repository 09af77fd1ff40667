using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class JsonTextTests
{
    [Fact]
    public void Text_is_decoded_and_measured_as_the_framework_decodes_it() =>
        Gens.Content.Sample(content =>
        {
            byte[] quoted = Encoding.UTF8.GetBytes($"\"{content}\"");
            using PaddedText text = new(quoted);
            nint end = Scan.StringEnd(ref text.Start, 1, out StringForms form);
            Assert.Equal(quoted.Length - 1, end);
            ReadOnlySpan<byte> inner = quoted.AsSpan(1..^1);
            Assert.Equal(content.Contains('\\', StringComparison.Ordinal), (form & StringForms.Escaped) != 0);
            Assert.Equal(inner.ContainsAnyExceptInRange<byte>(0, 127), (form & StringForms.NonAscii) != 0);
            string units = Units(content);
            bool isWhole = IsWhole(units);
            Assert.Equal(isWhole, JsonText.TryGetString(inner, form, out string? decoded));
            Assert.Equal(isWhole, (form & StringForms.Escaped) == 0 || JsonText.IsWhole(inner));
            Assert.Equal(isWhole ? units : null, decoded);
            if (isWhole)
            {
                Assert.Equal(JsonSerializer.Deserialize<string>(quoted), decoded);
            }
            Assert.Equal(CodePoints(units), JsonText.CodePoints(inner, form));
        }, iter: 20_000);

    [Fact]
    public void Texts_are_equal_by_their_code_units() =>
        Gen.Select(Gens.Content, Gens.Content).Sample((left, right) =>
        {
            const StringForms Any = StringForms.Escaped | StringForms.NonAscii;
            Assert.Equal(Units(left) == Units(right), JsonText.Equal(Encoding.UTF8.GetBytes(left), Any, Encoding.UTF8.GetBytes(right), Any));
        }, iter: 20_000);

    [Theory]
    [InlineData("\\n", 2), InlineData("\\u00e9", 6), InlineData("\\u00e9x", 6), InlineData("\\", 0), InlineData("\\x", 0), InlineData("\\u00e", 0), InlineData("\\u00eg", 0)]
    public void An_escape_has_a_length_or_is_none(string text, int length) => Assert.Equal(length, JsonText.EscapeLength(Encoding.UTF8.GetBytes(text)));

    // The UTF-16 units of a text between quotes, written out by hand.
    private static string Units(string content)
    {
        StringBuilder units = new();
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\')
            {
                units.Append(content[i]);
                continue;
            }
            i++;
            if (content[i] == 'u')
            {
                units.Append((char)Convert.ToUInt16(content.Substring(i + 1, 4), 16));
                i += 4;
            }
            else
            {
                units.Append(content[i] == 'n' ? '\n' : content[i]);
            }
        }
        return units.ToString();
    }

    private static bool IsWhole(string units)
    {
        for (int i = 0; i < units.Length; i++)
        {
            bool pair = i + 1 < units.Length && char.IsSurrogatePair(units[i], units[i + 1]);
            if (char.IsSurrogate(units[i]) && !pair)
            {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    private static int CodePoints(string units)
    {
        int count = 0;
        for (int i = 0; i < units.Length; i++, count++)
        {
            i += i + 1 < units.Length && char.IsSurrogatePair(units[i], units[i + 1]) ? 1 : 0;
        }
        return count;
    }
}
