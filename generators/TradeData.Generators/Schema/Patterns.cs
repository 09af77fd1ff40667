using TradeData.Runtime.Patterns.Syntax;

namespace TradeData.Generators.Schema;

/// <summary>Checks regular expressions when a schema is read, by the parser that the runtime compiles them with.</summary>
internal static class Patterns
{
    /// <summary>Where in the expression, in UTF-16 units, and what is wrong; null where nothing is.</summary>
    public static (int Position, string Message)? Check(string pattern)
    {
        PatternParser.Parse(pattern, out SyntaxFault? fault);
        return fault is null ? null : (fault.Position, fault.Message);
    }
}
