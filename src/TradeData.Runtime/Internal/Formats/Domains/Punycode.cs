namespace TradeData.Runtime.Internal.Formats.Domains;

/// <summary>RFC 3492: encodes any characters as letters, digits and hyphens. Labels are short, so nothing here takes more than a few
/// thousand steps.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int ThresholdMin = 1;
    private const int ThresholdMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int FirstBeyondAscii = 0x80;
    private const int LastCharacter = 0x10FFFF;

    /// <summary>Decodes text in lower case; false if the text is not Punycode or needs more characters than there is room for.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<int> characters, out int count)
    {
        count = Math.Max(0, text.LastIndexOf((byte)'-'));
        if (count > characters.Length)
        {
            return false;
        }
        for (int i = 0; i < count; i++)
        {
            characters[i] = text[i];
        }
        ReadOnlySpan<byte> rest = text[(count == 0 ? 0 : count + 1)..];
        int ascii = count;
        int character = FirstBeyondAscii;
        int bias = InitialBias;
        long place = 0;
        while (!rest.IsEmpty)
        {
            if (count == characters.Length || !TryReadDelta(ref rest, bias, out long delta))
            {
                return false;
            }
            place += delta;
            long next = character + place / (count + 1);
            if (next > LastCharacter || next is >= 0xD800 and <= 0xDFFF)
            {
                return false;
            }
            character = (int)next;
            int at = (int)(place % (count + 1));
            characters[at..count].CopyTo(characters[(at + 1)..]);
            characters[at] = character;
            bias = Adapt(delta, count + 1, first: count == ascii);
            count++;
            place = at + 1;
        }
        return true;
    }

    /// <summary>Encodes characters; false if there is not enough room.</summary>
    public static bool TryEncode(ReadOnlySpan<int> characters, Span<byte> text, out int written)
    {
        written = 0;
        foreach (int c in characters)
        {
            if (c < FirstBeyondAscii && !TryAppend(text, ref written, (byte)c))
            {
                return false;
            }
        }
        int ascii = written;
        int handled = ascii;
        if (ascii > 0 && !TryAppend(text, ref written, (byte)'-'))
        {
            return false;
        }
        int character = FirstBeyondAscii;
        int bias = InitialBias;
        long delta = 0;
        while (handled < characters.Length)
        {
            int next = SmallestFrom(characters, character);
            delta += (long)(next - character) * (handled + 1);
            character = next;
            foreach (int c in characters)
            {
                if (c < character)
                {
                    delta++;
                }
                else if (c == character)
                {
                    if (!TryAppendDelta(text, ref written, delta, bias))
                    {
                        return false;
                    }
                    bias = Adapt(delta, handled + 1, first: handled == ascii);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            character++;
        }
        return true;
    }

    private static int SmallestFrom(ReadOnlySpan<int> characters, int from)
    {
        int smallest = int.MaxValue;
        foreach (int c in characters)
        {
            if (c >= from && c < smallest)
            {
                smallest = c;
            }
        }
        return smallest;
    }

    /// <summary>Reads one number of variable length, with its least significant digit first.</summary>
    private static bool TryReadDelta(ref ReadOnlySpan<byte> text, int bias, out long delta)
    {
        delta = 0;
        long weight = 1;
        for (int k = Base; !text.IsEmpty; k += Base)
        {
            int digit = text[0] switch
            {
                >= (byte)'a' and <= (byte)'z' => text[0] - 'a',
                >= (byte)'0' and <= (byte)'9' => text[0] - '0' + 26,
                _ => -1,
            };
            text = text[1..];
            delta += digit * weight;
            if (digit < 0 || delta > int.MaxValue)
            {
                return false;
            }
            int threshold = Math.Clamp(k - bias, ThresholdMin, ThresholdMax);
            if (digit < threshold)
            {
                return true;
            }
            // Kept within the range of delta, so that neither can overflow.
            weight = Math.Min(weight * (Base - threshold), int.MaxValue + 1L);
        }
        return false;
    }

    private static bool TryAppendDelta(Span<byte> text, ref int written, long delta, int bias)
    {
        for (int k = Base; ; k += Base)
        {
            int threshold = Math.Clamp(k - bias, ThresholdMin, ThresholdMax);
            if (delta < threshold)
            {
                return TryAppend(text, ref written, Digit((int)delta));
            }
            if (!TryAppend(text, ref written, Digit((int)(threshold + (delta - threshold) % (Base - threshold)))))
            {
                return false;
            }
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    private static byte Digit(int value) => (byte)(value < 26 ? 'a' + value : '0' + value - 26);

    private static bool TryAppend(Span<byte> text, ref int written, byte b)
    {
        if (written == text.Length)
        {
            return false;
        }
        text[written++] = b;
        return true;
    }

    private static int Adapt(long delta, int count, bool first)
    {
        delta /= first ? Damp : 2;
        delta += delta / count;
        int k = 0;
        for (; delta > (Base - ThresholdMin) * ThresholdMax / 2; k += Base)
        {
            delta /= Base - ThresholdMin;
        }
        return k + (int)((Base - ThresholdMin + 1) * delta / (delta + Skew));
    }
}
