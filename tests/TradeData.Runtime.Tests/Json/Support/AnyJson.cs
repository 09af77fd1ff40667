using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

/// <summary>The schema <c>true</c>: whatever is JSON is valid.</summary>
internal readonly struct AnyJson : IJsonSchema
{
    public static string Location => "any.schema.json#";

    public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack => Scan.Skip(ref p, i, ref c);

    /// <summary>Whether the framework's reader and its check of UTF-8 accept a text.</summary>
    public static bool IsAcceptedByTheFramework(ReadOnlySpan<byte> text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            return false;
        }
        System.Text.Json.Utf8JsonReader reader = new(text);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
