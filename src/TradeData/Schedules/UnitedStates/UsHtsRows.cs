using System.Security.Cryptography;

namespace TradeData.Schedules.UnitedStates;

/// <summary>The rows of an export in any of its forms.</summary>
internal interface IUsHtsRows : IDisposable
{
    /// <summary>The number of bytes read.</summary>
    public long Consumed { get; }

    /// <summary>Returns the next row, or null after the last.</summary>
    public UsHtsRow? Next();
}

/// <summary>Detects the form of an export by its start.</summary>
internal static class UsHtsRows
{
    private const int Looked = 512;

    public static IUsHtsRows Open(Stream content, ImportOptions options, ImportReport report, IncrementalHash hash)
    {
        Stream whole = PrefixedStream.Peek(content, Looked, out ReadOnlySpan<byte> beginning);
        ReadOnlySpan<byte> text = beginning.StartsWith("\uFEFF"u8) ? beginning[3..] : beginning;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty && beginning.Length < Looked)
        {
            throw Wrong("It is empty.");
        }
        if (beginning.StartsWith("PK\u0003\u0004"u8))
        {
            return new UsHtsSheetRows(new XlsxRows(whole, options.SourceName, hash), report);
        }
        if (text.StartsWith("%PDF"u8))
        {
            throw Wrong("It is a PDF; download the export as JSON, CSV or Excel.");
        }
        if (text.StartsWith("<"u8))
        {
            throw Wrong("It is a web page, not an export; download the export as JSON, CSV or Excel.");
        }
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            throw Wrong("It is compressed; its name should end in .gz, or what is in it be given.");
        }
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw Wrong("It is a workbook of an old Excel (.xls); save it as .xlsx.");
        }
        return IsJson(text)
            ? new UsHtsJsonRows(new JsonItems(whole, options.SourceName, options.MaxRowBytes, hash), report)
            : new UsHtsSheetRows(new CsvRecords(whole, options.SourceName, options.MaxRowBytes, hash), report);

        ImportException Wrong(string reason) => new(reason, new ImportPlace(options.SourceName, 0, 1, 0));
    }

    /// <summary>Whether the text is JSON. A sheet starts with the name of a column; a text that starts like JSON counts as JSON, so that
    /// its errors are reported as such.</summary>
    private static bool IsJson(ReadOnlySpan<byte> text) => text.IsEmpty || text[0] is (byte)'[' or (byte)'{';
}

/// <summary>The rows of the JSON export.</summary>
internal sealed class UsHtsJsonRows(JsonItems items, ImportReport report) : IUsHtsRows
{
    private readonly UsHtsRowReader _reader = new(items, report);

    public long Consumed => items.Consumed;

    public UsHtsRow? Next()
    {
        if (!items.Next(report.RowsRead + 1, out ReadOnlySpan<byte> item))
        {
            return null;
        }
        report.RowsRead++;
        return _reader.Read(item);
    }

    public void Dispose() => items.Dispose();
}
