using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The property names of a schema. The position of a name in the list is its ordinal.</summary>
/// <param name="names">The names, each once.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NameTable(params string[] names)
{
    private readonly TextTable _table = new(names);
    private readonly ShortNames? _short = ShortNames.TryCreate(names);

    // Names in their usual spelling in a text, followed by a sentinel that equals no name.
    private readonly Quoted[] _quoted = QuotedOf(names);

    /// <summary>The number of names.</summary>
    public int Count => names.Length;

    /// <summary>The name of an ordinal.</summary>
    public string this[int ordinal] => names[ordinal];

    internal IReadOnlyList<string> Names => names;

    /// <summary>Returns the ordinal of a name, or -1.</summary>
    /// <param name="name">The name in UTF-8, without escapes.</param>
    public int IndexOf(ReadOnlySpan<byte> name) => _table.IndexOf(name);

    /// <summary>Reads a property's name and the colon after it.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The expected offset of the opening quote.</param>
    /// <param name="c">The run.</param>
    /// <param name="ordinal">The ordinal of the name, or -1 for an unknown name.</param>
    /// <returns>The offset after the colon, or a negative number if the name or the colon is missing.</returns>
    public nint Find(ref byte p, nint i, ref ReadContext c, out int ordinal)
    {
        (nint end, ordinal) = Search(ref p, i, ref c);
        return end;
    }

    /// <summary>Reads a property's name and the colon after it. Members usually come in the order of the schema, so the successor of the
    /// last name is compared first.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The expected offset of the opening quote.</param>
    /// <param name="c">The run.</param>
    /// <param name="last">The ordinal of the previous name, or -1.</param>
    /// <returns>The offset after the colon, or a negative number if the name or the colon is missing; and the ordinal of the name, or -1
    /// for an unknown name.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint Value, int Ordinal) Find(ref byte p, nint i, ref ReadContext c, int last)
    {
        ref Quoted next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_quoted), last + 1);
        return next.IsAt(ref p, i) ? (i + next.Length, last + 1) : Search(ref p, i, ref c);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (nint Value, int Ordinal) Search(ref byte p, nint i, ref ReadContext c)
    {
        nint end = Scan.At(ref p, i) == (byte)'"' ? Scan.StringEnd(ref p, i + 1, out StringForms form) : FormlessEnd(out form);
        if (end < 0 || Scan.At(ref p, end + 1) != (byte)':' || (form & StringForms.Escaped) != 0)
        {
            return SearchAny(ref p, i, ref c);
        }
        nint length = end - i - 1;
        int ordinal = length <= ShortNames.MaxLength && _short is { } few ? few.IndexOf(ref p, i + 1, (int)length) : _table.IndexOf(Scan.Slice(ref p, i + 1, end));
        return (end + 2, ordinal);
    }

    private static Quoted[] QuotedOf(string[] names)
    {
        Quoted[] quoted = new Quoted[names.Length + 1];
        for (int i = 0; i < names.Length; i++)
        {
            quoted[i] = Quoted.Of(names[i]);
        }
        quoted[^1] = Quoted.None;
        return quoted;
    }

    private static nint FormlessEnd(out StringForms form)
    {
        form = StringForms.Plain;
        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (nint Value, int Ordinal) SearchAny(ref byte p, nint i, ref ReadContext c)
    {
        nint end = Scan.NameEnd(ref p, i, ref c, out ReadOnlySpan<byte> content, out StringForms form);
        return (end, end < 0 ? -1 : (form & StringForms.Escaped) == 0 ? _table.IndexOf(content) : IndexOfEscaped(content));
    }

    private int IndexOfEscaped(ReadOnlySpan<byte> content)
    {
        byte[]? rented = null;
        // An unpaired surrogate would become U+FFFD, which may be in the list.
        ReadOnlySpan<byte> name = JsonText.Unescape(content, ref rented, out bool whole);
        int ordinal = whole ? _table.IndexOf(name) : -1;
        JsonText.Return(rented);
        return ordinal;
    }

    /// <summary>A name in quotes with its colon, for comparison in one step.</summary>
    private readonly struct Quoted
    {
        private readonly Vector256<byte> _text;
        private readonly uint _mask;

        /// <summary>The number of bytes.</summary>
        public readonly int Length;

        private Quoted(Vector256<byte> text, uint mask, int length)
        {
            _text = text;
            _mask = mask;
            Length = length;
        }

        /// <summary>Stands nowhere: no text in UTF-8 has this byte. Zeros stand behind the text.</summary>
        public static Quoted None => new(Vector256.Create(byte.MaxValue), 1, 0);

        /// <summary>Returns a name for comparison in place; a name that is long or needs escapes is searched for instead.</summary>
        public static Quoted Of(string name)
        {
            byte[] quoted = Encoding.UTF8.GetBytes($"\"{name}\":");
            bool isPlain = quoted.Length <= Vector256<byte>.Count && name.AsSpan().IndexOfAny(JsonText.Special) < 0 && !name.Any(char.IsSurrogate);
            if (!isPlain)
            {
                return None;
            }
            uint mask = (uint)((1UL << quoted.Length) - 1);
            int length = quoted.Length;
            Array.Resize(ref quoted, Vector256<byte>.Count);
            return new Quoted(Vector256.Create(quoted), mask, length);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsAt(ref byte p, nint i) => (~Vector256.Equals(Vector256.LoadUnsafe(ref p, (nuint)i), _text).ExtractMostSignificantBits() & _mask) == 0;
    }
}
