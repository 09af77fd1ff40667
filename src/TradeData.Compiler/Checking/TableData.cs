using TradeData.Compiler.Reading;
using TradeData.Generators.Model;

namespace TradeData.Compiler.Checking;

/// <summary>A table and the files with its rows, read on demand.</summary>
internal sealed class TableData(SchemaModel schema, TypeIndex types, Provenance provenance, IReadOnlyList<SourceFile> files)
{
    private RowFile[]? _rows;
    private int[]? _starts;

    public SchemaModel Schema { get; } = schema;

    public TableModel Table => Schema.Table!;

    public Provenance Provenance { get; } = provenance;

    public IReadOnlyList<SourceFile> Files { get; } = files;

    /// <summary>The rows of each file. A row's number in the table counts over all files, without rows that are not JSON.</summary>
    public IReadOnlyList<RowFile> Rows => _rows ??= [.. Files.Select(Read)];

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
        return (Rows[file], Rows[file].FindWellFormed(row - _starts[file]));
    }

    private int[] Starts()
    {
        int[] starts = new int[Rows.Count];
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + Rows[i - 1].Count - Rows[i - 1].MalformedCount;
        }
        return starts;
    }

    private RowFile Read(SourceFile file) => Path.GetExtension(file.Path).ToLowerInvariant() switch
    {
        ".csv" => CsvRows.Read(Table.Name, file, Provenance.Csv, types, Table.RowType),
        ".ndjson" or ".jsonl" => JsonRows.ReadLines(Table.Name, file),
        _ => JsonRows.ReadArray(Table.Name, file),
    };
}
