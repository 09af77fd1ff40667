using System.Globalization;
using System.Text.Json;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Tests.Measures;

/// <summary>Rates by country and programme from an independent project, at each of its dates, compared with those of the engine.</summary>
public sealed class TrackerTests(ITestOutputHelper output)
{
    private const int Sampled = 20;

    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    /// <summary>The project's names, with the programmes here and the lists that lines are taken from. No list: goods that no list has.</summary>
    private static readonly (string Authority, string Tariff, string[] Programmes, string[] Lists)[] s_names =
    [
        ("ieepa", "fentanyl", ["us-ieepa-fentanyl"], []),
        ("ieepa", "reciprocal", ["us-ieepa-reciprocal", "us-ieepa-brazil", "us-ieepa-india"], []),
        ("s122", "section_122", ["us-section-122"], []),
        ("s232", "steel", ["us-232-steel", "us-232-metals"], ["us-232-steel-mill"]),
        ("s232", "aluminum", ["us-232-aluminum", "us-232-metals"], ["us-232-aluminum-mill"]),
        ("s232", "copper", ["us-232-copper", "us-232-metals"], ["us-232-metals-1a-copper"]),
        ("s232", "autos", ["us-232-autos"], ["us-232-autos"]),
        ("s232", "auto_parts", ["us-232-auto-parts"], ["us-232-auto-parts"]),
        ("s232", "buses", ["us-232-trucks"], ["us-232-buses"]),
        ("s232", "mhd_vehicles", ["us-232-trucks"], ["us-232-trucks"]),
        ("s232", "mhd_parts", ["us-232-truck-parts"], ["us-232-truck-parts"]),
        ("s232", "softwood_lumber", ["us-232-wood"], ["us-232-softwood"]),
        ("s232", "wood_furniture", ["us-232-wood"], ["us-232-furniture"]),
        ("s232", "kitchen_cabinets", ["us-232-wood"], ["us-232-cabinets"]),
        ("s232", "semiconductors", ["us-232-semiconductors"], ["us-232-semiconductors"]),
        ("s232", "pharmaceuticals", ["us-232-pharmaceuticals"], ["us-232-pharmaceuticals"]),
        ("s301", "china_301", ["us-301-china"], ["us-301-9903-91-03"]),
    ];

    /// <summary>The reasons for differences: programme, first and last day, partners (none means all), reason with the deciding
    /// provision.</summary>
    private static readonly (string Tariff, string From, string To, string[] Partners, string Reason)[] s_reasons =
    [
        ("steel", "2025-01-01", "2025-03-11", [], "9903.80.01 exempts partners or has quotas, which are questions here; the source has one rate for all."),
        ("aluminum", "2025-01-01", "2025-03-11", [], "9903.85.01 exempts partners or has quotas until 2025-03-12; the source raises the rate on 2025-03-07, the proclamation on 2025-03-12."),
        ("fentanyl", "2025-11-09", "2025-11-09", ["CHN", "HKG"], "9903.01.24 falls to 10 % on 2025-11-10."),
        ("fentanyl", "2026-02-20", "2026-02-23", [], "Duties were collected until 2026-02-24, after the judgment of 2026-02-20."),
        ("reciprocal", "2026-02-20", "2026-02-23", [], "Duties were collected until 2026-02-24, after the judgment of 2026-02-20."),
        ("autos", "2025-08-01", "2025-09-24", ["EU"], "9903.94.51 counts from 2025-08-01 by the notice of 2025-09-25."),
        ("auto_parts", "2025-08-01", "2025-09-24", ["EU"], "9903.94.53 counts from 2025-08-01 by the notice of 2025-09-25."),
        ("autos", "2025-11-01", "2025-12-04", ["KOR"], "9903.94.61 counts from 2025-11-01 by the notice of 2025-12-04."),
        ("auto_parts", "2025-11-01", "2025-12-04", ["KOR"], "9903.94.63 counts from 2025-11-01 by the notice of 2025-12-04."),
        ("wood_furniture", "2025-11-14", "2025-12-04", ["KOR"], "9903.76.23 counts from 2025-11-14 by the notice of 2025-12-04."),
        ("kitchen_cabinets", "2025-11-14", "2025-12-04", ["KOR"], "9903.76.23 counts from 2025-11-14 by the notice of 2025-12-04."),
        ("auto_parts", "2025-06-30", "2026-12-31", ["GBR"], "9903.94.32 is for the statistical numbers of note 33(j); other parts of the list pay 25 % by 9903.94.05."),
        ("copper", "2026-04-06", "2026-12-31", [], "Note 16(c)(v) has copper among the metals of 9903.82.02; the source lists no copper from that day on."),
        ("reciprocal", "2025-04-05", "2026-02-23", ["CUB", "RUS", "BLR", "PRK"], "9903.01.29 exempts the partners of general note 3(b)."),
        ("reciprocal", "2025-08-07", "2026-02-23", ["CIV"], "9903.02.15 names Côte d'Ivoire with 15 %."),
        ("reciprocal", "2025-04-09", "2025-04-09", [], "9903.01.43 to 9903.01.76 were in force on that one day."),
        ("softwood_lumber", "2025-10-14", "2026-12-31", ["JPN", "EU", "KOR", "TWN", "GBR"], "Note 37(h) to (l) is for furniture and cabinets; 9903.76.01 adds 10 % to softwood of all."),
        ("autos", "2025-06-30", "2026-12-31", ["GBR"], "9903.94.31 is for the quota, which is a question here."),
        ("steel", "2026-04-06", "2026-12-31", ["GBR"], "9903.82.04 is for metal of the United Kingdom, which is a question here."),
        ("aluminum", "2026-04-06", "2026-12-31", ["GBR"], "9903.82.04 is for metal of the United Kingdom, which is a question here."),
    ];

    [SkippableFact]
    public void Rates_by_country_and_programme_are_the_same_at_every_date_or_differ_for_a_stated_reason()
    {
        Dictionary<string, TradePartner> byCode = [];
        foreach (TradePartner partner in s_trade.TradePartners)
        {
            if (partner.ScheduleC is { } code)
            {
                byCode[code] = partner;
            }
        }
        int same = 0;
        List<string> unexplained = [];
        Dictionary<string, int> explained = new(StringComparer.Ordinal);
        HashSet<string> dates = [];
        foreach (string file in Directory.GetFiles(RealData.Require("us-measures/statutory-rates"), "tariff_rates_*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            string date = document.RootElement.GetProperty("policy_effective_date").GetString()!;
            DateOnly on = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            dates.Add(date);
            foreach (JsonProperty country in document.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object && byCode.ContainsKey(property.Name)))
            {
                TradePartner origin = byCode[country.Name];
                if (origin.Id.ToString() == "USA")
                {
                    continue;
                }
                foreach ((string authority, string tariff, string[] programmes, string[] lists) in s_names)
                {
                    (decimal wanted, string comment) = Published(country.Value, authority, tariff);
                    string? claimed = comment.Contains("USMCA", StringComparison.Ordinal) ? "S" : null;
                    foreach (HsCode code in Sample(lists))
                    {
                        decimal got = Rate(code, origin, on, programmes, claimed);
                        if (got == wanted)
                        {
                            same++;
                            continue;
                        }
                        string? reason = s_reasons.FirstOrDefault(known => known.Tariff == tariff && string.CompareOrdinal(date, known.From) >= 0 && string.CompareOrdinal(date, known.To) <= 0
                            && (known.Partners.Length == 0 || known.Partners.Any(partner => origin.IsOrBelongsTo(PartnerCode.Parse(partner), on)))).Reason;
                        if (reason is null)
                        {
                            unexplained.Add($"{date} {tariff} {origin.Id} {code}: {got}, published {wanted}");
                        }
                        else
                        {
                            explained[$"{tariff}: {reason}"] = explained.GetValueOrDefault($"{tariff}: {reason}") + 1;
                        }
                    }
                }
            }
        }
        output.WriteLine($"{dates.Count} dates, {same} rates are the same, {explained.Values.Sum()} differ for a stated reason");
        foreach ((string reason, int count) in explained)
        {
            output.WriteLine($"{count} {reason}");
        }
        File.WriteAllLines(Path.Combine(Path.GetTempPath(), "tracker-unexplained.txt"), unexplained);
        Assert.Empty(unexplained.Take(40));
        Assert.True(dates.Count >= 45);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Lines_outside_a_list_get_nothing_by_its_programme(string programme)
    {
        DateOnly on = new(2026, 6, 20);
        foreach (HsCode code in Sample([]))
        {
            Assert.Equal(0, Rate(code, s_trade.TradePartners["CHN"], on, [programme], null));
        }
    }

    public static TheoryData<string> Lists() => [.. s_names.Where(static name => name.Lists.Length > 0 && name.Authority != "s301").SelectMany(static name => name.Programmes).Distinct()];

    private static (decimal Percent, string Comment) Published(JsonElement country, string authority, string tariff)
    {
        decimal percent = 0;
        string comment = "";
        foreach (JsonElement entry in country.GetProperty("tariffs").EnumerateArray())
        {
            if (entry.GetProperty("tariff_authority").GetString() == authority && entry.GetProperty("tariff_name").GetString() == tariff)
            {
                percent += 100 * entry.GetProperty("tariff_rate").GetDecimal();
                comment += entry.TryGetProperty("comment", out JsonElement text) ? text.GetString() : "";
            }
        }
        return (percent, comment);
    }

    private static readonly Dictionary<string, HsCode[]> s_samples = new(StringComparer.Ordinal);

    /// <summary>Twenty codes of lists, or of those that no list of Section 232 and no exemption has.</summary>
    private static HsCode[] Sample(string[] lists)
    {
        string key = string.Join(',', lists);
        if (!s_samples.TryGetValue(key, out HsCode[]? codes))
        {
            codes = lists.Length > 0
                ? [.. lists.SelectMany(static list => s_trade.GoodsLists.ByList(list)).SelectMany(static part => part.Codes).Where(code => lists[0] != "us-232-truck-parts" || !IsAutoPart(code)).Take(Sampled)]
                : [.. s_trade.GoodsLists.ByList("us-301-list-4a").SelectMany(static part => part.Codes).Where(IsInNoOtherList).Take(Sampled)];
            s_samples.Add(key, codes);
        }
        return codes;
    }

    // What is on the lists of both kinds of parts pays as a part of passenger vehicles.
    private static bool IsAutoPart(HsCode code) => s_trade.GoodsLists.ByList("us-232-auto-parts").Any(part => part.Codes.Any(prefix => code.StartsWith(prefix) || prefix.StartsWith(code)));

    private static bool IsInNoOtherList(HsCode code) => !s_trade.GoodsLists.Any(part => !part.List.StartsWith("us-301-", StringComparison.Ordinal) && part.Codes.Any(prefix => code.StartsWith(prefix) || prefix.StartsWith(code)));

    private static readonly Dictionary<(HsCode, string, string, string?), decimal> s_rates = [];

    /// <summary>What a programme alone charges in percent, of the customs value or of a content.</summary>
    private static decimal Rate(HsCode code, TradePartner origin, DateOnly on, string[] programmes, string? claimed)
    {
        MeasureIndex index = MeasureIndex.Of(s_trade);
        CompiledMeasure[] measures = [.. index.InForce("US-HTS", origin, on, null).Where(measure => programmes.Contains(measure.Programme.Id))];
        if (measures.Length == 0)
        {
            return 0;
        }
        (HsCode, string, string, string?) key = (code, string.Join(',', measures.Select(static measure => measure.Row.Id)), on.ToString("yyyyMMdd", CultureInfo.InvariantCulture), claimed);
        if (!s_rates.TryGetValue(key, out decimal rate))
        {
            TariffLine line = new() { Schedule = "US-HTS", Edition = "2026-rev-8", LineId = code.ToString(), Code = code, Chapter = code.ChapterNumber, Level = TariffLevel.National, Indent = 0, Description = "Goods", Effective = new Period { From = on } };
            MeasureStack stack = MeasureStack.Of(s_trade, line, origin, on, measures);
            rate = Charged(stack, stack.Ordinary(claimed));
            // What only some goods of a line pay is compared where it is paid.
            foreach (MeasureCandidate candidate in rate > 0 ? [] : stack.Candidates.Where(static candidate => candidate.Measure.IsCharge && Array.TrueForAll(candidate.Conditions, static condition => condition.Kind == MeasureConditionKind.KindOfGoods)))
            {
                rate = Math.Max(rate, Charged(stack, stack.Evaluate(condition => claimed is not null && condition.Programmes.Contains(claimed) || candidate.Conditions.Contains(condition))));
            }
            s_rates.Add(key, rate);
        }
        return rate;
    }

    private static decimal Charged(MeasureStack stack, MeasureOutcome outcome)
    {
        return outcome.Apply(new DutyRate.Free(), stack.Reaches).Applied.Sum(static measure => measure.Rate is DutyRate.AdValorem percent ? percent.Percent.Value : 0);
    }
}
