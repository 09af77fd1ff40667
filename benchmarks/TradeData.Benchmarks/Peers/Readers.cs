using System.Text.Json;

namespace TradeData.Benchmarks.Peers;

/// <summary>What the framework's reader and document cost: the yardstick of every comparison.</summary>
internal static class Readers
{
    /// <summary>Every token, none of them looked at.</summary>
    public static long Scan(byte[] text)
    {
        Utf8JsonReader reader = new(text);
        long tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }
        return tokens;
    }

    /// <summary>The tokens' places, in rented memory.</summary>
    public static long Document(byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return (long)document.RootElement.ValueKind;
    }

    /// <summary>Does the work on each of the texts, and returns something that depends on it.</summary>
    public static long Each(IReadOnlyList<byte[]> texts, Func<byte[], long> work)
    {
        long sum = 0;
        foreach (byte[] text in texts)
        {
            sum += work(text);
        }
        return sum;
    }
}
