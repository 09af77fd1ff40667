using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Formats.Domains;
using static TradeData.Runtime.Tests.Formats.FormatTests;

namespace TradeData.Runtime.Tests.Formats;

public sealed class HostnameFormatTests
{
    private const string Label63 = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk";

    [Fact]
    public void Lengths_are_bounded()
    {
        Accepts("hostname", Label63);
        Refuses("hostname", Label63 + "l");
        Accepts("hostname", $"{Label63}.{Label63}.{Label63}.{Label63[..61]}");
        Refuses("hostname", $"{Label63}.{Label63}.{Label63}.{Label63[..62]}");
        Refuses("idn-hostname", string.Concat(Enumerable.Repeat("é", 100_000)));
    }

    [Theory]
    [InlineData("Example.ORG")]
    [InlineData("1.2.3.4")]
    [InlineData("a--b")]
    [InlineData("ab--cd")]
    [InlineData("XN--9N2BP8Q")]
    public void A_host_name_is_one_in_either_format(string text)
    {
        Accepts("hostname", text);
        Accepts("idn-hostname", text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("xn--")]
    [InlineData("xn--a")]
    [InlineData("xn---")]
    [InlineData("xn--99999999")]
    [InlineData("xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Host_names_outside_RFC_1123_are_rejected_by_both_formats(string text)
    {
        Refuses("hostname", text);
        Refuses("idn-hostname", text);
    }

    [Theory]
    [InlineData("bücher.example", true)]
    [InlineData("Bücher.example", false)]
    [InlineData("bu\u0308cher.example", false)]
    [InlineData("straße", true)]
    [InlineData("ﬁn", false)]
    [InlineData("１２３é", false)]
    [InlineData("\u13A0\u13A1", true)]
    [InlineData("☃.net", false)]
    [InlineData("\U00020000", true)]
    [InlineData("\u0378a", false)]
    public void A_label_in_Unicode_has_letters_that_stay_as_they_are(string text, bool expected) => Assert.Equal(expected, IsValid("idn-hostname", text));

    [Theory]
    [InlineData("שלום.example", true)]
    [InlineData("שלום.1example", false)]
    [InlineData("א1", true)]
    [InlineData("1א", false)]
    [InlineData("א-", false)]
    [InlineData("אa", false)]
    [InlineData("ש\u05C1", true)]
    [InlineData("١٢", false)]
    [InlineData("ب١", true)]
    [InlineData("ب١2", false)]
    public void A_name_with_a_label_from_right_to_left_obeys_the_bidi_rule(string text, bool expected) => Assert.Equal(expected, IsValid("idn-hostname", text));

    [Theory]
    [InlineData("ب\u200Cب", true)]
    [InlineData("ب\u064E\u200C\u064Eب", true)]
    [InlineData("ا\u200Cب", false)]
    [InlineData("ب\u200C", false)]
    [InlineData("क\u094D\u200D", true)]
    [InlineData("क\u200D", false)]
    public void Joiners_stand_only_where_they_are_seen(string text, bool expected) => Assert.Equal(expected, IsValid("idn-hostname", text));

    [Theory]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("関税", "dozt87c")]
    [InlineData("ü", "tda")]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    public void Punycode_is_that_of_RFC_3492(string text, string expected)
    {
        int[] characters = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        byte[] encoded = new byte[63];
        Assert.True(Punycode.TryEncode(characters, encoded, out int written));
        Assert.Equal(expected, Encoding.ASCII.GetString(encoded, 0, written));
    }

    [Fact]
    public void Punycode_gives_back_what_it_was_given() =>
        Gen.OneOf(Gen.Int['a', 'z'], Gen.Int[0x80, 0x3FF], Gen.Int[0x4E00, 0x9FFF], Gen.Int[0x10000, 0x10FFFF]).Array[0, 20].Sample(characters =>
        {
            byte[] encoded = new byte[200];
            int[] decoded = new int[20];
            Assert.True(Punycode.TryEncode(characters, encoded, out int written));
            Assert.True(Punycode.TryDecode(encoded.AsSpan(0, written), decoded, out int count));
            Assert.Equal(characters, decoded[..count]);
            Assert.False(written > 0 && Punycode.TryEncode(characters, encoded.AsSpan(0, written - 1), out _));
            Assert.False(count > 0 && Punycode.TryDecode(encoded.AsSpan(0, written), decoded.AsSpan(0, count - 1), out _));
        });

    [Fact]
    public void The_sets_are_ascending()
    {
        Check(UnicodeSets.Disallowed);
        Check(UnicodeSets.JoinForward);
        Check(UnicodeSets.JoinBackward);
        Check(UnicodeSets.Viramas);
        Check(UnicodeSets.Neutrals);
        Check(UnicodeSets.LeftToRightMarks);
        Check(UnicodeSets.Greek);
        Check(UnicodeSets.Hebrew);
        Check(UnicodeSets.KanaAndHan);

        static void Check(ReadOnlySpan<int> ranges)
        {
            for (int i = 0; i < ranges.Length; i += 2)
            {
                Assert.True(ranges[i] <= ranges[i + 1]);
                Assert.True(i == 0 || ranges[i - 1] < ranges[i]);
                Assert.True(UnicodeSets.Contains(ranges, ranges[i]));
                Assert.True(UnicodeSets.Contains(ranges, ranges[i + 1]));
                Assert.False(UnicodeSets.Contains(ranges, -1));
                Assert.Equal(i + 2 < ranges.Length && ranges[i + 2] == ranges[i + 1] + 1, UnicodeSets.Contains(ranges, ranges[i + 1] + 1));
            }
        }
    }
}
