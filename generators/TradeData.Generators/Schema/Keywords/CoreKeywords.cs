namespace TradeData.Generators.Schema.Keywords;

/// <summary>Core keywords that only set a property.</summary>
internal static class CoreKeywords
{
    public static readonly Keyword Anchor = new FormKeyword("$anchor", KeywordGroup.Core, Dialect.From201909,
        "names the schema, for references",
        "—",
        (context, member) => context.DeclareAnchor(member, isDynamic: false));

    public static readonly Keyword DynamicAnchor = new FormKeyword("$dynamicAnchor", KeywordGroup.Core, Dialect.Draft202012,
        "names the schema, for references that depend on where validation came from",
        "—",
        (context, member) => context.DeclareAnchor(member, isDynamic: true));

    public static readonly Keyword Ref = new FormKeyword("$ref", KeywordGroup.Core, Dialect.All,
        "the referenced schema must match, too",
        "the type of the referenced schema",
        (context, member) => context.Schema.Ref = context.Reference(member));

    public static readonly Keyword DynamicRef = new FormKeyword("$dynamicRef", KeywordGroup.Core, Dialect.Draft202012,
        "the schema of the outermost such anchor in the dynamic scope must match; resolved when the schema is compiled, once per scope",
        "the type of the referenced schema",
        (context, member) =>
        {
            context.Schema.DynamicRef = context.Reference(member);
            context.Schema.Document.IsDynamic = true;
        });

    public static readonly Keyword RecursiveRef = new FormKeyword("$recursiveRef", KeywordGroup.Core, Dialect.Draft201909,
        "as `$dynamicRef`, for the anchor that `$recursiveAnchor` sets",
        "the type of the referenced schema",
        (context, member) =>
        {
            context.Schema.DynamicRef = context.Reference(member);
            context.Schema.Document.IsDynamic = true;
        });

    public static readonly Keyword Defs = new FormKeyword("$defs", KeywordGroup.Core, Dialect.From201909,
        "holds schemas for references",
        "a type for each that has one, under its own name",
        (context, member) => context.Schema.Definitions.AddRange(context.Children(member)));

    public static readonly Keyword Definitions = new FormKeyword("definitions", KeywordGroup.Core, Dialect.All,
        "the older name of `$defs`",
        "a type for each that has one, under its own name",
        (context, member) => context.Schema.Definitions.AddRange(context.Children(member)));

    public static readonly Keyword Comment = new FormKeyword("$comment", KeywordGroup.Core, Dialect.FromDraft7,
        "—",
        "—",
        (context, member) => context.Text(member));
}
