using System.Text.Json;

namespace TradeData.Benchmarks.Peers;

/// <summary>The cost of the framework's reader and document: the baseline of every comparison.</summary>
internal static class Readers
{
    /// <summary>Every token, without its content.</summary>
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
}
