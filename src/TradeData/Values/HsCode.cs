using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// A code of goods in the Harmonized System or in a national tariff built upon it: 2 digits for a chapter, 4 for a heading, 6 for an international
/// subheading, and up to 10 for national lines. Between two digits one separator may stand, as national schedules have it:
/// <c>0201.30.10.00</c>, <c>02.01</c>, <c>0201.30-000</c>, <c>0201 30 00</c>.
/// <para>Equality, order and hash look at the digits alone, since <c>0201.30</c> and <c>020130</c> name the same goods; the separators are kept, and
/// <see cref="ToString()"/> and the JSON form give the code back exactly as it was written. The order is that of the digits as text, so that all
/// codes below one follow it directly.</para>
/// <para>The default value is the empty code: no digits, written as the empty text, above all others in the hierarchy and before them in the order.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<HsCode>))]
public readonly partial struct HsCode : IScalar<HsCode>, ISpanParsable<HsCode>, IUtf8SpanParsable<HsCode>, ISpanFormattable, IUtf8SpanFormattable,
    IComparable<HsCode>, IEquatable<HsCode>, IComparisonOperators<HsCode, HsCode, bool>, ICode<HsCode>
{
    /// <summary>The fewest digits of a code that is not empty.</summary>
    public const int MinLength = 2;

    /// <summary>The most digits of a code.</summary>
    public const int MaxLength = 10;

    // From the top: ten fields of four bits, a digit plus one in each and 0 where the code has ended; six free bits; and nine fields of two bits,
    // the separator before the second digit lowest. So the upper 40 bits, as an integer, compare as the digits do as text.
    private const int KeyShift = 24;

    private readonly ulong _bits;

    private HsCode(ulong bits) => _bits = bits;

    /// <summary>How many digits the code has; 0 for the empty code.</summary>
    public int Length => Key == 0 ? 0 : MaxLength - BitOperations.TrailingZeroCount(Key) / 4;

    /// <summary>Whether this is the default value, which has no digits.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The chapter: the first two digits. Empty for the empty code.</summary>
    public HsCode Chapter => First(Math.Min(2, Length));

    /// <summary>The number of the chapter, 0 to 99; 0 for the empty code.</summary>
    public int ChapterNumber => IsEmpty ? 0 : DigitAt(0) * 10 + DigitAt(1);

    /// <summary>The heading: the first four digits. Null where the code has fewer.</summary>
    public HsCode? Heading => Length < 4 ? null : First(4);

    /// <summary>The international subheading: the first six digits. Null where the code has fewer.</summary>
    public HsCode? Subheading => Length < 6 ? null : First(6);

    /// <summary>
    /// The code one level up by its digits: from 10 to 8, 6, 4 and 2; from 9, which is six and a national suffix of three, to 6; from another odd
    /// number to one less. Null for a chapter and for the empty code. A schedule's own tree may differ: some lines stand below a code that theirs does not begin with.
    /// </summary>
    public HsCode? Parent => Length switch
    {
        <= 2 => null,
        9 => First(6),
        int odd when odd % 2 == 1 => First(odd - 1),
        int even => First(even - 2),
    };

    /// <summary>
    /// Whether the code is one of the international nomenclature: a chapter, heading or subheading of 2, 4 or 6 digits, outside chapters 98 and 99, which are
    /// left to national use. Not whether an edition of the nomenclature has it.
    /// </summary>
    public bool IsInternational => Length is 2 or 4 or 6 && ChapterNumber is not (98 or 99);

    /// <summary>An integer of 40 bits that compares as the code does; equal codes have equal ones. For indexes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _bits >> KeyShift;

    /// <summary>The greatest <see cref="Key"/> that a code below this one can have: the keys from <see cref="Key"/> to this are those of the codes that begin with it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong LastKeyBelow => Key | ((1UL << (4 * (MaxLength - Length))) - 1);

    /// <summary>Whether the code is the other one or below it: whether its digits begin with the other's.</summary>
    public bool StartsWith(HsCode prefix) => Key - prefix.Key <= prefix.LastKeyBelow - prefix.Key;

    /// <summary>The first digits of the code, with the separators between them.</summary>
    /// <param name="digits">How many; 0, or from 2 to <see cref="Length"/>.</param>
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
