using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler.Reading;

/// <summary>The rows of one file, or of a part of it, as JSON text, and their places in the file.</summary>
/// <param name="table">The table's name, for messages.</param>
/// <param name="source">The file, or a part of it.</param>
/// <param name="firstRow">The number of rows of the file before the part.</param>
internal abstract class RowFile(string table, SourceFile source, int firstRow = 0)
{
    private readonly List<(int Start, int Length)> _rows = [];
    private readonly HashSet<int> _faulty = [];
    private readonly SortedSet<int> _malformed = [];
    private readonly List<DiagnosticInfo> _faults = [];

    public SourceFile Source { get; } = source;

    public int Count => _rows.Count;

    /// <summary>The number of rows of the file up to the end of the part.</summary>
    public int EndRow => firstRow + Count;

    /// <summary>The errors of the file itself, independent of any schema.</summary>
    public IReadOnlyList<DiagnosticInfo> Faults => _faults;

    /// <summary>Returns the JSON text of a row. Zeros or the rest of the file follow it, so the scanner may read beyond its end.</summary>
    public ReadOnlySpan<byte> this[int row] => Buffer.AsSpan(_rows[row].Start, _rows[row].Length);

    /// <summary>The buffer of the rows.</summary>
    public abstract byte[] Buffer { get; }

    public int StartOf(int row) => _rows[row].Start;

    /// <summary>Whether an error of the row was reported already, so that its schema need not be checked.</summary>
    public bool IsFaulty(int row) => _faulty.Contains(row);

    /// <summary>Whether the row's text is not JSON.</summary>
    public bool IsMalformed(int row) => _malformed.Contains(row);

    public int MalformedCount => _malformed.Count;

    /// <summary>Returns the number of a row that is counted without those that are not JSON.</summary>
    public int FindWellFormed(int number)
    {
        foreach (int malformed in _malformed)
        {
            if (malformed > number)
            {
                break;
            }
            number++;
        }
        return number;
    }

    /// <summary>Whether rows are missing or malformed, so that references to missing rows are not reported.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Returns the place of a row's value in the file.</summary>
    /// <param name="row">The row's number here, from 0.</param>
    /// <param name="pointer">The value's JSON Pointer in the row. For an absent value, the result is the place of its parent.</param>
    /// <param name="offset">The offset in the row's text, if it is known, or a negative number.</param>
    public abstract SourcePlace PlaceOf(int row, string pointer, int offset = -1);

    /// <summary>Returns the start of messages about a row.</summary>
    public string Name(int row) => FormattableString.Invariant($"{table} row {firstRow + row + 1}");

    /// <summary>Drops the texts, which are read again at their next use.</summary>
    public virtual void Release() => Source.Release();

    protected void AddRow(int start, int length) => _rows.Add((start, length));

    /// <summary>Adds a row that only keeps the numbers of the others right, and returns its number.</summary>
    protected int AddMalformedRow(int start, int length)
    {
        int row = Count;
        AddRow(start, length);
        _malformed.Add(row);
        IsIncomplete = true;
        return row;
    }

    /// <summary>Records an error that prevents reading the file, or the rest of it.</summary>
    protected void AddFault(SourcePlace place, string message)
    {
        IsIncomplete = true;
        AddFileFault(place, message);
    }

    private void AddFileFault(SourcePlace place, string message) => _faults.Add(Findings.At(Rules.MalformedData, Source.Path, place, message));

    /// <summary>Records an error of a row, which is kept as far as it could be read.</summary>
    protected void AddFault(int row, SourcePlace place, string message)
    {
        _faulty.Add(row);
        AddFileFault(place, $"{Name(row)}: {message}");
    }
}
