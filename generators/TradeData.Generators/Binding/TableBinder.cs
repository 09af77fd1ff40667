using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Binds <c>x-table</c>.</summary>
internal static class TableBinder
{
    public static ExportedTable? Export(SchemaContent document, Shapes shapes) => null;

    public static TableModel? Bind(SchemaContent document, ExportsTable table, List<RecordModel> records, Action<Finding> report) => null;
}
