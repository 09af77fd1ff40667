using System.ComponentModel;
using System.Reflection;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>The tables of a catalog, and the assembly that embeds their rows.</summary>
/// <param name="assembly">The assembly whose resources are the packs.</param>
/// <param name="tables">The tables in the order in which generated code numbers them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CatalogDefinition(Assembly assembly, IReadOnlyList<TableSource> tables)
{
    /// <summary>The assembly whose resources are the packs.</summary>
    public Assembly Assembly { get; } = assembly;

    /// <summary>The tables, in the order in which generated code numbers them.</summary>
    public IReadOnlyList<TableSource> Tables { get; } = tables;

    /// <summary>Returns the number of the table with this name, or -1.</summary>
    /// <param name="name">The name as the schema spells it.</param>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Tables.Count; i++)
        {
            if (string.Equals(Tables[i].Definition.Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }
}

/// <summary>A table's definition, with untyped functions that read, check and open its rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TableSource
{
    private protected TableSource(TableDefinition definition) => Definition = definition;

    /// <summary>The definition of the table, taken from the schema.</summary>
    public TableDefinition Definition { get; }

    /// <summary>The type of the rows.</summary>
    public abstract Type RowType { get; }

    /// <summary>Called by generated code.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="definition">The definition of the table, taken from the schema.</param>
    /// <param name="open">Creates the generated table.</param>
    public static TableSource Of<TRow>(TableDefinition definition, Func<Pack, Table<TRow>> open)
        where TRow : class, IJsonModel<TRow> => new Typed<TRow>(definition, open);

    /// <summary>Opens the generated table over a pack.</summary>
    public abstract object Open(Pack pack);

    /// <summary>Checks a row and returns its canonical text, or null if the row is not valid.</summary>
    /// <param name="utf8Json">The row.</param>
    /// <param name="options">The limits of validation.</param>
    /// <param name="result">The errors.</param>
    public abstract byte[]? Canonical(ReadOnlySpan<byte> utf8Json, ValidationOptions options, out ValidationResult result);

    private sealed class Typed<TRow>(TableDefinition definition, Func<Pack, Table<TRow>> open) : TableSource(definition)
        where TRow : class, IJsonModel<TRow>
    {
        public override Type RowType => typeof(TRow);

        public override object Open(Pack pack) => open(pack);

        public override byte[]? Canonical(ReadOnlySpan<byte> utf8Json, ValidationOptions options, out ValidationResult result) =>
            JsonModel.TryParse(utf8Json, options, out TRow? row, out result) ? JsonModel.ToUtf8Json(row) : null;
    }
}
