using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Reading;

/// <summary>Reads the files of the user, whole or in parts.</summary>
internal static class SourceReader
{
    /// <summary>The usual size of a part: large enough for all processors, and small beside the memory of any machine.</summary>
    public const int PartSize = 1 << 25;

    /// <summary>Reads a file as a whole.</summary>
    /// <exception cref="IOException">The file cannot be read, changes meanwhile, or is larger than an array can be.</exception>
    public static SourceFile ReadWhole(string path) => ReadParts(path, int.MaxValue, int.MaxValue)[0];

    /// <summary>Reads a file whose lines are independent, in parts of whole lines. A part is larger only if a single line is.</summary>
    /// <inheritdoc cref="ReadWhole"/>
    public static IReadOnlyList<SourceFile> ReadParts(string path, int partSize, int maxRows)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        // A pipe has no length, and cannot be read twice.
        long left = stream.CanSeek ? stream.Length : long.MaxValue;
        if (stream.CanSeek && left > MaxLength && partSize > MaxLength)
        {
            throw new IOException("The file is larger than 2 GB; split it, or write it as NDJSON.");
        }
        List<SourceFile> parts = [];
        byte[] buffer = new byte[(int)Math.Min(Math.Min(left, partSize), stream.CanSeek ? MaxLength : 1 << 16)];
        (long start, int lines, int filled) = (0, 0, 0);
        while (true)
        {
            int wanted = (int)Math.Min(left, buffer.Length - filled);
            int read = stream.ReadAtLeast(buffer.AsSpan(filled, wanted), wanted, throwOnEndOfStream: false);
            filled += read;
            left -= read;
            bool isEnd = read < wanted || left == 0;
            // What is behind the length that the file had when it was opened would be half a row, or unknown rows.
            if (isEnd && stream.CanSeek && (left > 0 || stream.ReadByte() >= 0))
            {
                throw new IOException("It changes while it is read; build again when it is whole.");
            }
            int end = isEnd ? filled : filled < partSize ? 0 : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end > 0 || isEnd)
            {
                ReadOnlySpan<byte> part = buffer.AsSpan(0, end);
                parts.Add(new SourceFile(path, part, start, lines, stream.CanSeek));
                if (isEnd)
                {
                    return parts;
                }
                start += end;
                int more = CountLines(part);
                lines = more <= maxRows - lines ? lines + more : throw new IOException($"The file has more than {maxRows} lines, and a table has at most so many rows.");
                buffer.AsSpan(end, filled - end).CopyTo(buffer);
                filled -= end;
            }
            else
            {
                Array.Resize(ref buffer, Larger(buffer.Length));
            }
        }
    }

    private static int MaxLength => Array.MaxLength - Scan.Padding;

    private static int Larger(int length) => length < MaxLength
        ? (int)Math.Min(MaxLength, Math.Max(1L << 16, 2L * length))
        : throw new IOException("A line is longer than 2 GB, or the file is larger and comes from a pipe.");

    // As editors count them: a line ends with CR, LF or both.
    private static int CountLines(ReadOnlySpan<byte> text)
    {
        int lines = text.Count((byte)'\n');
        int returns = text.Count((byte)'\r');
        return returns == 0 ? lines : lines + returns - text.Count("\r\n"u8);
    }
}
