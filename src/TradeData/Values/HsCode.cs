using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>
/// A code of goods in the Harmonized System or in a national tariff based on it: 2 digits for a chapter, 4 for a heading, 6 for an
/// international subheading, and up to 10 for national lines. One separator is allowed between two digits, as in national schedules:
/// <c>0201.30.10.00</c>, <c>02.01</c>, <c>0201.30-000</c>, <c>0201 30 00</c>.
/// <para>Equality, order and hash use the digits only, because <c>0201.30</c> and <c>020130</c> name the same goods. The separators are
/// kept, and <see cref="ToString()"/> and the JSON form return the code as written. The order is that of the digits as text, so all codes
/// below a code follow it directly.</para>
/// <para>The default value is the empty code. It has no digits and an empty text, and is above all other codes in the hierarchy and before
/// them in the order.</para>
/// <para>Its formats are "G", the code as written, "D", its digits alone as in <c>020130</c>, and "P", with points at the customary places,
/// as in <c>0201.30.10.00</c>.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<HsCode>))]
[Scalar("a code", Key = nameof(Key))]
public readonly partial struct HsCode : IScalar<HsCode>, ICode<HsCode>
{
    /// <summary>The minimum number of digits of a code that is not empty.</summary>
    public const int MinLength = 2;

    /// <summary>The maximum number of digits of a code.</summary>
    public const int MaxLength = 10;

    // From the top: ten fields of four bits, with a digit plus one in each and 0 after the end of the code; six free bits; and nine fields
    // of two bits, with the separator before the second digit lowest. So the upper 40 bits, as an integer, are in the order of the digits
    // as text.
    private const int KeyShift = 24;

    private readonly ulong _bits;

    private HsCode(ulong bits) => _bits = bits;

    /// <summary>The number of digits; 0 for the empty code.</summary>
    public int Length => Key == 0 ? 0 : MaxLength - BitOperations.TrailingZeroCount(Key) / 4;

    /// <summary>Whether this is the default value, which has no digits.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The chapter: the first two digits; empty for the empty code.</summary>
    public HsCode Chapter => First(Math.Min(2, Length));

    /// <summary>The number of the chapter, 0 to 99; 0 for the empty code.</summary>
    public int ChapterNumber => IsEmpty ? 0 : DigitAt(0) * 10 + DigitAt(1);

    /// <summary>The heading: the first four digits, or null if the code has fewer.</summary>
    public HsCode? Heading => Length < 4 ? null : First(4);

    /// <summary>The international subheading: the first six digits, or null if the code has fewer.</summary>
    public HsCode? Subheading => Length < 6 ? null : First(6);

    /// <summary>The code one level up by its digits, or null for a chapter and the empty code. Ten digits lead to 8, 6, 4 and 2; nine,
    /// which are six and a national suffix of three, to 6; any other odd number to one less. A schedule's own tree may differ, because some
    /// lines are below a code that is not their prefix.</summary>
    public HsCode? Parent => Length switch
    {
        <= 2 => null,
        9 => First(6),
        int odd when odd % 2 == 1 => First(odd - 1),
        int even => First(even - 2),
    };

    /// <summary>Whether the code is one of the international nomenclature: a chapter, heading or subheading of 2, 4 or 6 digits, outside
    /// chapters 98 and 99, which are for national use. It need not occur in any edition of the nomenclature.</summary>
    public bool IsInternational => Length is 2 or 4 or 6 && ChapterNumber is not (98 or 99);

    /// <summary>An integer of 40 bits in the order of the codes, for indexes; equal codes have equal keys.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _bits >> KeyShift;

    /// <summary>The maximum <see cref="Key"/> of a code below this one. The keys from <see cref="Key"/> to this one are those of the codes
    /// that begin with it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong LastKeyBelow => Key | ((1UL << (4 * (MaxLength - Length))) - 1);

    /// <summary>Whether the code equals the other one or is below it, so that its digits begin with the other's.</summary>
    public bool StartsWith(HsCode prefix) => Key - prefix.Key <= prefix.LastKeyBelow - prefix.Key;

    /// <summary>Returns the first digits of the code, with the separators between them.</summary>
    /// <param name="digits">The number of digits: 0, or from 2 to <see cref="Length"/>.</param>
    public HsCode First(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, Length);
        if (digits < MinLength)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(digits, 0);
            return default;
        }
        ulong digitMask = ulong.MaxValue << (64 - 4 * digits);
        ulong separatorMask = (1UL << (2 * (digits - 1))) - 1;
        return new(_bits & (digitMask | separatorMask));
    }

    private int DigitAt(int index) => (int)(_bits >> (60 - 4 * index) & 15) - 1;

    static bool ICode<HsCode>.TryGetRange(string prefix, out HsCode first, out HsCode last)
    {
        first = last = default;
        return prefix.Length <= MaxLength
            && (prefix.Length == 0 || TryParse(prefix.PadRight(MinLength, '0'), out first))
            && TryParse(prefix.PadRight(MaxLength, '9'), out last);
    }

    static string IScalar<HsCode>.Description =>
        "an HS code: 2 to 10 digits, with at most one point, hyphen or space between two of them, as in 0201.30.10.00";

    static bool IScalar<HsCode>.TryRead<TChar>(ReadOnlySpan<TChar> text, out HsCode value)
    {
        value = default;
        ulong bits = 0;
        int digits = 0;
        bool afterDigit = false;
        foreach (TChar c in text)
        {
            uint code = uint.CreateTruncating(c);
            if (code - '0' <= 9)
            {
                if (digits == MaxLength)
                {
                    return false;
                }
                bits |= (ulong)(code - '0' + 1) << (60 - 4 * digits);
                digits++;
                afterDigit = true;
            }
            else
            {
                uint separator = SeparatorOf(code);
                if (separator == 0 || !afterDigit)
                {
                    return false;
                }
                bits |= (ulong)separator << (2 * (digits - 1));
                afterDigit = false;
            }
        }
        if (!afterDigit || digits < MinLength)
        {
            return false;
        }
        value = new(bits);
        return true;
    }

    bool IScalar<HsCode>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        uint separators = format switch
        {
            "" or "G" or "g" => (uint)_bits & 0x3FFFF,
            "D" or "d" => 0,
            "P" or "p" => Points(Length),
            _ => throw ScalarText.NoSuchFormat(format, nameof(HsCode), "\"G\" (as written), \"D\" (digits) and \"P\" (with points)"),
        };
        written = 0;
        int at = 0;
        int length = Length;
        for (int i = 0; i < length; i++)
        {
            uint separator = i == 0 ? 0 : separators >> (2 * (i - 1)) & 3;
            if (destination.Length < at + (separator == 0 ? 1 : 2))
            {
                return false;
            }
            if (separator != 0)
            {
                destination[at++] = TChar.CreateTruncating(SeparatorText[(int)separator]);
            }
            destination[at++] = TChar.CreateTruncating(DigitAt(i) + '0');
        }
        written = at;
        return true;
    }

    private static ReadOnlySpan<byte> SeparatorText => "\0.- "u8;

    private static uint SeparatorOf(uint code) => code switch
    {
        '.' => 1,
        '-' => 2,
        ' ' => 3,
        _ => 0,
    };

    /// <summary>The customary points: after the heading, after the subheading, and after the eighth digit of ten.</summary>
    private static uint Points(int length)
    {
        const uint afterHeading = 1 << (2 * 3);
        const uint afterSubheading = 1 << (2 * 5);
        const uint afterLegalLine = 1 << (2 * 7);
        return afterHeading | afterSubheading | (length == MaxLength ? afterLegalLine : 0);
    }
}
