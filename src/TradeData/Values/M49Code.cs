using System.ComponentModel;
using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>
/// A country or area as its three digits in the United Nations standard M49, such as <c>392</c> for Japan and <c>004</c> for Afghanistan.
/// Its JSON form is a string, because of leading zeros. Any three digits are accepted. The order is that of the numbers.
/// <para>The default value is no area. Its text is empty and cannot be read back.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<M49Code>))]
[Scalar("an area code", Key = nameof(Key))]
public readonly partial struct M49Code : IScalar<M49Code>
{
    private const int Digits = 3;

    // The number plus one, so that the default value is no code, not 000.
    private readonly ushort _packed;

    private M49Code(int packed) => _packed = (ushort)packed;

    /// <summary>Returns the code with a number.</summary>
    /// <param name="number">The number, from 0 to 999.</param>
    public static M49Code FromNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999);
        return new(number + 1);
    }

    /// <summary>Whether this is the default value, which is no area.</summary>
    public bool IsEmpty => _packed == 0;

    /// <summary>The code as a number, 0 to 999.</summary>
    /// <exception cref="InvalidOperationException">The code is the default value.</exception>
    public int Number => IsEmpty ? throw new InvalidOperationException("The empty code has no number.") : _packed - 1;

    /// <summary>An integer of 10 bits in the order of the codes, for indexes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _packed;

    static string IScalar<M49Code>.Description => "an M49 code: three digits, as in 392";

    static bool IScalar<M49Code>.TryRead<TChar>(ReadOnlySpan<TChar> text, out M49Code value)
    {
        value = default;
        if (text.Length != Digits)
        {
            return false;
        }
        uint number = 0;
        foreach (TChar c in text)
        {
            uint digit = uint.CreateTruncating(c) - '0';
            if (digit > 9)
            {
                return false;
            }
            number = number * 10 + digit;
        }
        value = new((int)number + 1);
        return true;
    }

    bool IScalar<M49Code>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        ScalarText.RequireGeneral(format, nameof(M49Code));
        written = IsEmpty ? 0 : Digits;
        if (destination.Length < written)
        {
            written = 0;
            return false;
        }
        int rest = _packed - 1;
        for (int i = written - 1; i >= 0; i--)
        {
            destination[i] = TChar.CreateTruncating(rest % 10 + '0');
            rest /= 10;
        }
        return true;
    }
}
