using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

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

    /// <summary>Reads a time of RFC 3339, such as 14:05:00-04:00.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadTime<M>(ref byte p, nint i, ref ReadContext c, out IsoTime value)
        where M : struct, IMode => ReadScalar<M, IsoTime>(ref p, i, ref c, out value);

    /// <summary>Reads a date and time of RFC 3339, such as 2019-09-25T14:05:00-04:00.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDateTime<M>(ref byte p, nint i, ref ReadContext c, out IsoDateTime value)
        where M : struct, IMode => ReadScalar<M, IsoDateTime>(ref p, i, ref c, out value);

    /// <summary>Reads a duration of RFC 3339, such as P1Y6M or PT36H.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDuration<M>(ref byte p, nint i, ref ReadContext c, out IsoDuration value)
        where M : struct, IMode => ReadScalar<M, IsoDuration>(ref p, i, ref c, out value);

    /// <summary>Reads a UUID in its hyphenated form.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadUuid<M>(ref byte p, nint i, ref ReadContext c, out Uuid value)
        where M : struct, IMode => ReadScalar<M, Uuid>(ref p, i, ref c, out value);

    /// <summary>Reads a URI and keeps its text as written.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadUri<M>(ref byte p, nint i, ref ReadContext c, out UriText value)
        where M : struct, IMode => ReadScalar<M, UriText>(ref p, i, ref c, out value);

    private nint ReadScalar<M, T>(ref byte p, nint i, ref ReadContext c, out T value)
        where M : struct, IMode
        where T : struct, ITextScalar<T>
    {
        value = default;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        // A validity check needs no value, and the type accepts all texts of its format.
        if (!valid || (!M.Builds && _types == JsonTypes.String && Format == T.FormatName))
        {
            return end;
        }
        byte[]? rented = null;
        bool fits = Scan.At(ref p, i) == (byte)'"' && TryGetScalar(ref p, i, end, ref rented, out ReadOnlySpan<byte> text) && T.TryReadUtf8(text, out value);
        JsonText.Return(rented);
        return fits || FailHold<M>(ref p, i, end, ref c, Format is null ? "type" : "format", Must<T>.Text) ? end : -1;
    }

    private static class Must<T>
        where T : struct, ITextScalar<T>
    {
        public static readonly string Text = "be " + T.Description;
    }

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
}
