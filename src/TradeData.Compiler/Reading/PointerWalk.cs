using System.Globalization;
using System.Text;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Reading;

/// <summary>Follows a JSON Pointer through text that is known to be well-formed.</summary>
internal static class PointerWalk
{
    /// <summary>Returns the start of the value at a pointer, or of the value that should contain it.</summary>
    public static nint Find(ref byte p, nint i, string pointer)
    {
        i = Scan.Token(ref p, i);
        foreach (string step in Generators.Json.JsonPointer.Split(pointer) ?? [])
        {
            nint next = Scan.At(ref p, i) switch
            {
                (byte)'{' => Member(ref p, i, Encoding.UTF8.GetBytes(step)),
                (byte)'[' when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) => Item(ref p, i, index),
                _ => -1,
            };
            if (next < 0)
            {
                return i;
            }
            i = next;
        }
        return i;
    }

    private static nint Member(ref byte p, nint i, ReadOnlySpan<byte> name)
    {
        ReadContext context = new(ref p, nint.MaxValue, ValidationOptions.Default);
        for (i = Scan.Token(ref p, i + 1); Scan.At(ref p, i) == (byte)'"';)
        {
            i = Scan.NameEnd(ref p, i, ref context, out ReadOnlySpan<byte> content, out StringForms form);
            i = Scan.Token(ref p, i);
            if (JsonText.Equal(content, form, name, StringForms.NonAscii))
            {
                return i;
            }
            i = Scan.Token(ref p, Scan.TrustedEnd(ref p, i));
            i = Scan.At(ref p, i) == (byte)',' ? Scan.Token(ref p, i + 1) : i;
        }
        return -1;
    }

    private static nint Item(ref byte p, nint i, int index)
    {
        for (i = Scan.Token(ref p, i + 1); Scan.At(ref p, i) != (byte)']'; index--)
        {
            if (index == 0)
            {
                return i;
            }
            i = Scan.Token(ref p, Scan.TrustedEnd(ref p, i));
            i = Scan.At(ref p, i) == (byte)',' ? Scan.Token(ref p, i + 1) : i;
        }
        return -1;
    }
}
