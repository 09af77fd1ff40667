using System.Text;
using TradeData.Compiler.Writing;
using TradeData.Generators.Model;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Reading;

/// <summary>Writes a record of CSV as a JSON object, each cell by the shape of its column.</summary>
internal sealed class CsvRowWriter(CsvDialect dialect)
{
    private readonly List<(int Cell, string Message)> _faults = [];
    private readonly StringBuilder _pointer = new();
    private string[] _cells = [];

    /// <summary>The cells of the last record that do not fit their columns.</summary>
    public IReadOnlyList<(int Cell, string Message)> Faults => _faults;

    /// <summary>The cell for each JSON Pointer into the row, if requested.</summary>
    public Dictionary<string, int>? Places { get; init; }

    public void Write(CsvColumn row, string[] cells, ByteBuffer json)
    {
        _faults.Clear();
        _cells = cells;
        WriteParts(row, json);
    }

    private bool HasValue(CsvColumn column) =>
        column.Number >= 0 ? !dialect.MissingValues.Contains(_cells[column.Number], StringComparer.Ordinal) : column.Parts.Exists(HasValue);

    private void WriteParts(CsvColumn column, ByteBuffer json)
    {
        json.Add(column.IsArray ? (byte)'[' : (byte)'{');
        int count = 0;
        int length = _pointer.Length;
        foreach (CsvColumn part in column.Parts)
        {
            // A missing value has the place of its column, for messages about its absence.
            Note(part, column.IsArray ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : part.Name);
            bool hasValue = HasValue(part);
            if (hasValue || part.IsNullWhenMissing)
            {
                if (count++ > 0)
                {
                    json.Add((byte)',');
                }
                if (!column.IsArray)
                {
                    CanonicalText.Write(Encoding.UTF8.GetBytes(part.Name), json);
                    json.Add((byte)':');
                }
                if (hasValue)
                {
                    WriteValue(part, json);
                }
                else
                {
                    json.Add("null"u8);
                }
            }
            _pointer.Length = length;
        }
        json.Add(column.IsArray ? (byte)']' : (byte)'}');
    }

    private void Note(CsvColumn part, string name)
    {
        if (Places is not null)
        {
            _pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            if (part.Number >= 0)
            {
                Places[_pointer.ToString()] = part.Number;
            }
        }
    }

    private void WriteValue(CsvColumn column, ByteBuffer json)
    {
        if (column.Number < 0)
        {
            WriteParts(column, json);
            return;
        }
        string cell = _cells[column.Number];
        if (!column.IsSeparated)
        {
            WriteScalar(column, column.Shape.Kind, cell, json);
            return;
        }
        json.Add((byte)'[');
        string[] items = cell.Split(dialect.ListSeparator);
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                json.Add((byte)',');
            }
            WriteScalar(column, column.Shape.Item!.Kind, items[i], json);
        }
        json.Add((byte)']');
    }

    private void WriteScalar(CsvColumn column, ShapeKind kind, string text, ByteBuffer json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        string? expected = kind switch
        {
            ShapeKind.Boolean => text is "true" or "false" ? null : "true or false",
            ShapeKind.Int32 or ShapeKind.Int64 => IsNumber(utf8) ? null : "a whole number",
            ShapeKind.Decimal or ShapeKind.ParsedNumber => IsNumber(utf8) ? null : "a number such as 1234.5",
            ShapeKind.Raw or ShapeKind.Model or ShapeKind.Map => IsJson(utf8) ? null : "JSON",
            ShapeKind.List => IsJson(utf8) ? null : $"JSON (a column {column.Name}[] would hold a list with '{dialect.ListSeparator}' between its items)",
            _ => "",
        };
        switch (expected)
        {
            case null:
                json.Add(utf8);
                break;
            case "":
                CanonicalText.Write(utf8, json);
                break;
            default:
                // The text keeps the row valid JSON; nothing else uses it, because the row is faulty.
                CanonicalText.Write(utf8, json);
                _faults.Add((column.Number, $"The cell holds {Wording.Excerpt(utf8)}, and \"{column.Name}\" is {expected}."));
                break;
        }
    }

    private static bool IsNumber(byte[] utf8) => utf8.Length > 0 && utf8[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') && IsJson(utf8);

    private static bool IsJson(byte[] utf8)
    {
        using PaddedText text = new(utf8);
        ReadContext context = new(ref text.Start, text.Length, ValidationOptions.Default);
        nint end = utf8.Length == 0 || utf8.AsSpan().ContainsAny((byte)'\n', (byte)'\r') ? -1 : Scan.Skip(ref text.Start, 0, ref context);
        return end >= 0 && Scan.Token(ref text.Start, end) == text.Length;
    }
}
