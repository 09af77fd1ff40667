using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Runtime.Tables;
using IndexKind = TradeData.Runtime.Tables.IndexKind;

namespace TradeData.Compiler.Checking;

/// <summary>Converts a schema's table to the runtime's definition. Generated code prints the same one, because a pack is opened only with
/// a definition equal to its own.</summary>
internal static class TableDefinitions
{
    public static TableDefinition Of(TableModel table) => new(table.Name, table.Fingerprint)
    {
        Fields = [.. table.Fields.Select(field => new FieldDefinition(field.Path, Kind(field.Kind)))],
        PrimaryKey = Key(table.PrimaryKey),
        UniqueKeys = [.. table.UniqueKeys.Select(Key)],
        Indexes = [.. table.Indexes.Select(index => new IndexDefinition(Kind(index.Kind), Paths(index.Fields)))],
        ValidTime = table.ValidTime is { } time ? new ValidTimeDefinition(time.From.Path, time.To.Path) { Key = time.Key.IsEmpty ? null : Paths(time.Key) } : null,
        Hierarchy = table.Parent.IsEmpty ? null : new HierarchyDefinition(Paths(table.Parent)),
        ForeignKeys = [.. table.ForeignKeys.Select(key => new ForeignKeyDefinition(key.Table, Paths(key.Fields), [.. key.References]) { IsWeak = key.IsWeak })],
    };

    private static KeyDefinition Key(KeyModel key) => new(Paths(key.Fields));

    private static string[] Paths(EquatableArray<FieldModel> fields) => [.. fields.Select(field => field.Path)];

    private static KeyType Kind(KeyKind kind) => kind switch
    {
        KeyKind.Text => KeyType.Text,
        KeyKind.Code => KeyType.Code,
        KeyKind.Date => KeyType.Date,
        KeyKind.DateTime => KeyType.DateTime,
        KeyKind.Integer => KeyType.Integer,
        KeyKind.Decimal => KeyType.Decimal,
        KeyKind.Boolean => KeyType.Boolean,
        KeyKind.Guid => KeyType.Guid,
        _ => throw new InvalidOperationException($"Keys of kind {kind} are not compared."),
    };

    private static IndexKind Kind(Generators.Model.IndexKind kind) => kind switch
    {
        Generators.Model.IndexKind.Equality => IndexKind.Equality,
        Generators.Model.IndexKind.Prefix => IndexKind.Prefix,
        Generators.Model.IndexKind.Range => IndexKind.Range,
        _ => throw new InvalidOperationException($"There is no index of kind {kind}."),
    };
}
