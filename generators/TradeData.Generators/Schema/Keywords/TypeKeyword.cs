using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class TypeKeyword() : Keyword("type", KeywordGroup.Validation, Dialect.All,
    "the kind of value; `integer` means any number without a fractional part, `1.0` too",
    "chooses the C# type; with `null` among several it is nullable")
{
    private static readonly Dictionary<string, JsonTypes> Names = new(StringComparer.Ordinal)
    {
        ["null"] = JsonTypes.Null,
        ["boolean"] = JsonTypes.Boolean,
        ["object"] = JsonTypes.Object,
        ["array"] = JsonTypes.Array,
        ["number"] = JsonTypes.Number,
        ["integer"] = JsonTypes.Integer,
        ["string"] = JsonTypes.String,
    };

    public override void Read(KeywordContext context, JsonMember member)
    {
        JsonTypes types = JsonTypes.None;
        IReadOnlyList<JsonNode> nodes = member.Value is JsonArray list ? list.Items : [member.Value];
        if (nodes.Count == 0)
        {
            context.WrongValue(member, "the name of a type or a list of at least one name");
        }
        foreach (JsonNode node in nodes)
        {
            if (node is not JsonString name)
            {
                context.WrongValue(member, "the name of a type or a list of names");
            }
            else if (Names.TryGetValue(name.Value, out JsonTypes type))
            {
                types |= type;
            }
            else
            {
                context.Report(Rules.UnknownType, node, name.Value, Nearest.Suggestion(name.Value, Names.Keys));
            }
        }
        if (types != JsonTypes.None)
        {
            context.Schema.Value = context.Schema.Value with { Types = types };
        }
    }
}
