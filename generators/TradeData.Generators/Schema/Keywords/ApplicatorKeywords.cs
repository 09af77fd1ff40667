namespace TradeData.Generators.Schema.Keywords;

/// <summary>Applicators: schemas within a schema.</summary>
internal static class ApplicatorKeywords
{
    public static readonly Keyword PrefixItems = new FormKeyword("prefixItems", KeywordGroup.Applicator, Dialect.Draft202012,
        "the first items, each by its own schema",
        "—",
        (context, member) => context.Schema.PrefixItems.AddRange(context.ChildList(member)));

    public static readonly Keyword Contains = new FormKeyword("contains", KeywordGroup.Applicator, Dialect.FromDraft6,
        "some item is valid, as many as `minContains` and `maxContains` allow",
        "—",
        (context, member) => context.Schema.Contains = context.Child(member.Value, member.Name));

    public static readonly Keyword UnevaluatedItems = new FormKeyword("unevaluatedItems", KeywordGroup.Applicator, Dialect.From201909,
        "every item that no other keyword evaluates is valid",
        "—",
        (context, member) => context.Schema.UnevaluatedItems = context.Child(member.Value, member.Name));

    public static readonly Keyword Properties = new FormKeyword("properties", KeywordGroup.Applicator, Dialect.All,
        "the named members are valid",
        "a property each, nullable where it is not required",
        (context, member) => context.Schema.Properties.AddRange(context.Children(member)));

    public static readonly Keyword AdditionalProperties = new FormKeyword("additionalProperties", KeywordGroup.Applicator, Dialect.All,
        "every other member is valid; `false` allows none",
        "`ValueMap<T>`; a property for the others beside named ones",
        (context, member) => context.Schema.AdditionalProperties = context.Child(member.Value, member.Name));

    public static readonly Keyword PropertyNames = new FormKeyword("propertyNames", KeywordGroup.Applicator, Dialect.FromDraft6,
        "every member's name is valid, as a string",
        "—",
        (context, member) => context.Schema.PropertyNames = context.Child(member.Value, member.Name));

    public static readonly Keyword UnevaluatedProperties = new FormKeyword("unevaluatedProperties", KeywordGroup.Applicator, Dialect.From201909,
        "every member that no other keyword evaluates is valid",
        "—",
        (context, member) => context.Schema.UnevaluatedProperties = context.Child(member.Value, member.Name));

    public static readonly Keyword AllOf = new FormKeyword("allOf", KeywordGroup.Applicator, Dialect.All,
        "every schema of the list matches",
        "the properties of all in one record",
        (context, member) => context.Schema.AllOf.AddRange(context.ChildList(member)));

    public static readonly Keyword AnyOf = new FormKeyword("anyOf", KeywordGroup.Applicator, Dialect.All,
        "some schema of the list matches",
        "a closed union, or one type where the branches have one; see [unions](unions.md)",
        (context, member) => context.Schema.AnyOf.AddRange(context.ChildList(member)));

    public static readonly Keyword OneOf = new FormKeyword("oneOf", KeywordGroup.Applicator, Dialect.All,
        "exactly one schema of the list matches; with a discriminator the one that it names",
        "a closed union, or one type where the branches have one; see [unions](unions.md)",
        (context, member) => context.Schema.OneOf.AddRange(context.ChildList(member)));

    public static readonly Keyword Not = new FormKeyword("not", KeywordGroup.Applicator, Dialect.All,
        "the schema does not match",
        "—",
        (context, member) => context.Schema.Not = context.Child(member.Value, member.Name));

    public static readonly Keyword If = new FormKeyword("if", KeywordGroup.Applicator, Dialect.FromDraft7,
        "decides between `then` and `else`",
        "—",
        (context, member) => context.Schema.If = context.Child(member.Value, member.Name));

    public static readonly Keyword Then = new FormKeyword("then", KeywordGroup.Applicator, Dialect.FromDraft7,
        "holds where `if` does",
        "—",
        (context, member) => context.Schema.Then = context.Child(member.Value, member.Name));

    public static readonly Keyword Else = new FormKeyword("else", KeywordGroup.Applicator, Dialect.FromDraft7,
        "holds where `if` does not",
        "—",
        (context, member) => context.Schema.Else = context.Child(member.Value, member.Name));
}
