using System.Text.Json;

namespace TradeData.Runtime;

/// <summary>JSON equality of two values by the framework's document model.</summary>
internal static class RawJsonEquality
{
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    public static bool Equal(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right) || JsonElement.DeepEquals(JsonElement.Parse(left, AnyDepth), JsonElement.Parse(right, AnyDepth));

    public static int Hash(ReadOnlySpan<byte> utf8Json) => Hash(JsonElement.Parse(utf8Json, AnyDepth));

    private static int Hash(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return 31 + element.EnumerateObject().Sum(property => unchecked(string.GetHashCode(property.Name, StringComparison.Ordinal) * 31 + Hash(property.Value)) & 0xFFFF);
            case JsonValueKind.Array:
                HashCode hash = default;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    hash.Add(Hash(item));
                }
                return hash.ToHashCode();
            case JsonValueKind.String:
                return string.GetHashCode(element.GetString(), StringComparison.Ordinal);
            case JsonValueKind.Number:
                return element.GetDouble().GetHashCode();
            default:
                return (int)element.ValueKind;
        }
    }
}
