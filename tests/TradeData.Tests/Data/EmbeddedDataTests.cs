using System.Globalization;
using System.Text;
using TradeData.Runtime;
using TradeData.Runtime.Tables;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Data;

/// <summary>The rows that come with the package.</summary>
public sealed class EmbeddedDataTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    public static TheoryData<string> Cultures =>
        ["", "sv-SE", "tr-TR", "cs-CZ", "lt-LT", "cy-GB", "hu-HU", "da-DK", "th-TH", "ar-SA", "fa-IR", "ja-JP"];

    [Fact]
    public void Every_row_of_every_table_is_written_back_byte_for_byte()
    {
        int rows = WrittenBack(s_trade.Agreements) + WrittenBack(s_trade.Currencies) + WrittenBack(s_trade.Editions) + WrittenBack(s_trade.NegotiationRecords) + WrittenBack(s_trade.Negotiations)
            + WrittenBack(s_trade.Programmes) + WrittenBack(s_trade.Quotas) + WrittenBack(s_trade.Safeguards) + WrittenBack(s_trade.Schedules) + WrittenBack(s_trade.StagingCategories)
            + WrittenBack(s_trade.TariffLines) + WrittenBack(s_trade.TradePartners) + WrittenBack(s_trade.Units)
            + WrittenBack(s_trade.Measures) + WrittenBack(s_trade.MeasureProgrammes) + WrittenBack(s_trade.GoodsLists) + WrittenBack(s_trade.MeasureDocuments);
        Assert.Equal(Packs().Sum(pack => pack.Count), rows);
    }

    [Fact]
    public void Every_rate_is_understood_but_for_those_that_a_note_of_the_schedule_explains() => Assert.Equal(
        ["The cell refers to a note of the schedule."],
        s_trade.TariffLines.SelectMany(line => line.Rates.Select(rate => rate.Rate.FirstUnparsed)).OfType<DutyRate.Unparsed>().Select(rate => rate.Reason).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rate_with_a_text_says_what_the_text_says()
    {
        int compared = 0;
        HashSet<string> differing = [];
        foreach (TariffLine line in s_trade.TariffLines)
        {
            foreach (LineRate rate in line.Rates)
            {
                if (rate.Rate is not { RawText: { } raw, IsUnderstood: true })
                {
                    continue;
                }
                compared++;
                bool same = (line.Schedule, rate.Column) switch
                {
                    ("JP-TARIFF", _) => JapaneseDutyRateParser.ParseCell(raw).Any(cell => cell.Rate.IsEquivalentTo(rate.Rate)),
                    (_, RateColumn.Preference) => UsSpecialColumnParser.Parse(raw).Any(group => group.Rate.IsEquivalentTo(rate.Rate)),
                    _ => UsDutyRateParser.Parse(raw)!.IsEquivalentTo(rate.Rate),
                };
                if (!same)
                {
                    differing.Add(raw);
                }
            }
        }
        // The schedule states its standard price elsewhere, and these rows say what it is; and they keep the use as feed in the rate itself.
        Assert.Equal(["1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額", "税関当局の監督の下で飼料の原料として使用するもの　無税"], differing.Order(StringComparer.Ordinal));
        Assert.Equal(7545, compared);
    }

    [Fact]
    public void Loaded_from_files_the_catalog_is_the_one_that_is_embedded()
    {
        string folder = Directory.CreateTempSubdirectory("tradedata").FullName;
        try
        {
            foreach (Pack pack in Packs())
            {
                string name = string.Concat(pack.Definition.Name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
                string rows = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "rows.ndjson");
                File.WriteAllLines(rows, Enumerable.Range(0, pack.Count).Select(row => Encoding.UTF8.GetString(pack.RowJson(row))));
            }
            TradeCatalog loaded = TradeCatalog.Load(folder, new LoadOptions { KeepsRows = false }).Require();
            foreach ((Pack embedded, Pack fromFiles) in Packs().Zip(Packs(loaded)))
            {
                Assert.Equal(embedded.Count, fromFiles.Count);
                Assert.All(Enumerable.Range(0, embedded.Count), row => Assert.Equal(embedded.RowJson(row), fromFiles.RowJson(row)));
            }
            Assert.Equal(s_trade.BrokenReferences.Count, loaded.BrokenReferences.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_table_says_where_its_rows_come_from_and_how_they_may_be_used()
    {
        Assert.Equal(Packs().Select(pack => (pack.Definition.Name, pack.Count)).Order(), s_trade.Datasets.Select(dataset => (dataset.Table, dataset.Rows)).Order());
        Assert.All(s_trade.Datasets, dataset =>
        {
            Assert.False(string.IsNullOrWhiteSpace(dataset.Source), dataset.Table);
            Assert.False(string.IsNullOrWhiteSpace(dataset.Version), dataset.Table);
            Assert.False(string.IsNullOrWhiteSpace(dataset.Licence), dataset.Table);
            Assert.NotNull(dataset.Retrieved);
        });
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_line_and_partner_is_found_whatever_the_culture(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
        try
        {
            Assert.All(s_trade.TariffLines, line =>
            {
                Assert.Same(line, s_trade.TariffLines.Find(line.Schedule, line.Edition, line.LineId));
                Assert.Same(line, s_trade.TariffLines.FindAsOf(line.Schedule, line.LineId, line.Effective.From));
                if (line.Code is { } code)
                {
                    Assert.Same(line, s_trade.TariffLines.FindByCode(line.Schedule, line.Edition, code.ToString()));
                    Assert.Contains(line, s_trade.TariffLines.Under(code));
                }
            });
            Assert.All(s_trade.TradePartners, partner =>
            {
                Assert.Same(partner, s_trade.TradePartners.Find(partner.Id.ToString()));
                Assert.Equal(partner.Id, PartnerCode.Parse(partner.Id.ToString()));
            });
            Quote quote = s_trade.Quote(QuoteRequest.Of("JPN", "USA", "0203.19", new DateOnly(2026, 6, 1), new Money(300.5m, "JPY"), new Quantity(1.5m, "KGM")));
            Offer best = Assert.IsType<Quote.Offered>(quote).Best!;
            Assert.Equal("81 JPY", Assert.IsType<Assessment.Computed>(best.Assessment).Duty.ToString());
            Assert.Contains("54 JPY × 1.5 kg = 81 JPY.", best.Explanation.Select(step => step.Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static int WrittenBack<TRow>(Table<TRow> table)
        where TRow : class, IJsonModel<TRow>
    {
        for (int row = 0; row < table.Pack.Count; row++)
        {
            byte[] json = table.Pack.RowJson(row);
            TRow read = JsonModel.Parse<TRow>(json);
            Assert.Equal(table.Rows[row], read);
            Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(JsonModel.ToUtf8Json(read)));
        }
        return table.Pack.Count;
    }

    private static List<Pack> Packs(TradeCatalog? catalog = null) =>
        [.. Enumerable.Range(0, s_trade.Data.Definition.Tables.Count).Select((catalog ?? s_trade).Data.Pack)];
}
