using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace TradeData.Benchmarks.Quoting;

/// <summary><c>shipments COUNT FILE</c>: the mixed shipments as a Parquet file that <c>tradedata assess</c> reads.</summary>
internal static class ShipmentFile
{
    private const int RowsOfGroup = 100_000;

    private static readonly string[] Columns = ["id", "importer", "origin", "code", "day", "value", "currency", "quantities"];

    public static async Task Write(int count, string path)
    {
        DataField[] fields = [.. Columns.Select(name => new DataField<string>(name))];
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd });
        foreach ((int part, QuoteRequest[] requests) in Shipments.Mixed(Shipments.Catalog(), count).Chunk(RowsOfGroup).Index())
        {
            string[][] rows = [.. requests.Select((request, row) => Values(request, (part * RowsOfGroup) + row))];
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                await group.WriteAsync(fields[i], Array.ConvertAll(rows, row => row[i]));
            }
            group.CompleteValidate();
        }
    }

    private static string[] Values(QuoteRequest request, int number) =>
    [
        "S" + number.ToString(CultureInfo.InvariantCulture),
        request.Importer.ToString(),
        request.Origin.ToString(),
        request.Code.ToString(),
        request.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        request.Consignment.CustomsValue!.Value.Amount.ToString(CultureInfo.InvariantCulture),
        request.Consignment.CustomsValue.Value.Currency.ToString(),
        string.Join("; ", request.Consignment.Quantities.Select(static quantity => string.Create(CultureInfo.InvariantCulture, $"{quantity.Amount} {quantity.Unit}"))),
    ];
}
