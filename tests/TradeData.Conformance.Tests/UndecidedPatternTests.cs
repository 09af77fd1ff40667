using System.Text;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests;

/// <summary>
/// A pattern that needs more steps, or more room, than it may have on a text: the match is undecided. Such a text is never valid, wherever in a
/// schema the pattern stands, and the report says which text and which pattern.
/// </summary>
public class UndecidedPatternTests
{
    private const string Pattern = @"^(?:(a)|b)*\1c$";

    private static readonly string s_text = new('a', 600_000);

    private static readonly (string Schema, string Instance, string KeywordLocation, int Column)[] s_cases =
    [
        ("""{"pattern":"PATTERN"}""", "\"TEXT\"", "/pattern", 1),
        ("""{"not":{"pattern":"PATTERN"}}""", "\"TEXT\"", "/not/pattern", 1),
        ("""{"oneOf":[{"pattern":"PATTERN"},{"type":"string"}]}""", "\"TEXT\"", "/oneOf/0/pattern", 1),
        ("""{"anyOf":[{"type":"object"},{"items":{"pattern":"PATTERN"}}]}""", """[1,"TEXT"]""", "/anyOf/1/items/pattern", 4),
        ("""{"if":{"pattern":"PATTERN"},"then":false}""", "\"TEXT\"", "/if/pattern", 1),
        ("""{"contains":{"pattern":"PATTERN"},"minContains":0,"maxContains":0}""", """["TEXT"]""", "/contains/pattern", 2),
        ("""{"propertyNames":{"not":{"pattern":"PATTERN"}}}""", """{"TEXT":1}""", "/propertyNames/not/pattern", 2),
        ("""{"type":"object","properties":{"b":{"type":"string"}},"patternProperties":{"PATTERN":false}}""", """{"b":1,"TEXT":1}""", "", 8),
    ];

    private static readonly SchemaBackends s_backends = new(new BoundSchemas(
        [], [.. s_cases.Select((one, i) => new SchemaDocument($"{i}.schema.json", one.Schema.Replace("PATTERN", Pattern.Replace(@"\", @"\\", StringComparison.Ordinal), StringComparison.Ordinal)))], BindingOptions.Default));

    [Theory]
    [InlineData(Backend.Generated)]
    [InlineData(Backend.Interpreted)]
    internal void It_is_an_error_at_the_text_wherever_the_pattern_stands(Backend backend)
    {
        for (int i = 0; i < s_cases.Length; i++)
        {
            ValidationResult result = s_backends.Validate(i, backend, Encoding.UTF8.GetBytes(s_cases[i].Instance.Replace("TEXT", s_text, StringComparison.Ordinal)));
            ValidationError error = result.Errors[^1];
            string what = s_cases[i].KeywordLocation.Length == 0 ? "name" : "text";
            Assert.Equal($"The limit of steps was reached before it was decided whether the {what} matches the pattern {Pattern}.", error.Message);
            Assert.Equal((s_cases[i].KeywordLocation, 1, s_cases[i].Column), (error.KeywordLocation, error.Line, error.Column));
            Assert.Equal(what == "name" ? 2 : 1, result.Errors.Count);
        }
    }
}
