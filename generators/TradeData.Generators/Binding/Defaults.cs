using System.Globalization;
using System.Text.RegularExpressions;
using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>Converts a <c>default</c> to a C# constant, to a value read at its first use, or to nothing if the schema may not allow
/// it.</summary>
internal sealed class Defaults(PlanBinder plan, Func<Shape, string, string?> enumMember)
{
    private static readonly Regex Moment = new(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript);

    /// <summary>The limits of depth and number for following schemas; beyond them only the whole validator can decide.</summary>
    private const int MostDepth = 64;
    private const int MostLooks = 10_000;

    private int _depth;
    private int _looks;

    /// <summary>The default; null where the property goes without one.</summary>
    /// <param name="isValue">False where the value cannot be one of the schema at all, which is worth a warning.</param>
    public DefaultValue? Of(JsonNode value, Shape shape, Edge edge, out bool isValue)
    {
        isValue = true;
        if (value is JsonNull)
        {
            // Without a default the property is null anyway.
            return null;
        }
        if (Constant(value, shape, edge) is { } constant)
        {
            return new DefaultValue(JsonText.Of(value), constant);
        }
        bool? holds = Holds(edge, value);
        bool isRead = shape.Kind switch
        {
            ShapeKind.Boolean or ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal or ShapeKind.String => false,
            // Only a custom type knows its own values; a schema without a type allows nearly all.
            ShapeKind.Raw or ShapeKind.Parsed or ShapeKind.ParsedNumber => holds is not false,
            ShapeKind.Enum or ShapeKind.ExtensibleEnum => edge.External is not null && value is JsonString,
            _ => holds is true,
        };
        isValue = isRead || (holds is not false && shape.Kind is not (ShapeKind.Boolean or ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal or ShapeKind.String or ShapeKind.Enum));
        return isRead ? new DefaultValue(JsonText.Of(value), null) : null;
    }

    private string? Constant(JsonNode value, Shape shape, Edge edge) => (shape.Kind, value) switch
    {
        (ShapeKind.Boolean, JsonBoolean boolean) => boolean.Value ? "true" : "false",
        (ShapeKind.Int32, JsonNumber number) when int.TryParse(number.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => number.Raw,
        (ShapeKind.Int64, JsonNumber number) when long.TryParse(number.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => number.Raw,
        (ShapeKind.Decimal, JsonNumber number) when decimal.TryParse(number.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal parsed) => parsed.ToString(CultureInfo.InvariantCulture),
        (ShapeKind.String, JsonString text) => text.Value,
        (ShapeKind.Enum, JsonString text) when edge.External is null => enumMember(shape, text.Value),
        (ShapeKind.List, JsonArray { Items.Count: 0 }) or (ShapeKind.Map, JsonObject { Members.Count: 0 }) => "",
        _ => null,
    };

    /// <summary>Whether a value is valid, or null if only the whole validator can decide.</summary>
    private bool? Holds(Edge edge, JsonNode value)
    {
        // A schema that leads back to itself is reported elsewhere; here it must only come to an end.
        if (edge.External is not null || _depth >= MostDepth || _looks >= MostLooks)
        {
            return null;
        }
        _looks++;
        _depth++;
        bool? holds = Holds(plan.NodeAt(edge.Node), value);
        _depth--;
        return holds;
    }

    private bool? Holds(PlanNode node, JsonNode value)
    {
        if (node.Never)
        {
            return false;
        }
        bool? holds = node.Value is { } facet ? Holds(facet, value) : true;
        holds = And(holds, value switch
        {
            JsonObject members when node.Object is { } facetOfObject => Holds(facetOfObject, members),
            JsonArray items when node.Array is { } facetOfArray => Holds(facetOfArray, items),
            _ => true,
        });
        return node.Applicators.Aggregate(holds, (all, applicator) => And(all, Holds(applicator, value)));
    }

    private bool? Holds(Applicator applicator, JsonNode value) => applicator switch
    {
        Applicator.Conjunct(var schema) => Holds(schema, value),
        Applicator.AnyOf(var branches) => branches.Aggregate((bool?)false, (any, branch) => Not(And(Not(any), Not(Holds(branch, value))))),
        Applicator.OneOf(var branches, _) => branches.Select(branch => Holds(branch, value)).ToList() is var results && results.Contains(null) ? null : results.Count(result => result is true) == 1,
        Applicator.ByType parts => parts.BranchesFor(TypeOf(value)).FirstOrDefault() is { } part ? Holds(part, value) : true,
        Applicator.Not(var schema) => Not(Holds(schema, value)),
        _ => null,
    };

    private bool? Holds(ObjectFacet facet, JsonObject value)
    {
        if (facet.Names.Any(name => name.IsRequired && value.Find(name.Name) is null) || value.Members.Count < facet.MinProperties || value.Members.Count > facet.MaxProperties)
        {
            return false;
        }
        bool? holds = facet.PropertyNames is null && facet.Dependencies.IsEmpty && facet.Unevaluated is null ? true : null;
        foreach (JsonMember member in value.Members)
        {
            NamedMember? named = facet.PlaceOf(member.Name) is >= 0 and int place ? facet.Names[place] : null;
            Edge? schema = named?.Schema ?? facet.Additional;
            holds = And(holds, facet.Patterns.IsEmpty ? schema is null ? true : Holds(schema, member.Value) : null);
        }
        return holds;
    }

    private bool? Holds(ArrayFacet facet, JsonArray value)
    {
        if (value.Items.Count < facet.MinItems || value.Items.Count > facet.MaxItems)
        {
            return false;
        }
        bool? holds = facet.Contains is null && facet.Unevaluated is null ? true : null;
        if (facet.UniqueItems && value.Items.Select(JsonText.KeyOf).Distinct(StringComparer.Ordinal).Count() != value.Items.Count)
        {
            return false;
        }
        for (int i = 0; i < value.Items.Count; i++)
        {
            Edge? schema = i < facet.Prefix.Count ? facet.Prefix[i] : facet.Items;
            holds = And(holds, schema is null ? true : Holds(schema, value.Items[i]));
        }
        return holds;
    }

    private static bool? Holds(ValueFacet facet, JsonNode value)
    {
        JsonTypes type = TypeOf(value);
        if ((facet.Types & type) == 0)
        {
            return false;
        }
        if (facet.Enum is { } listed)
        {
            return listed.Contains(JsonText.Of(value)) ? true : null;
        }
        return value switch
        {
            JsonNumber number => IsWithin(facet, ExactNumber.Of(number.Raw)),
            JsonString text when facet.HasStringBounds => facet.MinLength > 0 || facet.MaxLength < int.MaxValue || !facet.Patterns.IsEmpty ? null : HasFormat(facet.Format, text.Value),
            _ => true,
        };
    }

    private static JsonTypes TypeOf(JsonNode value) => value switch
    {
        JsonNull => JsonTypes.Null,
        JsonBoolean => JsonTypes.Boolean,
        JsonObject => JsonTypes.Object,
        JsonArray => JsonTypes.Array,
        JsonString => JsonTypes.String,
        JsonNumber number => ExactNumber.Of(number.Raw).IsInteger ? JsonTypes.Number | JsonTypes.Integer : JsonTypes.Number,
        _ => JsonTypes.None,
    };

    private static bool? IsWithin(ValueFacet facet, ExactNumber number)
    {
        bool isWithin = (facet.Minimum is null || number.CompareTo(ExactNumber.Of(facet.Minimum)) >= 0)
            && (facet.Maximum is null || number.CompareTo(ExactNumber.Of(facet.Maximum)) <= 0)
            && (facet.ExclusiveMinimum is null || number.CompareTo(ExactNumber.Of(facet.ExclusiveMinimum)) > 0)
            && (facet.ExclusiveMaximum is null || number.CompareTo(ExactNumber.Of(facet.ExclusiveMaximum)) < 0);
        return !isWithin ? false : facet.MultipleOf is null ? true : null;
    }

    /// <summary>Whether a text certainly has a format, or null if only the runtime can decide.</summary>
    private static bool? HasFormat(string? format, string text)
    {
        bool has = format switch
        {
            null => true,
            "date" => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => Moment.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "uri" => text.All(c => c is > ' ' and < '\x7f' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or '%' or '[' or ']')) && Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => false,
        };
        return has ? true : null;
    }

    private static bool? And(bool? one, bool? other) => one is false || other is false ? false : one is null || other is null ? null : true;

    private static bool? Not(bool? value) => value is null ? null : !value;
}
