using System.Text;
using TradeData.Compiler.Tests.Support;

namespace TradeData.Compiler.Tests.Data;

/// <summary>Files whose content does not match their name.</summary>
public sealed class MalformedFileTests
{
    [Fact]
    public void A_file_that_is_cut_short() =>
        Report("q.json", "[\n  { \"id\": \"beef\", \"partner\": \"AUS\" },\n  { \"id\": \"pork\", \"par",
            "data/quotas/q.json(3,19): error TD2002: The string that begins here is not closed.");

    [Theory]
    [InlineData("q.json", "[\n", "\n]")]
    [InlineData("q.ndjson", "\n", "\n")]
    public void A_row_that_is_nested_too_deeply_is_refused_with_the_limit_of_rows(string file, string before, string after)
    {
        int limit = TradeData.Runtime.ValidationOptions.Default.MaxDepth;
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", limit)) + "{}" + new string('}', limit);
        using DataProject project = DataProject.OfQuotas().File("data/quotas/" + file, before + deep + after);
        string line = project.Compile().Lines[0];
        Assert.EndsWith(FormattableString.Invariant($"The text is nested deeper than {limit} levels."), line, StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"data/quotas/{file}(2,{(5 * limit) + 1}): error TD2002: "), line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_before_its_array_does() =>
        Report("q.json", "[\n  { \"id\": \"beef\", \"partner\": \"AUS\" }\n",
            "data/quotas/q.json(3,1): error TD2002: ',' or ']' is expected here, but the text ends.");

    [Fact]
    public void An_empty_file() =>
        Report("q.json", "", "data/quotas/q.json(1,1): error TD2002: The text is empty: one JSON value is expected.");

    [Fact]
    public void A_byte_that_is_not_utf8()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("[\n  { \"id\": \"beef?\", \"partner\": \"AUS\" }\n]");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xE9;
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", bytes);
        project.Compile().Reports("data/quotas/q.json(2,16): error TD2002: The byte 0xE9 is not part of a character in UTF-8.");
    }

    [Fact]
    public void A_byte_that_is_not_utf8_in_one_of_many_lines()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{ \"id\": \"a\", \"partner\": \"AUS\" }\n{ \"id\": \"?\", \"partner\": \"AUS\" }\n{ \"id\": \"c\", \"partner\": 1 }\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.ndjson", bytes);
        project.Compile().Reports(
            "data/quotas/q.ndjson(2,10): error TD2002: Quotas row 2: The byte 0xFF is not part of a character in UTF-8.",
            "data/quotas/q.ndjson(3,25): error TD2001: Quotas row 3, /partner: Must be a string, but is 1.");
    }

    [Fact]
    public void A_comma_before_the_end_of_an_array() =>
        Report("q.json", "[\n  { \"id\": \"beef\", \"partner\": \"AUS\" },\n]",
            "data/quotas/q.json(2,37): error TD2002: There must be no comma before ']'.");

    [Fact]
    public void A_comma_before_the_end_of_an_object() =>
        Report("q.json", "[{ \"id\": \"beef\", \"partner\": \"AUS\", }]",
            "data/quotas/q.json(1,34): error TD2002: There must be no comma before '}'.");

    [Fact]
    public void A_comment() =>
        Report("q.json", "[\n  // beef\n]", "data/quotas/q.json(2,3): error TD2002: JSON has no comments.");

    [Fact]
    public void Text_after_the_array() =>
        Report("q.json", "[] []", "data/quotas/q.json(1,4): error TD2002: The text must end after its value, but there is '['.");

    [Fact]
    public void An_object_where_an_array_of_rows_should_be() =>
        Report("q.json", "{ \"id\": \"beef\", \"partner\": \"AUS\" }",
            "data/quotas/q.json(1,1): error TD2002: A .json file of rows is one array, so it begins with '['. Put the rows between '[' and ']', or name the file .ndjson if each line is a row.");

    [Fact]
    public void A_name_that_occurs_twice() =>
        Report("q.json", "[{ \"id\": \"beef\", \"partner\": \"AUS\",\n \"id\": \"pork\" }]",
            "data/quotas/q.json(2,2): error TD2002: Quotas row 1, /id: The property \"id\" occurs more than once.");

    [Fact]
    public void A_malformed_line_does_not_hide_the_others() =>
        Report("q.ndjson", "{ \"id\": \"a\", \"partner\": \"AUS\" }\n{ \"id\": \"b\", \"partner\": AUS }\n\n{ \"id\": \"d\", \"partner\": \"AUS\", \"year\": 0 }\n",
            "data/quotas/q.ndjson(2,25): error TD2002: Quotas row 2: A value is expected here, but there is 'A'.",
            "data/quotas/q.ndjson(4,40): error TD2001: Quotas row 3, /year: Must be at least 1900, but is 0.");

    [Fact]
    public void A_row_over_several_lines_of_ndjson() =>
        Report("q.ndjson", "{ \"id\": \"a\",\n\"partner\": \"AUS\" }\n",
            "data/quotas/q.ndjson(1,13): error TD2002: Quotas row 1: A property name in double quotes is expected here, but the text ends.",
            "data/quotas/q.ndjson(2,10): error TD2002: Quotas row 2: The text must end after its value, but there is ':'.");

    [Theory]
    [InlineData("q.json", "[\r\n{ \"id\": \"a\", \"partner\": \"AUS\" },\r\n{ \"id\": \"b\", \"partner\": \"AUS\", \"year\": 0 }\r\n]\r\n")]
    [InlineData("q.ndjson", "{ \"id\": \"z\", \"partner\": \"AUS\" }\r\n{ \"id\": \"a\", \"partner\": \"AUS\" }\r\n{ \"id\": \"b\", \"partner\": \"AUS\", \"year\": 0 }\r\n")]
    public void Lines_may_end_with_a_carriage_return_and_are_still_counted_once(string name, string text)
    {
        int row = name == "q.json" ? 2 : 3;
        Report(name, text, $"data/quotas/{name}(3,40): error TD2001: Quotas row {row}, /year: Must be at least 1900, but is 0.");
    }

    [Fact]
    public void Rows_that_could_not_be_read_are_not_missed_by_those_who_refer_to_them()
    {
        using DataProject project = DataProject.OfQuotas()
            .File("data/partners/more.json", "[{ \"id\": \"NZL\", \"name\": \"New Zealand\" }, { \"id\": ")
            .File("data/quotas/q.json", "[{ \"id\": \"beef\", \"partner\": \"CAN\" }]");
        project.Compile().Reports("data/partners/more.json(1,50): error TD2002: A value is expected here, but the text ends.");
    }

    [Fact]
    public void Nor_are_they_by_ten_thousands_nor_by_their_children()
    {
        using DataProject project = DataProject.OfQuotas()
            .File("data/partners/more.ndjson", "{ \"id\": \"NZL\", \"name\": \"New Zealand\", \"parent\": \"OCE\" }\n{ \"id\": \"OCE\"\n")
            .File("data/quotas/q.ndjson", string.Concat(Enumerable.Range(0, 10_001).Select(i => $"{{ \"id\": \"q{i}\", \"partner\": \"OCE\" }}\n")));
        project.Compile().Reports("data/partners/more.ndjson(2,14): error TD2002: Partners row 2: ',' or '}' is expected here, but the text ends.");
    }

    [Fact]
    public void Files_that_are_not_there()
    {
        using DataProject project = DataProject.OfQuotas();
        DataRun run = project.Compile(options => options with { Data = [.. options.Data, new DataInput("nowhere/quotas/q.csv")] });
        Assert.StartsWith("nowhere/quotas/q.csv(1,1): error TD2002: The file cannot be read: ", Assert.Single(run.Lines), StringComparison.Ordinal);
        OptionsException fault = Assert.Throws<OptionsException>(() => project.Compile(options => options with { Schemas = [new SchemaInput("nowhere/quota.schema.json")] }));
        Assert.StartsWith("The schema \"nowhere/quota.schema.json\" cannot be read: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_no_schema_declares()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quota/q.json", "[]").File("data/zebras/z.json", "[]");
        project.Compile().Reports(
            "data/quota/q.json(1,1): error TD2008: No schema declares a table whose rows lie in the folder \"quota\". Did you mean \"quotas\"?",
            "data/zebras/z.json(1,1): error TD2008: No schema declares a table whose rows lie in the folder \"zebras\"; there are notes, partners, quotas.");
    }

    [Fact]
    public void A_provenance_with_unknown_properties()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/provenance.json", """
            {
              "source": "A list",
              "license": "CC0-1.0",
              "retrieved": "yesterday",
              "version": 3
            }
            """);
        project.Compile().Reports(
            "data/partners/provenance.json(3,3): error TD2002: The provenance of a dataset has no \"license\". Did you mean \"licence\"?",
            "data/partners/provenance.json(4,16): error TD2002: \"retrieved\" is a day such as 2019-09-25, but this is \"yesterday\".",
            "data/partners/provenance.json(5,14): error TD2002: \"version\" is a text, but this is a number.");
    }

    private static void Report(string name, string quotas, params string[] lines)
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/" + name, Encoding.UTF8.GetBytes(quotas));
        project.Compile().Reports(lines);
    }
}
