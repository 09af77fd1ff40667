namespace TradeData.Schedules;

/// <summary>A stream whose examined start is read again before the rest.</summary>
internal sealed class PrefixedStream : ForwardStream
{
    private readonly Stream _rest;
    private readonly byte[] _prefix;
    private int _at;

    private PrefixedStream(Stream rest, byte[] prefix) => (_rest, _prefix) = (rest, prefix);

    /// <summary>Examines the start of a stream.</summary>
    /// <param name="stream">The stream; use the result in its place from now on.</param>
    /// <param name="length">The maximum number of bytes to examine.</param>
    /// <param name="beginning">The bytes.</param>
    public static Stream Peek(Stream stream, int length, out ReadOnlySpan<byte> beginning)
    {
        byte[] prefix = new byte[length];
        Array.Resize(ref prefix, stream.ReadAtLeast(prefix, length, throwOnEndOfStream: false));
        beginning = prefix;
        return new PrefixedStream(stream, prefix);
    }

    public override int Read(Span<byte> buffer)
    {
        int length = Math.Min(buffer.Length, _prefix.Length - _at);
        if (length == 0)
        {
            return _rest.Read(buffer);
        }
        _prefix.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }
}
