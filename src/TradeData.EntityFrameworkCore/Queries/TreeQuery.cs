using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>Asks for a branch of a tree in one recursive query, over the rows that another query gives.</summary>
internal sealed class TreeQuery<TRow>
    where TRow : class
{
    private readonly DbContext _context;
    private readonly IQueryable<TRow> _rows;
    private readonly TRow _row;
    private readonly RowColumn[] _key;
    private readonly RowColumn[] _parent;
    private readonly IEntityType _entity;
    private readonly StoreObjectIdentifier _table;
    private readonly ISqlGenerationHelper _sql;

    public TreeQuery(DbContext context, IQueryable<TRow> rows, TRow row)
    {
        (_context, _rows, _row) = (context, rows, row);
        if (!RowLayout.TryGet(typeof(TRow), out RowLayout? layout) || layout.Definition is not { Hierarchy: { } hierarchy, PrimaryKey: { } primary })
        {
            throw new InvalidOperationException($"The rows of {typeof(TRow).Name} are no tree.");
        }
        _key = [.. primary.Fields.Select(layout.KeyColumn)];
        _parent = [.. _key.SkipLast(hierarchy.Parent.Count), .. hierarchy.Parent.Select(layout.KeyColumn)];
        _entity = context.Model.FindEntityType(typeof(TRow))!;
        _table = StoreObjectIdentifier.Create(_entity, StoreObjectType.Table) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is not mapped to a table.");
        _sql = context.GetService<ISqlGenerationHelper>();
    }

    /// <summary>The ancestors, the nearest first.</summary>
    public IEnumerable<TRow> Ancestors()
    {
        if (_parent.Any(column => column.Read(_row) is null))
        {
            yield break;
        }
        Dictionary<string, TRow> found = [];
        foreach (TRow above in Ask(start: (_key, _parent), step: (_key, _parent)))
        {
            found[Text(above, _key)] = above;
        }
        for (TRow row = _row; !_parent.Any(column => column.Read(row) is null) && found.Remove(Text(row, _parent), out TRow? above); row = above)
        {
            yield return above;
        }
    }

    /// <summary>The rows below, each before those below it.</summary>
    public IEnumerable<TRow> Descendants()
    {
        ILookup<string, TRow> children = Ask(start: (_parent, _key), step: (_parent, _key)).ToLookup(row => Text(row, _parent), StringComparer.Ordinal);
        HashSet<string> seen = [];
        Stack<TRow> open = new(Ordered(_row));
        while (open.TryPop(out TRow? below))
        {
            if (seen.Add(Text(below, _key)))
            {
                yield return below;
                foreach (TRow child in Ordered(below))
                {
                    open.Push(child);
                }
            }
        }

        // By their keys, the last one first, as it is taken last.
        IEnumerable<TRow> Ordered(TRow row) => children[Text(row, _key)].OrderByDescending(child => Text(child, _key), StringComparer.Ordinal);
    }

    private static string Text(TRow row, RowColumn[] columns) => KeyText.Join([.. columns.Select(column => KeyText.Of(column.Read(row), KeyType.Text))]);

    /// <summary>
    /// The rows of a branch. Recursion goes through keys alone, each once, so that rows that stand above themselves come to an end.
    /// </summary>
    /// <param name="start">Columns of the first rows, and those of the given row that they equal.</param>
    /// <param name="step">Columns of further rows, and those of the rows found before that they equal.</param>
    private List<TRow> Ask((RowColumn[] Of, RowColumn[] Given) start, (RowColumn[] Of, RowColumn[] Found) step)
    {
        using DbCommand source = _rows.CreateDbCommand();
        List<object> parameters = [.. source.Parameters.Cast<DbParameter>()];
        source.Parameters.Clear();
        IEnumerable<string> given = start.Given.Select((column, i) =>
        {
            RelationalTypeMapping mapping = _entity.FindProperty(start.Of[i].Property)!.GetRelationalTypeMapping();
            DbParameter parameter = mapping.CreateParameter(source, "tree" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), column.Read(_row));
            parameters.Add(parameter);
            return $"{Name("r", start.Of[i])} = {_sql.GenerateParameterName(parameter.ParameterName.TrimStart('@'))}";
        });
        RowColumn[] carried = [.. _key, .. _parent.Except(_key)];
        string keys = string.Join(", ", carried.Select(column => Name("r", column)));
        string rows = $"({source.CommandText.TrimEnd(';')}) AS r";
        string text = $"""
            WITH RECURSIVE tree AS (
            SELECT {keys} FROM {rows} WHERE {string.Join(" AND ", given)}
            UNION
            SELECT {keys} FROM tree AS t JOIN {rows} ON {Equal(step.Of, step.Found)})
            SELECT r.* FROM tree AS t JOIN {rows} ON {Equal(_key, _key)}
            """;
        // FromSqlRaw reads the text as a format.
        IQueryable<TRow> query = _context.Set<TRow>().FromSqlRaw(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), [.. parameters]);
        return [.. IsUntracked() ? query.AsNoTracking() : query];
    }

    private bool IsUntracked()
    {
        string query = _rows.Expression.ToString();
        return query.Contains(nameof(EntityFrameworkQueryableExtensions.AsNoTracking), StringComparison.Ordinal) || query.Contains(nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution), StringComparison.Ordinal);
    }

    private string Equal(RowColumn[] rows, RowColumn[] found) => string.Join(" AND ", rows.Select((column, i) => $"{Name("r", column)} = {Name("t", found[i])}"));

    private string Name(string alias, RowColumn column) => $"{alias}.{_sql.DelimitIdentifier(_entity.FindProperty(column.Property)!.GetColumnName(_table)!)}";
}
