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

/// <summary>
/// One keyword of JSON Schema: what its value must look like, and what it says of a schema. Its meaning is written down here and nowhere
/// else. A new keyword is an entry in the file of its group, or a file with a class like this, and a line in <see cref="KeywordList"/>.
/// </summary>
/// <param name="name">As it stands in a schema.</param>
/// <param name="group">Where the documentation lists it.</param>
/// <param name="dialects">The editions that know it.</param>
/// <param name="validates">For the documentation: what it asserts.</param>
/// <param name="becomes">For the documentation: what C# it becomes.</param>
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
