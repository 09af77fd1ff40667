using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>Compares texts stored without padding by <see cref="JsonEquality"/>, which requires padding.</summary>
internal static class RawJsonEquality
{
    private const int FewBytes = 1024;

    public static bool Equal(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }
        int second = left.Length + Scan.Padding;
        int length = checked(second + right.Length + Scan.Padding);
        byte[]? rented = length <= FewBytes ? null : ArrayPool<byte>.Shared.Rent(length);
        Span<byte> buffer = rented ?? stackalloc byte[FewBytes];
        Pad(left, buffer);
        Pad(right, buffer[second..]);
        ref byte start = ref MemoryMarshal.GetReference(buffer);
        bool equal = JsonEquality.Equal(ref start, 0, ref Unsafe.Add(ref start, second), 0);
        Return(rented);
        return equal;
    }

    public static int Hash(ReadOnlySpan<byte> utf8Json)
    {
        int length = checked(utf8Json.Length + Scan.Padding);
        byte[]? rented = length <= FewBytes ? null : ArrayPool<byte>.Shared.Rent(length);
        Span<byte> buffer = rented ?? stackalloc byte[FewBytes];
        Pad(utf8Json, buffer);
        int hash = JsonEquality.Hash(ref MemoryMarshal.GetReference(buffer), 0);
        Return(rented);
        return hash;
    }

    private static void Pad(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        text.CopyTo(buffer);
        buffer.Slice(text.Length, Scan.Padding).Clear();
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
