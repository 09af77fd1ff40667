using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace TradeData.Cli.Catalogs;

/// <summary>The operator of a filter.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    BeginsWith,
    Contains,
}

/// <summary>A condition on rows: a field, an operator, a value. A field with several values, in a list, matches if any of them does;
/// <c>field=</c> matches rows without the field. Numbers are compared as numbers, codes of goods without their dots, and anything else as
/// ordinal text.</summary>
internal sealed record RowFilter(FieldPath Field, Comparison Comparison, string Value, bool IsCode)
{
    private static readonly SearchValues<char> FirstOfSigns = SearchValues.Create("=<>!^~");

    // Longer ones first, so that <= is not read as <.
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        ("!=", Comparison.NotEqual), ("<=", Comparison.LessOrEqual), (">=", Comparison.GreaterOrEqual), ("^=", Comparison.BeginsWith), ("~=", Comparison.Contains),
        ("=", Comparison.Equal), ("<", Comparison.Less), (">", Comparison.Greater),
    ];

    public static RowFilter Parse(string text, Func<string, bool> isCode)
    {
        int at = text.AsSpan().IndexOfAny(FirstOfSigns);
        foreach ((string sign, Comparison comparison) in Signs)
        {
            if (at > 0 && text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
            {
                string field = text[..at].Trim();
                bool code = isCode(field);
                string value = text[(at + sign.Length)..].Trim();
                return new RowFilter(new FieldPath(field), comparison, code ? Digits(value) : value, code);
            }
        }
        throw new UserException($"\"{text}\" is not a condition. Write a field, one of = != < <= > >= ^= (begins with) ~= (contains), and a value, as in chapter=2 or code^=0201.");
    }

    public bool Matches(JsonElement row)
    {
        IReadOnlyList<JsonElement> values = Field.ValuesOf(row);
        if (Value.Length == 0 && Comparison is Comparison.Equal or Comparison.NotEqual)
        {
            return values.Count == 0 == (Comparison == Comparison.Equal);
        }
        return Comparison == Comparison.NotEqual ? values.All(value => !Holds(value)) : values.Any(Holds);
    }

    private bool Holds(JsonElement element)
    {
        string text = IsCode ? Digits(FieldPath.TextOf(element)) : FieldPath.TextOf(element);
        return Comparison switch
        {
            Comparison.Equal or Comparison.NotEqual => Compare(element, text) == 0,
            Comparison.Less => Compare(element, text) < 0,
            Comparison.LessOrEqual => Compare(element, text) <= 0,
            Comparison.Greater => Compare(element, text) > 0,
            Comparison.GreaterOrEqual => Compare(element, text) >= 0,
            Comparison.BeginsWith => text.StartsWith(Value, StringComparison.Ordinal),
            _ => text.Contains(Value, StringComparison.OrdinalIgnoreCase),
        };
    }

    private int Compare(JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out decimal number)
            && decimal.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal other)
            ? number.CompareTo(other)
            : string.CompareOrdinal(text, Value);

    private static string Digits(string code) => code.Replace(".", "", StringComparison.Ordinal);
}
