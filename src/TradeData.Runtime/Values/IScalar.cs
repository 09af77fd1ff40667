using System.Numerics;

namespace TradeData.Runtime;

/// <summary>The common part of the scalar value types: one reader and one writer over UTF-16 or UTF-8. The framework's interfaces for
/// parsing follow from them here. (Their instance members are not implemented here, because a default implementation would box the
/// value.)</summary>
public interface IScalar<TSelf> : ISpanParsable<TSelf>, IUtf8SpanParsable<TSelf>, ISpanFormattable, IUtf8SpanFormattable,
    IEquatable<TSelf>
    where TSelf : struct, IScalar<TSelf>
{
    /// <summary>The end of the sentence "… is not": the expected form of the text, with an example.</summary>
    public static abstract string Description { get; }

    /// <summary>Reads a value from a whole text.</summary>
    public static abstract bool TryRead<TChar>(ReadOnlySpan<TChar> text, out TSelf value)
        where TChar : unmanaged, IBinaryInteger<TChar>;

    /// <summary>Writes the value; false if the destination is too short. Throws <see cref="FormatException"/> for an unsupported
    /// format.</summary>
    public bool TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
        where TChar : unmanaged, IBinaryInteger<TChar>;

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => ScalarText.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse(string? s, IFormatProvider? provider, out TSelf result) => TSelf.TryRead(s.AsSpan(), out result);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => ScalarText.Parse<TSelf>(s);

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) => TSelf.TryRead(s, out result);

    static TSelf IUtf8SpanParsable<TSelf>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => ScalarText.Parse<TSelf>(utf8Text);

    static bool IUtf8SpanParsable<TSelf>.TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryRead(utf8Text, out result);
}
