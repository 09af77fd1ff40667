using System.Globalization;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

// The types and bounds of a schema's own words, and the scalar type that holds all values within them.
internal sealed partial class Shapes
{
    /// <summary>The types that the schema's own words leave: those of <c>enum</c> and <c>const</c> narrow those of <c>type</c>.</summary>
    public static JsonTypes TypesOf(Subschema schema)
    {
        if (schema.Const is null && schema.Enum is null)
        {
            return schema.Value.Types;
        }
        JsonTypes types = JsonTypes.None;
        foreach (JsonNode value in Values(schema))
        {
            types |= TypeOf(value);
        }
        JsonTypes declared = schema.Value.Types;
        declared |= (declared & JsonTypes.Number) != 0 ? JsonTypes.Integer : 0;
        return types & declared;
    }

    public static JsonTypes TypeOf(JsonNode value) => value switch
    {
        JsonString => JsonTypes.String,
        JsonNumber number => number.Raw.All(c => c is '-' or (>= '0' and <= '9')) ? JsonTypes.Integer : JsonTypes.Number,
        JsonBoolean => JsonTypes.Boolean,
        JsonNull => JsonTypes.Null,
        JsonArray => JsonTypes.Array,
        _ => JsonTypes.Object,
    };

    /// <summary>The values that <c>const</c> or <c>enum</c> allows; none where neither stands.</summary>
    public static IEnumerable<JsonNode> Values(Subschema schema) => schema.Const is not null ? [schema.Const] : schema.Enum ?? [];

    private static bool IsInt64(JsonNode value) =>
        value is not JsonNumber number || long.TryParse(number.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a decimal holds the value exactly, so that a listed value can be read and written unchanged.</summary>
    private static bool IsDecimal(JsonNode value)
    {
        if (value is not JsonNumber { Raw: var raw })
        {
            return true;
        }
        int e = raw.IndexOfAny(['e', 'E']);
        string digits = (e < 0 ? raw : raw.Substring(0, e)).TrimStart('-');
        int decimals = digits.IndexOf('.') is >= 0 and var point ? digits.Length - point - 1 : 0;
        int exponent = 0;
        return digits.Length <= MostDigits
            && (e < 0 || int.TryParse(raw.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            && (long)decimals - exponent <= MostDigits
            && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    private ShapeKind ByFormat(string? format) => format switch
    {
        not null when formats.Of(format) == FormatMode.Annotation => ShapeKind.String,
        "date" => ShapeKind.Date,
        "date-time" => ShapeKind.DateTime,
        "time" => ShapeKind.Time,
        "duration" => ShapeKind.Duration,
        "uuid" => ShapeKind.Uuid,
        "uri" => ShapeKind.Uri,
        _ => ShapeKind.String,
    };

    private static ShapeKind ByBounds(ValueFacet value)
    {
        decimal? low = Bound(value.Minimum) ?? Bound(value.ExclusiveMinimum);
        decimal? high = Bound(value.Maximum) ?? Bound(value.ExclusiveMaximum);
        if (low >= int.MinValue && high <= int.MaxValue)
        {
            return ShapeKind.Int32;
        }
        return low < long.MinValue || high > long.MaxValue ? ShapeKind.Decimal : ShapeKind.Int64;
    }

    private static decimal? Bound(string? raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
