using System.Text.Json;
using TradeData.TestSupport;

namespace TradeData.Cli.Tests;

public class ImportTests
{
    private const string SmallSchedule = """
        [
          { "htsno": "0101", "indent": "0", "description": "Live horses, asses, mules and hinnies:", "superior": null, "units": [], "general": "", "special": "", "other": "", "footnotes": null, "quotaQuantity": null, "additionalDuties": null },
          { "htsno": "0101.21.00", "indent": "1", "description": "Purebred breeding animals", "superior": null, "units": ["No."], "general": "2.5%", "special": "Free (AU)", "other": "20%", "footnotes": null, "quotaQuantity": null, "additionalDuties": null },
          { "htsno": "0101.29.00", "indent": "1", "description": "Other", "superior": null, "units": ["No."], "general": "a third of whatever", "special": "", "other": "20%", "footnotes": null, "quotaQuantity": null, "additionalDuties": null }
        ]
        """;

    [Fact]
    public void A_schedule_is_imported_and_quoted_from()
    {
        using Workspace folder = new();
        folder.Write("hts_2025_rev_10.json", SmallSchedule);
        ToolRun import = folder.Run("import", "us-hts", "hts_2025_rev_10.json", "--output", "imported");
        import.Gives(
            0,
            """
            US-HTS, edition 2025-rev-10 (2025 Revision 10), from 2025-04-09 to before 2025-04-11
            3 rows read, 3 lines made, 5 rates, 1 of their texts not understood.
            Rate not understood: 1
              hts_2025_rev_10.json, line 4, byte 492, row 3: 0101.29.00, general: Not understood: "a third of whatever". "a third of whatever"
            Lines: imported/tariff-lines/us-hts-2025-rev-10.ndjson
            Everything that was not understood or changed: imported/us-hts-2025-rev-10.report.json

            """,
            "");
        using JsonDocument report = JsonDocument.Parse(folder.Read("imported/us-hts-2025-rev-10.report.json"));
        Assert.Equal(3, report.RootElement.GetProperty("rowsRead").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("counts").GetProperty("rateNotUnderstood").GetInt32());

        ToolRun quote = folder.Run("quote", "--catalog", "imported", "--importer", "USA", "--origin", "AUS", "--code", "0101.21", "--date", "2025-04-09", "--value", "1000", "--brief");
        Assert.Equal((0, ""), (quote.ExitCode, quote.Error));
        Assert.StartsWith(
            """
            0101.21.00 Purebred breeding animals
            from Australia into United States on 2025-04-09 (US-HTS, edition 2025-rev-10)

            1. 10 %, United States-Australia Free Trade Agreement, with 9903.01.25
               duty 100 USD, 10 % of the value
               if: The goods originate by the rules of origin of United States-Australia Free Trade Agreement (AU), and that is claimed and proved.

            2. 12.5 %, general rate, with 9903.01.25
               duty 125 USD, 12.5 % of the value

            """,
            quote.Output,
            StringComparison.Ordinal);
        ToolRun unparsed = folder.Run("quote", "--catalog", "imported", "--importer", "USA", "--origin", "AUS", "--code", "0101.29", "--date", "2025-04-09", "--value", "1000", "--brief");
        Assert.Equal((4, ""), (unparsed.ExitCode, unparsed.Error));
        Assert.Contains("\nNone of these rates is understood, so the duty is unknown, not zero.\n", unparsed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_edition_is_reported_and_inserted_into_the_calendar()
    {
        using Workspace folder = new();
        folder.Write("schedule.json", SmallSchedule);
        folder.Run("import", "us-hts", "schedule.json", "--output", "imported").Refuses(
            "tradedata: error: The name \"schedule.json\" does not contain an edition. Name it with --edition, such as 2026-rev-10; \"tradedata query Editions --where schedule=US-HTS\" lists those known.\n");
        folder.Run("import", "us-hts", "schedule.json", "--edition", "2027-basic", "--output", "imported").Refuses(
            "tradedata: error: The catalog does not know the edition \"2027-basic\" of US-HTS. Give its first day with --from, as in --from 2026-07-01.\n");
        Assert.Equal(0, folder.Run("import", "us-hts", "schedule.json", "--edition", "2027-basic", "--from", "2027-01-01", "--output", "imported").ExitCode);
        folder.Run("query", "Editions", "--catalog", "imported", "--where", "schedule=US-HTS", "effective.from>=2026-06-01", "--columns", "id,effective.from,effective.to", "--format", "csv").Gives(
            0, "id,effective.from,effective.to\n2026-rev-10,2026-06-08,2027-01-01\n2027-basic,2027-01-01,\n", "");
    }

    [Fact]
    public void Strict_counts_what_is_not_understood()
    {
        using Workspace folder = new();
        folder.Write("hts_2025_rev_10.json", SmallSchedule);
        Assert.Equal(1, folder.Run("import", "us-hts", "hts_2025_rev_10.json", "--output", "imported", "--strict").ExitCode);
    }

    [Fact]
    public void A_file_that_is_no_schedule_is_refused_at_its_place_and_leaves_no_rows()
    {
        using Workspace folder = new();
        folder.Write("hts_2025_rev_10.json", "[{\"htsno\": \"0101\"");
        ToolRun run = folder.Run("import", "us-hts", "hts_2025_rev_10.json", "--output", "imported");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("tradedata: error: hts_2025_rev_10.json, line 1, ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.False(Directory.Exists(folder["imported"]));
        folder.Run("import", "us-hts", "nowhere.json", "--output", "imported").Refuses("tradedata: error: There is no file \"nowhere.json\".\n");
    }

    [Fact]
    public void A_folder_without_chapters_is_refused_and_leaves_no_rows()
    {
        using Workspace folder = new();
        folder.Write("japan_2026_04_01/index.json", "{}");
        folder.Run("import", "jp-customs", "japan_2026_04_01", "--output", "imported").Refuses(
            "tradedata: error: \"japan_2026_04_01\" has no files of chapters, which are called like j_02_tariff_data.json.\n");
        Assert.False(Directory.Exists(folder["imported"]));
    }

    [SkippableFact]
    public void A_published_schedule_of_Japan_is_imported_whole_and_quoted_from()
    {
        string file = RealData.Require("japan/japan_tariff_2026_04_01.tar.gz");
        using Workspace folder = new();
        ToolRun run = folder.Run("import", "jp-customs", file, "--output", "imported", "--show", "0");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("JP-TARIFF, edition 2026-04-01 (As of 2026-04-01), from 2026-04-01 on\n", run.Output, StringComparison.Ordinal);
        ToolRun quote = folder.Run("quote", "--catalog", "imported", "--importer", "JPN", "--origin", "AUS", "--code", "0201.30.010", "--date", "2026-04-12", "--value", "30000", "--brief");
        Assert.Equal((0, ""), (quote.ExitCode, quote.Error));
        Assert.Contains("\n1. 20.8 %, CPTPP\n   duty 6,240 JPY, 20.8 % of the value\n", quote.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_published_tariffs_of_the_United_Kingdom_and_the_European_Union_are_imported_and_quoted_from()
    {
        string file = RealData.Require("uk/global-uk-tariff.csv");
        using Workspace folder = new();
        folder.Run("import", "uk-tariff", file, "--edition", "2021-01-01", "--output", "imported", "--show", "0").Gives(
            0,
            """
            GB-UKGT, edition 2021-01-01 (As of 2021-01-01), from 2021-01-01 to before 2022-01-01
            11,830 rows read, 11,830 lines made, 11,918 rates, 0 of their texts not understood.
            Markup removed: 32
            Not in the file: Preferences: goods of many partners can pay less by an agreement or by the Generalised Scheme of Preferences.
            Not in the file: Rules of origin: Japan https://www.gov.uk/government/publications/uk-japan-cepa-rules-of-origin-explainer, CPTPP https://www.gov.uk/government/collections/the-uk-and-the-comprehensive-and-progressive-agreement-for-trans-pacific-partnershipcptpp
            Not in the file: Tariff quotas and the rates of suspensions: less can be due.
            Not in the file: Trade remedies: anti-dumping, countervailing and safeguard duties come on top.
            Lines: imported/tariff-lines/gb-ukgt-2021-01-01.ndjson
            Everything that was not understood or changed: imported/gb-ukgt-2021-01-01.report.json

            """,
            "");
        Assert.Equal(0, folder.Run("import", "eu-tariff", file, "--edition", "2021-01-01", "--output", "imported", "--show", "0").ExitCode);
        foreach ((string importer, string value, string answer) in (ReadOnlySpan<(string, string, string)>)[("GBR", "1000 GBP", "1. 10 %, general rate\n   duty 100 GBP, 10 % of the value\n"), ("DEU", "1000", "1. 11.5 %, general rate\n   duty 115 EUR, 11.5 % of the value\n")])
        {
            ToolRun quote = folder.Run("quote", "--catalog", "imported", "--importer", importer, "--origin", "JPN", "--code", "0101.29.90", "--date", "2021-06-01", "--value", value);
            Assert.Equal((0, ""), (quote.ExitCode, quote.Error));
            Assert.Contains(answer, quote.Output, StringComparison.Ordinal);
            Assert.Contains("Not in that edition's file. Trade remedies", quote.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
            const string links = """
                Rules of origin of heading 0101 under Agreement between the United Kingdom and Japan for a Comprehensive Economic Partnership:
                  https://www.trade-tariff.service.gov.uk/headings/0101?country=JP#rules-of-origin
                The address was not fetched, and this quote does not count what the page says.

                """;
            Assert.Equal(importer == "GBR", quote.Output.Contains(links, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_unknown_Japanese_edition_is_named_by_its_file()
    {
        using Workspace folder = new();
        folder.Write("japan_tariff_2027_04_01/j_02_tariff_data.json", """[{ "stat_code": "0201", "desc": "牛の肉" }]""");
        ToolRun run = folder.Run("import", "jp-customs", "japan_tariff_2027_04_01", "--output", "imported");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("JP-TARIFF, edition 2027-04-01 (2027-04-01), from 2027-04-01 on\n1 rows read, 1 lines made", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_published_schedule_of_the_United_States_is_imported_whole_and_quoted_from()
    {
        string file = RealData.Require("hts/hts_2025_rev_11.json.gz");
        using Workspace folder = new();
        ToolRun run = folder.Run("import", "us-hts", file, "--output", "imported");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(" rows read, ", run.Output, StringComparison.Ordinal);
        ToolRun quote = folder.Run("quote", "--catalog", "imported", "--importer", "USA", "--origin", "JPN", "--code", "8703.23.01", "--date", "2025-04-12", "--value", "30000", "--brief");
        Assert.StartsWith(
            """
            8703.23.01 Of a cylinder capacity exceeding 1,500 cc but not exceeding 3,000 cc
            from Japan into United States on 2025-04-12 (US-HTS, edition 2025-rev-11)

            1. 27.5 %, general rate, with 9903.94.01
               duty 8,250 USD, 27.5 % of the value

            """,
            quote.Output,
            StringComparison.Ordinal);
        Assert.Equal((0, ""), (quote.ExitCode, quote.Error));
    }
}
