using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>One copy of a catalog into a database.</summary>
internal sealed class CatalogCopy(CatalogData data, DbContext context, CopyOptions options)
{
    private readonly IModel _model = context.GetService<IDesignTimeModel>().Model;
    private readonly ISqlGenerationHelper _names = context.GetService<ISqlGenerationHelper>();

    public async Task<CopyResult> RunAsync(CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        (int Number, TableSource Table)[] tables = [.. data.Definition.Tables.Index().Where(table => options.Tables?.Contains(table.Item.Definition.Name) ?? true)];
        if (options.Tables?.FirstOrDefault(name => data.Definition.IndexOf(name) < 0) is { } unknown)
        {
            throw new ArgumentException($"The catalog has no table {unknown}.");
        }
        await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (context.Database.CurrentTransaction is not null)
            {
                return await CopyAsync(tables, clock, cancellation).ConfigureAwait(false);
            }
            // Disposed without a commit it is rolled back: nothing stays of a copy that failed.
            IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                CopyResult result = await CopyAsync(tables, clock, cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return result;
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private async Task<CopyResult> CopyAsync((int Number, TableSource Table)[] tables, Stopwatch clock, CancellationToken cancellation)
    {
        HashSet<IEntityType> created = await CreateAsync(tables.Select(table => table.Table), cancellation).ConfigureAwait(false);
        Dictionary<string, long> rows = [];
        foreach ((int number, TableSource table) in tables)
        {
            rows[table.Definition.Name] = await CopyAsync(data.Pack(number), RowLayout.Of(table), created.Contains(Entity(table)), cancellation).ConfigureAwait(false);
        }
        return new CopyResult(rows, clock.Elapsed);
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)context.Database.GetDbConnection();

    /// <summary>Makes the tables that are not there, without indexes, and returns them.</summary>
    private async Task<HashSet<IEntityType>> CreateAsync(IEnumerable<TableSource> tables, CancellationToken cancellation)
    {
        HashSet<IEntityType> missing = [];
        foreach (IEntityType entity in tables.Select(Entity))
        {
            if (await ScalarAsync("SELECT to_regclass($1)::text", Name(entity), cancellation).ConfigureAwait(false) is not string)
            {
                missing.Add(entity);
            }
        }
        if (missing.Count > 0)
        {
            IReadOnlyList<MigrationOperation> all = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, _model.GetRelationalModel());
            await ExecuteAsync([.. all.Where(operation => missing.Any(entity => Makes(operation, entity)))], cancellation).ConfigureAwait(false);
        }
        return missing;
    }

    private static bool Makes(MigrationOperation operation, IEntityType entity) => operation switch
    {
        EnsureSchemaOperation schema => schema.Name == entity.GetSchema(),
        CreateTableOperation table => (table.Schema, table.Name) == (entity.GetSchema(), entity.GetTableName()),
        _ => false,
    };

    private async Task<long> CopyAsync(Pack pack, RowLayout layout, bool isNew, CancellationToken cancellation)
    {
        IEntityType entity = _model.FindEntityType(layout.Row)!;
        if (options.Replace && !isNew)
        {
            await ExecuteAsync($"TRUNCATE {Name(entity)}", cancellation).ConfigureAwait(false);
        }
        if (pack.Count == 0 && !isNew)
        {
            return 0;
        }
        // To make an index over all rows takes a fraction of the time that it takes to keep it up to date with each.
        bool isEmpty = isNew || !(bool)(await ScalarAsync($"SELECT EXISTS (SELECT 1 FROM {Name(entity)})", null, cancellation).ConfigureAwait(false))!;
        ITableIndex[] indexes = isEmpty ? [.. entity.GetTableMappings().SelectMany(mapping => mapping.Table.Indexes).Distinct()] : [];
        foreach (ITableIndex index in indexes.Where(_ => !isNew))
        {
            await ExecuteAsync($"DROP INDEX IF EXISTS {_names.DelimitIdentifier(index.Name, entity.GetSchema())}", cancellation).ConfigureAwait(false);
        }
        RowWriter writer = new(pack, layout, entity, options.Where);
        long rows = await writer.WriteAsync(Connection, $"COPY {Name(entity)} ({writer.ColumnNames(_names)}) FROM STDIN (FORMAT BINARY)", cancellation).ConfigureAwait(false);
        await ExecuteAsync([.. indexes.Select(CreateIndexOperation.CreateFrom)], cancellation).ConfigureAwait(false);
        await ExecuteAsync($"ANALYZE {Name(entity)}{KeyColumns(entity)}", cancellation).ConfigureAwait(false);
        return rows;
    }

    /// <summary>
    /// The scalars by which rows are found, in brackets; nothing for a table without keys. The planner needs their statistics at once. To count the items of arrays takes three
    /// times as long as these, and the server does it by itself a minute later.
    /// </summary>
    private string KeyColumns(IEntityType entity)
    {
        StoreObjectIdentifier table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        string[] scalars = [.. entity.GetProperties().Where(property => (property.IsKey() || property.IsIndex()) && !property.IsPrimitiveCollection).Select(property => property.GetColumnName(table)!)];
        return scalars.Length == 0 ? "" : $" ({string.Join(", ", scalars.Select(_names.DelimitIdentifier))})";
    }

    private IEntityType Entity(TableSource table) => _model.FindEntityType(table.RowType) is { } entity && entity.GetTableName() is not null
        ? entity : throw new InvalidOperationException($"The model of {context.GetType().Name} has no table for {table.RowType.Name}. Call UseTradeData with the catalog in OnModelCreating.");

    private string Name(IEntityType entity) => _names.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());

    private async Task ExecuteAsync(List<MigrationOperation> operations, CancellationToken cancellation)
    {
        if (operations.Count > 0)
        {
            foreach (MigrationCommand command in context.GetService<IMigrationsSqlGenerator>().Generate(operations, _model))
            {
                await ExecuteAsync(command.CommandText, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task ExecuteAsync(string text, CancellationToken cancellation)
    {
        NpgsqlCommand command = Command(text);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task<object?> ScalarAsync(string text, string? parameter, CancellationToken cancellation)
    {
        NpgsqlCommand command = Command(text);
        await using (command.ConfigureAwait(false))
        {
            if (parameter is not null)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            }
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A command without a limit of time: indexes over millions of rows take minutes.</summary>
    private NpgsqlCommand Command(string text) => new(text, Connection) { CommandTimeout = 0 };
}
