using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The bounds of a rule, prepared for numbers with at most 8 digits before and 7 after the point. The answer is either yes or
/// unknown; an unknown number is compared digit by digit.</summary>
internal sealed class NumberBounds
{
    // Bounds are in thousandths; a number of 8 digits is below the limit.
    private const long Scale = 1000;
    private const long Limit = 100_000_000 * Scale;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    private readonly long _low;
    private readonly long _lowExcess;
    private readonly long _high;
    private readonly long _highExcess;
    private readonly long _unit;

    private NumberBounds(long low, long lowExcess, long high, long highExcess, long unit)
    {
        _low = low;
        _lowExcess = lowExcess;
        _high = high;
        _highExcess = highExcess;
        _unit = unit;
    }

    /// <summary>Returns the bounds, or null if decimals cannot hold them.</summary>
    public static NumberBounds? TryCreate(byte[]? minimum, byte[]? maximum, byte[]? exclusiveMinimum, byte[]? exclusiveMaximum, byte[]? multipleOf)
    {
        (long low, long lowExcess, long high, long highExcess, long unit) = (-Limit, 0, Limit, 0, 0);
        if (minimum is not null && !TryScale(minimum, up: true, out low, out _))
        {
            return null;
        }
        if (maximum is not null && !TryScale(maximum, up: false, out high, out _))
        {
            return null;
        }
        if (exclusiveMinimum is not null)
        {
            if (!TryScale(exclusiveMinimum, up: true, out long above, out bool exact))
            {
                return null;
            }
            (low, lowExcess) = above >= low ? (above, exact ? 1 : 0) : (low, 0);
        }
        if (exclusiveMaximum is not null)
        {
            if (!TryScale(exclusiveMaximum, up: false, out long below, out bool exact))
            {
                return null;
            }
            (high, highExcess) = below <= high ? (below, exact ? 1 : 0) : (high, 0);
        }
        if (multipleOf is not null && (!TryScale(multipleOf, up: true, out unit, out bool isWhole) || !isWhole || unit is <= 0 or >= Limit))
        {
            return null;
        }
        return new NumberBounds(low, lowExcess, high, highExcess, unit);
    }

    /// <summary>Whether a number is certainly within the bounds.</summary>
    /// <param name="digits">Its digits as a signed number, less than 10 to the power of 15.</param>
    /// <param name="decimals">The number of digits after the point, at most 7.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Accepts(long digits, int decimals)
    {
        long value = digits * Scale;
        long power = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Powers), decimals);
        return value >= _low * power + _lowExcess && value <= _high * power - _highExcess && (_unit == 0 || value % (_unit * power) == 0);
    }

    // In thousandths, rounded inwards, and limited to the comparable range.
    private static bool TryScale(byte[] text, bool up, out long scaled, out bool exact)
    {
        scaled = 0;
        exact = false;
        if (!new JsonNumber(text).TryGetDecimal(out decimal value))
        {
            return false;
        }
        decimal thousandths = Math.Clamp(value, -Limit / Scale, Limit / Scale) * Scale;
        decimal whole = up ? Math.Ceiling(thousandths) : Math.Floor(thousandths);
        exact = whole == thousandths;
        scaled = (long)whole;
        return true;
    }
}
