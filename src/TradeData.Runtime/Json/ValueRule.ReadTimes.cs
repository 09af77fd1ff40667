using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace TradeData.Runtime.Json;

public sealed partial class ValueRule
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadDateExactly<M>(ref byte p, nint i, ref ReadContext c, out DateOnly value)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        return token != i
            ? ReadDate<M>(ref p, token, ref c, out value)
            : ReadText<M, DateOnly>(ref p, i, ref c, IsoText.TryDate, "be a date from 0001-01-01 on, such as 2019-09-25", out value);
    }

    /// <summary>Reads a time of RFC 3339 at offset zero, such as 14:05:00Z: the type has no room for another offset.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadTime<M>(ref byte p, nint i, ref ReadContext c, out TimeOnly value)
        where M : struct, IMode =>
        ReadText<M, TimeOnly>(ref p, i, ref c, IsoText.TryTime, "be a time at offset zero such as 14:05:00Z, without a leap second, with at most 7 decimals", out value);

    /// <summary>Reads a date and time of RFC 3339, such as 2019-09-25T14:05:00-04:00.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDateTime<M>(ref byte p, nint i, ref ReadContext c, out DateTimeOffset value)
        where M : struct, IMode =>
        ReadText<M, DateTimeOffset>(ref p, i, ref c, IsoText.TryDateTime,
            "be a date and time such as 2019-09-25T14:05:00Z, without a leap second, with at most 7 decimals and an offset of at most 14 hours", out value);

    /// <summary>Reads a duration of ISO 8601 of weeks, days, hours, minutes and seconds; years and months have no fixed length.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDuration<M>(ref byte p, nint i, ref ReadContext c, out TimeSpan value)
        where M : struct, IMode =>
        ReadText<M, TimeSpan>(ref p, i, ref c, IsoText.TryDuration,
            "be a duration such as P15D or PT36H; one with years or months cannot be held as a TimeSpan", out value);

    /// <summary>Reads a UUID in its form with hyphens.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadGuid<M>(ref byte p, nint i, ref ReadContext c, out Guid value)
        where M : struct, IMode =>
        ReadText<M, Guid>(ref p, i, ref c, TryGuid, "be a UUID such as 123e4567-e89b-12d3-a456-426614174000", out value);

    /// <summary>Reads a URI or a URI reference; its text is kept as it is written.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadUri<M>(ref byte p, nint i, ref ReadContext c, out Uri? value)
        where M : struct, IMode =>
        ReadText<M, Uri?>(ref p, i, ref c, M.Builds ? TryUri : IsUri, "be a URI that System.Uri can hold", out value);

    private static readonly SearchValues<byte> s_ofHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-."u8);
    private static readonly SearchValues<byte> s_ofPaths = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&+,"u8);

    private delegate bool TryRead<T>(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value);

    private nint ReadText<M, T>(ref byte p, nint i, ref ReadContext c, TryRead<T> read, string must, [MaybeNull] out T value)
        where M : struct, IMode
    {
        value = default;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        byte[]? rented = null;
        bool fits = Scan.At(ref p, i) == (byte)'"' && TryGetScalar(ref p, i, end, ref rented, out ReadOnlySpan<byte> text) && read(text, out value);
        JsonText.Return(rented);
        return fits || FailHold<M>(ref p, i, end, ref c, Format is null ? "type" : "format", must) ? end : -1;
    }

    private static bool TryGuid(ReadOnlySpan<byte> text, out Guid value) => Utf8Parser.TryParse(text, out value, out int used, 'D') && used == text.Length;

    // Without making one, where it is written as most are.
    private static bool IsUri(ReadOnlySpan<byte> text, out Uri? value)
    {
        value = null;
        return IsPlainWebAddress(text) || TryUri(text, out value);
    }

    private static bool IsPlainWebAddress(ReadOnlySpan<byte> text)
    {
        const int longestAddress = 2000;
        const int longestHost = 63;
        ReadOnlySpan<byte> rest = text.StartsWith("https://"u8) ? text[8..] : text.StartsWith("http://"u8) ? text[7..] : default;
        int slash = rest.IndexOf((byte)'/');
        ReadOnlySpan<byte> host = slash < 0 ? rest : rest[..slash];
        return text.Length <= longestAddress && host.Length is > 0 and <= longestHost
            && char.IsAsciiLetterLower((char)host[0]) && char.IsAsciiLetterLower((char)host[^1]) && !host.ContainsAnyExcept(s_ofHosts) && host.IndexOf(".."u8) < 0
            && host.IndexOf("-."u8) < 0 && host.IndexOf(".-"u8) < 0
            && !rest[host.Length..].ContainsAnyExcept(s_ofPaths);
    }

    private static bool TryUri(ReadOnlySpan<byte> text, out Uri? value) => Uri.TryCreate(Encoding.UTF8.GetString(text), UriKind.RelativeOrAbsolute, out value);
}
