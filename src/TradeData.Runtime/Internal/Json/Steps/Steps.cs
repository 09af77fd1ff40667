using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Functions shared by much generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Steps
{
    /// <summary>Checks the schema <c>false</c>: no value is valid.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the schema.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public static nint Never<M>(ref byte p, nint i, ref ReadContext c, string location)
        where M : struct, IMode
    {
        i = Scan.Token(ref p, i);
        return c.Fail<M>(ref p, i, location, "", "No value is allowed here.") ? Scan.Skip(ref p, i, ref c) : -1;
    }

    /// <summary>Reads any value and keeps it as written.</summary>
    /// <inheritdoc cref="Never" path="/typeparam"/>
    /// <inheritdoc cref="Never" path="/returns"/>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <param name="value">The value, in a run that builds.</param>
    public static nint ReadRaw<M>(ref byte p, nint i, ref ReadContext c, out RawJson value)
        where M : struct, IMode
    {
        i = Scan.Token(ref p, i);
        nint end = Scan.Skip(ref p, i, ref c);
        value = M.Builds && end >= 0 ? Raw(ref p, i, end) : default;
        return end;
    }

    /// <summary>Reads a member that is kept as it is written.</summary>
    /// <inheritdoc cref="Never" path="/typeparam"/>
    /// <inheritdoc cref="Never" path="/returns"/>
    /// <param name="p">The start of the text.</param>
    /// <param name="name">The opening quote of the member's name.</param>
    /// <param name="i">The offset before its value.</param>
    /// <param name="c">The run.</param>
    /// <param name="others">Receives the member.</param>
    /// <param name="location">The address of the object's schema.</param>
    public static nint ReadOther<M>(ref byte p, nint name, nint i, ref ReadContext c, ref MapBuilder<RawJson> others, string location)
        where M : struct, IMode
    {
        i = ReadRaw<M>(ref p, i, ref c, out RawJson value);
        return i >= 0 && others.TryAdd<M>(ref p, name, ref c, value, location) ? i : -1;
    }

    /// <summary>Reads the members of an object, each as it is written.</summary>
    /// <inheritdoc cref="Never" path="/typeparam"/>
    /// <inheritdoc cref="Never" path="/returns"/>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening brace.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the schema.</param>
    /// <param name="value">The members, in a run that builds.</param>
    public static nint ReadMap<M>(ref byte p, nint i, ref ReadContext c, string location, out ValueMap<RawJson>? value)
        where M : struct, IMode
    {
        value = null;
        MapBuilder<RawJson> map = default;
        for (i = c.FirstMember(ref p, i); i > 0; i = Scan.NextMember(ref p, i))
        {
            nint name = i;
            i = Scan.Name(ref p, i, ref c);
            i = i < 0 ? i : ReadOther<M>(ref p, name, i, ref c, ref map, location);
            if (i < 0)
            {
                return -1;
            }
        }
        i = c.End(ref p, i);
        if (i < 0 || !map.CanBeKept<M>(ref p))
        {
            return -1;
        }
        value = M.Builds ? map.ToMap() : null;
        return i;
    }

    /// <summary>The value between two offsets, as it is written.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">Its first byte.</param>
    /// <param name="end">The offset after it.</param>
    public static RawJson Raw(ref byte p, nint start, nint end) => RawJson.FromTrusted(Scan.Slice(ref p, start, end));

    /// <summary>Returns a name without its quotes and escapes. It has U+FFFD and is not whole if it has an unpaired surrogate. Return the
    /// rented buffer with <see cref="JsonText.Return"/>.</summary>
    internal static ReadOnlySpan<byte> Name(ref byte p, nint name, ref byte[]? rented, out bool whole)
    {
        nint end = Scan.StringEnd(ref p, name + 1, out StringForms form);
        ReadOnlySpan<byte> content = Scan.Slice(ref p, name + 1, end);
        whole = true;
        return (form & StringForms.Escaped) == 0 ? content : JsonText.Unescape(content, ref rented, out whole);
    }
}
