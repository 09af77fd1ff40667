using System.Buffers;

namespace TradeData.Runtime;

/// <summary>The common part of the format types: ASCII text that is read and written as UTF-8, with the general format only.</summary>
internal interface ITextScalar<TSelf> : IScalar<TSelf>
    where TSelf : struct, ITextScalar<TSelf>
{
    private const int Usual = 128;

    /// <summary>The format of JSON Schema whose texts are exactly those of the type.</summary>
    public static abstract string FormatName { get; }

    /// <summary>Reads a value from a whole text.</summary>
    public static abstract bool TryReadUtf8(ReadOnlySpan<byte> text, out TSelf value);

    /// <summary>The maximum length of the value's text.</summary>
    public int MaxLength { get; }

    /// <summary>Writes the value to a destination of <see cref="MaxLength"/>, and returns the length.</summary>
    public int WriteUtf8(Span<byte> destination);

    static bool IScalar<TSelf>.TryRead<TChar>(ReadOnlySpan<TChar> text, out TSelf value)
    {
        if (typeof(TChar) == typeof(byte))
        {
            return TSelf.TryReadUtf8(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text), out value);
        }
        byte[]? rented = text.Length > Usual ? ArrayPool<byte>.Shared.Rent(text.Length) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[Usual];
        value = default;
        bool read = Encode(text, utf8) && TSelf.TryReadUtf8(utf8[..text.Length], out value);
        Return(rented);
        return read;
    }

    /// <summary>Writes the text of a value; false if the destination is too short.</summary>
    public static bool TryWriteText<TChar>(TSelf value, Span<TChar> destination, out int written, ReadOnlySpan<char> format)
        where TChar : unmanaged, System.Numerics.IBinaryInteger<TChar>
    {
        ScalarText.RequireGeneral(format, typeof(TSelf).Name);
        int most = value.MaxLength;
        byte[]? rented = most > Usual ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[Usual];
        written = value.WriteUtf8(utf8);
        bool fits = destination.Length >= written;
        for (int i = 0; fits && i < written; i++)
        {
            destination[i] = TChar.CreateTruncating(utf8[i]);
        }
        written = fits ? written : 0;
        Return(rented);
        return fits;
    }

    // All of these texts are ASCII, so any other text is invalid.
    private static bool Encode<TChar>(ReadOnlySpan<TChar> text, Span<byte> utf8)
        where TChar : unmanaged, System.Numerics.IBinaryInteger<TChar>
    {
        for (int i = 0; i < text.Length; i++)
        {
            uint code = uint.CreateTruncating(text[i]);
            if (code > 127)
            {
                return false;
            }
            utf8[i] = (byte)code;
        }
        return true;
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
