namespace TradeData.Runtime.Tests.Json;

/// <summary>Small random damages to a text, which a scanner must judge like another one.</summary>
internal static class Mutations
{
    private static readonly byte[] Telling = [.. "\"\\{}[]:,0123456789-+.eEtfnul \t\r\n/ubx'"u8, 0, 1, 0x1F, 0x7F, 0x80, 0xBF, 0xC3, 0xE2, 0xED, 0xA0, 0xEF, 0xBB, 0xF0, 0xFF];

    public static byte[] Mutate(ReadOnlySpan<byte> text, Random random)
    {
        List<byte> bytes = [.. text];
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(bytes.Count + 1);
            int length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = Telling[random.Next(Telling.Length)];
                    break;
                case 1:
                    bytes.Insert(at, Telling[random.Next(Telling.Length)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }
        return [.. bytes];
    }

    private static readonly byte[][] Pieces =
    [
        [.. "\\u12"u8], [.. "\\ud83d\\ude00"u8], [.. "\\ud800"u8], [.. "1e400"u8], [.. "-0"u8], [.. "01"u8], [.. "0.5E-3"u8], [.. "null"u8],
        [.. "tru"u8], [.. ",,"u8], [.. "[[]]"u8], [.. "{\"\":{}}"u8], [.. "\"\\\"\""u8], [.. "é漢😀"u8], [.. "  \n\t "u8], [.. "\"unit\":1,"u8],
    ];
}
