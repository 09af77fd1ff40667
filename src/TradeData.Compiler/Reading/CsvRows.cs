using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using TradeData.Compiler.Writing;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Reading;

/// <summary>The rows of a CSV file, each converted to JSON by the shapes of its columns.</summary>
internal sealed class CsvRows : RowFile
{
    private readonly CsvDialect _dialect;
    private readonly CsvHeader _header;
    private readonly Func<CsvRows> _again;
    private CsvText? _text;
    private byte[]? _json;
    private List<string[]>? _records;
    private int _columns;

    private CsvRows(string table, SourceFile source, CsvDialect dialect, TypeIndex types, string rowType)
        : base(table, source)
    {
        _dialect = dialect;
        _header = new CsvHeader(types, rowType);
        _again = () => Read(table, source, dialect, types, rowType);
    }

    public override byte[] Buffer => _json ??= _again()._json ?? [];

    public override void Release()
    {
        base.Release();
        _json = null;
        _records = null;
    }

    private CsvText Text => _text ??= new CsvText(Source, _dialect.Delimiter);

    public static CsvRows Read(string table, SourceFile source, CsvDialect dialect, TypeIndex types, string rowType)
    {
        CsvRows rows = new(table, source, dialect, types, rowType);
        if (rows.IsText())
        {
            rows.ReadAll();
        }
        return rows;
    }

    /// <summary>Returns the cell's place; a value without a cell has the place of its row.</summary>
    public override SourcePlace PlaceOf(int row, string pointer, int offset = -1)
    {
        _records ??= ReadRecords();
        CsvRowWriter writer = new(_dialect) { Places = new Dictionary<string, int>(StringComparer.Ordinal) };
        if (_records[row + 1].Length == _columns)
        {
            writer.Write(_header.Root, _records[row + 1], new ByteBuffer());
        }
        for (string at = pointer; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            if (writer.Places.TryGetValue(at, out int cell))
            {
                return Source.PlaceOf(Text.CellStart(row + 1, cell));
            }
        }
        return Source.PlaceOf(Text.RecordStart(row + 1));
    }

    private bool IsText()
    {
        if (!Utf8.IsValid(Source.Text))
        {
            int at = 0;
            while (Rune.DecodeFromUtf8(Source.Text[at..], out _, out int used) == System.Buffers.OperationStatus.Done)
            {
                at += used;
            }
            AddFault(Source.PlaceOf(at), $"The byte 0x{Source.Text[at]:X2} is not part of a character in UTF-8.");
            return false;
        }
        if (Source.Text.Count((byte)'"') % 2 != 0)
        {
            AddFault(Source.PlaceOf(Text.OpenQuote), "The quote that opens here is never closed: the file is cut short, or a quote within a cell is not doubled.");
            return false;
        }
        return true;
    }

    private void ReadAll()
    {
        using CsvParser parser = Parser();
        try
        {
            if (ReadHeader(parser))
            {
                ReadRows(parser);
            }
        }
        catch (BadDataException)
        {
            // The header is record 0.
            int record = _columns == 0 ? 0 : Count + 1;
            AddFault(Source.PlaceOf(Text.StrayQuote(record)), $"{(record == 0 ? "The header" : Name(Count))}: A cell with a quote in it is put in quotes, and the quote is doubled.");
        }
    }

    private bool ReadHeader(CsvParser parser)
    {
        if (!parser.Read())
        {
            AddFault(new SourcePlace(1, 1), "The file is empty; its first line names the columns.");
            return false;
        }
        string[] names = parser.Record!;
        _columns = names.Length;
        for (int column = 0; column < _columns; column++)
        {
            _header.Add(column, names[column]);
        }
        foreach ((int column, string message) in _header.Faults)
        {
            AddFault(Source.PlaceOf(Text.CellStart(0, column)), message);
        }
        return _header.Faults.Count == 0;
    }

    private void ReadRows(CsvParser parser)
    {
        ByteBuffer json = new(Source.Length + (Source.Length / 2) + 16);
        CsvRowWriter writer = new(_dialect);
        try
        {
            while (parser.Read())
            {
                ReadRow(parser, writer, json);
            }
        }
        finally
        {
            _json = json.ToPadded(Scan.Padding);
        }
    }

    private void ReadRow(CsvParser parser, CsvRowWriter writer, ByteBuffer json)
    {
        int start = json.Length;
        if (parser.Count != _columns)
        {
            int malformed = AddMalformedRow(start, 0);
            string message = parser.Count == 1 && parser[0].Length == 0
                ? "The line is empty."
                : FormattableString.Invariant($"The row has {parser.Count} {(parser.Count == 1 ? "cell" : "cells")}, and the header names {_columns}.");
            AddFault(malformed, Source.PlaceOf(Text.CellStart(malformed + 1, Math.Min(parser.Count, _columns))), message);
            return;
        }
        writer.Write(_header.Root, parser.Record!, json);
        int row = Count;
        AddRow(start, json.Length - start);
        foreach ((int cell, string message) in writer.Faults)
        {
            AddFault(row, Source.PlaceOf(Text.CellStart(row + 1, cell)), message);
        }
    }

    // Created only for a message about a row, because all cells as strings take more memory than the rows.
    private List<string[]> ReadRecords()
    {
        List<string[]> records = [];
        using CsvParser parser = Parser();
        while (records.Count <= Count && parser.Read())
        {
            // The cells of a row with too many or too few are asked for nowhere, and may be malformed.
            records.Add(parser.Count == _columns ? parser.Record! : []);
        }
        return records;
    }

    private CsvParser Parser()
    {
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture)
        {
            Delimiter = _dialect.Delimiter.ToString(),
            DetectColumnCountChanges = false,
            IgnoreBlankLines = false,
            Mode = CsvMode.RFC4180,
            TrimOptions = TrimOptions.None,
            CacheFields = true,
        };
        return new CsvParser(new StreamReader(new MemoryStream(Source.Buffer, 0, Source.Length), Encoding.UTF8, detectEncodingFromByteOrderMarks: false), configuration);
    }
}
