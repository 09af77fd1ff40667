using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Selects the branch of a <c>oneOf</c> by a discriminator property.</summary>
/// <param name="location">The address of the schema, for instance <c>duty-rate.schema.json#</c>.</param>
/// <param name="property">The property.</param>
/// <param name="values">The value of the property for each branch.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnionRule(string location, string property, params string[] values)
{
    // The property in its usual spelling; a longer one, or one with escapes, is looked up.
    private readonly byte[] _quoted = System.Text.Encoding.UTF8.GetBytes($"\"{property}\":");
    private readonly WordText _words = new(Short($"\"{property}\":"));
    private readonly NameTable _property = new(property);
    private readonly NameTable _values = new(values);
    private readonly WordTable? _branches = WordTable.TryCreate(values, InOrder(values.Length));

    /// <summary>Finds the branch. If there is none, a run that reports records an error and skips the value.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <param name="branch">The branch's position, or -1 if there is none.</param>
    /// <returns>The offset after the value if there is no branch, or a negative number to stop.</returns>
    public nint Branch<M>(ref byte p, nint i, ref ReadContext c, out int branch)
        where M : struct, IMode
    {
        branch = -1;
        i = Scan.Token(ref p, i);
        if (Scan.At(ref p, i) != (byte)'{')
        {
            return Refuse<M>(ref p, i, i, ref c, "oneOf", "The value must be an object.");
        }
        // Usually the property comes first.
        nint name = Scan.Token(ref p, i + 1);
        nint value = _quoted.Length <= WordText.MaxLength && _words.IsAt(ref p, name)
            ? Scan.Token(ref p, name + _quoted.Length)
            : Find(ref p, name, ref c);
        if (value < 0)
        {
            return -1;
        }
        if (value > 0 && _branches is { } branches && branches.Match(ref p, value, out _, out branch))
        {
            return 0;
        }
        if (value == 0)
        {
            return Refuse<M>(ref p, i, i, ref c, "oneOf", $"The property \"{property}\" is missing; it must be one of {string.Join(", ", values)}.");
        }
        branch = Scan.At(ref p, value) == (byte)'"' ? IndexOf(ref p, value, ref c) : -1;
        if (branch >= 0)
        {
            return 0;
        }
        nint end = Scan.Skip(ref p, value, ref c);
        if (end < 0)
        {
            return -1;
        }
        string actual = M.Reports ? Wording.Excerpt(Scan.Slice(ref p, value, end)) : "";
        return Refuse<M>(ref p, i, value, ref c, "oneOf",
            M.Reports ? $"The property \"{property}\" must be one of {string.Join(", ", values)}, but is {actual}.{Wording.DidYouMean(actual, values.Select(known => $"\"{known}\""))}" : "");
    }

    private static int[] InOrder(int count)
    {
        int[] ordinals = new int[count];
        for (int i = 0; i < count; i++)
        {
            ordinals[i] = i;
        }
        return ordinals;
    }

    private static ReadOnlySpan<byte> Short(string text)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        return utf8.Length <= WordText.MaxLength ? utf8 : default;
    }

    /// <summary>Returns the start of the property's value, 0 if the object lacks it, or a negative number if the object is
    /// malformed.</summary>
    private nint Find(ref byte p, nint i, ref ReadContext c)
    {
        if (Scan.At(ref p, i) == (byte)'}')
        {
            return 0;
        }
        while (true)
        {
            i = _property.Find(ref p, i, ref c, out int ordinal);
            if (i < 0)
            {
                return -1;
            }
            i = Scan.Token(ref p, i);
            if (ordinal == 0)
            {
                return i;
            }
            i = Scan.Skip(ref p, i, ref c);
            if (i < 0)
            {
                return -1;
            }
            i = Scan.Token(ref p, i);
            if (Scan.At(ref p, i) == (byte)'}')
            {
                return 0;
            }
            if (Scan.At(ref p, i) != (byte)',')
            {
                return c.Syntax(ref p, i);
            }
            i = Scan.Token(ref p, i + 1);
        }
    }

    private int IndexOf(ref byte p, nint value, ref ReadContext c)
    {
        nint end = Scan.StringEnd(ref p, value + 1, out StringForms form);
        if (end < 0)
        {
            return -1;
        }
        ReadOnlySpan<byte> content = Scan.Slice(ref p, value + 1, end);
        if ((form & StringForms.Escaped) == 0)
        {
            return _values.IndexOf(content);
        }
        byte[]? rented = null;
        ReadOnlySpan<byte> text = JsonText.Unescape(content, ref rented, out bool whole);
        int ordinal = whole ? _values.IndexOf(text) : -1;
        JsonText.Return(rented);
        return ordinal;
    }

    private nint Refuse<M>(ref byte p, nint start, nint at, ref ReadContext c, string keyword, string message)
        where M : struct, IMode
    {
        if (!M.Reports)
        {
            return -1;
        }
        nint end = Scan.Skip(ref p, start, ref c);
        return end >= 0 && c.Fail<M>(ref p, at, location, keyword, message) ? end : -1;
    }
}
