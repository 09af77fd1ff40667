using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>The wording of errors.</summary>
internal static class Wording
{
    // Longer values and longer lists of members are truncated.
    private const int MaxExcerpt = 64;
    private const int MaxMembers = 12;

    /// <summary>Returns the start of a text, at most 64 characters, without splitting a surrogate pair.</summary>
    public static string Excerpt(ReadOnlySpan<byte> utf8)
    {
        // Four bytes make at most one character of two units, so this many are always enough.
        string text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * MaxExcerpt + 4)]);
        if (text.Length <= MaxExcerpt)
        {
            return text;
        }
        int length = MaxExcerpt - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
    }

    /// <summary>Returns a number with a noun: 1 character, 2 characters.</summary>
    public static string Amount(int count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");

    /// <summary>Returns a list of types: a string, a string or null, a string, an array or null.</summary>
    public static string OneOf(JsonTypes types)
    {
        List<string> names = [];
        Add(JsonTypes.String, "a string");
        Add(JsonTypes.Number, "a number");
        if ((types & JsonTypes.Number) == 0)
        {
            Add(JsonTypes.Integer, "a whole number");
        }
        Add(JsonTypes.Boolean, "true or false");
        Add(JsonTypes.Array, "an array");
        Add(JsonTypes.Object, "an object");
        Add(JsonTypes.Null, "null");
        return names.Count switch
        {
            0 => "absent",
            1 => names[0],
            _ => string.Join(", ", names[..^1]) + " or " + names[^1],
        };

        void Add(JsonTypes type, string name)
        {
            if ((types & type) != 0)
            {
                names.Add(name);
            }
        }
    }

    /// <summary>Returns a list of members, truncated if it is long.</summary>
    public static string Members(IReadOnlyList<string> members)
    {
        string list = string.Join(", ", members.Take(MaxMembers));
        return members.Count > MaxMembers ? Invariant($"{list} or {members.Count - MaxMembers} more") : list;
    }

    /// <summary>Returns a question that suggests a similar name, or an empty text if none is similar.</summary>
    public static string DidYouMean(string text, IEnumerable<string> candidates) =>
        Similarity.Closest(text, candidates) is { } closest ? $" Did you mean {closest}?" : "";

    /// <summary>Interpolates without regard to the current culture.</summary>
    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
