using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace TradeData.Cli.Batches;

/// <summary>Shipments in a Parquet file, a row group at a time.</summary>
internal static class ParquetShipments
{
    private static readonly ParquetOptions s_options = new() { UseDateOnlyTypeForDates = true };

    /// <summary>The numbers of the row groups, each with its rows.</summary>
    public static IReadOnlyList<(int Group, long Rows)> Groups(string file) => Guarded(file, async () =>
    {
        ParquetReader reader = await ParquetReader.CreateAsync(file, s_options).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            FieldsOf(file, reader.Schema);
            return (IReadOnlyList<(int, long)>)[.. reader.RowGroups.Select((group, number) => (number, group.RowCount))];
        }
    }).GetAwaiter().GetResult();

    /// <summary>Reads a row group.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The number of the row group.</param>
    /// <param name="before">The number of shipments before it.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static Task<IReadOnlyList<Shipment>> ReadAsync(string file, int group, long before, CancellationToken cancellation) => Guarded(file, async () =>
    {
        ParquetReader reader = await ParquetReader.CreateAsync(file, s_options, cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            DataField?[] fields = FieldsOf(file, reader.Schema);
            using ParquetRowGroupReader rows = reader.OpenRowGroupReader(group);
            string?[][] columns = new string?[fields.Length][];
            for (int i = 0; i < fields.Length; i++)
            {
                columns[i] = fields[i] is { } field ? await ReadAsync(rows, field, cancellation).ConfigureAwait(false) : [];
            }
            Shipment[] shipments = new Shipment[checked((int)rows.RowCount)];
            for (int row = 0; row < shipments.Length; row++)
            {
                shipments[row] = new Shipment(before + row + 1, Array.ConvertAll(columns, column => column.Length == 0 ? null : column[row]));
            }
            return (IReadOnlyList<Shipment>)shipments;
        }
    });

    private static DataField?[] FieldsOf(string file, ParquetSchema schema)
    {
        DataField[] fields = [.. schema.Fields.OfType<DataField>().Where(field => !field.IsArray)];
        DataField?[] found = [.. ShipmentColumns.Find(file, [.. fields.Select(field => field.Name)]).Select(place => place < 0 ? null : fields[place])];
        foreach (DataField field in found.OfType<DataField>())
        {
            // A code as a number has lost its leading zeros, and could be another code.
            if (field.Name == "code" && !IsText(field))
            {
                throw new UserException($"{file}: the column \"code\" has numbers. Write codes as texts; numbers lose their leading zeros.");
            }
        }
        return found;
    }

    private static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    private static async Task<string?[]> ReadAsync(ParquetRowGroupReader rows, DataField field, CancellationToken cancellation)
    {
        if (IsText(field))
        {
            string?[] texts = new string?[rows.RowCount];
            await rows.ReadAsync(field, texts.AsMemory()!, null, cancellation).ConfigureAwait(false);
            return texts;
        }
        return field.ClrType switch
        {
            Type type when type == typeof(decimal) => await ReadAsync<decimal>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(double) => await ReadAsync<double>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(float) => await ReadAsync<float>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(int) => await ReadAsync<int>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(long) => await ReadAsync<long>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(short) => await ReadAsync<short>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(DateOnly) => await ReadAsync<DateOnly>(rows, field, cancellation).ConfigureAwait(false),
            Type type when type == typeof(DateTime) => await ReadAsync<DateTime>(rows, field, cancellation).ConfigureAwait(false),
            Type type => throw new UserException($"The column \"{field.Name}\" has the type {type.Name}. Write a text, a number or a date."),
        };
    }

    private static async Task<string?[]> ReadAsync<T>(ParquetRowGroupReader rows, DataField field, CancellationToken cancellation)
        where T : struct
    {
        if (field.IsNullable)
        {
            T?[] found = new T?[rows.RowCount];
            await rows.ReadAsync<T>(field, found.AsMemory(), null, cancellation).ConfigureAwait(false);
            return Array.ConvertAll(found, value => value is { } given ? Text(given) : null);
        }
        T[] values = new T[rows.RowCount];
        await rows.ReadAsync<T>(field, values.AsMemory(), null, cancellation).ConfigureAwait(false);
        return Array.ConvertAll(values, value => (string?)Text(value));
    }

    private static string Text<T>(T value)
        where T : struct => value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            // A time of day is kept, and refused later: it does not say whose day it is.
            DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static async Task<T> Guarded<T>(string file, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is InvalidDataException or ParquetException or EndOfStreamException)
        {
            throw new UserException($"{file} is not a Parquet file that can be read: {fault.Message}");
        }
    }
}
