using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TradeData.Runtime.Tables;

/// <summary>Short texts as numbers in the same order: from the left, with a fixed number of bits for each character, followed by zeros. It
/// works on UTF-8 bytes and UTF-16 characters alike, because only ASCII can be packed, and on all characters at once. A text that cannot
/// be packed yields <see cref="PackFormat.Free"/>.</summary>
internal static class ShortText
{
    /// <summary>The number of characters that one vector holds.</summary>
    public const int MaxLength = 16;

    private const ulong LowBits = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Packs a text of at most <paramref name="width"/> ASCII characters.</summary>
    public static ulong PackAscii(ReadOnlySpan<byte> text, int width) =>
        text.Length > width ? PackFormat.Free : PackAscii(Word(Load(text)), text.Length, width);

    /// <inheritdoc cref="PackAscii(ReadOnlySpan{byte}, int)"/>
    public static ulong PackAscii(ReadOnlySpan<char> text, int width) =>
        text.Length > width ? PackFormat.Free : PackAscii(Word(Load(text)), text.Length, width);

    /// <summary>Packs a text of at most <paramref name="width"/> characters that share the upper three bits of
    /// <paramref name="block"/>.</summary>
    public static ulong PackLetters(ReadOnlySpan<byte> text, int width, byte block) =>
        text.Length > width ? PackFormat.Free : PackLetters(Word(Load(text)), text.Length, width, block);

    /// <inheritdoc cref="PackLetters(ReadOnlySpan{byte}, int, byte)"/>
    public static ulong PackLetters(ReadOnlySpan<char> text, int width, byte block) =>
        text.Length > width ? PackFormat.Free : PackLetters(Word(Load(text)), text.Length, width, block);

    /// <summary>Packs at most <paramref name="width"/> digits. Points, hyphens and spaces between them are ignored if
    /// <paramref name="skipsMarks"/> is true.</summary>
    public static ulong PackDigits(ReadOnlySpan<byte> text, int width, bool skipsMarks) =>
        text.Length > MaxLength ? PackLong(text, width, skipsMarks) : PackDigits(Load(text), text.Length, width, skipsMarks);

    /// <inheritdoc cref="PackDigits(ReadOnlySpan{byte}, int, bool)"/>
    public static ulong PackDigits(ReadOnlySpan<char> text, int width, bool skipsMarks) =>
        text.Length > MaxLength ? PackLong(text, width, skipsMarks) : PackDigits(Load(text), text.Length, width, skipsMarks);

    /// <summary>Gets a text of at most 16 ASCII characters as two words, which are unique. The first byte is the lowest of the first word,
    /// and zeros follow the last. Returns false for any other text.</summary>
    public static bool TryGetWords(ReadOnlySpan<byte> text, out ulong first, out ulong second)
    {
        Vector128<byte> bytes = text.Length > MaxLength ? Vector128<byte>.AllBitsSet : Load(text);
        first = Word(bytes);
        second = LittleEndian.Value(bytes.AsUInt64().GetElement(1));
        return IsText(bytes, text.Length);
    }

    /// <inheritdoc cref="TryGetWords(ReadOnlySpan{byte}, out ulong, out ulong)"/>
    public static bool TryGetWords(ReadOnlySpan<char> text, out ulong first, out ulong second)
    {
        Vector128<byte> bytes = text.Length > MaxLength ? Vector128<byte>.AllBitsSet : Load(text);
        first = Word(bytes);
        second = LittleEndian.Value(bytes.AsUInt64().GetElement(1));
        return IsText(bytes, text.Length);
    }

    /// <summary>Returns the text of two words.</summary>
    public static ReadOnlySpan<byte> FromWords(ulong first, ulong second, Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, first);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[sizeof(ulong)..], second);
        int zeros = second != 0 ? BitOperations.LeadingZeroCount(second) / 8 : sizeof(ulong) + (BitOperations.LeadingZeroCount(first) / 8);
        return buffer[..(MaxLength - zeros)];
    }

    /// <summary>Packs the first <paramref name="width"/> characters of a text, given as words, into 7 bits each.</summary>
    public static ulong PackWide(ulong first, ulong second, int width, out ulong high)
    {
        ulong head = Septets(first);
        high = head >> 8;
        ulong low = (head << 56) | Septets(second);
        int shift = (MaxLength - width) * ColumnLayout.AsciiBits;
        if (shift >= 64)
        {
            low = high >> (shift - 64);
            high = 0;
        }
        else if (shift > 0)
        {
            low = (low >> shift) | (high << (64 - shift));
            high >>= shift;
        }
        return low;
    }

    /// <summary>Writes the text of a number of <see cref="PackWide"/>, and returns its length.</summary>
    public static int UnpackWide(UInt128 code, int width, Span<byte> text)
    {
        int length = 0;
        for (int shift = (width - 1) * ColumnLayout.AsciiBits; shift >= 0; shift -= ColumnLayout.AsciiBits)
        {
            byte c = (byte)((byte)(code >> shift) & 0x7F);
            if (c == 0)
            {
                break;
            }
            text[length++] = c;
        }
        return length;
    }

    /// <summary>Writes the text of a number, and returns its length.</summary>
    public static int Unpack(KeyColumn column, ulong code, Span<byte> text)
    {
        int bits = ColumnLayout.CharacterBits(column.Encoding);
        int length = 0;
        for (int shift = (column.Width - 1) * bits; shift >= 0; shift -= bits)
        {
            uint c = (uint)(code >> shift) & ((1u << bits) - 1);
            if (c == 0)
            {
                break;
            }
            text[length++] = (byte)(column.Encoding == KeyEncoding.Digits ? c - 1 + '0' : column.Encoding == KeyEncoding.Letters ? c | column.Block : c);
        }
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PackAscii(ulong text, int length, int width)
    {
        if (length == 0)
        {
            return 0;
        }
        // NUL is the filler after the last character, so no text may contain it.
        if ((Zeros(text, length) | (text & HighBits)) != 0)
        {
            return PackFormat.Free;
        }
        return Septets(text) >> ((ColumnLayout.MaxAscii - width) * ColumnLayout.AsciiBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PackLetters(ulong text, int length, int width, byte block)
    {
        if (length == 0)
        {
            return 0;
        }
        ulong letters = text ^ (block * LowBits & (ulong.MaxValue >> (64 - (8 * length))));
        if ((Zeros(letters, length) | (letters & (7 * 0x20 * LowBits))) != 0)
        {
            return PackFormat.Free;
        }
        return Quintets(letters) >> ((ColumnLayout.MaxAscii - width) * ColumnLayout.LetterBits);
    }

    // Not zero if one of the first bytes is not zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Zeros(ulong text, int length) => (text - LowBits) & ~text & (HighBits >> (64 - (8 * length)));

    // The lower five bits of eight bytes as 40 bits, those of the first and lowest byte at the top.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Quintets(ulong text)
    {
        ulong x = BinaryPrimitives.ReverseEndianness(text);
        x = ((x & 0x1F001F001F001F00) >> 3) | (x & 0x001F001F001F001F);
        x = ((x & 0x03FF000003FF0000) >> 6) | (x & 0x000003FF000003FF);
        return ((x & 0x000FFFFF00000000) >> 12) | (x & 0x00000000000FFFFF);
    }

    // Eight ASCII characters as 56 bits, the first and lowest one at the top.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Septets(ulong text)
    {
        ulong x = BinaryPrimitives.ReverseEndianness(text);
        x = ((x & 0x7F007F007F007F00) >> 1) | (x & 0x007F007F007F007F);
        x = ((x & 0x3FFF00003FFF0000) >> 2) | (x & 0x00003FFF00003FFF);
        return ((x & 0x0FFFFFFF00000000) >> 4) | (x & 0x000000000FFFFFFF);
    }

    // Whether the first bytes are all ASCII and none is NUL, which is the filler after the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsText(Vector128<byte> bytes, int length)
    {
        uint zeros = Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits();
        return length <= MaxLength && (zeros & ((1u << length) - 1)) == 0 && bytes.ExtractMostSignificantBits() == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PackDigits(Vector128<byte> text, int length, int width, bool skipsMarks)
    {
        Vector128<byte> isDigit = Vector128.LessThanOrEqual(text - Vector128.Create((byte)'0'), Vector128.Create((byte)9));
        ulong nibbles = Nibbles((text - Vector128.Create((byte)('0' - 1))) & isDigit);
        uint digits = isDigit.ExtractMostSignificantBits();
        uint all = (1u << length) - 1;
        if (digits == all)
        {
            return length > width ? PackFormat.Free : nibbles >> ((MaxLength - width) * ColumnLayout.DigitBits);
        }
        Vector128<byte> isMark = Vector128.Equals(text, Vector128.Create((byte)'.')) | Vector128.Equals(text, Vector128.Create((byte)'-')) | Vector128.Equals(text, Vector128.Create((byte)' '));
        uint marks = isMark.ExtractMostSignificantBits();
        int count = BitOperations.PopCount(digits);
        if (!skipsMarks || (digits | marks) != all || count > width)
        {
            return PackFormat.Free;
        }
        return Squeeze(nibbles, Nibbles(isDigit & Vector128.Create((byte)0x0F))) << ((width - count) * ColumnLayout.DigitBits);
    }

    // The low halves of sixteen bytes, with that of the first one at the top.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Nibbles(Vector128<byte> bytes)
    {
        Vector128<ushort> pairs = bytes.AsUInt16();
        pairs = BitConverter.IsLittleEndian ? (pairs << 4) | (pairs >> 8) : (pairs >> 4) | (pairs & Vector128.Create<ushort>(0x0F));
        ulong packed = Vector128.Narrow(pairs & Vector128.Create<ushort>(0xFF), Vector128<ushort>.Zero).AsUInt64().ToScalar();
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(packed) : packed;
    }

    // Gathers the bits under a mask at the right.
    private static ulong Squeeze(ulong value, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(value, mask);
        }
        ulong result = 0;
        for (int shift = 64 - ColumnLayout.DigitBits; shift >= 0; shift -= ColumnLayout.DigitBits)
        {
            if (((mask >> shift) & 0xF) != 0)
            {
                result = (result << ColumnLayout.DigitBits) | ((value >> shift) & 0xF);
            }
        }
        return result;
    }

    // Up to sixteen characters as bytes, followed by zeros, or all bits set if one of them is not ASCII.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ReadOnlySpan<char> text)
    {
        ref ushort start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        int length = text.Length;
        if (length >= 8)
        {
            Vector128<ushort> head = Vector128.LoadUnsafe(ref start);
            Vector128<ushort> tail = Vector128.LoadUnsafe(ref start, (nuint)(length - 8));
            bool isAscii = ((head | tail) & Vector128.Create<ushort>(0xFF80)) == Vector128<ushort>.Zero;
            return isAscii ? Join(Vector128.Narrow(head, tail), length) : Vector128<byte>.AllBitsSet;
        }
        ulong bytes = 0;
        uint seen = 0;
        for (int i = 0; i < length; i++)
        {
            uint c = Unsafe.Add(ref start, i);
            seen |= c;
            bytes |= (ulong)c << (8 * i);
        }
        return seen < 0x80 ? FromWord(bytes) : Vector128<byte>.AllBitsSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ReadOnlySpan<byte> text)
    {
        int length = text.Length;
        if (length >= 8)
        {
            Vector128<byte> both = Vector128.Create(Vector64.Create(text), Vector64.Create(text[^8..]));
            return Join(both, length);
        }
        ulong bytes = 0;
        for (int i = 0; i < length; i++)
        {
            bytes |= (ulong)text[i] << (8 * i);
        }
        return FromWord(bytes);
    }

    // The first eight and the last eight bytes of a text, which overlap, joined.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Join(Vector128<byte> headAndTail, int length)
    {
        ulong head = LittleEndian.Value(headAndTail.AsUInt64().ToScalar());
        ulong tail = LittleEndian.Value(headAndTail.AsUInt64().GetElement(1));
        // Shifted twice, because a shift by 64 does nothing.
        tail = tail >> ((MaxLength - length) * 7) >> (MaxLength - length);
        return Vector128.Create(LittleEndian.Value(head), LittleEndian.Value(tail)).AsByte();
    }

    private static ulong Word(Vector128<byte> text) => LittleEndian.Value(text.AsUInt64().ToScalar());

    private static Vector128<byte> FromWord(ulong bytes) => Vector128.CreateScalar(LittleEndian.Value(bytes)).AsByte();

    private static ulong PackLong<T>(ReadOnlySpan<T> text, int width, bool skipsMarks)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong code = 0;
        int count = 0;
        foreach (T unit in text)
        {
            uint c = uint.CreateTruncating(unit);
            if (skipsMarks && KeyValues.IsMark(c))
            {
                continue;
            }
            uint digit = c - '0';
            if (digit > 9 || ++count > width)
            {
                return PackFormat.Free;
            }
            code = (code << ColumnLayout.DigitBits) | (digit + 1);
        }
        return code << ((width - count) * ColumnLayout.DigitBits);
    }
}
