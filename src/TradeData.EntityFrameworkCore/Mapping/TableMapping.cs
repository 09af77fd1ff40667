using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>Puts a table into a model: columns, keys and indexes.</summary>
internal sealed class TableMapping
{
    private readonly EntityTypeBuilder _entity;
    private readonly RowLayout _layout;
    private readonly bool _isPostgreSql;
    private readonly List<(string[] Properties, bool IsUnique)> _indexes = [];

    private TableMapping(ModelBuilder model, RowLayout layout)
    {
        _layout = layout;
        _entity = model.Entity(layout.Row);
        // Npgsql marks each model that it begins.
        _isPostgreSql = model.Model.GetAnnotations().Any(annotation => annotation.Name.StartsWith("Npgsql:", StringComparison.Ordinal));
    }

    public static void Map(ModelBuilder model, RowLayout layout)
    {
        TableMapping mapping = new(model, layout);
        mapping._entity.ToTable(layout.Definition.Name);
        mapping.MapColumns();
        mapping.MapKeys();
        mapping.MapIndexes();
        RowBinding.Bind(mapping._entity.Metadata, layout);
    }

    private void MapColumns()
    {
        HashSet<string> mapped = [.. _layout.Columns.Select(column => column.Property)];
        foreach (string ignored in _layout.Row.GetProperties().Select(property => property.Name).Where(name => !mapped.Contains(name)))
        {
            _entity.Ignore(ignored);
        }
        foreach (RowColumn column in _layout.Columns)
        {
            if (column.Role == ColumnRole.Keys)
            {
                Fill(_entity.PrimitiveCollection(column.Type, column.Property).IsRequired().Metadata, column);
                continue;
            }
            PropertyBuilder property = _entity.Property(column.Type, column.Property).IsRequired(column.IsRequired);
            if (ScalarConverters.For(RowPath.Bare(column.Type)) is { } converter)
            {
                property.HasConversion(converter);
            }
            Type stored = property.Metadata.GetProviderClrType() ?? property.Metadata.GetValueConverter()?.ProviderClrType ?? column.Type;
            if (_isPostgreSql && column.IsCompared && stored == typeof(string))
            {
                property.UseCollation("C");
            }
            if (column.Role == ColumnRole.Json && _isPostgreSql)
            {
                // Not jsonb: that one loses the order of members and refuses some texts.
                property.HasColumnType("json");
            }
            property.ValueGeneratedNever();
            if (column.Role != ColumnRole.Property)
            {
                Fill(property.Metadata, column);
            }
        }
    }

    /// <summary>Has a column that is no property of the record filled when a record is added.</summary>
    private static void Fill(IMutableProperty property, RowColumn column)
    {
        property.SetValueGeneratorFactory((_, _) => new ColumnGenerator(column));
        property.ValueGenerated = ValueGenerated.Never;
    }

    private void MapKeys()
    {
        if (_layout.Definition.PrimaryKey is { } primary)
        {
            _entity.HasKey(Columns(primary.Fields));
        }
        else
        {
            _entity.HasNoKey();
        }
        foreach (KeyDefinition unique in _layout.Definition.UniqueKeys)
        {
            _indexes.Add((Columns(unique.Fields), true));
        }
    }

    private void MapIndexes()
    {
        TableDefinition definition = _layout.Definition;
        IEnumerable<IReadOnlyList<string>> keys = definition.Indexes.Select(index => index.Fields).Concat(ValidTime(definition)).Concat(Hierarchy(definition)).Concat(definition.ForeignKeys.Select(key => key.Fields));
        _indexes.AddRange(keys.Where(_layout.IsPlain).Select(key => (Columns(key), false)));
        string[] primary = definition.PrimaryKey is { } key ? Columns(key.Fields) : [];
        foreach ((string[] properties, bool isUnique) in _indexes.DistinctBy(index => string.Join(',', index.Properties)))
        {
            // The beginning of another index serves as well.
            bool isContained = Begins(primary, properties, orEquals: true) || _indexes.Any(other => Begins(other.Properties, properties, orEquals: false));
            if (isUnique || !isContained)
            {
                _entity.HasIndex(properties).IsUnique(isUnique);
            }
        }
        foreach (RowKeys keysOfArray in _layout.Keys.Where(_ => _isPostgreSql))
        {
            _entity.HasIndex(keysOfArray.Column.Property).HasAnnotation("Npgsql:IndexMethod", "gin");
        }
    }

    private static IEnumerable<IReadOnlyList<string>> ValidTime(TableDefinition definition)
    {
        if (definition.ValidTime is { } time)
        {
            IEnumerable<string> key = time.Key ?? definition.PrimaryKey!.Fields.Where(field => field != time.From && field != time.To);
            yield return [.. key, time.From, time.To];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Hierarchy(TableDefinition definition)
    {
        if (definition.Hierarchy is { } hierarchy)
        {
            yield return [.. definition.PrimaryKey!.Fields.SkipLast(hierarchy.Parent.Count), .. hierarchy.Parent];
        }
    }

    private static bool Begins(string[] index, string[] other, bool orEquals) => (index.Length > other.Length || (orEquals && index.Length == other.Length)) && index.Take(other.Length).SequenceEqual(other);

    private string[] Columns(IReadOnlyList<string> fields) => [.. fields.Select(field => _layout.KeyColumn(field).Property)];

    private sealed class ColumnGenerator(RowColumn column) : ValueGenerator
    {
        public override bool GeneratesTemporaryValues => false;

        protected override object? NextValue(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) => column.Read(entry.Entity);
    }
}
