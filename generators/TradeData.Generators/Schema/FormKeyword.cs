using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>A keyword defined entirely by the form of its value and the property that it sets.</summary>
/// <param name="read">Reads the value into <see cref="KeywordContext.Schema"/>.</param>
/// <inheritdoc cref="Keyword" path="/param"/>
internal sealed class FormKeyword(string name, KeywordGroup group, Dialect dialects, string validates, string becomes, Action<KeywordContext, JsonMember> read)
    : Keyword(name, group, dialects, validates, becomes)
{
    public override void Read(KeywordContext context, JsonMember member) => read(context, member);
}
