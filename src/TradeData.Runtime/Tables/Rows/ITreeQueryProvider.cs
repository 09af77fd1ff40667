using System.ComponentModel;

namespace TradeData.Runtime.Tables;

/// <summary>A LINQ provider that asks for a branch of a tree in one query. Generated helpers use it where the provider of a query is one.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface ITreeQueryProvider
{
    /// <summary>Returns the rows above a row, the nearest first.</summary>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <param name="rows">All rows among which they are looked for.</param>
    /// <param name="row">The row.</param>
    public IEnumerable<TRow> Ancestors<TRow>(IQueryable<TRow> rows, TRow row)
        where TRow : class;

    /// <summary>Returns all rows below a row, each before those below it.</summary>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <param name="rows">All rows among which they are looked for.</param>
    /// <param name="row">The row.</param>
    public IEnumerable<TRow> Descendants<TRow>(IQueryable<TRow> rows, TRow row)
        where TRow : class;
}
