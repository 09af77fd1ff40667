namespace TradeData.Compiler.Writing;

/// <summary>Bytes that grow at their end and can be cut there.</summary>
internal sealed class ByteBuffer(int capacity = 1 << 12)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Add(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room for at least so many bytes; <see cref="Advance"/> says how many were written there.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Grow(length);
        }
        return _bytes.AsSpan(Length);
    }

    public void Advance(int length) => Length += length;

    public void Truncate(int length) => Length = length;

    /// <summary>The bytes with zeros after them; the buffer is used up.</summary>
    public byte[] ToPadded(int padding)
    {
        Array.Resize(ref _bytes, Length + padding);
        _bytes.AsSpan(Length).Clear();
        return _bytes;
    }

    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(checked(Length + length), (int)Math.Min(Array.MaxLength, 2L * _bytes.Length)));
}
