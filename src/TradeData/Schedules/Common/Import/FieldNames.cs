using System.Text;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>The names of a format's fields. They come in every row, mostly in the same order, so the one after the last is looked at first; the same name is the same string.</summary>
internal sealed class FieldNames(params string[] names)
{
    private readonly byte[][] _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    /// <summary>Which name the reader's token is, or -1 if it is none of them.</summary>
    /// <param name="reader">The reader, at the name of a field.</param>
    /// <param name="expected">Which name is looked at first.</param>
    public int Find(ref Utf8JsonReader reader, int expected)
    {
        for (int i = 0; i < names.Length; i++)
        {
            int at = expected + i < names.Length ? expected + i : expected + i - names.Length;
            if (reader.ValueTextEquals(_utf8[at]))
            {
                return at;
            }
        }
        return -1;
    }

    /// <summary>The name of that number.</summary>
    public string this[int field] => names[field];
}
