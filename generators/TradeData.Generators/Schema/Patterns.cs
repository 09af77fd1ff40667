using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Generators.Schema;

/// <summary>Checks regular expressions when a schema is read, with the parser of the runtime.</summary>
internal static class Patterns
{
    /// <summary>Returns the position in the expression, in UTF-16 units, and the error, or null.</summary>
    public static (int Position, string Message)? Check(string pattern)
    {
        PatternParser.Parse(pattern, out SyntaxFault? fault);
        return fault is null ? null : (fault.Position, fault.Message);
    }
}
