using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace TradeData.Cli.Exports;

/// <summary>Tables as Parquet files, compressed by Zstandard at its fastest level: a higher one takes most of the time of an export.</summary>
internal static class ParquetExport
{
    public static async Task WriteAsync(ExportFolder folder, ExportTable table, CancellationToken cancellation)
    {
        table = table.Measured();
        foreach ((string file, List<object> rows) in ColumnarFiles.Parts(table, "parquet"))
        {
            Stream stream = folder.Create(file);
            await using (stream.ConfigureAwait(false))
            {
                await WriteAsync(stream, table.Columns, rows, cancellation).ConfigureAwait(false);
            }
            folder.Add(file, table.Name, rows.Count);
        }
    }

    /// <summary>Writes a file with one row group.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="columns">The columns; those of decimals have their digits.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static async Task WriteAsync(Stream stream, IReadOnlyList<ExportColumn> columns, List<object> rows, CancellationToken cancellation)
    {
        DataField[] fields = [.. columns.Select(Field)];
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest }, cancellationToken: cancellation).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                await WriteAsync(group, fields[i], columns[i], rows, cancellation).ConfigureAwait(false);
            }
            group.CompleteValidate();
        }
    }

    private static DataField Field(ExportColumn column) => column.Type switch
    {
        ExportType.Integer => new DataField<long?>(column.Name),
        ExportType.Decimal => new DecimalDataField(column.Name, column.Digits!.Value.Precision, column.Digits.Value.Scale, isNullable: true),
        ExportType.Double => new DataField<double?>(column.Name),
        ExportType.Boolean => new DataField<bool?>(column.Name),
        ExportType.Date => new DataField<DateOnly?>(column.Name),
        _ => new DataField<string>(column.Name),
    };

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, ExportColumn column, List<object> rows, CancellationToken cancellation) => column.Type switch
    {
        ExportType.Integer => WriteAsync<long>(group, field, column, rows, cancellation),
        ExportType.Decimal => WriteAsync<decimal>(group, field, column, rows, cancellation),
        ExportType.Double => WriteAsync<double>(group, field, column, rows, cancellation),
        ExportType.Boolean => WriteAsync<bool>(group, field, column, rows, cancellation),
        ExportType.Date => WriteAsync<DateOnly>(group, field, column, rows, cancellation),
        _ => group.WriteAsync(field, rows.ConvertAll(row => (string?)column.Read(row))!),
    };

    private static Task WriteAsync<T>(ParquetRowGroupWriter group, DataField field, ExportColumn column, List<object> rows, CancellationToken cancellation)
        where T : struct => group.WriteAsync<T>(field, rows.ConvertAll(row => (T?)column.Read(row)).ToArray(), null, null, cancellation);
}
