using System.Text;
using TradeData.Runtime.Internal.Patterns;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Patterns;

public sealed class PatternEngineTests
{
    [Theory]
    [InlineData("", PatternEngine.Always)]
    [InlineData(".*", PatternEngine.Always)]
    [InlineData("^.*", PatternEngine.Always)]
    [InlineData("x*$", PatternEngine.Always)]
    [InlineData(@"^[\s\S]*$", PatternEngine.Always)]
    [InlineData("^EUR$", PatternEngine.Literal)]
    [InlineData("^(EUR|USD|🐲)$", PatternEngine.Literal)]
    [InlineData("^(?:mfn|pref(?:erential)?)$", PatternEngine.Literal)]
    [InlineData("^TL-", PatternEngine.Literal)]
    [InlineData("^(?:GB|XI)", PatternEngine.Literal)]
    [InlineData(@"\.json$", PatternEngine.Literal)]
    [InlineData("needle", PatternEngine.Literal)]
    [InlineData(".*needle.*", PatternEngine.Literal)]
    [InlineData("^[A-Z]{3}$", PatternEngine.FixedWidth)]
    [InlineData("^TL-[0-9]{8}$", PatternEngine.FixedWidth)]
    [InlineData(@"^[0-9]{4}(\.[0-9]{2}){1,3}$", PatternEngine.FixedWidth)]
    [InlineData(@"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", PatternEngine.FixedWidth)]
    [InlineData("^[A-Za-z0-9_]{1,16}$", PatternEngine.FixedWidth)]
    [InlineData("^[A-Z]{2}[0-9]", PatternEngine.FixedWidth)]
    [InlineData(@"-[0-9]{2}$", PatternEngine.FixedWidth)]
    [InlineData("^[a-z0-9-]+$", PatternEngine.Run)]
    [InlineData("^.{1,100}$", PatternEngine.Run)]
    [InlineData(@"^\p{L}*$", PatternEngine.Run)]
    [InlineData("^[^;]+$", PatternEngine.Run)]
    [InlineData("[a-z]+", PatternEngine.Run)]
    [InlineData(@"\S", PatternEngine.Run)]
    [InlineData("^[A-Z]+(-[0-9]+)*$", PatternEngine.Sequence)]
    [InlineData(@"^\d{3}\d*$", PatternEngine.Run)]
    [InlineData("^é[0-9]{2}$", PatternEngine.Sequence)]
    [InlineData("^(?:a[bc]*|x+)-", PatternEngine.Sequence)]
    [InlineData("^a*ab$", PatternEngine.Sequence)]
    [InlineData("^[a-c]*ab$", PatternEngine.Automaton)]
    [InlineData(@"\bword\b", PatternEngine.Automaton)]
    [InlineData("[A-Z]{3}", PatternEngine.Automaton)]
    [InlineData("(x+x+)+y", PatternEngine.Literal)]
    [InlineData("^(x+x+)+y", PatternEngine.Automaton)]
    [InlineData("^(?!a)b$", PatternEngine.Backtracking)]
    [InlineData(@"(a)\1", PatternEngine.Backtracking)]
    [InlineData("(?:[ab]{1000}c){100}", PatternEngine.Backtracking)]
    public void The_plainest_engine_is_chosen(string pattern, PatternEngine expected) => Assert.Equal(expected, Pattern.Compile(pattern).Engine);

    [Theory]
    [InlineData("^(?:a|b)*a[ab]{12}$")]
    [InlineData(@"\b[ab]{3}\b.*a.{14}$")]
    public void An_automaton_without_room_for_more_states_goes_on_without_them(string pattern)
    {
        Pattern automaton = Pattern.CompileFor(PatternEngine.Automaton, pattern)!;
        Pattern oracle = Pattern.CompileFor(PatternEngine.Backtracking, pattern)!;
        Random random = new(1);
        int matches = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "aaabbb é"[random.Next(i % 2 == 0 ? 6 : 8)])));
            bool expected = oracle.IsMatch(text);
            Assert.Equal(expected, automaton.IsMatch(text));
            matches += expected ? 1 : 0;
        }
        Assert.InRange(matches, 100, 1_900);
    }

    [Fact]
    public void Threads_that_share_a_new_automaton_agree_with_one_that_has_it_alone()
    {
        const string Source = "(?:[a-f]{2}[0-9]?){3}x|b[a-z]{9}$";
        Random random = new(2);
        byte[][] texts = [.. Enumerable.Range(0, 4_000).Select(_ => Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, 30).Select(_ => "abcdefxyz019"[random.Next(12)]))))];
        Pattern alone = Pattern.CompileFor(PatternEngine.Automaton, Source)!;
        bool[] expected = [.. texts.Select(text => alone.IsMatch(text))];
        for (int round = 0; round < 20; round++)
        {
            Pattern shared = Pattern.CompileFor(PatternEngine.Automaton, Source)!;
            bool[] actual = new bool[texts.Length];
            Parallel.For(0, texts.Length, i => actual[i] = shared.IsMatch(texts[i]));
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData("^[A-Z]{3}$", "EUR")]
    [InlineData("^TL-[0-9]{8}$", "TL-01234567")]
    [InlineData("^[a-z0-9-]+$", "a-long-enough-slug-of-letters-and-01")]
    [InlineData("^.{1,40}$", "é and 🐲 in some text")]
    [InlineData("^(EUR|USD|a-literal-beyond-one-word)$", "a-literal-beyond-one-word")]
    [InlineData("^[A-Z]+(-[0-9]+)*$", "ABC-1-22-333")]
    [InlineData("[0-9]{3}-[a-z]", "there is 123-x in é")]
    [InlineData("^(?=.*[0-9])(?!.*é)[a-z0-9]{4,}$", "passw0rd")]
    [InlineData(@"^(\w+) \1$", "again again")]
    public void Matching_allocates_nothing(string source, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        foreach (Pattern pattern in PatternEngines.For(source))
        {
            Assert.True(pattern.IsMatch(utf8));
            Assert.False(pattern.IsMatch([.. utf8, (byte)'\n', 0xC3, 0xA9]) && pattern.Engine is PatternEngine.FixedWidth);
            Assert.Equal(0, Allocation.Of(() => pattern.IsMatch(utf8)));
        }
    }
}
