using System.Text;
using CsCheck;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>The packing of short texts by vectors, compared with the same by single characters.</summary>
public sealed class ShortTextTests
{
    [Fact]
    public void Ascii_is_packed_from_the_left()
    {
        Gen<char> characters = Gen.OneOf(Gen.Char['\u0001', '\u007F'], Gen.OneOfConst('\0', '\u0080', '\u00FF', '\u0100', '\u2041', '\uFF21', '\uD800'));
        Gen.Select(characters.Array[0, 12], Gen.Int[0, ColumnLayout.MaxAscii], Gen.Int[0, 3]).Sample((all, width, offset) =>
        {
            string text = new(all);
            ulong expected = text.Length > width || text.Any(c => c is '\0' or > '\u007F')
                ? PackFormat.Free
                : text.PadRight(width, '\0').Aggregate(0UL, (code, c) => (code << ColumnLayout.AsciiBits) | c);
            Assert.Equal(expected, ShortText.PackAscii((new string('z', offset) + text).AsSpan(offset), width));
            AssertUtf8(text, expected, utf8 => ShortText.PackAscii(utf8, width));
        });
    }

    [Fact]
    public void Letters_of_one_block_are_packed_from_the_left()
    {
        Gen<char> characters = Gen.Frequency((30, Gen.Char['A', '_']), (1, Gen.OneOfConst('\0', '@', '`', 'a', '!', '\u0080', '\u00C1', '\u0141', '\uFF21', '\uD841')));
        Gen.Select(characters.Array[0, 12], Gen.Int[0, ColumnLayout.MaxAscii], Gen.Int[0, 3]).Sample((all, width, offset) =>
        {
            string text = new(all);
            ulong expected = text.Length > width || text.Any(c => c is < 'A' or > '_')
                ? PackFormat.Free
                : text.PadRight(width, '@').Aggregate(0UL, (code, c) => (code << ColumnLayout.LetterBits) | (c - (uint)'@'));
            Assert.Equal(expected, ShortText.PackLetters((new string('z', offset) + text).AsSpan(offset), width, (byte)'@'));
            AssertUtf8(text, expected, utf8 => ShortText.PackLetters(utf8, width, (byte)'@'));
        });
    }

    [Fact]
    public void Digits_are_packed_from_the_left_with_or_without_marks()
    {
        Gen<char> characters = Gen.Frequency((8, Gen.Char['0', '9']), (2, Gen.OneOfConst('.', '-', ' ')), (1, Gen.OneOfConst('/', ':', ',', '\0', '\u0130', '\uFF10', 'a')));
        Gen.Select(characters.Array[0, 24], Gen.Int[0, ColumnLayout.MaxDigits], Gen.Bool).Sample((all, width, skipsMarks) =>
        {
            string text = new(all);
            string digits = skipsMarks ? Lines.Plain(text) : text;
            ulong expected = digits.Length > width || digits.Any(c => !char.IsAsciiDigit(c))
                ? PackFormat.Free
                : digits.PadRight(width, '/').Aggregate(0UL, (code, c) => (code << ColumnLayout.DigitBits) | (uint)(c - '/'));
            Assert.Equal(expected, ShortText.PackDigits(text.AsSpan(), width, skipsMarks));
            AssertUtf8(text, expected, utf8 => ShortText.PackDigits(utf8, width, skipsMarks));
        });
    }

    private static void AssertUtf8(string text, ulong expected, Func<byte[], ulong> pack)
    {
        if (Encoding.UTF8.GetByteCount(text) == text.Length)
        {
            Assert.Equal(expected, pack(Encoding.UTF8.GetBytes(text)));
        }
        else if (!text.Any(char.IsSurrogate))
        {
            Assert.Equal(PackFormat.Free, pack(Encoding.UTF8.GetBytes(text)));
        }
    }
}
