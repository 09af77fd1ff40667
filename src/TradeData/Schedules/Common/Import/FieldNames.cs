using System.Text;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>The names of a format's fields. Every row has them, usually in the same order, so the successor of the last one is tried
/// first. Equal names are one string object.</summary>
internal sealed class FieldNames(params string[] names)
{
    private readonly byte[][] _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    /// <summary>Returns the number of the name at the reader, or -1.</summary>
    /// <param name="reader">The reader, at the name of a field.</param>
    /// <param name="expected">The number of the name to try first.</param>
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

    /// <summary>The name with a number.</summary>
    public string this[int field] => names[field];
}
