using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Schema.Keywords;

/// <summary>Annotations, which assert nothing.</summary>
internal static class AnnotationKeywords
{
    public static readonly Keyword Title = new FormKeyword("title", KeywordGroup.Annotation, Dialect.All,
        "—",
        "the name of the type, from its words",
        (context, member) =>
        {
            context.Schema.Title = context.Text(member);
            Annotate(context, member);
        });

    public static readonly Keyword Description = new FormKeyword("description", KeywordGroup.Annotation, Dialect.All,
        "—",
        "the XML documentation",
        (context, member) =>
        {
            context.Schema.Description = context.Text(member);
            Annotate(context, member);
        });

    public static readonly Keyword Default = new FormKeyword("default", KeywordGroup.Annotation, Dialect.All,
        "—",
        "the value of the property when it is absent",
        (context, member) =>
        {
            context.Schema.Default = member.Value;
            Annotate(context, member);
        });

    public static readonly Keyword Deprecated = new FormKeyword("deprecated", KeywordGroup.Annotation, Dialect.From201909,
        "—",
        "`[Obsolete]`",
        (context, member) =>
        {
            context.Schema.IsDeprecated = context.Boolean(member) ?? false;
            Annotate(context, member);
        });

    public static readonly Keyword Examples = new FormKeyword("examples", KeywordGroup.Annotation, Dialect.FromDraft6,
        "—",
        "XML documentation",
        (context, member) => Annotate(context, member));

    public static readonly Keyword ReadOnly = new FormKeyword("readOnly", KeywordGroup.Annotation, Dialect.FromDraft7,
        "—",
        "—",
        (context, member) =>
        {
            context.Boolean(member);
            Annotate(context, member);
        });

    public static readonly Keyword WriteOnly = new FormKeyword("writeOnly", KeywordGroup.Annotation, Dialect.FromDraft7,
        "—",
        "—",
        (context, member) =>
        {
            context.Boolean(member);
            Annotate(context, member);
        });

    public static readonly Keyword ContentEncoding = new FormKeyword("contentEncoding", KeywordGroup.Annotation, Dialect.FromDraft7,
        "—",
        "—",
        (context, member) =>
        {
            context.Text(member);
            context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value), OfStrings: true));
        });

    public static readonly Keyword ContentMediaType = new FormKeyword("contentMediaType", KeywordGroup.Annotation, Dialect.FromDraft7,
        "—",
        "—",
        (context, member) =>
        {
            context.Text(member);
            context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value), OfStrings: true));
        });

    private static void Annotate(KeywordContext context, JsonMember member) => context.Schema.Annotations.Add(new Annotation(member.Name, JsonText.Of(member.Value)));
}
