using System.ComponentModel;
using System.Text.Json.Serialization;
using TradeData.Runtime;
using TradeData.Scalars;

namespace TradeData;

/// <summary>
/// A currency as its three letters in ISO 4217, such as <c>JPY</c> and <c>USD</c>. Any three capital letters are accepted, because old
/// figures have withdrawn codes. The order is ordinal.
/// <para>The default value is no currency. Its text is empty and cannot be read back.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<CurrencyCode>))]
[Scalar("a currency code", Key = nameof(Key))]
public readonly partial struct CurrencyCode : IScalar<CurrencyCode>
{
    private const int Width = 3;

    private readonly uint _packed;

    private CurrencyCode(uint packed) => _packed = packed;

    /// <summary>Whether this is the default value, which is no currency.</summary>
    public bool IsEmpty => _packed == 0;

    /// <summary>An integer of 18 bits in the order of the codes, for indexes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong Key => _packed;

    static string IScalar<CurrencyCode>.Description => "a currency code: three capital letters, as in JPY";

    static bool IScalar<CurrencyCode>.TryRead<TChar>(ReadOnlySpan<TChar> text, out CurrencyCode value)
    {
        bool read = PackedText.TryPack(text, minLength: Width, Width, digits: false, out ulong packed);
        value = new((uint)packed);
        return read;
    }

    bool IScalar<CurrencyCode>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
    {
        ScalarText.RequireGeneral(format, nameof(CurrencyCode));
        return PackedText.TryUnpack(_packed, Width, destination, out written);
    }
}
