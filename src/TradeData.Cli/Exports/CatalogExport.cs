using System.Reflection;
using TradeData.Generators.Infrastructure;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Cli.Exports;

/// <summary>
/// The tables of an export: those of the catalog, and two made of the tariff lines. In <c>rates</c> each rate of a line is a row; in <c>effective-rates</c> each line that has no
/// line below has the rates of each column, its own or those of the nearest row above.
/// </summary>
internal static class CatalogExport
{
    public const string Rates = "rates";
    public const string EffectiveRates = "effective-rates";

    private static readonly string[] s_byEdition = ["schedule", "edition"];

    public static IReadOnlyList<ExportTable> Tables(TradeCatalog catalog)
    {
        List<ExportTable> tables = [];
        foreach ((int number, TableSource table) in catalog.Data.Definition.Tables.Index())
        {
            IReadOnlyList<ExportColumn> columns = RecordColumns.Of(table.RowType);
            string[] key = [.. (table.Definition.PrimaryKey?.Fields ?? []).Select(path => RecordColumns.NameOf(table.Definition.Fields.First(field => field.Path == path).Member))];
            Pack pack = catalog.Data.Pack(number);
            tables.Add(new ExportTable(Identifiers.Kebab(table.Definition.Name), columns, key, s_byEdition.All(key.Contains) ? s_byEdition : [], () => Rows(pack, table.RowType)));
        }
        tables.Add(new ExportTable(Rates, RateColumns(), [], s_byEdition, () => OwnRates(catalog)));
        tables.Add(new ExportTable(EffectiveRates, RateColumns(), [], s_byEdition, () => Effective(catalog)) { Decimals = () => OwnRates(catalog) });
        return tables;
    }

    /// <summary>The rows of a pack one by one. None is kept, so that memory does not grow with the table.</summary>
    private static IEnumerable<object> Rows(Pack pack, Type row)
    {
        Func<byte[], object> read = (Func<byte[], object>)typeof(CatalogExport).GetMethod(nameof(Reader), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(row).Invoke(null, null)!;
        for (int i = 0; i < pack.Count; i++)
        {
            yield return read(pack.RowJson(i));
        }
    }

    private static Func<byte[], object> Reader<T>()
        where T : class, IJsonModel<T> => json => JsonModel.Parse<T>(json);

    private static IEnumerable<object> OwnRates(TradeCatalog catalog) =>
        Rows(catalog.TariffLines.Pack, typeof(TariffLine)).Cast<TariffLine>().SelectMany(line => line.Rates.Select((rate, i) => new RateRow(line, line, i, rate)));

    private static IEnumerable<object> Effective(TradeCatalog catalog)
    {
        foreach (TariffLine line in catalog.TariffLines)
        {
            if (line.Code is null || catalog.TariffLines.Children(line).Count > 0)
            {
                continue;
            }
            // The rows above are those of the line's own edition, by its first day.
            int number = 0;
            foreach (LineColumn column in LineColumns.Of(catalog, line, line.Effective.From))
            {
                foreach (LineRate rate in column.Rates)
                {
                    yield return new RateRow(line, column.Row, number++, rate);
                }
            }
        }
    }

    private static ExportColumn[] RateColumns() =>
    [
        ExportColumn.Text<RateRow>("schedule", row => row.Line.Schedule),
        ExportColumn.Text<RateRow>("edition", row => row.Line.Edition),
        ExportColumn.Text<RateRow>("line_id", row => row.Line.LineId),
        ExportColumn.Text<RateRow>("code", row => row.Line.Code?.ToString("D")),
        ExportColumn.Integer<RateRow>("chapter", row => row.Line.Chapter),
        ExportColumn.Integer<RateRow>("number", row => row.Number),
        ExportColumn.Text<RateRow>("from_line_id", row => row.Source.LineId),
        ExportColumn.Text<RateRow>("column", row => row.Rate.Column.ToJson()),
        ExportColumn.Text<RateRow>("programme", row => row.Rate.Programme),
        ExportColumn.Text<RateRow>("kind", row => char.ToLowerInvariant(row.Rate.Rate.GetType().Name[0]) + row.Rate.Rate.GetType().Name[1..]),
        ExportColumn.Boolean<RateRow>("is_understood", row => row.Rate.Rate.IsUnderstood),
        // Null for what is not understood, and for what depends on more than the value: never 0.
        ExportColumn.Decimal<RateRow>("percent_of_value", row => row.Rate.Rate.PercentOfValue),
        ExportColumn.Decimal<RateRow>("amount", row => (row.Rate.Rate as DutyRate.Specific)?.Amount),
        ExportColumn.Text<RateRow>("currency", row => (row.Rate.Rate as DutyRate.Specific)?.Currency.ToString()),
        ExportColumn.Decimal<RateRow>("per", row => (row.Rate.Rate as DutyRate.Specific)?.Per),
        ExportColumn.Text<RateRow>("unit", row => (row.Rate.Rate as DutyRate.Specific)?.Unit),
        ExportColumn.Text<RateRow>("raw", row => row.Rate.Rate.RawText),
        ExportColumn.Text<RateRow>("condition", row => row.Rate.Condition),
        ExportColumn.Date<RateRow>("effective_from", row => row.Rate.Effective?.From ?? row.Line.Effective.From),
        ExportColumn.Date<RateRow>("effective_to", row => row.Rate.Effective?.To ?? row.Line.Effective.To),
        ExportColumn.Json<RateRow, LineRate>("rate", row => row.Rate),
    ];

    /// <summary>A rate of a line.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Source">The row that has the rate: the line, or one above.</param>
    /// <param name="Number">The rate's number among those of the line.</param>
    /// <param name="Rate">The rate.</param>
    private sealed record RateRow(TariffLine Line, TariffLine Source, int Number, LineRate Rate);
}
