using System.Globalization;
using System.Text;

namespace TradeData.Benchmarks.Instances;

/// <summary>Rows of duty-line.schema.json, with codes spread over chapters and headings as in schedules, and a hundred
/// reporters.</summary>
internal static class DutyLines
{
    private const int Reporters = 100;

    public static byte[][] Rows(int count) => [.. Each(count)];

    /// <summary>The same, one after the other.</summary>
    public static IEnumerable<byte[]> Each(int count)
    {
        Random random = new(20190925);
        for (int i = 0; i < count; i++)
        {
            (string reporter, string code) = Key(i);
            DateOnly from = new DateOnly(2015, 1, 1).AddDays(random.Next(3_650));
            string to = i % 5 == 0 ? string.Create(CultureInfo.InvariantCulture, $",\"validTo\":\"{from.AddDays(random.Next(1, 2_000)):yyyy-MM-dd}\"") : "";
            yield return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{{\"reporter\":\"{reporter}\",\"code\":\"{code}\",\"description\":\"Goods of number {random.Next(1_000_000)}, other\",\"percent\":{random.Next(1_000) / 10m},\"validFrom\":\"{from:yyyy-MM-dd}\"{to}}}"));
        }
    }

    /// <summary>The key of a row; no two rows share one.</summary>
    public static (string Reporter, string Code) Key(int row)
    {
        int reporter = row % Reporters;
        // Multiplying by an odd number, modulo the range, permutes the numbers.
        long code = (long)(row / Reporters) * 9_700_003 % 9_799_999_999 + 100_000_000;
        string name = string.Create(3, reporter, static (span, n) => (span[0], span[1], span[2]) = ((char)('A' + n % 26), (char)('A' + n / 26), 'X'));
        return (name, code.ToString("0000000000", CultureInfo.InvariantCulture));
    }

    /// <summary>Returns keys of rows in random order.</summary>
    public static (string Reporter, string Code)[] Sample(int rows, int count)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, count).Select(_ => Key(random.Next(rows)))];
    }

    /// <summary>All rows as one JSON array.</summary>
    public static byte[] Array(byte[][] rows)
    {
        using MemoryStream stream = new();
        for (int i = 0; i < rows.Length; i++)
        {
            stream.Write(i == 0 ? "["u8 : ","u8);
            stream.Write(rows[i]);
        }
        stream.Write("]"u8);
        return stream.ToArray();
    }
}
