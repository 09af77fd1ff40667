using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Writing;

/// <summary>Writes the values of a shape exactly as the generated type would write itself after reading them. The text has been checked
/// against its schema before.</summary>
internal abstract class Form
{
    /// <summary>Writes one value.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="output">The buffer to write to.</param>
    /// <returns>The offset after the value.</returns>
    public abstract nint Write(ref byte p, nint i, ByteBuffer output);

    /// <summary>Reads a name and its colon.</summary>
    protected static nint Name(ref byte p, nint i, out ReadOnlySpan<byte> content, out StringForms form)
    {
        nint end = Scan.StringEnd(ref p, i + 1, out form);
        content = Scan.Slice(ref p, i + 1, end);
        return Scan.Token(ref p, end + 1) + 1;
    }

    /// <summary>Skips the comma after a member or an item, if there is one.</summary>
    protected static nint Next(ref byte p, nint i)
    {
        i = Scan.Token(ref p, i);
        return Scan.At(ref p, i) == (byte)',' ? Scan.Token(ref p, i + 1) : i;
    }

    /// <summary>Returns the exception for a value that does not fit the form of its schema. This is a bug, because the value has been
    /// checked.</summary>
    protected static InvalidOperationException Unfit(ref byte p, nint i, nint end) =>
        new($"{Wording.Excerpt(Scan.Slice(ref p, i, end))} was found valid and cannot be written.");
}

/// <summary>JSON null, or another form.</summary>
internal sealed class NullableForm(Form form) : Form
{
    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        if (Scan.At(ref p, i) != (byte)'n')
        {
            return form.Write(ref p, i, output);
        }
        output.Add("null"u8);
        return i + 4;
    }
}

/// <summary>A value without a C# type, unchanged except for the white space between its tokens.</summary>
internal sealed class RawForm : Form
{
    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        nint end = Scan.TrustedEnd(ref p, i);
        while (i < end)
        {
            nint token = Scan.At(ref p, i) switch
            {
                (byte)'"' => Scan.StringEnd(ref p, i + 1, out _) + 1,
                (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':' => i + 1,
                _ => Scan.TrustedEnd(ref p, i),
            };
            output.Add(Scan.Slice(ref p, i, token));
            i = Scan.Token(ref p, token);
        }
        return end;
    }
}

/// <summary>A list.</summary>
internal sealed class ListForm(Form item) : Form
{
    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        output.Add((byte)'[');
        bool isFirst = true;
        for (i = Scan.Token(ref p, Scan.Token(ref p, i) + 1); Scan.At(ref p, i) != (byte)']';)
        {
            if (!isFirst)
            {
                output.Add((byte)',');
            }
            isFirst = false;
            i = Next(ref p, item.Write(ref p, i, output));
        }
        output.Add((byte)']');
        return i + 1;
    }
}

/// <summary>A map: members in the order of the text.</summary>
internal sealed class MapForm(Form value) : Form
{
    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        output.Add((byte)'{');
        bool isFirst = true;
        for (i = Scan.Token(ref p, Scan.Token(ref p, i) + 1); Scan.At(ref p, i) != (byte)'}';)
        {
            if (!isFirst)
            {
                output.Add((byte)',');
            }
            isFirst = false;
            i = Name(ref p, i, out ReadOnlySpan<byte> content, out StringForms form);
            CanonicalText.WriteContent(content, form, output);
            output.Add((byte)':');
            i = Next(ref p, value.Write(ref p, i, output));
        }
        output.Add((byte)'}');
        return i + 1;
    }
}
