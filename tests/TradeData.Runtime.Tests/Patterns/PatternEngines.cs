using System.Text;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Patterns;

/// <summary>One pattern, compiled for every engine that can match it.</summary>
internal static class PatternEngines
{
    public static IReadOnlyList<Pattern> For(string ecma262)
    {
        List<Pattern> patterns = [Pattern.Compile(ecma262)];
        foreach (PatternEngine engine in Enum.GetValues<PatternEngine>())
        {
            if (Pattern.CompileFor(engine, ecma262) is { } pattern)
            {
                Assert.Equal(engine, pattern.Engine);
                patterns.Add(pattern);
            }
        }
        return patterns;
    }

    /// <summary>Asserts the verdict of every engine that can match the pattern.</summary>
    public static void AssertVerdict(string ecma262, string text, bool expected) => AssertVerdicts(For(ecma262), text, expected);

    public static void AssertVerdicts(IReadOnlyList<Pattern> patterns, string text, bool expected)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        foreach (Pattern pattern in patterns)
        {
            Assert.True(pattern.IsMatch(utf8) == expected, $"{pattern.Engine}: /{pattern.Source}/ on '{text}' should be {expected}.");
        }
    }
}
