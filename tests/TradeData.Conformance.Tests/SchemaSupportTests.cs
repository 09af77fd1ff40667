using System.Text;
using TradeData.Generators.Schema;
using TradeData.Runtime.Internal.Formats;

namespace TradeData.Conformance.Tests;

/// <summary><c>docs/schema-support.md</c> is written from the list of keywords. <c>TRADEDATA_WRITE_DOCS=1</c> writes it.</summary>
public class SchemaSupportTests
{
    private static readonly (Dialect Dialect, string Name)[] Editions =
    [
        (Dialect.Draft4, "4"), (Dialect.Draft6, "6"), (Dialect.Draft7, "7"), (Dialect.Draft201909, "2019-09"), (Dialect.Draft202012, "2020-12"),
    ];

    private static readonly (KeywordGroup Group, string Title)[] Groups =
    [
        (KeywordGroup.Core, "Core: identifiers, references, definitions"),
        (KeywordGroup.Applicator, "Applicators: schemas within schemas"),
        (KeywordGroup.Validation, "Validation"),
        (KeywordGroup.Format, "Format"),
        (KeywordGroup.Annotation, "Annotations"),
        (KeywordGroup.TradeData, "Keywords of TradeData"),
    ];

    /// <summary>The C# type of each format that is more than text.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["date"] = "`DateOnly`",
        ["time"] = "`IsoTime`",
        ["date-time"] = "`IsoDateTime`",
        ["duration"] = "`IsoDuration`",
        ["uuid"] = "`Uuid`",
        ["uri"] = "`UriText`",
    };

    private static readonly (string Format, string Meaning)[] Formats =
    [
        ("date", "RFC 3339 full-date, a day of the Gregorian calendar"),
        ("time", "RFC 3339 full-time with an offset; leap seconds only where one can be"),
        ("date-time", "RFC 3339 date-time"),
        ("duration", "RFC 3339 appendix A"),
        ("email", "RFC 5321 mailbox"),
        ("idn-email", "RFC 6531 mailbox"),
        ("hostname", "RFC 1123 host name; punycode labels must decode"),
        ("idn-hostname", "RFC 5890 internationalised host name"),
        ("ipv4", "RFC 2673 dotted quad"),
        ("ipv6", "RFC 4291 address"),
        ("uri", "RFC 3986 URI"),
        ("uri-reference", "RFC 3986 URI or relative reference"),
        ("iri", "RFC 3987 IRI"),
        ("iri-reference", "RFC 3987 IRI or relative reference"),
        ("uri-template", "RFC 6570 template"),
        ("uuid", "RFC 4122 UUID"),
        ("json-pointer", "RFC 6901 pointer"),
        ("relative-json-pointer", "relative pointer"),
        ("regex", "ECMA-262 expression"),
    ];

    [Fact]
    public void The_table_of_keywords_is_what_the_generator_knows()
    {
        string path = Path.Combine(Repository(), "docs", "schema-support.md");
        string expected = Write();
        if (Environment.GetEnvironmentVariable("TRADEDATA_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }
        string actual = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(actual == expected, $"{path} is not what the keywords say; run this test with TRADEDATA_WRITE_DOCS=1 to write it.");
    }

    [Fact]
    public void Every_keyword_says_what_it_does()
    {
        Assert.All(KeywordList.All, keyword =>
        {
            Assert.NotEqual("", keyword.Validates);
            Assert.NotEqual("", keyword.Becomes);
        });
        Assert.All(KeywordList.All, keyword => Assert.Contains(Groups, group => group.Group == keyword.Group));
        Assert.Equal(KeywordList.All.Count, KeywordList.All.Select(keyword => (keyword.Name, keyword.Dialects)).Distinct().Count());
    }

    [Fact]
    public void Every_format_of_the_table_is_checked_at_run_time() =>
        Assert.All(Formats, format => Assert.NotNull(Format.Find(format.Format)));

    private static string Write()
    {
        StringBuilder text = new();
        text.Append("""
            # What a schema may say

            Every keyword that the generator knows, how it validates, and what C# it becomes. This page is written from the generator's list of keywords,
            and a test keeps it so. Keywords that are not here are annotations; one that looks like a misspelt keyword is reported (TD1007, TD1022).

            A schema says its edition by `$schema`; without one it is 2020-12. All editions bind to one plan, which generated code and the data compiler
            both run. The required tests of the official suite pass for every edition listed here, on both.


            """);
        foreach ((KeywordGroup group, string title) in Groups)
        {
            text.Append("## ").Append(title).Append("\n\n| Keyword | Editions | Validates | In C# |\n|---|---|---|---|\n");
            foreach (Keyword keyword in KeywordList.All.Where(keyword => keyword.Group == group))
            {
                text.Append("| `").Append(keyword.Name).Append("` | ").Append(EditionsOf(keyword.Dialects)).Append(" | ")
                    .Append(Cell(keyword.Validates)).Append(" | ").Append(Cell(keyword.Becomes)).Append(" |\n");
            }
            text.Append('\n');
        }
        text.Append("""
            ## Formats

            The property `TradeDataFormats` of a project says what becomes of formats. [Formats](formats.md) describes the modes and the types.
            A meta-schema with the format-assertion vocabulary asserts its formats in every mode.

            | Format | Asserted as | In C# |
            |---|---|---|

            """);
        foreach ((string format, string meaning) in Formats)
        {
            text.Append("| `").Append(format).Append("` | ").Append(meaning).Append(" | ").Append(Types.GetValueOrDefault(format, "`string`")).Append(" |\n");
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string EditionsOf(Dialect dialects)
    {
        string[] names = [.. Editions.Where(edition => (dialects & edition.Dialect) != 0).Select(edition => edition.Name)];
        return dialects == Dialect.All ? "all"
            : names.Length == 1 ? names[0]
            : names[^1] == Editions[^1].Name ? "from " + names[0]
            : names[0] == Editions[0].Name ? "up to " + names[^1]
            : string.Join(", ", names);
    }

    private static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The tests are not run within the repository.");
    }
}
