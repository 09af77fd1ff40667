using System.Text;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Problems of rows are reported as values, with the row, the field and the other row.</summary>
public sealed class ProblemTests
{
    private static readonly TableDefinition Quotas = new("Quotas", "")
    {
        Fields = [new("id", KeyType.Text), new("year", KeyType.Integer), new("code", KeyType.Code), new("from", KeyType.Date), new("to", KeyType.Date), new("in.up", KeyType.Text), new("lines[].no", KeyType.Integer)],
        PrimaryKey = new("id", "year"),
        UniqueKeys = [new("code")],
        Indexes = [new(IndexKind.Equality, "lines[].no")],
        ValidTime = new("from", "to") { Key = ["id"] },
        Hierarchy = new("in.up", "year"),
    };

    [Fact]
    public void A_primary_key_used_twice() => AssertProblems(
        Quotas,
        ["""{"id":"beef","year":2020}""", """{"id":"pork","year":2020}""", """{"id":"beef","year":2.02e3,"from":"2020-01-01"}"""],
        new DataProblem(DataProblemKind.DuplicateKey, "Quotas", 2, "id, year", "/year", "beef, 2.02e3", """The primary key (id, year) is "beef, 2.02e3", and row 0 has it already.""") { OtherRow = 0 },
        new DataProblem(DataProblemKind.OverlappingPeriod, "Quotas", 2, "from, to", "/to", "2020-01-01, ", """The period (2020-01-01, ) overlaps that of row 0 of the same (id).""") { OtherRow = 0 });

    [Fact]
    public void A_unique_key_used_twice_also_in_another_spelling() => AssertProblems(
        Quotas,
        ["""{"id":"a","year":1,"code":"0201.30"}""", """{"id":"b","year":1,"code":null}""", """{"id":"c","year":1}""", """{"id":"d","year":1,"code":"020130"}"""],
        new DataProblem(DataProblemKind.DuplicateKey, "Quotas", 3, "code", "/code", "020130", """The unique key (code) is "020130", and row 0 has it already.""") { OtherRow = 0 });

    [Fact]
    public void A_part_of_the_primary_key_that_is_missing() => AssertProblems(
        Quotas,
        ["""{"id":"a"}""", """{"year":1,"id":null}"""],
        new DataProblem(DataProblemKind.MissingKey, "Quotas", 0, "year", "/year", "", "The row lacks 'year', a part of its primary key (id, year)."),
        new DataProblem(DataProblemKind.MissingKey, "Quotas", 1, "id", "/id", "null", "The row lacks 'id', a part of its primary key (id, year)."));

    [Fact]
    public void A_value_of_another_type() => AssertProblems(
        Quotas,
        ["""{"id":7,"year":1}""", """{"id":"a","year":"1","from":"21.08.2019","lines":[{"no":1},{"no":"é"},{"no":[2]}]}""", """{"id":"b","year":1,"lines":[{},{"no":{"a":1}}]}"""],
        new DataProblem(DataProblemKind.WrongType, "Quotas", 0, "id", "/id", "7", """'id' is "7", which is not a text."""),
        new DataProblem(DataProblemKind.WrongType, "Quotas", 1, "year", "/year", "1", """'year' is "1", which is not an integer of 64 bits."""),
        new DataProblem(DataProblemKind.WrongType, "Quotas", 1, "from", "/from", "21.08.2019", """'from' is "21.08.2019", which is not a date (yyyy-MM-dd)."""),
        new DataProblem(DataProblemKind.WrongType, "Quotas", 1, "lines[].no", "/lines/1/no", "é", """'lines[].no' is "é", which is not an integer of 64 bits."""),
        new DataProblem(DataProblemKind.WrongType, "Quotas", 2, "lines[].no", "/lines/1/no", """{"a":1}""", """'lines[].no' is "{"a":1}", which is not an integer of 64 bits."""));

    [Fact]
    public void A_row_that_cannot_be_read_has_no_keys()
    {
        PackResult result = Lines.Build(
            [
                """{"id":"a","year":1,"lines":[{"no":5},{"no":6}],"code":"1"}"""u8.ToArray(),
                """{"id":"a","year":1,"lines":[{"no":5},{"no":6}],"code":"1"} x"""u8.ToArray(),
                """{"id":"b","year":1,"lines":[{"no":5}],"lines":[{"no":7}]}"""u8.ToArray(),
                """["id"]"""u8.ToArray(),
                [.. """{"id":"c","year":1,"code":"2","note":" """u8, 0xFF, .. "\"}"u8],
                """{"id":"\ud800","year":1}"""u8.ToArray(),
                ""u8.ToArray(),
            ],
            Quotas);
        Assert.Equal([1, 2, 3, 4, 5, 6], result.Problems.Select(problem => problem.Row));
        Assert.All(result.Problems, problem => Assert.Equal(DataProblemKind.MalformedRow, problem.Kind));
        Assert.StartsWith("The row is not valid JSON: 'x' is", result.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("The row has the property 'lines' twice.", result.Problems[1].Message);
        Assert.Equal("The row is no JSON object.", result.Problems[2].Message);
        Assert.Equal("The row is not UTF-8.", result.Problems[3].Message);
        Assert.StartsWith("The row is not valid JSON: Cannot read incomplete UTF-16", result.Problems[4].Message, StringComparison.Ordinal);
        Assert.StartsWith("The row is not valid JSON: ", result.Problems[5].Message, StringComparison.Ordinal);
        Assert.Equal(["5", "6"], result.Pack.IndexOver("id", "year") is null ? [] : result.Pack.Index(2).KeyTexts().Order(StringComparer.Ordinal));
        Assert.Equal(["a, 1"], result.Pack.IndexOver("id", "year")!.KeyTexts());
    }

    [Fact]
    public void A_parent_that_does_not_exist() => AssertProblems(
        Quotas,
        ["""{"id":"a","year":1,"in":{"up":"b"}}""", """{"id":"b","year":2}"""],
        new DataProblem(DataProblemKind.MissingParent, "Quotas", 0, "in.up, year", "/year", "b, 1", """The parent (in.up, year) is "b, 1", and there is no such row."""));

    [Fact]
    public void A_row_that_is_its_own_ancestor() => AssertProblems(
        Quotas,
        [
            """{"id":"z","year":1,"in":{"up":"c"}}""", """{"id":"b","year":1,"in":{"up":"a"}}""", """{"id":"a","year":1,"in":{"up":"c"}}""", """{"id":"c","year":1,"in":{"up":"b"}}""",
            """{"id":"self","year":1,"in":{"up":"self"}}""", """{"id":"below","year":1,"in":{"up":"self"}}""",
        ],
        new DataProblem(DataProblemKind.HierarchyCycle, "Quotas", 1, "in.up, year", "/year", "a, 1", """The row is its own ancestor: its parent "a, 1", row 2, lies below it.""") { OtherRow = 2 },
        new DataProblem(DataProblemKind.HierarchyCycle, "Quotas", 4, "in.up, year", "/year", "self, 1", """The row is its own parent ("self, 1").""") { OtherRow = 4 });

    [Fact]
    public void Periods_that_are_empty_or_overlap() => AssertProblems(
        Quotas,
        [
            """{"id":"a","year":1,"from":"2020-01-01","to":"2021-01-01"}""",
            """{"id":"a","year":2,"from":"2021-01-01"}""",
            """{"id":"a","year":3,"from":"2020-03-01","to":"2020-03-01"}""",
            """{"id":"b","year":1,"from":"2020-01-01","to":"2021-01-02"}""",
            """{"id":"b","year":2,"from":"2020-02-01","to":"2020-03-01"}""",
            """{"id":"b","year":3,"from":"2021-01-01"}""",
            """{"id":"b","year":4,"to":"2020-01-01"}""",
        ],
        new DataProblem(DataProblemKind.EmptyPeriod, "Quotas", 2, "from, to", "/to", "2020-03-01, 2020-03-01", "The period from 'from' up to, and without, 'to' (2020-03-01, 2020-03-01) has no day."),
        new DataProblem(DataProblemKind.OverlappingPeriod, "Quotas", 4, "from, to", "/to", "2020-02-01, 2020-03-01", "The period (2020-02-01, 2020-03-01) overlaps that of row 3 of the same (id).") { OtherRow = 3 },
        new DataProblem(DataProblemKind.OverlappingPeriod, "Quotas", 5, "from, to", "/to", "2021-01-01, ", "The period (2021-01-01, ) overlaps that of row 3 of the same (id).") { OtherRow = 3 });

    [Fact]
    public void A_period_whose_first_day_is_in_the_primary_key_belongs_to_what_remains_of_it()
    {
        TableDefinition rates = new("Rates", "")
        {
            Fields = [new("partner", KeyType.Text), new("from", KeyType.Date), new("to", KeyType.Date)],
            PrimaryKey = new("from", "partner"),
            ValidTime = new("from", "to"),
        };
        AssertProblems(
            rates,
            ["""{"partner":"AUS","from":"2020-01-01"}""", """{"partner":"JPN","from":"2020-01-01"}""", """{"partner":"AUS","from":"2021-01-01"}""", """{"partner":"JPN","from":"2020-01-01"}"""],
            new DataProblem(DataProblemKind.OverlappingPeriod, "Rates", 2, "from, to", "/to", "2021-01-01, ", "The period (2021-01-01, ) overlaps that of row 0 of the same (partner).") { OtherRow = 0 },
            new DataProblem(DataProblemKind.DuplicateKey, "Rates", 3, "from, partner", "/partner", "2020-01-01, JPN", """The primary key (from, partner) is "2020-01-01, JPN", and row 1 has it already.""") { OtherRow = 1 });
    }

    [Fact]
    public void Problems_beyond_the_limit_are_counted()
    {
        PackBuilder builder = new(Quotas, maxProblems: 2);
        for (int i = 0; i < 10; i++)
        {
            builder.Add("""{"id":"a","year":1,"to":"2020-01-01"}"""u8);
        }
        PackResult result = builder.Build();
        Assert.Equal(2, result.Problems.Count);
        Assert.Equal(18, result.ProblemCount);
        Assert.True(result.HasErrors);
        Assert.Equal("""Quotas row 1 /year: The primary key (id, year) is "a, 1", and row 0 has it already.""", result.Problems[0].ToString());
    }

    private static void AssertProblems(TableDefinition definition, string[] rows, params DataProblem[] expected)
    {
        PackResult result = Lines.Build(rows.Select(Encoding.UTF8.GetBytes), definition);
        Assert.Equal(expected, result.Problems);
        Assert.Equal(expected.Length, result.ProblemCount);
        Assert.True(result.HasErrors);
        Assert.All(result.Problems, problem => Assert.True(problem.IsError));
        AssertEveryPartOpens(result.Pack);
    }

    /// <summary>Asserts that errors in rows leave the pack consistent: each part passes the inspection of an untrusted pack.</summary>
    internal static void AssertEveryPartOpens(Pack pack)
    {
        using MemoryStream output = new();
        pack.WriteTo(output);
        Pack inspected = Pack.Open(output.ToArray(), pack.Definition);
        for (int key = 0; key < pack.Definition.Shape.Keys.Count; key++)
        {
            _ = inspected.Index(key);
        }
        if (pack.Definition.Hierarchy is not null)
        {
            _ = new Hierarchy(inspected);
        }
        _ = CatalogLinker.Link([inspected]);
    }
}
