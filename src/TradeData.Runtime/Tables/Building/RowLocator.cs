using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TradeData.Runtime.Tables;

/// <summary>Finds the place of a key field's value in a row's JSON, for messages.</summary>
internal static class RowLocator
{
    /// <summary>Returns the JSON Pointer of the value, and the value as the row has it, without quotes, or empty if absent.</summary>
    /// <param name="row">The row, which was read before and is valid JSON.</param>
    /// <param name="path">The path of the field.</param>
    /// <param name="indexes">The index of the element in each array on the path.</param>
    public static (string Pointer, string Value) Locate(ReadOnlySpan<byte> row, FieldPath path, ReadOnlySpan<int> indexes)
    {
        StringBuilder pointer = new();
        Utf8JsonReader reader = new(row, new JsonReaderOptions { MaxDepth = FieldExtractor.MaxDepth });
        bool isThere = reader.Read();
        int array = 0;
        foreach (string step in path.Steps)
        {
            if (step == FieldPath.Element)
            {
                int index = indexes[array++];
                pointer.Append(CultureInfo.InvariantCulture, $"/{index}");
                isThere = isThere && TryEnter(ref reader, index);
            }
            else
            {
                pointer.Append('/').Append(step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
                isThere = isThere && TryEnter(ref reader, step);
            }
        }
        return (pointer.ToString(), isThere ? Text(ref reader, row) : "");
    }

    private static bool TryEnter(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
            {
                return true;
            }
            reader.Skip();
        }
        return false;
    }

    private static bool TryEnter(ref Utf8JsonReader reader, string property)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isMeant = reader.ValueTextEquals(property);
            reader.Read();
            if (isMeant)
            {
                return true;
            }
            reader.Skip();
        }
        return false;
    }

    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> row)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(row[start..(int)reader.BytesConsumed]);
    }
}
