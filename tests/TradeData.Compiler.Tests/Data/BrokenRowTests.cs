using TradeData.Compiler.Tests.Support;

namespace TradeData.Compiler.Tests.Data;

/// <summary>Rows that break their schema: each is reported at its file, line and column, with its pointer and the expected value.</summary>
public sealed class BrokenRowTests
{
    [Fact]
    public void Valid_rows_are_not_spoken_of() =>
        Report("""
            [
              { "id": "beef", "partner": "AUS", "volume": 12.5, "unit": "TNE", "period": { "from": "2019-04-01" } }
            ]
            """);

    [Fact]
    public void A_value_of_another_type() =>
        Report("""
            [
              { "id": "beef", "partner": "AUS" },
              { "id": "pork", "partner": "AUS",
                "volume": "many" }
            ]
            """,
            "data/quotas/q.json(4,15): error TD2001: Quotas row 2, /volume: Must be a number, but is a string.");

    [Fact]
    public void A_number_out_of_its_range() =>
        Report("""[{ "id": "beef", "partner": "AUS", "year": 1850 }]""",
            "data/quotas/q.json(1,44): error TD2001: Quotas row 1, /year: Must be at least 1900, but is 1850.");

    [Fact]
    public void A_number_that_is_not_whole() =>
        Report("""[{ "id": "beef", "partner": "AUS", "year": 2019.5 }]""",
            "data/quotas/q.json(1,44): error TD2001: Quotas row 1, /year: Must be a whole number, but is 2019.5.");

    [Fact]
    public void A_text_that_does_not_match_its_pattern()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/more.json", """
            [
              { "id": "nzl", "name": "New Zealand" }
            ]
            """);
        project.Compile().Reports("data/partners/more.json(2,11): error TD2001: Partners row 1, /id: Must match the pattern ^[A-Z]{3}$, but is \"nzl\".");
    }

    [Fact]
    public void A_text_that_is_too_short()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/more.json", """[{ "id": "NZL", "name": "" }]""");
        project.Compile().Reports("data/partners/more.json(1,25): error TD2001: Partners row 1, /name: Must have at least 1 character, but has 0.");
    }

    [Fact]
    public void A_missing_property() =>
        Report("""
            [
              { "id": "beef", "partner": "AUS" },
              { "id": "pork" }
            ]
            """,
            "data/quotas/q.json(3,3): error TD2001: Quotas row 2: The property \"partner\" is missing.");

    [Fact]
    public void A_missing_property_further_down() =>
        Report("""[{ "id": "beef", "partner": "AUS", "steps": [{ "year": 2019, "volume": 1 }, { "year": 2020 }] }]""",
            "data/quotas/q.json(1,77): error TD2001: Quotas row 1, /steps/1: The property \"volume\" is missing.");

    [Fact]
    public void An_unknown_property_is_reported_with_a_suggestion() =>
        Report("""[{ "id": "beef", "partner": "AUS", "volumes": 4 }]""",
            "data/quotas/q.json(1,36): error TD2001: Quotas row 1, /volumes: The property \"volumes\" is not allowed here. Did you mean \"volume\"?");

    [Fact]
    public void A_value_outside_an_enumeration() =>
        Report("""[{ "id": "beef", "partner": "AUS", "unit": "TNF" }]""",
            "data/quotas/q.json(1,44): error TD2001: Quotas row 1, /unit: Must be one of \"KGM\", \"TNE\", but is \"TNF\". Did you mean \"TNE\"?");

    [Fact]
    public void A_day_that_is_not_in_the_calendar() =>
        Report("""[{ "id": "beef", "partner": "AUS", "period": { "from": "2019-02-29" } }]""",
            "data/quotas/q.json(1,56): error TD2001: Quotas row 1, /period/from: Must be a date as in 2019-08-21, but is \"2019-02-29\".");

    [Fact]
    public void A_row_that_is_no_object() =>
        Report("""[{ "id": "beef", "partner": "AUS" }, 7]""",
            "data/quotas/q.json(1,38): error TD2001: Quotas row 2: Must be an object, but is 7.");

    [Fact]
    public void Columns_count_as_editors_do_beyond_the_basic_plane() =>
        Report("""[{ "id": "𠮷𠮷 牛肉", "partner": 5 }]""",
            "data/quotas/q.json(1,32): error TD2001: Quotas row 1, /partner: Must be a string, but is 5.");

    [Fact]
    public void All_errors_of_all_rows_at_once() =>
        Report("""
            [
              { "id": "", "partner": "AUS", "year": 1 },
              { "id": "pork", "partner": "AUS", "unit": "kg" }
            ]
            """,
            "data/quotas/q.json(2,11): error TD2001: Quotas row 1, /id: Must have at least 1 character, but has 0.",
            "data/quotas/q.json(2,41): error TD2001: Quotas row 1, /year: Must be at least 1900, but is 1.",
            "data/quotas/q.json(3,45): error TD2001: Quotas row 2, /unit: Must be one of \"KGM\", \"TNE\", but is \"kg\". Did you mean \"KGM\"?");

    [Fact]
    public void Errors_of_a_file_beyond_the_limit_are_counted_in_a_last_line()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", """
            [
              { "id": "a", "partner": "AUS", "year": 1 },
              { "id": "b", "partner": "AUS", "year": 2 },
              { "id": "c", "partner": "AUS", "year": 3 },
              { "id": "d", "partner": "AUS", "year": 4 }
            ]
            """);
        project.Compile(options => options with { MaxErrors = 2 }).Reports(
            "data/quotas/q.json(2,42): error TD2001: Quotas row 1, /year: Must be at least 1900, but is 1.",
            "data/quotas/q.json(3,42): error TD2001: Quotas row 2, /year: Must be at least 1900, but is 2.",
            "data/quotas/q.json(3,42): error TD2009: 2 more problems in this file are not shown (limit: 2)");
    }

    [Fact]
    public void Errors_of_one_row_beyond_the_limit_are_counted_too()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.ndjson", $"{{ \"id\": \"a\", \"partner\": \"AUS\", {string.Join(", ", Enumerable.Range(0, 150).Select(i => $"\"x{i}\": 0"))} }}\n");
        project.Compile(options => options with { MaxErrors = 2 }).Reports(
            "data/quotas/q.ndjson(1,32): error TD2001: Quotas row 1, /x0: The property \"x0\" is not allowed here.",
            "data/quotas/q.ndjson(1,41): error TD2001: Quotas row 1, /x1: The property \"x1\" is not allowed here.",
            "data/quotas/q.ndjson(1,41): error TD2009: 148 more problems in this file are not shown (limit: 2)");
    }

    [Fact]
    public void Tens_of_thousands_of_bad_rows_are_counted_but_few_are_kept()
    {
        string row = "{ \"partner\": \"AUS\" }\n";
        using DataProject project = DataProject.OfQuotas()
            .File("data/quotas/a.ndjson", string.Concat(Enumerable.Repeat(row, 20_001)))
            .File("data/quotas/b.ndjson", string.Concat(Enumerable.Repeat(row, 2)));
        string[] problems =
        [
            "data/quotas/a.ndjson(1,1): error TD2001: Quotas row 1: The property \"id\" is missing.",
            "data/quotas/a.ndjson(1,1): error TD2009: 20000 more problems in this file are not shown (limit: 1)",
            "data/quotas/b.ndjson(1,1): error TD2001: Quotas row 1: The property \"id\" is missing.",
            "data/quotas/b.ndjson(1,1): error TD2009: 1 more problem in this file is not shown (limit: 1)",
        ];
        project.Compile(options => options with { MaxErrors = 1 }).Reports(problems);
        project.Compile(options => options with { MaxErrors = 1 }).Reports(problems);
        Assert.InRange(new FileInfo(Path.Combine(project.Output, "state.json")).Length, 1, 4000);
    }

    private static void Report(string quotas, params string[] lines)
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", quotas);
        project.Compile().Reports(lines);
    }
}
