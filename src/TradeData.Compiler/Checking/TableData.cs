using TradeData.Compiler.Reading;
using TradeData.Generators.Model;

namespace TradeData.Compiler.Checking;

/// <summary>A table and the files with its rows, or the parts of files, read on demand.</summary>
internal sealed class TableData(SchemaModel schema, TypeIndex types, Provenance provenance, IReadOnlyList<SourceFile> files)
{
    private readonly RowFile?[] _rows = new RowFile?[files.Count];
    private int[]? _starts;

    public SchemaModel Schema { get; } = schema;

    public TableModel Table => Schema.Table!;

    public Provenance Provenance { get; } = provenance;

    public IReadOnlyList<SourceFile> Files { get; } = files;

    /// <summary>The rows of each file, which is read when it is its turn. A row's number in the table counts over all files, without rows
    /// that are not JSON.</summary>
    public IEnumerable<RowFile> Rows
    {
        get
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                yield return _rows[i] ??= Read(i);
            }
        }
    }

    /// <summary>Returns the file of a row of the table, and its number there.</summary>
    public (RowFile File, int Row) Find(int row)
    {
        _starts ??= Starts();
        int found = Array.BinarySearch(_starts, row);
        int file = found >= 0 ? found : ~found - 1;
        // Files without rows begin where the next one does.
        while (file + 1 < _starts.Length && _starts[file + 1] <= row)
        {
            file++;
        }
        return (_rows[file]!, _rows[file]!.FindWellFormed(row - _starts[file]));
    }

    private int[] Starts()
    {
        int[] starts = new int[_rows.Length];
        int next = 0;
        int i = 0;
        foreach (RowFile file in Rows)
        {
            starts[i++] = next;
            next += file.Count - file.MalformedCount;
            file.Release();
        }
        return starts;
    }

    /// <summary>Whether each line of a file is a row, so that it can be read in parts.</summary>
    public static bool IsLines(string path) => Path.GetExtension(path).ToLowerInvariant() is ".ndjson" or ".jsonl";

    private RowFile Read(int i)
    {
        SourceFile file = Files[i];
        if (IsLines(file.Path))
        {
            return JsonRows.ReadLines(Table.Name, file, i > 0 && Files[i - 1].Path == file.Path ? _rows[i - 1]!.EndRow : 0);
        }
        return Path.GetExtension(file.Path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvRows.Read(Table.Name, file, Provenance.Csv, types, Table.RowType)
            : JsonRows.ReadArray(Table.Name, file);
    }
}
