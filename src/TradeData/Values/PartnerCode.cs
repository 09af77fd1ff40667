using System.ComponentModel;
using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>
/// A trading partner: a country or customs territory as its three letters, such as <c>JPN</c>, or a union or bloc by its customary short
/// name, such as <c>EU</c>, <c>ASEAN</c> or <c>CPTPP</c>. It has two to ten capital letters and digits. The order is ordinal.
/// <para>The default value is no partner. Its text is empty and cannot be read back.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<PartnerCode>))]
[Scalar("a partner code", Key = nameof(Key))]
public readonly partial struct PartnerCode : IScalar<PartnerCode>
{
    private const int Width = 10;

    private readonly ulong _packed;

    private PartnerCode(ulong packed) => _packed = packed;

    /// <summary>Whether this is the default value, which is no partner.</summary>
    public bool IsEmpty => _packed == 0;

    /// <summary>An integer of 60 bits in the order of the codes, for indexes.</summary>
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
