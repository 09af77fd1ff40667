using TradeData.Generators.Json;

namespace TradeData.Generators.Schema.Keywords;

internal sealed class ItemsKeyword() : Keyword("items", KeywordGroup.Applicator, Dialect.All,
    "every item (after those of `prefixItems`) is valid; up to 2019-09 a list means what `prefixItems` means now",
    "`ValueList<T>`")
{
    public override void Read(KeywordContext context, JsonMember member)
    {
        if (member.Value is JsonArray && context.Dialect != Dialect.Draft202012)
        {
            // The list of the older drafts may be empty.
            context.Schema.PrefixItems.AddRange(((JsonArray)member.Value).Items.Count == 0 ? [] : context.ChildList(member));
        }
        else
        {
            context.Schema.Items = context.Child(member.Value, member.Name);
        }
    }
}
