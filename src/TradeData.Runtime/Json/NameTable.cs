using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Json;

/// <summary>The property names that a schema knows. A name's place in the list is its ordinal.</summary>
/// <param name="names">The names, each once.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NameTable(params string[] names)
{
    private readonly TextTable _table = new(names);
    private readonly ShortNames? _short = ShortNames.TryCreate(names);

    /// <summary>How many there are.</summary>
    public int Count => names.Length;

    /// <summary>The name of an ordinal.</summary>
    public string this[int ordinal] => names[ordinal];

    internal IReadOnlyList<string> Names => names;

    /// <summary>The ordinal of a name; -1 where it is not in the list.</summary>
    /// <param name="name">The name in UTF-8, without escapes.</param>
    public int IndexOf(ReadOnlySpan<byte> name) => _table.IndexOf(name);

    /// <summary>Reads a property's name and the colon behind it.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Where the opening quote is expected.</param>
    /// <param name="c">The run.</param>
    /// <param name="ordinal">The ordinal of the name; -1 where it is not in the list.</param>
    /// <returns>The offset behind the colon; negative where there is no name or no colon.</returns>
    public nint Find(ref byte p, nint i, ref ReadContext c, out int ordinal)
    {
        nint end = Scan.At(ref p, i) == (byte)'"' ? Scan.StringEnd(ref p, i + 1, out StringForms form) : FormlessEnd(out form);
        if (end < 0 || Scan.At(ref p, end + 1) != (byte)':' || (form & StringForms.Escaped) != 0 || end - i - 1 > ShortNames.MaxLength || _short is not { } few)
        {
            return FindAny(ref p, i, ref c, out ordinal);
        }
        ordinal = few.IndexOf(ref p, i + 1, (int)(end - i - 1));
        return end + 2;
    }

    private static nint FormlessEnd(out StringForms form)
    {
        form = StringForms.Plain;
        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint FindAny(ref byte p, nint i, ref ReadContext c, out int ordinal)
    {
        nint end = Scan.NameEnd(ref p, i, ref c, out ReadOnlySpan<byte> content, out StringForms form);
        ordinal = end < 0 ? -1 : (form & StringForms.Escaped) == 0 ? _table.IndexOf(content) : IndexOfEscaped(content);
        return end;
    }

    private int IndexOfEscaped(ReadOnlySpan<byte> content)
    {
        byte[]? rented = null;
        // Half of a surrogate pair would become U+FFFD, which might be in the list.
        ReadOnlySpan<byte> name = JsonText.Unescape(content, ref rented, out bool whole);
        int ordinal = whole ? _table.IndexOf(name) : -1;
        JsonText.Return(rented);
        return ordinal;
    }
}
