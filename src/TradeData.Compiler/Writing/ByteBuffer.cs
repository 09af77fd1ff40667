namespace TradeData.Compiler.Writing;

/// <summary>A buffer of bytes that can grow and be truncated at its end.</summary>
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

    /// <summary>Returns room for a minimum number of bytes; call <see cref="Advance"/> with the number written.</summary>
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

    /// <summary>Returns the bytes followed by zeros. The buffer cannot be used afterwards.</summary>
    public byte[] ToPadded(int padding)
    {
        Array.Resize(ref _bytes, Length + padding);
        _bytes.AsSpan(Length).Clear();
        return _bytes;
    }

    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(checked(Length + length), (int)Math.Min(Array.MaxLength, 2L * _bytes.Length)));
}
