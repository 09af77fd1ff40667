using System.Text;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Patterns;

/// <summary>Patterns and texts that make matchers run for ever or out of memory. Here they end with a verdict, an error or a
/// limit.</summary>
public sealed class HostilePatternTests
{
    private static readonly byte[] ManyA = Encoding.UTF8.GetBytes(new string('a', 20_000));

    [Theory]
    [InlineData("^(a*)*b$")]
    [InlineData("^(a|a)*b$")]
    [InlineData("^(a|aa)+b$")]
    [InlineData("^(a+a+)+b")]
    [InlineData("^(.*a){20}b")]
    [InlineData("^((a{1,3}){1,30}){1,30}b")]
    [InlineData("(a?){200}a{200}b")]
    public void Nested_quantifiers_take_linear_time(string pattern)
    {
        Pattern automaton = Pattern.CompileFor(PatternEngine.Automaton, pattern)!;
        Assert.False(automaton.IsMatch(ManyA));
        Assert.True(automaton.IsMatch([.. ManyA.AsSpan(0, 300), (byte)'b']) || pattern.Contains("30}){1,30}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("^(?=(a+)+b)")]
    [InlineData("^(?!c)(a+)+b")]
    [InlineData("^(?!.*\\.\\.)([a-z]+\\.?)+$")]
    [InlineData("^(?=((a*)*)*b)(a|a)*b")]
    public void A_failed_attempt_beside_a_lookaround_is_not_repeated(string pattern)
    {
        Pattern compiled = Pattern.Compile(pattern);
        Assert.Equal(PatternEngine.Backtracking, compiled.Engine);
        Assert.False(compiled.IsMatch([.. ManyA.AsSpan(0, 3_000), (byte)'!']));
        Assert.True(compiled.IsMatch("aab"u8));
    }

    [Fact]
    public void A_search_with_backreferences_that_takes_too_many_steps_is_given_up()
    {
        Pattern pattern = Pattern.Compile(@"^(a+)+\1b$");
        Assert.True(pattern.IsMatch("aaab"u8));
        PatternTimeoutException exception = Assert.Throws<PatternTimeoutException>(() => pattern.IsMatch(ManyA.AsSpan(0, 40)));
        Assert.Equal(@"^(a+)+\1b$", exception.Pattern);
        Assert.Equal(40, exception.TextLength);
        Assert.Equal(@"The pattern '^(a+)+\1b$' was given up on a text of 40 bytes: it tries too many ways to match it.", exception.Message);
    }

    [Fact]
    public void A_search_that_would_need_too_much_memory_is_given_up()
    {
        Pattern pattern = Pattern.Compile(@"^(?:(a)|b)*\1c$");
        byte[] text = new byte[2_000_000];
        text.AsSpan().Fill((byte)'a');
        Assert.Throws<PatternTimeoutException>(() => pattern.IsMatch(text));
    }

    [Fact]
    public void Counted_repetition_too_large_for_an_automaton_is_counted()
    {
        Pattern pattern = Pattern.Compile("^(?:(?:ab|ac){1000}){3,100}$");
        Assert.Equal(PatternEngine.Backtracking, pattern.Engine);
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ab", 4_000)));
        Assert.True(pattern.IsMatch(text));
        Assert.False(pattern.IsMatch(text.AsSpan(2)));
        Assert.False(pattern.IsMatch(text.AsSpan(0, 4_000)));
    }

    [Fact]
    public void Many_alternatives_and_classes_are_compiled_in_bounded_memory()
    {
        string[] parts = [.. Enumerable.Range(0x4E00, 12_000).Select(c => ((char)c).ToString())];
        string[] patterns =
        [
            string.Join('|', parts.Select(part => part + "x")),
            "^(?:" + string.Join('|', parts.Select(part => part + "x")) + ")$",
            string.Concat(parts.Select(part => $"[^{part}]")),
            string.Concat(parts.Take(2_000).Select(part => $"[^{part}]")),
            "^" + string.Concat(parts.Select(part => part + "?")) + "$",
            "[" + string.Concat(Enumerable.Repeat(@"\p{L}", 12_000)) + "]",
            string.Concat(Enumerable.Repeat(@"\P{Lu}", 10_000)),
            new('a', 65_536),
            string.Concat(Enumerable.Repeat("a{1,64}", 9_000)),
            new string('(', 200) + "a" + string.Concat(Enumerable.Repeat(")+", 200)) + "b$",
            string.Concat(Enumerable.Repeat("(?=", 200)) + "a" + new string(')', 200),
        ];
        foreach (string source in patterns)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Pattern pattern = Pattern.Compile(source);
            pattern.IsMatch("aab"u8);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 128L << 20);
        }
    }
}
