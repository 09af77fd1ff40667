using TradeData.Compiler.Tests.Support;

namespace TradeData.Compiler.Tests;

/// <summary>A second run checks only changes, and reports the same as a first run.</summary>
public sealed class IncrementalTests
{
    private const string Quotas = """
        [
          { "id": "beef", "partner": "AUS" }
        ]
        """;

    [Fact]
    public void The_first_run_checks_everything() =>
        Run(_ => { }, first: true, "Notes: checked 1 row in 1 file", "Partners: checked 2 rows in 1 file", "Quotas: checked 1 row in 1 file");

    [Fact]
    public void A_run_after_no_change_checks_nothing() =>
        Run(_ => { }, first: false, "Notes: unchanged", "Partners: unchanged", "Quotas: unchanged");

    [Fact]
    public void An_edit_checks_its_dataset_and_the_references_of_those_that_refer_to_it() =>
        Run(
            project => project.File("data/partners/partners.json", """[{ "id": "AUS", "name": "Australia" }, { "id": "JPN", "name": "Nippon" }]"""),
            first: false,
            "Notes: unchanged", "Partners: checked 2 rows in 1 file", "Quotas: checked references");

    [Fact]
    public void An_edit_of_white_space_leaves_those_that_refer_alone() =>
        Run(
            project => project.File("data/partners/partners.json", """[{ "id": "AUS", "name": "Australia" }, { "id": "JPN", "name": "Japan" }]"""),
            first: false,
            "Notes: unchanged", "Partners: checked 2 rows in 1 file", "Quotas: unchanged");

    [Fact]
    public void An_edit_of_a_dataset_that_nothing_refers_to_checks_only_that() =>
        Run(
            project => project.File("data/quotas/q.json", """[{ "id": "beef", "partner": "JPN" }]"""),
            first: false,
            "Notes: unchanged", "Partners: unchanged", "Quotas: checked 1 row in 1 file");

    [Fact]
    public void A_file_more_and_a_file_less_are_edits() =>
        Run(
            project => project.File("data/notes/more.ndjson", "{ \"id\": 2 }\n").Delete("data/quotas/q.json"),
            first: false,
            "Notes: checked 2 rows in 2 files", "Partners: unchanged", "Quotas: checked 0 rows in 0 files");

    [Fact]
    public void An_edit_of_a_schema_checks_the_rows_of_its_table() =>
        Run(
            project => project.Schema("note.schema.json", Schemas.Note.Replace("\"type\": \"string\"", "\"type\": \"string\", \"maxLength\": 9", StringComparison.Ordinal)),
            first: false,
            "Notes: checked 1 row in 1 file", "Partners: unchanged", "Quotas: unchanged");

    [Fact]
    public void Cached_diagnostics_are_reported_again()
    {
        using DataProject project = Project().File("data/quotas/q.json", """
            [
              { "id": "beef", "partner": "AUZ", "replaces": ["x"] },
              { "id": "pork", "partner": "AUS", "year": 1 }
            ]
            """);
        string[] problems =
        [
            "data/quotas/q.json(2,30): error TD2004: Quotas row 1: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?",
            "data/quotas/q.json(2,50): warning TD2005: Quotas row 1: \"replaces[]\" is \"x\", but Quotas has no such key.",
            "data/quotas/q.json(3,45): error TD2001: Quotas row 2, /year: Must be at least 1900, but is 1.",
        ];
        project.Compile().Reports(problems);
        project.File("data/notes/n.json", """[{ "id": 7 }]""").Compile(Verbosely).Reports(["Notes: checked 1 row in 1 file", "Partners: unchanged", "Quotas: unchanged", .. problems]);
    }

    [Fact]
    public void A_reference_breaks_at_the_row_that_refers_when_the_other_one_goes()
    {
        using DataProject project = Project();
        project.Compile().Reports();
        project.File("data/partners/partners.json", """[{ "id": "JPN", "name": "Japan" }]""").Compile(Verbosely).Reports(
            "Notes: unchanged", "Partners: checked 1 row in 1 file", "Quotas: checked references",
            "data/quotas/q.json(2,30): error TD2004: Quotas row 1: \"partner\" is \"AUS\", but Partners has no such key.");
        project.File("data/partners/more.ndjson", "{\"id\": \"AUS\", \"name\": \"Australia\"}\n").Compile(Verbosely).Reports(
            "Notes: unchanged", "Partners: checked 2 rows in 2 files", "Quotas: checked references");
    }

    [Fact]
    public void Incremental_runs_equal_one_full_run()
    {
        using DataProject pieced = Project();
        pieced.Compile().Reports();
        pieced.File("data/partners/partners.json", """[{ "id": "NZL", "name": "New Zealand" }, { "id": "AUS", "name": "Australia" }]""").Compile().Reports();
        pieced.File("data/quotas/q.json", """[{ "id": "a", "partner": "NZL" }, { "id": "b", "partner": "AUS", "replaces": ["a"] }]""").Compile().Reports();
        using DataProject whole = Project()
            .File("data/partners/partners.json", """[{ "id": "NZL", "name": "New Zealand" }, { "id": "AUS", "name": "Australia" }]""")
            .File("data/quotas/q.json", """[{ "id": "a", "partner": "NZL" }, { "id": "b", "partner": "AUS", "replaces": ["a"] }]""");
        whole.Compile().Reports();
        foreach (string pack in Directory.EnumerateFiles(whole.Output, "*.pack"))
        {
            Assert.Equal(File.ReadAllBytes(pack), File.ReadAllBytes(Path.Combine(pieced.Output, Path.GetFileName(pack))));
        }
    }

    [Fact]
    public void A_pack_that_did_not_change_is_not_written_again()
    {
        using DataProject project = Project();
        project.Compile().Reports();
        DateTime longAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (string pack in Directory.EnumerateFiles(project.Output, "*.pack"))
        {
            File.SetLastWriteTimeUtc(pack, longAgo);
        }
        project.File("data/notes/n.json", """[ { "id": 1 } ]""").File("data/quotas/q.json", "[]").Compile().Reports();
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(Path.Combine(project.Output, "Notes.pack")));
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(Path.Combine(project.Output, "Partners.pack")));
        Assert.NotEqual(longAgo, File.GetLastWriteTimeUtc(Path.Combine(project.Output, "Quotas.pack")));
    }

    [Theory]
    [InlineData("state.json", "{")]
    [InlineData("state.json", "[]")]
    [InlineData("Partners.pack", "damaged")]
    public void A_damaged_file_is_rebuilt(string file, string text)
    {
        using DataProject project = Project();
        project.Compile().Reports();
        byte[] partners = File.ReadAllBytes(Path.Combine(project.Output, "Partners.pack"));
        File.WriteAllText(Path.Combine(project.Output, file), text);
        project.File("data/quotas/q.json", """[{ "id": "pork", "partner": "AUS" }]""").Compile().Reports();
        Assert.Equal(partners, File.ReadAllBytes(Path.Combine(project.Output, "Partners.pack")));
    }

    [Fact]
    public void A_pack_with_a_byte_that_changed_is_made_again_and_no_other()
    {
        using DataProject project = Project();
        project.Compile().Reports();
        string path = Path.Combine(project.Output, "Partners.pack");
        byte[] partners = File.ReadAllBytes(path);
        byte[] damaged = [.. partners];
        damaged[10] ^= 1;
        File.WriteAllBytes(path, damaged);
        project.File("data/quotas/q.json", """[{ "id": "pork", "partner": "AUS" }]""").Compile(Verbosely).Reports(
            "Notes: unchanged", "Partners: checked 2 rows in 1 file", "Quotas: checked 1 row in 1 file");
        Assert.Equal(partners, File.ReadAllBytes(path));
    }

    private static DataProject Project() => DataProject.OfQuotas().File("data/quotas/q.json", Quotas).File("data/notes/n.json", """[{ "id": 1 }]""");

    private static void Run(Action<DataProject> edit, bool first, params string[] lines)
    {
        using DataProject project = Project();
        if (!first)
        {
            project.Compile().Reports();
        }
        edit(project);
        project.Compile(Verbosely).Reports(lines);
    }

    private static CompilerOptions Verbosely(CompilerOptions options) => options with { IsVerbose = true };
}
