using TradeData.Compiler.Tests.Support;

namespace TradeData.Compiler.Tests.Csv;

/// <summary>CSV: the values of a row's cells, and the places of errors in the file.</summary>
public sealed class CsvTests
{
    [Fact]
    public void Cells_become_values_of_the_columns_types()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.csv", """"
            id,partner,volume,year,open,unit,replaces[],period.from,period.to,names.en,names.ja,steps[0].year,steps[0].volume,steps[1].year,steps[1].volume
            beef,AUS,12.50,2019,true,TNE,pork|lamb,2019-04-01,,"Beef, fresh ""prime""",牛肉,2019,1,2020,2
            lamb,AUS,,,,,,,,,,,,2020,7
            pork,JPN,,,false,,,,,,,,,,
            """");
        project.Compile().Reports();
        Assert.Equal(
            [
                """{"id":"beef","partner":"AUS","volume":12.5,"year":2019,"open":true,"unit":"TNE","replaces":["pork","lamb"],"period":{"from":"2019-04-01"},"steps":[{"year":2019,"volume":1},{"year":2020,"volume":2}],"names":{"en":"Beef, fresh \"prime\"","ja":"牛肉"}}""",
                """{"id":"lamb","partner":"AUS","steps":[{"year":2020,"volume":7}]}""",
                """{"id":"pork","partner":"JPN","open":false}""",
            ],
            project.Rows("Quotas"));
    }

    [Fact]
    public void A_dataset_may_say_how_its_cells_are_written()
    {
        using DataProject project = DataProject.OfQuotas()
            .File("data/quotas/provenance.json", """{ "source": "A sheet", "csv": { "delimiter": ";", "listSeparator": " / ", "missingValues": ["", "n/a", "-"] } }""")
            .File("data/quotas/q.csv", "id;partner;volume;replaces[]\na;AUS;-;b / c\nb;JPN;1;n/a\nc;JPN;2;\n");
        project.Compile().Reports();
        Assert.Equal(
            [
                """{"id":"a","partner":"AUS","replaces":["b","c"]}""",
                """{"id":"b","partner":"JPN","volume":1}""",
                """{"id":"c","partner":"JPN","volume":2}""",
            ],
            project.Rows("Quotas"));
    }

    [Fact]
    public void Lists_and_objects_may_stand_in_a_cell_as_json()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.csv", "id,partner,replaces,period\na,AUS,\"[\"\"a\"\"]\",\"{\"\"from\"\": \"\"2019-04-01\"\"}\"\n");
        project.Compile().Reports();
        Assert.Equal(["""{"id":"a","partner":"AUS","replaces":["a"],"period":{"from":"2019-04-01"}}"""], project.Rows("Quotas"));
    }

    [Fact]
    public void Required_nullable_members_are_null_only_if_their_object_is_present()
    {
        using DataProject project = new DataProject().Schema("rate.schema.json", """
            {
              "title": "Rate", "type": "object", "required": ["id", "note"],
              "properties": {
                "id": { "type": "string" },
                "note": { "type": ["string", "null"] },
                "period": {
                  "title": "RatePeriod", "type": "object", "required": ["from", "to"],
                  "properties": { "from": { "type": ["string", "null"] }, "to": { "type": ["string", "null"] } }
                }
              },
              "x-table": { "primaryKey": ["id"] }
            }
            """).File("data/rates/r.csv", "id,note,period.from,period.to\na,,,\nb,x,2019,\n");
        project.Compile().Reports();
        Assert.Equal(["""{"id":"a","note":null}""", """{"id":"b","note":"x","period":{"from":"2019","to":null}}"""], project.Rows("Rates"));
    }

    [Fact]
    public void A_cell_that_is_not_of_its_columns_type() =>
        Report("id,partner,volume,open\nbeef,AUS,12,true\npork,JPN,\"1,5\",yes\n",
            "data/quotas/q.csv(3,10): error TD2002: Quotas row 2: The cell holds 1,5, and \"volume\" is a number such as 1234.5.",
            "data/quotas/q.csv(3,16): error TD2002: Quotas row 2: The cell holds yes, and \"open\" is true or false.");

    [Fact]
    public void A_cell_that_breaks_the_schema() =>
        Report("id,names.en,partner,year,unit\nbeef,\"a\nb\",AUS,1850,TNF\n",
            "data/quotas/q.csv(3,8): error TD2001: Quotas row 1, /year: Must be at least 1900, but is 1850.",
            "data/quotas/q.csv(3,13): error TD2001: Quotas row 1, /unit: Must be one of \"KGM\", \"TNE\", but is \"TNF\". Did you mean \"TNE\"?");

    [Fact]
    public void A_cell_that_refers_to_a_row_that_is_not_there() =>
        Report("id,volume,partner\r\nbeef,1,AUS\r\npork,2,\"AUZ\"\r\n",
            "data/quotas/q.csv(3,8): error TD2004: Quotas row 2: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?");

    [Fact]
    public void A_cell_of_a_list_column_stands_for_all_its_items() =>
        Report("id,partner,replaces[]\nbeef,AUS,beef|pork\n",
            "data/quotas/q.csv(2,10): warning TD2005: Quotas row 1: \"replaces[]\" is \"pork\", but Quotas has no such key.");

    [Fact]
    public void An_empty_cell_that_must_not_be() =>
        Report("id,partner,steps[0].year,steps[0].volume\nbeef,AUS,2019,\npork,,,\n",
            "data/quotas/q.csv(2,1): error TD2001: Quotas row 1, /steps/0: The property \"volume\" is missing.",
            "data/quotas/q.csv(3,1): error TD2001: Quotas row 2: The property \"partner\" is missing.");

    [Fact]
    public void Columns_that_no_row_can_have() =>
        Report("id,partner,volumes,period.form,partner,steps.year,year.month,,names,names.en,steps[1].year,year[]\n",
            "data/quotas/q.csv(1,12): error TD2002: The column \"volumes\" names a property \"volumes\" that rows cannot have. Did you mean \"volume\"?",
            "data/quotas/q.csv(1,20): error TD2002: The column \"period.form\" names a property \"form\" that \"period\" cannot have. Did you mean \"from\"?",
            "data/quotas/q.csv(1,32): error TD2002: The column \"partner\" names a column that already exists.",
            "data/quotas/q.csv(1,40): error TD2002: The column \"steps.year\" goes through \"steps\", which is a list: write steps[0] for its first item.",
            "data/quotas/q.csv(1,51): error TD2002: The column \"year.month\" goes through \"year\", which is not an object.",
            "data/quotas/q.csv(1,62): error TD2002: The column has no name; the header names what each column holds.",
            "data/quotas/q.csv(1,69): error TD2002: The column \"names.en\" names a part of \"names\", which is a column already.",
            "data/quotas/q.csv(1,78): error TD2002: The column \"steps[1].year\" does not number the items of \"steps\" as [0], [1] and so on.",
            "data/quotas/q.csv(1,92): error TD2002: The column \"year[]\" has brackets after \"year\", which is not a list.");

    [Theory]
    [InlineData("replaces", 21)]
    [InlineData("replaces[]", 23)]
    public void Items_of_a_list_that_is_a_column_already_would_not_be_in_the_row(string column, int at) =>
        Report($"id,partner,{column},replaces[0]\n",
            $"data/quotas/q.csv(1,{at}): error TD2002: The column \"replaces[0]\" names a part of \"replaces\", which is a column already.");

    [Fact]
    public void Rows_with_too_few_cells_and_too_many() =>
        Report("id,partner,year\nbeef,AUS\npork,JPN,2019,x\n\nlamb,JPN,2020\n",
            "data/quotas/q.csv(2,9): error TD2002: Quotas row 1: The row has 2 cells, and the header names 3.",
            "data/quotas/q.csv(3,15): error TD2002: Quotas row 2: The row has 4 cells, and the header names 3.",
            "data/quotas/q.csv(4,1): error TD2002: Quotas row 3: The line is empty.");

    [Fact]
    public void A_quote_within_a_cell_that_has_none_around_it() =>
        Report("id,partner\nbe\"ef\",AUS\n",
            "data/quotas/q.csv(2,3): error TD2002: Quotas row 1: A cell with a quote in it is put in quotes, and the quote is doubled.");

    [Fact]
    public void A_quote_within_a_column_name_that_has_none_around_it() =>
        Report("id,par\"tn\"er\nbeef,AUS\n",
            "data/quotas/q.csv(1,7): error TD2002: The header: A cell with a quote in it is put in quotes, and the quote is doubled.");

    [Fact]
    public void A_stray_quote_in_a_row_with_too_many_cells_beside_an_error_of_another_row() =>
        Report("id,partner\nbe\"ef\",AUS,x\npork,JP\n",
            "data/quotas/q.csv(2,12): error TD2002: Quotas row 1: The row has 3 cells, and the header names 2.",
            "data/quotas/q.csv(3,6): error TD2004: Quotas row 2: \"partner\" is \"JP\", but Partners has no such key. Did you mean \"JPN\"?");

    [Fact]
    public void A_quote_that_is_never_closed() =>
        Report("id,partner\n\"be\"\"ef\",AUS\n\"pork,JPN\nlamb,JPN",
            "data/quotas/q.csv(3,1): error TD2002: The quote that opens here is never closed: the file is cut short, or a quote within a cell is not doubled.");

    [Fact]
    public void An_empty_file() =>
        Report("", "data/quotas/q.csv(1,1): error TD2002: The file is empty; its first line names the columns.");

    [Fact]
    public void A_header_without_rows_is_no_error() => Report("id,partner\n");

    private static void Report(string quotas, params string[] lines)
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.csv", System.Text.Encoding.UTF8.GetBytes(quotas));
        project.Compile().Reports(lines);
    }
}
