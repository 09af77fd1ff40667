using System.Runtime.CompilerServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A text of at most 16 bytes as two masked words, for comparison without a loop.</summary>
internal readonly struct WordText
{
    /// <summary>The maximum length of a text.</summary>
    public const int MaxLength = 16;

    private static readonly ulong[] Masks =
    [
        0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF, ulong.MaxValue,
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
    ];

    private readonly ulong _first;
    private readonly ulong _firstMask;
    private readonly ulong _second;
    private readonly ulong _secondMask;

    /// <param name="text">At most <see cref="MaxLength"/> bytes.</param>
    public WordText(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[MaxLength];
        padded.Clear();
        text.CopyTo(padded);
        _first = BitConverter.ToUInt64(padded);
        _second = BitConverter.ToUInt64(padded[8..]);
        _firstMask = FirstMask(text.Length);
        _secondMask = SecondMask(text.Length);
    }

    /// <summary>The mask of the first word of a text of this length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FirstMask(int length) => Masks[length];

    /// <summary>The mask of the second word of a text of this length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SecondMask(int length) => length <= 8 ? 0 : Masks[length - 8];

    /// <summary>Whether the text stands at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ref byte p, nint i) =>
        (((Scan.Load<ulong>(ref p, i) & _firstMask) ^ _first) | ((Scan.Load<ulong>(ref p, i + 8) & _secondMask) ^ _second)) == 0;
}
