using System.Text.Unicode;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Reading;

/// <summary>The rows of a JSON array, or of NDJSON: slices of the file itself.</summary>
internal sealed class JsonRows : RowFile
{
    private static readonly ValidationOptions Options = ValidationOptions.Default;

    private JsonRows(string table, SourceFile source, int firstRow = 0)
        : base(table, source, firstRow)
    {
    }

    public override byte[] Buffer => Source.Buffer;

    /// <summary>Reads one array of rows. The first syntax error ends it; the rows before it are kept.</summary>
    public static JsonRows ReadArray(string table, SourceFile source)
    {
        JsonRows rows = new(table, source);
        // The array itself is one level above the rows.
        ReadContext context = new(ref source.Buffer[0], source.Length, new ValidationOptions { MaxDepth = Options.MaxDepth + 1 });
        if (!rows.TryReadArray(ref source.Buffer[0], ref context))
        {
            PendingError fault = SyntaxError.Find(source.Text, Options.MaxDepth, around: 1);
            rows.AddFault(source.PlaceOf((int)fault.At), fault.Message);
        }
        return rows;
    }

    /// <summary>Reads a row a line, and passes over empty lines, as loading does. A malformed line does not keep the others from being read.</summary>
    public static JsonRows ReadLines(string table, SourceFile source, int firstRow = 0)
    {
        JsonRows rows = new(table, source, firstRow);
        ReadOnlySpan<byte> text = source.Text;
        for (int start = 0; start < text.Length;)
        {
            int length = text[start..].IndexOf((byte)'\n');
            int end = length < 0 ? text.Length : start + length;
            rows.ReadLine(start, end > start && text[end - 1] == (byte)'\r' ? end - 1 : end);
            start = end + 1;
        }
        return rows;
    }

    public override SourcePlace PlaceOf(int row, string pointer, int offset = -1) =>
        Source.PlaceOf(offset >= 0 ? StartOf(row) + offset : (int)PointerWalk.Find(ref Buffer[0], StartOf(row), pointer));

    private bool TryReadArray(ref byte p, ref ReadContext c)
    {
        if (!Utf8.IsValid(Source.Text))
        {
            return false;
        }
        nint i = Scan.Token(ref p, 0);
        if (Scan.At(ref p, i) != (byte)'[')
        {
            nint value = Scan.Skip(ref p, i, ref c);
            bool isValue = value >= 0 && Scan.Token(ref p, value) == Source.Length;
            if (isValue)
            {
                AddFault(Source.PlaceOf((int)i), "A .json file of rows is one array, so it begins with '['. Put the rows between '[' and ']', or name the file .ndjson if each line is a row.");
            }
            return isValue;
        }
        c.Depth++;
        i = Scan.Token(ref p, i + 1);
        if (Scan.At(ref p, i) != (byte)']')
        {
            while (true)
            {
                nint end = Scan.Skip(ref p, i, ref c);
                if (end < 0)
                {
                    return false;
                }
                AddRow((int)i, (int)(end - i));
                i = Scan.Token(ref p, end);
                if (Scan.At(ref p, i) != (byte)',')
                {
                    break;
                }
                i = Scan.Token(ref p, i + 1);
            }
            if (Scan.At(ref p, i) != (byte)']')
            {
                return false;
            }
        }
        return Scan.Token(ref p, i + 1) == Source.Length;
    }

    private void ReadLine(int start, int end)
    {
        ref byte p = ref Buffer[0];
        ReadOnlySpan<byte> line = Source.Text[start..end];
        if (line.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }
        ReadContext context = new(ref p, end, Options);
        nint value = Utf8.IsValid(line) ? Scan.Skip(ref p, start, ref context) : -1;
        if (value >= 0 && value <= end && Scan.Token(ref p, value) >= end)
        {
            nint first = Scan.Token(ref p, start);
            AddRow((int)first, (int)(value - first));
            return;
        }
        int row = AddMalformedRow(start, end - start);
        // A line that is whole by itself can still go on over its end: a string or an array that is closed further down.
        PendingError fault = SyntaxError.Find(line, Options.MaxDepth);
        AddFault(row, Source.PlaceOf(start + (int)fault.At), fault.Message);
    }
}
