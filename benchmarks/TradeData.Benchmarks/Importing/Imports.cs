using System.Text.Json;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Benchmarks.Importing;

/// <summary>The compared ways to read a revision from front to back. Each returns the number of rows; no line is kept.</summary>
internal static class Imports
{
    private const int Buffer = 1 << 16;

    private static readonly ImportOptions s_options = new()
    {
        Edition = TradeCatalog.Default.Editions["US-HTS", "2025-basic"],
        ImportedOn = new DateOnly(2025, 1, 15),
    };

    public static readonly (string Name, Func<Stream, long> Read)[] Ways = [("scan", Scan), ("ours", Ours), ("hand", Hand), ("hand-remembering", HandRemembering)];

    public static long Ours(Stream json) => UsHtsImporter.Read(json, s_options).LongCount();

    public static long Hand(Stream json) => new HandImporter(remembers: false).Read(json).LongCount();

    public static long HandRemembering(Stream json) => new HandImporter(remembers: true).Read(json).LongCount();

    /// <summary>The baseline: reads every token of the file in chunks, and counts the rows.</summary>
    public static long Scan(Stream json)
    {
        byte[] buffer = new byte[Buffer];
        JsonReaderState state = default;
        int held = 0;
        long rows = 0;
        while (true)
        {
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            int read = json.Read(buffer, held, buffer.Length - held);
            held += read;
            Utf8JsonReader reader = new(buffer.AsSpan(0, held), read == 0, state);
            while (reader.Read())
            {
                rows += reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 1 } ? 1 : 0;
            }
            if (read == 0)
            {
                return rows;
            }
            state = reader.CurrentState;
            int consumed = (int)reader.BytesConsumed;
            Array.Copy(buffer, consumed, buffer, 0, held - consumed);
            held -= consumed;
        }
    }
}
