namespace TradeData.Generators.Schema.Keywords;

/// <summary>Assertions about a value by itself.</summary>
internal static class ValidationKeywords
{
    public static readonly Keyword Const = new FormKeyword("const", KeywordGroup.Validation, Dialect.FromDraft6,
        "the value is this one, by JSON equality",
        "the discriminator of a union's case; documentation otherwise",
        (context, member) => context.Schema.Const = member.Value);

    public static readonly Keyword MinLength = new FormKeyword("minLength", KeywordGroup.Validation, Dialect.All,
        "a string has at least this many code points",
        "a check in the initialiser",
        (context, member) => context.Schema.Value = context.Schema.Value with { MinLength = context.Count(member) ?? 0 });

    public static readonly Keyword MaxLength = new FormKeyword("maxLength", KeywordGroup.Validation, Dialect.All,
        "a string has at most this many code points",
        "a check in the initialiser",
        (context, member) => context.Schema.Value = context.Schema.Value with { MaxLength = context.Count(member) ?? int.MaxValue });

    public static readonly Keyword MinContains = new FormKeyword("minContains", KeywordGroup.Validation, Dialect.From201909,
        "at least this many items are valid by `contains`",
        "—",
        (context, member) => context.Schema.MinContains = context.Count(member));

    public static readonly Keyword MaxContains = new FormKeyword("maxContains", KeywordGroup.Validation, Dialect.From201909,
        "at most this many items are valid by `contains`",
        "—",
        (context, member) => context.Schema.MaxContains = context.Count(member));

    public static readonly Keyword MinItems = new FormKeyword("minItems", KeywordGroup.Validation, Dialect.All,
        "an array has at least this many items",
        "a check in the initialiser",
        (context, member) => context.Schema.MinItems = context.Count(member) ?? 0);

    public static readonly Keyword MaxItems = new FormKeyword("maxItems", KeywordGroup.Validation, Dialect.All,
        "an array has at most this many items",
        "a check in the initialiser",
        (context, member) => context.Schema.MaxItems = context.Count(member) ?? int.MaxValue);

    public static readonly Keyword UniqueItems = new FormKeyword("uniqueItems", KeywordGroup.Validation, Dialect.All,
        "no two items are equal, by JSON equality",
        "a check in the initialiser",
        (context, member) => context.Schema.UniqueItems = context.Boolean(member) ?? false);

    public static readonly Keyword Required = new FormKeyword("required", KeywordGroup.Validation, Dialect.All,
        "the named members are present",
        "`required`",
        (context, member) => context.Schema.Required.AddRange(context.Texts(member, member.Value)));

    public static readonly Keyword MinProperties = new FormKeyword("minProperties", KeywordGroup.Validation, Dialect.All,
        "an object has at least this many members",
        "—",
        (context, member) => context.Schema.MinProperties = context.Count(member) ?? 0);

    public static readonly Keyword MaxProperties = new FormKeyword("maxProperties", KeywordGroup.Validation, Dialect.All,
        "an object has at most this many members",
        "—",
        (context, member) => context.Schema.MaxProperties = context.Count(member) ?? int.MaxValue);
}
