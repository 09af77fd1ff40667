using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Json;

public sealed class TextAutomatonTests
{
    private const string Letters = "aZ09-.+* x";

    private static readonly string[] s_patterns =
    [
        "^[a-z0-9]+(-[a-z0-9]+)*$", "^[0-9]{2}([0-9]{2}(\\.?[0-9]{2})?)?$", "^[A-Z][A-Z0-9-]{0,19}[+*]?$", "a", "^a", "Z$", "^$", "", "(a|Z0)+", "^(aZ|0-)*9?$", "\\bx\\b", "^[^a]*$", ".",
        // Too large for a table of pairs.
        "^(?:abcdefghijklmnopqrstuvwxyz|ZYXWVUTSRQPONMLKJIHGFEDCBA|a|Z0|x9)+$",
    ];

    [Fact]
    public void An_automaton_agrees_with_its_pattern_on_every_short_text()
    {
        int compared = 0;
        foreach (string source in s_patterns)
        {
            Pattern pattern = Pattern.Compile(source);
            TextAutomaton automaton = TextAutomata.TryCreate(source) ?? throw new InvalidOperationException($"{source} has no automaton.");
            foreach (string text in Texts(4))
            {
                bool matches = Matches(automaton, text, out int length);
                Assert.True(pattern.IsMatch(Encoding.ASCII.GetBytes(text)) == matches, $"{source} on \"{text}\"");
                Assert.Equal(matches, Decide(automaton, text));
                Assert.True(!matches || length == text.Length, $"{source} on \"{text}\" takes {length}");
                compared++;
            }
        }
        Assert.Equal(14 * 11_111, compared);
    }

    [Theory]
    [InlineData("é")]
    [InlineData("\\n")]
    [InlineData("\u0001")]
    [InlineData("a\\\"")]
    public void Text_beyond_plain_ascii_is_left_to_the_exact_way(string content)
    {
        TextAutomaton automaton = TextAutomata.TryCreate("")!;
        Assert.False(Matches(automaton, content, out _));
        Assert.Null(Decide(automaton, content));
        // What no text can begin with is refused, whatever follows.
        Assert.False(Decide(TextAutomata.TryCreate("^b")!, "a" + content));
    }

    [Fact]
    public void Text_without_an_end_is_refused()
    {
        byte[] text = new byte[100];
        "\"abc"u8.CopyTo(text);
        Assert.False(TextAutomata.TryCreate("^[a-c]+")!.Match(ref text[0], 0, out _));
    }

    [Theory]
    [InlineData("(a)\\1")]
    [InlineData("^[a-z]{1,1000}$")]
    public void Irregular_or_large_patterns_have_no_automaton(string pattern) => Assert.Null(TextAutomata.TryCreate(pattern));

    [Theory]
    [InlineData("^[0-9]{2}(\\.[0-9]{2})?$"), InlineData("^[a-z]+$"), InlineData("^(?:abcdefghijklmnopqrstuvwxyz|ZYXWVUTSRQPONMLKJIHGFEDCBA|a|Z0|x9)+$")]
    public void A_verdict_on_a_pattern_is_that_of_the_decoded_text(string source)
    {
        ValueRule rule = new("test#") { Patterns = [source] };
        NamePattern names = new(source);
        Pattern pattern = Pattern.Compile(source);
        Gen.OneOfConst("a", "b", "Z", "0", "9", ".", "x", "é", "\\u0061", "\\u0030", "\\u002e", "\\n").Array[0, 40].Sample(pieces =>
        {
            string content = string.Concat(pieces);
            using PaddedText text = Quoted(content);
            ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
            bool expected = pattern.IsMatch(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Deserialize<string>($"\"{content}\"")!));
            Assert.Equal(expected, rule.Check<Verdict>(ref text.Start, 0, ref c) == text.Length);
            Assert.Equal(expected, names.Matches(ref text.Start, 0, ref c));
        });
    }

    private static bool Matches(TextAutomaton automaton, string content, out int length)
    {
        using PaddedText text = Quoted(content);
        return automaton.Match(ref text.Start, 0, out length);
    }

    private static bool? Decide(TextAutomaton automaton, string content)
    {
        using PaddedText text = Quoted(content);
        return automaton.Decide(ref text.Start, 0);
    }

    private static PaddedText Quoted(string content) => new(Encoding.UTF8.GetBytes($"\"{content}\""));

    private static List<string> Texts(int longest)
    {
        List<string> all = [""];
        for (int start = 0, length = 1; length <= longest; length++)
        {
            int end = all.Count;
            for (; start < end; start++)
            {
                foreach (char letter in Letters)
                {
                    all.Add(all[start] + letter);
                }
            }
        }
        return all;
    }
}
