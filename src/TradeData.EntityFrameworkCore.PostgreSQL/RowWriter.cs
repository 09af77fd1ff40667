using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using NpgsqlTypes;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>Writes the rows of a pack into a COPY. Each record is made, read and left again, so that memory does not grow with the table.</summary>
internal sealed class RowWriter
{
    private readonly Pack _pack;
    private readonly Func<object, bool>? _where;
    private readonly Func<byte[], object> _read;
    private readonly List<(string Name, Func<object, object?> Read, NpgsqlDbType Type)> _columns = [];
    private readonly string _json;

    public RowWriter(Pack pack, RowLayout layout, IEntityType entity, Func<object, bool>? where)
    {
        _pack = pack;
        _where = where;
        _read = (Func<byte[], object>)typeof(RowWriter).GetMethod(nameof(Reader), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(layout.Row).Invoke(null, null)!;
        StoreObjectIdentifier table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        foreach (RowColumn column in layout.Columns.Where(column => column.Role != ColumnRole.Json))
        {
            IProperty property = entity.FindProperty(column.Property)!;
            RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
            ValueConverter? converter = column.Role == ColumnRole.Keys ? null : mapping.Converter;
            Func<object, object?> read = column.Read;
            _columns.Add((property.GetColumnName(table)!, converter is null ? read : row => converter.ConvertToProvider(read(row)), TypeOf(mapping.StoreType)));
        }
        _json = entity.FindProperty(layout.Json.Property)!.GetColumnName(table)!;
    }

    /// <summary>The names of the columns, in the order in which they are written.</summary>
    public string ColumnNames(ISqlGenerationHelper names) => string.Join(", ", _columns.Select(column => column.Name).Append(_json).Select(names.DelimitIdentifier));

    /// <summary>Writes the rows, and returns their number.</summary>
    public async Task<long> WriteAsync(NpgsqlConnection connection, string copy, CancellationToken cancellation)
    {
        NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(copy, cancellation).ConfigureAwait(false);
        await using (importer.ConfigureAwait(false))
        {
            importer.Timeout = TimeSpan.Zero;
            long rows = 0;
            for (int i = 0; i < _pack.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                byte[] json = _pack.RowJson(i);
                object row = _read(json);
                if (_where?.Invoke(row) ?? true)
                {
                    WriteRow(importer, row, json, i);
                    rows++;
                }
            }
            await importer.CompleteAsync(cancellation).ConfigureAwait(false);
            return rows;
        }
    }

    /// <summary>Writes a row. Values go into a buffer, so that there is nothing to wait for until it is full.</summary>
    private void WriteRow(NpgsqlBinaryImporter importer, object row, byte[] json, int number)
    {
        importer.StartRow();
        foreach ((string name, Func<object, object?> read, NpgsqlDbType type) in _columns)
        {
            switch (read(row))
            {
                case null:
                    importer.WriteNull();
                    break;
                case string text:
                    Check(text, name, number);
                    importer.Write(text, type);
                    break;
                case string[] keys:
                    Array.ForEach(keys, key => Check(key, name, number));
                    importer.Write(keys, type);
                    break;
                case DateOnly date:
                    importer.Write(date, type);
                    break;
                case int whole:
                    importer.Write(whole, type);
                    break;
                case bool flag:
                    importer.Write(flag, type);
                    break;
                case decimal amount:
                    importer.Write(amount, type);
                    break;
                case var other:
                    importer.Write(other, type);
                    break;
            }
        }
        importer.Write(json, NpgsqlDbType.Json);
    }

    private void Check(string text, string column, int row)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{_pack.Definition.Name} row {row + 1}: {column} has the character U+0000, which PostgreSQL cannot store.");
        }
    }

    private static Func<byte[], object> Reader<T>()
        where T : class, IJsonModel<T> => json => JsonModel.Parse<T>(json);

    private static NpgsqlDbType TypeOf(string storeType) => storeType switch
    {
        "text" => NpgsqlDbType.Text,
        "text[]" => NpgsqlDbType.Array | NpgsqlDbType.Text,
        "boolean" => NpgsqlDbType.Boolean,
        "smallint" => NpgsqlDbType.Smallint,
        "integer" => NpgsqlDbType.Integer,
        "bigint" => NpgsqlDbType.Bigint,
        "numeric" => NpgsqlDbType.Numeric,
        "real" => NpgsqlDbType.Real,
        "double precision" => NpgsqlDbType.Double,
        "date" => NpgsqlDbType.Date,
        "uuid" => NpgsqlDbType.Uuid,
        "json" => NpgsqlDbType.Json,
        "jsonb" => NpgsqlDbType.Jsonb,
        _ when storeType.StartsWith("character varying", StringComparison.Ordinal) => NpgsqlDbType.Varchar,
        _ when storeType.StartsWith("numeric", StringComparison.Ordinal) => NpgsqlDbType.Numeric,
        _ => throw new NotSupportedException($"A column of type {storeType} cannot be copied."),
    };
}
