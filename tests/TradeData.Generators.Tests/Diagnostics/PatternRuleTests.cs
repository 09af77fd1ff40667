namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>TD1008: the place within the pattern where that can be known, and the whole of it where something in it is escaped.</summary>
public class PatternRuleTests
{
    [Fact]
    public void TD1008_the_character_at_fault() => Reported.For("""
        { "type": "string", "pattern": "^[A-Z]{3}$)" }
        """).Exactly(
            """a(1,43,1,44): error TD1008: The pattern is not an ECMA-262 regular expression: This ')' closes no group; a literal one is written '\)'.""");

    [Fact]
    public void TD1008_the_whole_pattern_where_it_has_escapes() => Reported.For("""
        { "type": "string", "pattern": "^\\d{3,2}$" }
        """).Exactly(
            """a(1,32,1,44): error TD1008: The pattern is not an ECMA-262 regular expression: The bounds of this quantifier are out of order: the lower one comes first.""");

    [Fact]
    public void TD1008_a_name_in_patternProperties() => Reported.For("""
        { "type": "object", "patternProperties": { "^[a-z": { "type": "string" } } }
        """).Exactly(
            """a(1,46,1,47): error TD1008: The pattern is not an ECMA-262 regular expression: This class is never closed; a literal bracket is written '\['.""");
}
