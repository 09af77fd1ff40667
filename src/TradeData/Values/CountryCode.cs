using System.ComponentModel;
using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>
/// A country as its two letters in ISO 3166-1, such as <c>JP</c> and <c>NA</c>, or a user-assigned code such as <c>XK</c>. Any two capital
/// letters are accepted, because the codes in use change over time. The order is ordinal.
/// <para>The default value is no country. Its text is empty and cannot be read back.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<CountryCode>))]
[Scalar("a country code", Key = nameof(Key))]
public readonly partial struct CountryCode : IScalar<CountryCode>
{
    private const int Width = 2;

    private readonly ushort _packed;

    private CountryCode(ushort packed) => _packed = packed;

    /// <summary>Whether this is the default value, which is no country.</summary>
    public bool IsEmpty => _packed == 0;

    /// <summary>An integer of 12 bits in the order of the codes, for indexes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _packed;

    static string IScalar<CountryCode>.Description => "a country code: two capital letters, as in JP";

    static bool IScalar<CountryCode>.TryRead<TChar>(ReadOnlySpan<TChar> text, out CountryCode value)
    {
        bool read = PackedText.TryPack(text, minLength: Width, Width, digits: false, out ulong packed);
        value = new((ushort)packed);
        return read;
    }

    bool IScalar<CountryCode>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        ScalarText.RequireGeneral(format, nameof(CountryCode));
        return PackedText.TryUnpack(_packed, Width, destination, out written);
    }
}
