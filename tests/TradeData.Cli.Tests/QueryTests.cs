namespace TradeData.Cli.Tests;

public class QueryTests
{
    [Fact]
    public void Rows_are_filtered_and_shown_as_a_table() =>
        Tool.Run(".", "query", "TariffLines", "--where", "schedule=JP-TARIFF", "code^=02.01", "--as-of", "2021-04-01", "--columns", "code,description").Gives(
            0,
            """
            code     description
            0201     Beef, fresh or chilled
            0201.10  Carcasses and half-carcasses
            0201.20  Other cuts with the bone in
            0201.30  Boneless

            """,
            "");

    [Fact]
    public void Rows_are_written_as_csv_with_lists_in_one_cell() =>
        Tool.Run(".", "query", "trade-partners", "--where", "memberships.bloc=CPTPP", "id>=SGP", "--columns", "id,names.en,memberships.bloc", "--format", "csv").Gives(
            0, "id,names.en,memberships.bloc\nSGP,Singapore,ASEAN|APEC|CPTPP|RCEP\nVNM,Viet Nam,ASEAN|APEC|CPTPP|RCEP\n", "");

    [Fact]
    public void Rows_are_written_as_json_and_a_limit_is_reported() =>
        Tool.Run(".", "query", "Currencies", "--where", "code~=jp", "--columns", "code,minorUnits", "--format", "json", "--limit", "1").Gives(
            0, "[\n  {\n    \"code\": \"JPY\",\n    \"minorUnits\": 0\n  }\n]\n", "");

    [Theory]
    [InlineData("table", "")]
    [InlineData("csv", "")]
    [InlineData("json", "[]\n")]
    public void An_empty_result_is_reported(string format, string output) =>
        Tool.Run(".", "query", "Units", "--where", "name=handful", "--format", format).Gives(0, output, "No row of Units matches.\n");

    [Fact]
    public void A_field_that_no_row_has_is_refused_with_a_suggestion() =>
        Tool.Run(".", "query", "Safeguards", "--where", "shedule=JP-TARIFF").Refuses("tradedata: error: No row of Safeguards has a field \"shedule\". Did you mean \"schedule\"?\n");

    [Fact]
    public void A_table_that_is_not_there_is_refused_with_a_suggestion() =>
        Tool.Run(".", "query", "TarifLines").Refuses("tradedata: error: There is no table \"TarifLines\". Did you mean \"TariffLines\"?\n");

    [Fact]
    public void A_condition_that_is_none_and_a_day_that_is_none_are_refused()
    {
        Tool.Run(".", "query", "Units", "--where", "code").Refuses(
            "tradedata: error: \"code\" is not a condition. Write a field, one of = != < <= > >= ^= (begins with) ~= (contains), and a value, as in chapter=2 or code^=0201.\n");
        Tool.Run(".", "query", "TariffLines", "--as-of", "1 April").Refuses(
            "tradedata: error: --as-of \"1 April\" is not a day. Write year, month and day, as in 2019-08-21.\n\"tradedata query --help\" shows the possible arguments.\n");
        Tool.Run(".", "query", "Units", "--as-of", "2021-04-01").Refuses("tradedata: error: Rows of Units are always valid, so --as-of is not allowed.\n");
    }

    [Fact]
    public void A_catalog_of_the_users_own_is_read_beside_the_embedded_one()
    {
        using Workspace folder = new();
        folder.Write("own/units/units.ndjson", """{"code":"XX","name":"handful","dimension":"other"}""" + "\n");
        Tool.Run(folder.Path, "query", "Units", "--catalog", "own", "--where", "name=handful", "--format", "csv").Gives(0, "code,name,dimension\nXX,handful,other\n", "");
    }

    [Fact]
    public void Bad_rows_of_a_catalog_are_findings_at_their_places()
    {
        using Workspace folder = new();
        folder.Write("own/units/units.ndjson", """{"code":"XX","name":"","dimension":"other"}""" + "\n");
        ToolRun run = Tool.Run(folder.Path, "query", "Units", "--catalog", "own");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("own/units/units.ndjson(1,21): error: Units /name: ", run.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.EndsWith("tradedata: error: The rows are not loaded: 1 problem; the first are listed above.\n", run.Error, StringComparison.Ordinal);
        folder.Write("own/unit/units.ndjson", "");
        Tool.Run(folder.Path, "query", "Units", "--catalog", "own").Refuses($"tradedata: error: \"{Path.Combine("own", "unit")}\" is not named like a table. Did you mean \"units\"?\n");
    }

    [Fact]
    public void Nothing_in_a_pipe_is_coloured_even_where_colours_are_wished()
    {
        ToolRun run = Tool.Run(".", [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], "timeline", "us-japan-2018");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void The_tables_of_a_project_are_asked_by_its_own_schemas()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Run("query", "quotas", "--project", ".", "--where", "partner=AUS", "--columns", "id,partner", "--format", "json").Gives(
            0, "[\n  {\n    \"id\": \"beef\",\n    \"partner\": \"AUS\"\n  }\n]\n", "");
        project.Run("query", "--project", ".", "--format", "csv").Gives(0, "table,rows\nPartners,2\nQuotas,2\n", "");
        project.Run("query", "Quotes", "--project", ".").Refuses("tradedata: error: There is no table \"Quotes\". Did you mean \"Quotas\"?\n");
    }

    [Fact]
    public void A_csv_file_is_asked_without_a_schema()
    {
        using Workspace folder = new();
        folder.Write("shipments.csv", "id,code,value,origin.partner\n1,0201.30,1500,AUS\n2,0203,900,USA\n3,\"8703, cars\",,JPN\n");
        folder.Run("query", "shipments.csv", "--where", "value>1000", "--columns", "id,code,origin.partner", "--format", "csv").Gives(0, "id,code,origin.partner\n1,0201.30,AUS\n", "");
        folder.Run("query", "shipments.csv", "--where", "value=", "--format", "json").Gives(
            0, "[\n  {\n    \"id\": 3,\n    \"code\": \"8703, cars\",\n    \"origin\": {\n      \"partner\": \"JPN\"\n    }\n  }\n]\n", "");
        folder.Write("broken.csv", "id,value\n1\n");
        folder.Run("query", "broken.csv").Refuses("tradedata: error: broken.csv(2,1): The file is not CSV: there are 1 cells and 2 columns.\n");
    }

    [Fact]
    public void Rates_are_shown_as_people_read_them() =>
        Tool.Run(".", "query", "TariffLines", "--where", "lineId=8703.23.01", "edition=2019-basic", "--columns", "lineId,rates").Gives(
            0, "lineId      rates\n8703.23.01  general: 2.5 %; column2: 10 %\n", "");
}
