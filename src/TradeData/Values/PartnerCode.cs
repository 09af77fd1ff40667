using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// A party to trade: a country or customs territory by its three letters, such as <c>JPN</c>, or a union or bloc by its customary short name,
/// such as <c>EU</c>, <c>ASEAN</c> or <c>CPTPP</c>. Two to ten capital letters and digits. The order is the ordinal one of the text.
/// <para>The default value is no partner: it is written as the empty text, which cannot be read back.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<PartnerCode>))]
public readonly partial struct PartnerCode : IScalar<PartnerCode>, ISpanParsable<PartnerCode>, IUtf8SpanParsable<PartnerCode>, ISpanFormattable, IUtf8SpanFormattable,
    IComparable<PartnerCode>, IEquatable<PartnerCode>, IComparisonOperators<PartnerCode, PartnerCode, bool>
{
    private const int Width = 10;

    private readonly ulong _packed;

    private PartnerCode(ulong packed) => _packed = packed;

    /// <summary>Whether this is the default value, no partner.</summary>
    public bool IsEmpty => _packed == 0;

    /// <summary>An integer of 60 bits that compares as the code does. For indexes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _packed;

    static string IScalar<PartnerCode>.Description => "a partner code: 2 to 10 capital letters and digits, as in JPN or CPTPP";

    static bool IScalar<PartnerCode>.TryRead<TChar>(ReadOnlySpan<TChar> text, out PartnerCode value)
    {
        bool read = PackedText.TryPack(text, minLength: 2, Width, digits: true, out ulong packed);
        value = new(packed);
        return read;
    }

    bool IScalar<PartnerCode>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        ScalarText.RequireGeneral(format, nameof(PartnerCode));
        return PackedText.TryUnpack(_packed, Width, destination, out written);
    }
}
