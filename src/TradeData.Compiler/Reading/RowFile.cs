using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler.Reading;

/// <summary>The rows of one file as JSON text, and the way back from each of them to a place in the file.</summary>
/// <param name="table">The table's name, for messages.</param>
/// <param name="source">The file.</param>
internal abstract class RowFile(string table, SourceFile source)
{
    private readonly List<(int Start, int Length)> _rows = [];
    private readonly HashSet<int> _faulty = [];
    private readonly SortedSet<int> _malformed = [];
    private readonly List<DiagnosticInfo> _faults = [];

    public SourceFile Source { get; } = source;

    public int Count => _rows.Count;

    /// <summary>What is wrong with the file as such, before any schema is asked.</summary>
    public IReadOnlyList<DiagnosticInfo> Faults => _faults;

    /// <summary>The JSON text of a row; zeros or the rest of the file follow it, so that the scanner may read beyond its end.</summary>
    public ReadOnlySpan<byte> this[int row] => Buffer.AsSpan(_rows[row].Start, _rows[row].Length);

    /// <summary>What the rows lie in.</summary>
    public abstract byte[] Buffer { get; }

    public int StartOf(int row) => _rows[row].Start;

    /// <summary>Whether something was said about the row already, so that its schema need not be asked.</summary>
    public bool IsFaulty(int row) => _faulty.Contains(row);

    /// <summary>Whether the row's text is no JSON at all.</summary>
    public bool IsMalformed(int row) => _malformed.Contains(row);

    public int MalformedCount => _malformed.Count;

    /// <summary>The number of a row that is counted without those that are no JSON.</summary>
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

    /// <summary>Whether rows are missing or malformed, so that what refers to them cannot be blamed.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Where a value of a row stands in the file.</summary>
    /// <param name="row">The row's number in the file, from 0.</param>
    /// <param name="pointer">The value's JSON Pointer in the row. Where there is none, the place is that of what should have it.</param>
    /// <param name="offset">Where in the row's text, if that is known better; else negative.</param>
    public abstract SourcePlace PlaceOf(int row, string pointer, int offset = -1);

    /// <summary>How messages begin that are about a row.</summary>
    public string Name(int row) => FormattableString.Invariant($"{table} row {row + 1}");

    protected void AddRow(int start, int length) => _rows.Add((start, length));

    /// <summary>Adds a row that only keeps the others' numbers right; its number.</summary>
    protected int AddMalformedRow(int start, int length)
    {
        int row = Count;
        AddRow(start, length);
        _malformed.Add(row);
        IsIncomplete = true;
        return row;
    }

    /// <summary>Notes a fault that keeps the file, or the rest of it, from being read.</summary>
    protected void AddFault(SourcePlace place, string message)
    {
        IsIncomplete = true;
        AddFileFault(place, message);
    }

    private void AddFileFault(SourcePlace place, string message) => _faults.Add(Findings.At(Rules.MalformedData, Source.Path, place, message));

    /// <summary>Notes a fault of a row, which is there all the same, as far as it could be read.</summary>
    protected void AddFault(int row, SourcePlace place, string message)
    {
        _faulty.Add(row);
        AddFileFault(place, $"{Name(row)}: {message}");
    }
}
