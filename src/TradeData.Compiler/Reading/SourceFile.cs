using System.Security.Cryptography;
using System.Text;
using TradeData.Runtime.Json;

namespace TradeData.Compiler.Reading;

/// <summary>A place in a file as editors and compilers show it: both numbers count from 1, the column in UTF-16 units.</summary>
internal readonly record struct SourcePlace(int Line, int Column);

/// <summary>A file of the user: its bytes, followed by the zeros that the scanner requires, and the starts of its lines.</summary>
internal sealed class SourceFile
{
    private List<int>? _lineStarts;

    private SourceFile(string path, byte[] buffer)
    {
        Path = path;
        Buffer = buffer;
    }

    /// <summary>The path as given, which messages show.</summary>
    public string Path { get; }

    /// <summary>The text and the padding.</summary>
    public byte[] Buffer { get; }

    public int Length => Buffer.Length - Scan.Padding;

    public ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Text));

    /// <exception cref="IOException">The file cannot be read, changes meanwhile, or is larger than an array can be.</exception>
    public static SourceFile Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return WithoutMark(path, stream.CanSeek ? ReadFile(stream, stream.Length) : ReadToEnd(stream));
    }

    // What is behind the length that the file had when it was opened would be half a row, or unknown rows.
    private static byte[] ReadFile(Stream stream, long length)
    {
        byte[] buffer = new byte[Fitting(length) + Scan.Padding];
        int read = stream.ReadAtLeast(buffer.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false);
        return read == length && stream.ReadByte() < 0 ? buffer : throw new IOException("It changes while it is read; build again when it is whole.");
    }

    // A pipe has no length.
    private static byte[] ReadToEnd(Stream stream)
    {
        byte[] buffer = new byte[1 << 16];
        int length = 0;
        for (int read; (read = stream.Read(buffer, length, buffer.Length - Scan.Padding - length)) > 0;)
        {
            length += read;
            if (length == buffer.Length - Scan.Padding)
            {
                Array.Resize(ref buffer, (int)Math.Min(Fitting(length + 1L) * 2L, Array.MaxLength));
            }
        }
        Array.Resize(ref buffer, length + Scan.Padding);
        buffer.AsSpan(length).Clear();
        return buffer;
    }

    private static long Fitting(long length) => length <= Array.MaxLength - Scan.Padding ? length : throw new IOException("The file is larger than 2 GB; split it.");

    /// <summary>A text that is in memory already.</summary>
    public static SourceFile Of(string path, ReadOnlySpan<byte> text)
    {
        byte[] buffer = new byte[text.Length + Scan.Padding];
        text.CopyTo(buffer);
        return WithoutMark(path, buffer);
    }

    /// <summary>Removes a byte order mark, which spreadsheets and some editors add. Places are those of the text after it.</summary>
    private static SourceFile WithoutMark(string path, byte[] buffer) =>
        new(path, buffer.AsSpan(0, buffer.Length - Scan.Padding).StartsWith("\uFEFF"u8) ? buffer["\uFEFF"u8.Length..] : buffer);

    public SourcePlace PlaceOf(int offset)
    {
        _lineStarts ??= FindLines();
        int found = _lineStarts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return new SourcePlace(line + 1, Encoding.UTF8.GetCharCount(Text[_lineStarts[line]..offset]) + 1);
    }

    // A line ends with CR, LF or both, as in an editor.
    private List<int> FindLines()
    {
        List<int> starts = [0];
        ReadOnlySpan<byte> text = Text;
        for (int at = 0; text[at..].IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and int step;)
        {
            at += step + 1;
            if (text[at - 1] == (byte)'\r' && at < text.Length && text[at] == (byte)'\n')
            {
                at++;
            }
            starts.Add(at);
        }
        return starts;
    }
}
