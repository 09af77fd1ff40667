using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Interpretation;

/// <summary>Reads a scalar as a type that <c>x-type</c> names.</summary>
internal abstract class ScalarReader
{
    public abstract nint Read<M>(ValueRule rule, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode;
}

/// <summary>Reads a scalar as a type that is known.</summary>
internal sealed class ScalarReader<T> : ScalarReader
    where T : IUtf8SpanParsable<T>
{
    public override nint Read<M>(ValueRule rule, ref byte p, nint i, ref ReadContext c) => rule.ReadParsed<M, T>(ref p, i, ref c, out _);
}

/// <summary>A value whose text is the one that its type writes.</summary>
internal readonly struct WrittenScalar<T>(T value) : IUtf8SpanParsable<WrittenScalar<T>>
    where T : IUtf8SpanParsable<T>, ISpanFormattable
{
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, [MaybeNullWhen(false)] out WrittenScalar<T> result)
    {
        bool read = T.TryParse(utf8Text, CultureInfo.InvariantCulture, out T? value);
        result = read ? new(value!) : default;
        return read && result.ToString() == Encoding.UTF8.GetString(utf8Text);
    }

    public static WrittenScalar<T> Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
    {
        WrittenScalar<T> read = new(T.Parse(utf8Text, CultureInfo.InvariantCulture));
        return read.ToString() == Encoding.UTF8.GetString(utf8Text)
            ? read
            : throw new FormatException($"{typeof(T).Name} writes \"{Encoding.UTF8.GetString(utf8Text)}\" as \"{read}\"; keys compare texts, so write it so.");
    }

    public override string ToString() => value.ToString(null, CultureInfo.InvariantCulture);
}
