using System.Security.Cryptography;
using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Reading;

/// <summary>A place in a file as editors and compilers show it: both numbers count from 1, the column in UTF-16 units.</summary>
internal readonly record struct SourcePlace(int Line, int Column);

/// <summary>A file of the user, or a part of it that consists of whole lines: its bytes, followed by the zeros that the scanner requires,
/// and the starts of its lines. A large part is in memory only while it is used.</summary>
internal sealed class SourceFile
{
    private const int MaxKept = 1 << 20;

    private readonly Lock _loading = new();
    private readonly bool _canReload;
    private readonly long _start;
    private readonly int _linesBefore;
    private byte[]? _buffer;
    private List<int>? _lineStarts;

    /// <summary>Describes a part.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="text">The part's text.</param>
    /// <param name="start">The offset of the part in the file.</param>
    /// <param name="linesBefore">The number of lines before the part.</param>
    /// <param name="canReload">Whether the file can be read again, so that a large text need not be kept.</param>
    public SourceFile(string path, ReadOnlySpan<byte> text, long start = 0, int linesBefore = 0, bool canReload = false)
    {
        // Spreadsheets and some editors add a mark. Places are those of the text after it.
        int mark = start == 0 && text.StartsWith("\uFEFF"u8) ? "\uFEFF"u8.Length : 0;
        text = text[mark..];
        Path = path;
        Length = text.Length;
        Hash = Convert.ToHexStringLower(SHA256.HashData(text));
        _start = start + mark;
        _linesBefore = linesBefore;
        _canReload = canReload && Length > MaxKept;
        if (!_canReload)
        {
            _buffer = new byte[Length + Scan.Padding];
            text.CopyTo(_buffer);
        }
    }

    /// <summary>The path as given, which messages show.</summary>
    public string Path { get; }

    /// <summary>The text and the padding. A large text is read again if it is not in memory.</summary>
    /// <exception cref="SourceException">The file changed since it was first read.</exception>
    public byte[] Buffer => Volatile.Read(ref _buffer) ?? Reload();

    public int Length { get; }

    public ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);

    public string Hash { get; }

    /// <summary>Drops a large text, which is read again at its next use.</summary>
    public void Release()
    {
        if (_canReload)
        {
            _buffer = null;
        }
    }

    public SourcePlace PlaceOf(int offset)
    {
        _lineStarts ??= FindLines();
        int found = _lineStarts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return new SourcePlace(_linesBefore + line + 1, Encoding.UTF8.GetCharCount(Text[_lineStarts[line]..offset]) + 1);
    }

    private byte[] Reload()
    {
        lock (_loading)
        {
            if (_buffer is { } loaded)
            {
                return loaded;
            }
            byte[] buffer = new byte[Length + Scan.Padding];
            try
            {
                using FileStream stream = new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                stream.Position = _start;
                stream.ReadExactly(buffer, 0, Length);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new SourceException(Path, $"The file cannot be read again: {fault.Message}");
            }
            if (Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, Length))) != Hash)
            {
                throw new SourceException(Path, "The file changed while it was checked; build again when it is whole.");
            }
            Volatile.Write(ref _buffer, buffer);
            return buffer;
        }
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
