using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

/// <summary>Shared code of the generated query helpers. They only send a LINQ provider expressions that it can translate.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowQueries
{
    /// <summary>Reads a key that is given as text; false, where no row can have it.</summary>
    /// <typeparam name="TKey">The type of the key's field.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse<TKey>([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TKey key)
        where TKey : IUtf8SpanParsable<TKey>
    {
        key = default;
        return text is not null && TKey.TryParse(Encoding.UTF8.GetBytes(text), CultureInfo.InvariantCulture, out key);
    }

    /// <summary>The first and the last code that begin with a prefix; false, where none does.</summary>
    /// <typeparam name="TCode">The code.</typeparam>
    /// <param name="prefix">The beginning; points, hyphens and spaces do not count.</param>
    /// <param name="first">The first one.</param>
    /// <param name="last">The last one.</param>
    public static bool TryPrefix<TCode>(string? prefix, out TCode first, out TCode last)
        where TCode : struct, ICode<TCode>
    {
        first = last = default;
        return prefix is not null && TCode.TryGetRange(string.Concat(prefix.Where(c => !KeyValues.IsMark(c))), out first, out last);
    }

    /// <summary>Returns the nearest of the rows on both sides of a value.</summary>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <param name="side">The sides allowed.</param>
    /// <param name="lower">The rows at or below the value, the nearest first.</param>
    /// <param name="upper">The rows at or above it, the nearest first.</param>
    /// <param name="distance">The distance of a row from the value, or null if it is not defined.</param>
    /// <exception cref="InvalidOperationException">The nearest row is requested, but the distance is not defined.</exception>
    public static TRow? Closest<TRow>(Closest side, IQueryable<TRow> lower, IQueryable<TRow> upper, Func<TRow, decimal>? distance)
        where TRow : class
    {
        TRow? below = side == Runtime.Closest.AtOrAfter ? null : lower.FirstOrDefault();
        TRow? above = side == Runtime.Closest.AtOrBefore ? null : upper.FirstOrDefault();
        if (below is null || above is null || below.Equals(above))
        {
            return below ?? above;
        }
        if (distance is null)
        {
            throw new InvalidOperationException("The field is neither a number nor a date, so that there is no distance.");
        }
        return Math.Abs(distance(below)) <= Math.Abs(distance(above)) ? below : above;
    }

    /// <summary>The rows above a row, the nearest first: one query where the provider is an <see cref="ITreeQueryProvider"/>, otherwise one for each.</summary>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <param name="rows">All rows among which they are looked for.</param>
    /// <param name="row">The row.</param>
    /// <param name="parent">Finds the row above one.</param>
    public static IEnumerable<TRow> Ancestors<TRow>(IQueryable<TRow> rows, TRow row, Func<TRow, TRow?> parent)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(parent);
        return rows.Provider is ITreeQueryProvider provider ? provider.Ancestors(rows, row) : Steps();

        IEnumerable<TRow> Steps()
        {
            for (TRow? above = parent(row); above is not null; above = parent(above))
            {
                yield return above;
            }
        }
    }

    /// <summary>
    /// All rows below a row, each before those below it: one query where the provider is an <see cref="ITreeQueryProvider"/>, otherwise one for the rows below each.
    /// </summary>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <param name="rows">All rows among which they are looked for.</param>
    /// <param name="row">The row.</param>
    /// <param name="children">Finds the rows directly below one.</param>
    public static IEnumerable<TRow> Descendants<TRow>(IQueryable<TRow> rows, TRow row, Func<TRow, IQueryable<TRow>> children)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(children);
        return rows.Provider is ITreeQueryProvider provider ? provider.Descendants(rows, row) : Steps();

        IEnumerable<TRow> Steps()
        {
            Stack<TRow> open = new(children(row).ToList().AsEnumerable().Reverse());
            while (open.TryPop(out TRow? below))
            {
                yield return below;
                foreach (TRow child in children(below).ToList().AsEnumerable().Reverse())
                {
                    open.Push(child);
                }
            }
        }
    }
}
