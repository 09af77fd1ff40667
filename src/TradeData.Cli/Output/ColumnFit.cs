using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>Selects the columns of a table for a terminal, and the width of the one with the longest texts.</summary>
internal sealed class ColumnFit
{
    /// <summary>The width of the separators between and around columns.</summary>
    private const int Gap = 3;
    private const int Frame = 4;

    /// <summary>The minimum width of a truncated text, before another column is left out for it.</summary>
    private const int LeastText = 30;

    private readonly int _text;
    private readonly int _room;

    private ColumnFit(IReadOnlyList<int> shown, int text, int room) => (Shown, _text, _room) = (shown, text, room);

    /// <summary>The numbers of the columns, in order.</summary>
    public IReadOnlyList<int> Shown { get; }

    /// <summary>All columns, whatever their width.</summary>
    public static ColumnFit All(int count) => new([.. Enumerable.Range(0, count)], -1, 0);

    /// <summary>Leaves out columns until the rest fits: first those with equal values in every row, then optional remarks, then from the
    /// right. Two columns stay: the first one, and the widest with a value in every row, which describes the row and gets the remaining
    /// width.</summary>
    public static ColumnFit Choose(IReadOnlyList<string> columns, IReadOnlyList<string>[] rows, int room)
    {
        int[] all = [.. Enumerable.Range(0, columns.Count)];
        int[] widths = [.. all.Select(column => Math.Max(columns[column].GetCellWidth(), rows.Max(row => row[column].GetCellWidth())))];
        int text = all.Where(column => rows.All(row => row[column].Length > 0)).DefaultIfEmpty(0).MaxBy(column => widths[column]);
        int least = Math.Min(widths[text], LeastText);
        List<int> shown = [.. all];
        foreach (int column in all.Reverse().OrderBy(Worth).Where(column => column > 0 && column != text))
        {
            if (Needed() > room)
            {
                shown.Remove(column);
            }
        }
        return new ColumnFit(shown, text, Math.Max(least, room - Needed() + least));

        int Needed() => Frame + shown.Sum(column => Gap + (column == text ? least : widths[column])) - Gap;

        int Worth(int column)
        {
            bool saysTheSame = rows.Length > 1 && rows.All(row => row[column] == rows[0][column]);
            return saysTheSame ? 0 : widths[column] > LeastText ? 1 : 2;
        }
    }

    /// <summary>Returns the part of a cell that fits.</summary>
    public string Cut(int column, string cell)
    {
        if (column != _text || cell.GetCellWidth() <= _room)
        {
            return cell;
        }
        int length = 0;
        for (int cells = 1; length < cell.Length; length++)
        {
            cells += cell[length].GetCellWidth();
            if (cells > _room)
            {
                break;
            }
        }
        return cell[..(length > 0 && char.IsHighSurrogate(cell[length - 1]) ? length - 1 : length)].TrimEnd() + "…";
    }
}
