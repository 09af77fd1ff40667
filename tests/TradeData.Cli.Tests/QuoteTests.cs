using System.Text.Json;

namespace TradeData.Cli.Tests;

public class QuoteTests
{
    [Fact]
    public void Beef_from_Australia_is_quoted_with_all_legal_rates_the_cheapest_first_and_explained() =>
        Tool.Run(".", "quote", "--importer", "JPN", "--origin", "AUS", "--code", "0201.30", "--date", "2021-04-01", "--value", "1000000").Gives(
            0,
            """
            0201.30 Boneless
            from Australia into Japan on 2021-04-01 (JP-TARIFF, edition 2021-04-01)

            1. 25 %, CPTPP
               duty 250,000 JPY, 25 % of the value
               if: The goods originate by the rules of origin of CPTPP, and that is claimed and proved.
               - JP-TARIFF, edition 2021-04-01 (As of 2021-04-01), published by Japan Customs. The rate is verified.
               - 0201.30, Boneless, as from 2021-04-01.
               - CPTPP: goods of Australia (AUS) can claim it on 2021-04-01.
               - A step of cptpp-jp-beef: From 27.5 % in nine equal annual stages to 20 % in year 10, then in six to 9 % in year 16.
               - Rate: 25 %.
               - 25 % of 1000000 JPY = 250000 JPY.

            2. 27.6 %, Japan-Australia
               duty 276,000 JPY, 27.6 % of the value
               if: The goods originate by the rules of origin of Japan-Australia (豪州), and that is claimed and proved.
               - JP-TARIFF, edition 2021-04-01 (As of 2021-04-01), published by Japan Customs. The rate is computed.
               - 0201.30, Boneless, as from 2021-04-01.
               - Japan-Australia (豪州): goods of Australia (AUS) can claim it on 2021-04-01.
               - A step of jaepa-jp-beef-chilled: 32.5 % at entry into force, 31.5 %, 30.5 % in year 3, then in equal annual stages to 23.5 % in year 15.
               - Rate: 27.6 %.
               - 27.6 % of 1000000 JPY = 276000 JPY.

            3. 38.5 %, temporary rate
               duty 385,000 JPY, 38.5 % of the value
               - JP-TARIFF, edition 2021-04-01 (As of 2021-04-01), published by Japan Customs. The rate is reported.
               - 0201.30, Boneless, as from 2021-04-01.
               - The temporary rate stands in for the general one.
               - The bound rate (50 %) is not lower.
               - Rate: 38.5 %.
               - 38.5 % of 1000000 JPY = 385000 JPY.

            Less or more is due if the answer to one of these is yes:
              Have imports of the year passed the trigger of the safeguard "Beef, CPTPP" (cptpp-jp-beef), so that it is applied?

            Covered with known gaps through 2026-04-01: Tariff quotas; Agricultural safeguards.
            Covered through 2026-04-01: Gate price of pork; Seasonal duties.
            Not covered: Antidumping, countervailing and emergency duties.

            """,
            "");

    [Theory]
    [InlineData("JPN", "USA", "0201.30", "2021-04-01", "1000000", "38.5 %", "385000")]
    [InlineData("JPN", "USA", "0201.30", "2021-04-17", "1000000", "25 %", "250000")]
    [InlineData("JPN", "USA", "0203.19.024", "2026-04-01", "300", "the lesser of (524 × 1.002 − customs value) JPY/kg and 54 JPY/kg", "54")]
    [InlineData("USA", "JPN", "8703.23.01", "2019-08-21", "30000 USD", "2.5 %", "750.0")]
    [InlineData("USA", "JPN", "8703.23.01", "2025-05-01", "30000 USD", "27.5 %", "8250.0")]
    [InlineData("USA", "JPN", "8703.23.01", "2025-10-01", "30000 USD", "15 %", "4500")]
    public void The_golden_answers_are_the_cheapest_offers(string importer, string origin, string code, string date, string value, string rate, string duty)
    {
        ToolRun run = Tool.Run(".", "quote", "--importer", importer, "--origin", origin, "--code", code, "--date", date, "--value", value, "--quantity", "1kg", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Equal("offered", document.RootElement.GetProperty("answer").GetString());
        JsonElement best = document.RootElement.GetProperty("offers")[0];
        Assert.Equal(rate, best.GetProperty("rate").GetString());
        Assert.Equal(decimal.Parse(duty, System.Globalization.CultureInfo.InvariantCulture), best.GetProperty("duty").GetProperty("amount").GetDecimal());
        Assert.NotEqual(0, best.GetProperty("explanation").GetArrayLength());
    }

    [Fact]
    public void The_json_says_how_far_measures_are_recorded_and_what_is_assumed()
    {
        ToolRun run = Tool.Run(".", "quote", "--importer", "USA", "--origin", "JPN", "--code", "8703.23.01", "--date", "2026-10-01", "--strict", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement coverage = document.RootElement.GetProperty("coverage");
        Assert.False(coverage.GetProperty("atLeast").GetBoolean());
        Assert.Contains("The quote assumes that no measure changed since 2026-06-08.", coverage.GetProperty("assumptions").EnumerateArray().Select(text => text.GetString()));
        JsonElement autos = coverage.GetProperty("programmes").EnumerateArray().Single(programme => programme.GetProperty("id").GetString() == "us-232-autos");
        Assert.Equal(("complete", "2026-06-08"), (autos.GetProperty("coverage").GetString(), autos.GetProperty("through").GetString()));
        JsonElement measure = document.RootElement.GetProperty("offers")[0].GetProperty("measures")[0];
        Assert.Equal(("9903.94.41", "us-232-autos"), (measure.GetProperty("provision").GetString(), measure.GetProperty("list").GetString()));
        Assert.DoesNotContain("verified", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_on_leaves_out_what_was_made_law_later()
    {
        string[] question = ["quote", "--importer", "USA", "--origin", "JPN", "--code", "0603.12.70.00", "--date", "2025-08-20", "--brief"];
        Assert.StartsWith("1. 15 %", Tool.Run(".", question).Output.Split("\n\n")[1], StringComparison.Ordinal);
        Assert.StartsWith("1. 18.2 %", Tool.Run(".", [.. question, "--known-on", "2025-08-25"]).Output.Split("\n\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_inputs_of_a_duty_are_named()
    {
        ToolRun run = Tool.Run(".", "quote", "--importer", "japan", "--origin", "US", "--code", "0203.19.024", "--date", "2026-04-01", "--brief");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("   duty not computed: the quantity in kg and the customs value are not given\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_an_answer_with_an_exit_code_of_its_own()
    {
        ToolRun run = Tool.Run(".", "quote", "--importer", "USA", "--origin", "JPN", "--code", "9506.99", "--date", "2025-10-01");
        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("No rate found: US-HTS has no line 9506.99 on 2025-10-01 in this catalog.\nThe nearest lines are:\n  9506  Sports goods\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_schedule_is_an_answer_with_an_exit_code_of_its_own() =>
        Tool.Run(".", "quote", "--importer", "BRA", "--origin", "JPN", "--code", "0201.30", "--date", "2025-10-01").Gives(
            3, "No rate found: the catalog has no tariff schedule of Brazil. There are those of United States, Japan, United Kingdom, European Union.\n", "");

    [Fact]
    public void A_code_of_several_lines_is_ambiguous_with_an_exit_code_of_its_own()
    {
        ToolRun run = Tool.Run(".", "quote", "--importer", "USA", "--origin", "JPN", "--code", "9506", "--date", "2025-10-01");
        Assert.Equal((5, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("9506 covers 4 lines with different rates. Give more digits:\n  9506.31.00.00  Golf clubs\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        Tool.Run(".", "quote", "--importer", "JPN", "--origin", "JPX", "--code", "0201.30").Refuses(
            "tradedata: error: --origin \"JPX\" is not a trade partner. Did you mean \"JPN\"? \"tradedata query TradePartners --columns id,names.en\" lists all.\n");
        Tool.Run(".", "quote", "--importer", "JPN", "--origin", "AUS", "--code", "beef").Refuses(
            "tradedata: error: \"beef\" is not a code of goods. Write its digits, with or without dots, as in 0201.30.\n");
        Tool.Run(".", "quote", "--importer", "JPN", "--origin", "AUS", "--code", "0201.30", "--quantity", "10").Refuses(
            "tradedata: error: \"10\" has no unit. Write it after the number, as in 10kg.\n");
        Tool.Run(".", "quote", "--importer", "JPN", "--origin", "AUS").Refuses(
            "tradedata: error: Option '--code' is required.\n\"tradedata quote --help\" shows the possible arguments.\n");
    }
}
