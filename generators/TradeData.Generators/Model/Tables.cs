using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>What a schema's <c>x-table</c> says.</summary>
internal sealed record TableModel(
    string Name,
    string Folder,
    string RowType,
    Documentation Docs,
    EquatableArray<FieldModel> PrimaryKey,
    EquatableArray<EquatableArray<FieldModel>> UniqueKeys,
    EquatableArray<IndexModel> Indexes,
    ValidTimeModel? ValidTime,
    FieldModel? HierarchyParent,
    EquatableArray<ForeignKeyModel> ForeignKeys);

internal enum IndexKind
{
    Equality,
    Prefix,
    Range,
}

/// <summary>A path from a row to one of its values, such as <c>effective.from</c> or <c>footnotes[].refs[]</c>.</summary>
/// <param name="Name">The C# name that helpers are named after, such as <c>EffectiveFrom</c>.</param>
/// <param name="Shape">Of the scalar at its end.</param>
/// <param name="IsOptional">Some part of the path may be absent.</param>
internal sealed record FieldModel(string Path, string Name, Shape Shape, bool IsOptional)
{
    public bool GoesThroughArrays => Path.Contains("[]");
}

internal sealed record IndexModel(EquatableArray<FieldModel> Fields, IndexKind Kind);

internal sealed record ValidTimeModel(FieldModel From, FieldModel To);

internal sealed record ForeignKeyModel(EquatableArray<FieldModel> Fields, string Table, EquatableArray<string> References, bool IsWeak);
