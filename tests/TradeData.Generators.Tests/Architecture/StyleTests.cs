using System.Text;
using System.Text.RegularExpressions;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Architecture;

/// <summary>Plain English in all C# and Markdown: no riddles, no long sentences, and summaries that name their subject first.</summary>
public partial class StyleTests
{
    private const int MostWords = 40;

    /// <summary>The banned turns. Each pattern spells one letter as a class, so that it does not match itself here.</summary>
    private static readonly string[] BannedTurns =
    [
        "nob[o]dy",
        "who[e]ver",
        "as it is on[e]",
        "o[f] which",
        "(?:is|are|was|were|be|been) tol[d]",
        "that is al[l](?! (?:that|a|the)\\b)",
        "where it is non[e]",
        "where there (?:is|are) non[e]",
        "makes no sens[e]",
        "slip of the pe[n]",
    ];

    /// <summary>The first words of a summary that hides its subject.</summary>
    private static readonly Regex RiddleStart = new("^(?:How|What|Where|Which|Who|Whom|That|Of|When|Why|If)\\b", RegexOptions.CultureInvariant);

    private static readonly Regex Banned = new($"\\b(?:{string.Join('|', BannedTurns)})\\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    [Fact]
    public void No_line_has_a_banned_turn() => Assert.Empty(
        from line in AllLines()
        let match = Banned.Match(line.Text)
        where match.Success
        select $"{line.Place}: \"{match.Value}\"");

    [Fact]
    public void No_sentence_of_a_summary_or_page_is_too_long() => Assert.Empty(
        from text in Summaries("benchmarks", "generators", "samples", "src", "tests").Concat(Pages())
        from sentence in Sentences(text.Text)
        where CountWords(sentence) > MostWords
        select $"{text.Place}: {CountWords(sentence)} words: {sentence}");

    [Fact]
    public void Summaries_name_their_subject_first() => Assert.Empty(
        from text in Summaries("generators", "src")
        where RiddleStart.IsMatch(text.Text)
        select $"{text.Place}: {text.Text}");

    [Theory]
    [InlineData("It helps nob" + "ody.", true)]
    [InlineData("Two texts, the last o" + "f which is long.", true)]
    [InlineData("A list of whichever is first.", false)]
    [InlineData("Where there are no" + "ne, it is empty.", true)]
    public void A_banned_turn_is_found_in_any_case(string text, bool isBanned) => Assert.Equal(isBanned, Banned.IsMatch(text));

    [Theory]
    [InlineData("One. Two: three; four? Five", 5)]
    [InlineData("As in 0201.30 or e.g.this", 1)]
    public void A_sentence_ends_at_its_punctuation(string text, int sentences) => Assert.Equal(sentences, Sentences(text).Count());

    /// <summary>Every line, without the code of Markdown. Underscores are blanks, so that names of tests are read, too.</summary>
    private static IEnumerable<(string Place, string Text)> AllLines()
    {
        foreach (string path in Files("*.cs"))
        {
            string[] lines = File.ReadAllLines(path);
            for (int i = 0; i < lines.Length; i++)
            {
                yield return (Place(path, i), lines[i].Replace('_', ' '));
            }
        }
        foreach ((string Place, string Text) line in Pages())
        {
            yield return line;
        }
    }

    /// <summary>The lines of Markdown pages, without code blocks, tables and code spans.</summary>
    private static IEnumerable<(string Place, string Text)> Pages()
    {
        foreach (string path in Files("*.md"))
        {
            string[] lines = File.ReadAllLines(path);
            bool isCode = false;
            for (int i = 0; i < lines.Length; i++)
            {
                bool isFence = lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
                isCode ^= isFence;
                if (!isFence && !isCode && !lines[i].StartsWith('|'))
                {
                    yield return (Place(path, i), CodeSpan().Replace(lines[i], ""));
                }
            }
        }
    }

    /// <summary>The texts of XML summaries, without code and tags.</summary>
    private static IEnumerable<(string Place, string Text)> Summaries(params string[] folders)
    {
        foreach (string path in Files("*.cs").Where(path => folders.Any(folder => Relative(path).StartsWith(folder + "/", StringComparison.Ordinal))))
        {
            string[] lines = File.ReadAllLines(path);
            for (int i = 0; i < lines.Length; i++)
            {
                if (!lines[i].TrimStart().StartsWith("/// <summary>", StringComparison.Ordinal))
                {
                    continue;
                }
                int start = i;
                StringBuilder text = new(lines[i].Trim()[3..]);
                while (!lines[i].Contains("</summary>", StringComparison.Ordinal) && i + 1 < lines.Length)
                {
                    text.Append(' ').Append(lines[++i].Trim().TrimStart('/'));
                }
                yield return (Place(path, start), Tag().Replace(CodeElement().Replace(text.ToString(), ""), " ").Trim());
            }
        }
    }

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    private static int CountWords(string text) => text.Split(' ').Count(word => word.Any(char.IsLetterOrDigit));

    /// <summary>The tracked files of a kind: all but snapshots and the outputs of builds.</summary>
    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Repository.Root, pattern, SearchOption.AllDirectories)
            .Where(path => !NotOurs().IsMatch(Relative(path)))
            .Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static string Place(string path, int line) => FormattableString.Invariant($"{Relative(path)}({line + 1})");

    [GeneratedRegex("(?:^|/)(?:bin|obj|node_modules|[^/]*artifacts|TestResults|StrykerOutput|\\.[^/]+)/|\\.(?:verified|received)\\.", RegexOptions.CultureInvariant)]
    private static partial Regex NotOurs();

    [GeneratedRegex("`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex CodeSpan();

    [GeneratedRegex("<(c|code)>.*?</\\1>", RegexOptions.CultureInvariant)]
    private static partial Regex CodeElement();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("(?<=[.!?:;])\\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
