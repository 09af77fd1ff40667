using System.Globalization;
using System.Text;
using CsCheck;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

// The SDK, in a namespace around this one, has types of these names.
using Measure = TradeData.Generated.Tests.Models.Measure;
using MeasureTable = TradeData.Generated.Tests.Models.MeasureTable;

/// <summary>A key is packed twice: from a row's JSON when the table is built, and from typed values in generated lookups. Both must be
/// equal.</summary>
public class KeyTests
{
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 40],
        Gen.OneOfConst("", " ", "a", "A", "ä", "a\u0308", "関東", "\u0000", "\"\\/", "CHE", "CHL", "\U00020BB7"));

    private static readonly Gen<Measure> s_measure =
        from text in s_text
        from code in Gen.String[Gen.Char['0', '9'], 2, 10]
        from day in Gen.Int[0, 3_000_000]
        from moment in Gen.Long[0, 3_000_000_000_000_000_000]
        from offset in Gen.Int[-14 * 60, 14 * 60]
        from whole in Gen.Frequency((3, Gen.Int[-5, 5].Select(i => (long)i)), (1, Gen.Long))
        from exact in Gen.Frequency((3, Gen.Int[-500, 500].Select(i => i / 100m)), (1, Gen.Long.Select(i => i / 100_000_000m)))
        from flag in Gen.Bool
        from unique in Gen.Guid
        from mode in Gen.OneOfConst(MeasureMode.Sea, MeasureMode.Air)
        from kind in s_text
        select new Measure
        {
            Text = text,
            Code = HsCode.Parse(code.Length % 2 == 0 ? code : code[1..]),
            Day = DateOnly.FromDayNumber(day),
            Moment = new DateTimeOffset(moment, TimeSpan.Zero).ToOffset(moment > TimeSpan.TicksPerDay ? TimeSpan.FromMinutes(offset) : TimeSpan.Zero),
            Whole = whole,
            Exact = exact,
            Flag = flag,
            Unique = unique,
            Mode = mode,
            Kind = new MeasureKind(kind),
        };

    [Fact]
    public void A_record_finds_its_own_row_by_every_key() => s_measure.List[1, 40].Sample(measures =>
    {
        Measure[] rows = [.. measures.DistinctBy(row => (row.Text, row.Code, row.Day, row.Moment.UtcTicks, row.Whole, row.Exact, row.Flag, row.Unique, row.Mode))];
        MeasureTable table = Table(rows);
        Assert.Equal(rows.Length, table.Count);
        foreach (Measure row in rows)
        {
            Assert.Equal(row, table.Find(row.Text, row.Code, row.Day, row.Moment, row.Whole, row.Exact, row.Flag, row.Unique, row.Mode));
            Same(rows.Where(other => other.Text == row.Text), table.ByText(row.Text));
            Same(rows.Where(other => other.Code == row.Code), table.ByCode(row.Code));
            Same(rows.Where(other => other.Day == row.Day), table.ByDay(row.Day));
            Same(rows.Where(other => other.Moment == row.Moment), table.ByMoment(row.Moment));
            Same(rows.Where(other => other.Whole == row.Whole), table.ByWhole(row.Whole));
            Same(rows.Where(other => other.Exact == row.Exact), table.ByExact(row.Exact));
            Same(rows.Where(other => other.Unique == row.Unique), table.ByUnique(row.Unique));
            Same(rows.Where(other => other.Mode == row.Mode), table.ByMode(row.Mode));
            Same(rows.Where(other => other.Kind == row.Kind), table.ByKind(row.Kind!.Value));
        }
        Assert.Null(table.Find(rows[0].Text + "?", rows[0].Code, rows[0].Day, rows[0].Moment, rows[0].Whole, rows[0].Exact, rows[0].Flag, rows[0].Unique, rows[0].Mode));
    }, iter: 300);

    [Theory]
    [InlineData("cs-CZ")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public void The_sentence_for_a_key_without_a_row_is_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            KeyNotFoundException thrown = Assert.Throws<KeyNotFoundException>(() => Table([])["x", HsCode.Parse("0201"), new DateOnly(2019, 8, 21), default, -1, 2.5m, true, Guid.Empty, MeasureMode.Sea]);
            Assert.StartsWith("Measures has no row with the key x, 0201, 08/21/2019, 0001-01-01T00:00:00Z, -1, 2.5, True,", thrown.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Same(IEnumerable<Measure> expected, RowSet<Measure> found) => Assert.Equal(expected, found);

    private static MeasureTable Table(Measure[] rows)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(JsonModel.ToJson))));
        LoadResult<ModelsCatalog> result = ModelsCatalog.Load([new RowStream("Measures", stream, RowFormat.Ndjson, "rows.ndjson")]);
        return result.Catalog?.Measures ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
