using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace TradeData.Cli.Exports;

/// <summary>Tables as Arrow IPC files.</summary>
internal static class ArrowExport
{
    public static async Task WriteAsync(ExportFolder folder, ExportTable table, CancellationToken cancellation)
    {
        table = table.Measured();
        Schema schema = new(table.Columns.Select(column => new Field(column.Name, TypeOf(column), nullable: true)), null);
        foreach ((string file, List<object> rows) in ColumnarFiles.Parts(table, "arrow"))
        {
            Stream stream = folder.Create(file);
            await using (stream.ConfigureAwait(false))
            {
                using ArrowFileWriter writer = new(stream, schema);
                using RecordBatch batch = new(schema, table.Columns.Select(column => Array(column, rows)), rows.Count);
                await writer.WriteRecordBatchAsync(batch, cancellation).ConfigureAwait(false);
                await writer.WriteEndAsync(cancellation).ConfigureAwait(false);
            }
            folder.Add(file, table.Name, rows.Count);
        }
    }

    private static IArrowType TypeOf(ExportColumn column) => column.Type switch
    {
        ExportType.Integer => Int64Type.Default,
        ExportType.Decimal => new Decimal128Type(column.Digits!.Value.Precision, column.Digits.Value.Scale),
        ExportType.Double => DoubleType.Default,
        ExportType.Boolean => BooleanType.Default,
        ExportType.Date => Date32Type.Default,
        _ => StringType.Default,
    };

    private static IArrowArray Array(ExportColumn column, List<object> rows)
    {
        IEnumerable<object?> values = rows.Select(column.Read);
        switch (column.Type)
        {
            case ExportType.Integer:
                return values.Aggregate(new Int64Array.Builder(), (builder, value) => value is long number ? builder.Append(number) : builder.AppendNull()).Build();
            case ExportType.Decimal:
                return values.Aggregate(new Decimal128Array.Builder((Decimal128Type)TypeOf(column)), (builder, value) => value is decimal number ? builder.Append(number) : builder.AppendNull()).Build();
            case ExportType.Double:
                return values.Aggregate(new DoubleArray.Builder(), (builder, value) => value is double number ? builder.Append(number) : builder.AppendNull()).Build();
            case ExportType.Boolean:
                return values.Aggregate(new BooleanArray.Builder(), (builder, value) => value is bool flag ? builder.Append(flag) : builder.AppendNull()).Build();
            case ExportType.Date:
                return values.Aggregate(new Date32Array.Builder(), (builder, value) => value is DateOnly date ? builder.Append(date) : builder.AppendNull()).Build();
            default:
                return values.Aggregate(new StringArray.Builder(), (builder, value) => value is string text ? builder.Append(text) : builder.AppendNull()).Build();
        }
    }
}
