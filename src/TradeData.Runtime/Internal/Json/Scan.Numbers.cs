using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

// Eight digits at a time: a word of ASCII digits becomes a number by three multiplications.
public static partial class Scan
{
    private const ulong Zeros = 0x3030303030303030;

    private static readonly uint[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads a number of the common form: at most 8 digits, a point, at most 7 digits, no sign, no exponent.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The first byte of the number.</param>
    /// <param name="digits">All its digits.</param>
    /// <param name="decimals">The number of digits after the point.</param>
    /// <returns>The offset after the number, or -1 if it has another form or is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint CommonNumber(ref byte p, nint i, out long digits, out int decimals)
    {
        digits = Digits(Load<ulong>(ref p, i), out int count);
        decimals = 0;
        // No digit, a leading zero, or too many digits. The number of digits is hard to predict, so no branch depends on it.
        if (count == 0 | (count > 1 & At(ref p, i) == (byte)'0') | (count == 8 & (uint)(At(ref p, i + 8) - '0') <= 9))
        {
            return -1;
        }
        i += count;
        byte next = At(ref p, i);
        if (next == (byte)'.')
        {
            uint fraction = Digits(Load<ulong>(ref p, i + 1), out decimals);
            if (decimals == 0 | decimals == 8)
            {
                return -1;
            }
            digits = digits * Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(PowersOfTen), decimals) + fraction;
            i += decimals + 1;
            next = At(ref p, i);
        }
        return (next | 0x20) == 'e' ? -1 : i;
    }

    /// <summary>Converts the digits at the start of a word to a number, and counts them. Without digits the number is
    /// meaningless.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Digits(ulong word, out int count)
    {
        // The high bit of each byte that is not a digit.
        ulong values = word ^ Zeros;
        ulong others = ((values + 0x7676767676767676) | values) & 0x8080808080808080;
        count = BitOperations.TrailingZeroCount(others) >> 3;
        // Shifted to the end of the word, with zeros before the digits.
        ulong padded = values << (64 - 8 * count);
        padded = padded * 2561 >> 8;
        padded = (padded & 0x00FF00FF00FF00FF) * 6553601 >> 16;
        return (uint)((padded & 0x0000FFFF0000FFFF) * 42949672960001 >> 32);
    }

    // From January to July the odd months have 31 days, from August on the even ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DaysOf(int year, int month) =>
        month != 2 ? 30 + ((month + (month >> 3)) & 1)
        : (year & 3) == 0 && (year % 25 != 0 || (year & 15) == 0) ? 29
        : 28;

    /// <summary>Reads a date such as 2019-09-25 between quotes.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening quote.</param>
    /// <param name="year">The year, from 1.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day, which is valid for the month.</param>
    /// <returns>Whether there is a date in plain notation.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CommonDate(ref byte p, nint i, out int year, out int month, out int day)
    {
        ulong front = Load<ulong>(ref p, i + 1);
        uint back = Load<uint>(ref p, i + 8);
        // yyyy-MM- and -dd"; the hyphens and quotes first, then all eight digits as one word.
        ulong number = (uint)front | (ulong)((uint)(front >> 40) & 0xFFFF) << 32 | (ulong)(back >> 8 & 0xFFFF) << 48;
        bool isFramed = At(ref p, i) == (byte)'"' & (front & 0xFF0000FF00000000) == 0x2D00002D00000000 & back >> 24 == '"';
        ulong values = number ^ Zeros;
        bool isNumber = (((values + 0x7676767676767676) | values) & 0x8080808080808080) == 0;
        ulong pairs = values * 10 + (values >> 8);
        year = (int)((pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF));
        month = (int)(pairs >> 32 & 0xFF);
        day = (int)(pairs >> 48 & 0xFF);
        return isFramed & isNumber && year > 0 & (uint)(month - 1) < 12 & day > 0 && (day <= 28 || day <= DaysOf(year, month));
    }
}
