using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>The groups that keywords are documented in.</summary>
internal enum KeywordGroup
{
    Core,
    Applicator,
    Validation,
    Format,
    Annotation,
    TradeData,
}

/// <summary>A keyword of JSON Schema: the form of its value, and its meaning. The meaning is defined here and nowhere else. A new keyword
/// is an entry in the file of its group, or a file with a class like this, and a line in <see cref="KeywordList"/>.</summary>
/// <param name="name">The name in a schema.</param>
/// <param name="group">The group in the documentation.</param>
/// <param name="dialects">The editions that define it.</param>
/// <param name="validates">The assertion, for the documentation.</param>
/// <param name="becomes">The resulting C#, for the documentation.</param>
internal abstract class Keyword(string name, KeywordGroup group, Dialect dialects, string validates, string becomes)
{
    public string Name { get; } = name;

    public KeywordGroup Group { get; } = group;

    public Dialect Dialects { get; } = dialects;

    public string Validates { get; } = validates;

    public string Becomes { get; } = becomes;

    /// <summary>Reads the keyword's value into <see cref="KeywordContext.Schema"/>.</summary>
    public abstract void Read(KeywordContext context, JsonMember member);
}
