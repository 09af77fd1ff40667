using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class TableTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char['a', 'd'].Array[0, 20].Select(characters => new string(characters)),
        Gen.OneOfConst("validFrom", "validTo", "tariffLine", "tariffLines", "tariffType", "", "é", "漢字", "a\"b", "a\\b", "😀😀😀😀", "abcdefghijklmno", "abcdefghijklmnop"));

    private static readonly Gen<string[]> Texts = Text.Array[1, 40].Select(texts => texts.Distinct(StringComparer.Ordinal).ToArray());

    [Fact]
    public void A_table_finds_its_texts_and_no_others() =>
        Gen.Select(Texts, Text).Sample((texts, other) =>
        {
            TextTable table = new(texts);
            for (int i = 0; i < texts.Length; i++)
            {
                Assert.Equal(i, table.IndexOf(Encoding.UTF8.GetBytes(texts[i])));
            }
            Assert.Equal(Array.IndexOf(texts, other), table.IndexOf(Encoding.UTF8.GetBytes(other)));
        }, iter: 3000);

    [Fact]
    public void A_table_of_all_four_letter_codes_finds_each()
    {
        string[] codes = [.. from a in "ABCDEFGH" from b in "ABCDEFGH" from c in "ABCDEFGH" from d in "ABCDEFGH" select $"{a}{b}{c}{d}"];
        TextTable table = new(codes);
        for (int i = 0; i < codes.Length; i++)
        {
            Assert.Equal(i, table.IndexOf(Encoding.UTF8.GetBytes(codes[i])));
        }
        Assert.Equal(-1, table.IndexOf("AAAI"u8));
    }

    [Fact]
    public void Words_compared_in_place_are_found_whatever_follows() =>
        Gen.Select(Texts, Text, Gen.OneOfConst("", ",", "}", " \"x\"", "xxxxxxxxxxxxxxxxxxxx")).Sample((texts, other, behind) =>
        {
            int[] ordinals = [.. texts.Select((_, i) => 100 + i)];
            if (WordTable.TryCreate(texts, ordinals) is not { } table)
            {
                return;
            }
            foreach (string text in texts.Append(other))
            {
                bool isPlain = !text.Contains('"', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal);
                using PaddedText padded = new(Encoding.UTF8.GetBytes(isPlain ? $"\"{text}\"{behind}" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"{behind}"));
                int expected = Array.IndexOf(texts, text);
                bool isFound = table.Match(ref padded.Start, 0, out int length, out int ordinal);
                int bytes = Encoding.UTF8.GetByteCount(text);
                Assert.Equal(expected >= 0 && isPlain && bytes <= 15, isFound);
                if (isFound)
                {
                    Assert.Equal((bytes + 2, 100 + expected), (length, ordinal));
                }
            }
        }, iter: 3000);

    [Fact]
    public void The_usual_enumerations_are_compared_in_place()
    {
        string[][] sets =
        [
            ["active", "suspended", "expired", "draft"], ["MFN", "PREF", "BOUND", "APPLIED", "GSP"], ["adValorem", "specific", "compound"],
            ["KGM", "NAR", "LTR", "MTQ", "MTK", "TNE", "KWH", "NPR"], ["H0", "H1", "H2", "H3", "H4", "H5", "H6"], ["yes"], ["a", "b"],
        ];
        Assert.All(sets, set => Assert.NotNull(WordTable.TryCreate(set, [.. Enumerable.Range(0, set.Length)])));
    }

    [Fact]
    public void A_word_without_its_opening_quote_is_none()
    {
        WordTable table = WordTable.TryCreate(["abc"], [0])!;
        using PaddedText padded = new("xabc\""u8);
        Assert.False(table.Match(ref padded.Start, 0, out _, out _));
    }

    [Theory]
    [InlineData("\"unit\":1", 1, 7), InlineData("\"unit\" \n : 1", 1, 10), InlineData("\"un\\u0069t\":1", 1, 12), InlineData("\"other\":1", -1, 8), InlineData("\"\":1", -1, 3)]
    [InlineData("\"\\ud800\":1", -1, 9), InlineData("\"\\ufffd\":1", 2, 9), InlineData("\"\ufffd\":1", 2, 6)]
    public void A_name_is_read_through_its_colon(string text, int ordinal, int end)
    {
        NameTable names = new("kind", "unit", "\ufffd");
        using PaddedText padded = new(Encoding.UTF8.GetBytes(text));
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        Assert.Equal(end, names.Find(ref padded.Start, 0, ref c, out int found));
        Assert.Equal(ordinal, found);
    }

    [Theory]
    [InlineData("unit\":1"), InlineData("\"unit"), InlineData("\"unit\"1"), InlineData("}"), InlineData(""), InlineData("\"un\\it\":1"), InlineData("1:2")]
    public void A_missing_name_or_colon_ends_the_run(string text)
    {
        NameTable names = new("kind", "unit");
        using PaddedText padded = new(Encoding.UTF8.GetBytes(text));
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        Assert.True(names.Find(ref padded.Start, 0, ref c, out int ordinal) < 0);
        Assert.Equal(-1, ordinal);
    }

    [Fact]
    public void Texts_chosen_to_collide_are_found_as_quickly_as_others()
    {
        // One length, and the same eight bytes at both ends.
        string[] texts = [.. Enumerable.Range(0, 5000).Select(i => $"https://example.org/codes/{i:d8}/definition")];
        TextTable table = new(texts);

        Assert.InRange(table.Collisions, 0, texts.Length);
        Assert.All(Enumerable.Range(0, texts.Length), i => Assert.Equal(i, table.IndexOf(Encoding.UTF8.GetBytes(texts[i]))));
        Assert.Equal(-1, table.IndexOf("https://example.org/codes/99999999/definition"u8));
    }

    [Fact]
    public void Many_objects_arrays_and_numbers_are_members_by_their_value()
    {
        string[] members = [.. Enumerable.Range(0, 1000).SelectMany(i => new[] { $"{{\"a\":{i},\"b\":[]}}", $"[{i}]", $"{i}.5" })];
        ValueRule rule = new("a#") { Enum = members };
        Assert.True(Takes(rule, "{\"b\":[],\"a\":999.0}"));
        Assert.True(Takes(rule, "[ 1e1 ]"));
        Assert.True(Takes(rule, "7.50"));
        Assert.False(Takes(rule, "{\"b\":[],\"a\":1000}"));
        Assert.False(Takes(rule, "[1,1]"));
        Assert.False(Takes(rule, "7"));
        Assert.False(Takes(rule, "null"));
    }

    private static bool Takes(ValueRule rule, string json)
    {
        using PaddedText padded = new(Encoding.UTF8.GetBytes(json));
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        return rule.Check<Verdict>(ref padded.Start, 0, ref c) == padded.Length;
    }

    [Fact]
    public void A_name_table_knows_its_names()
    {
        NameTable names = new("kind", "unit");
        Assert.Equal(2, names.Count);
        Assert.Equal("unit", names[1]);
        Assert.Equal(1, names.IndexOf("unit"u8));
        Assert.Equal(-1, names.IndexOf("Unit"u8));
    }
}
