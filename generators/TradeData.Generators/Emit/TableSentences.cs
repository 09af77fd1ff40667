using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The documentation of the helpers that tables and queries share.</summary>
internal static class TableSentences
{
    public const string By = "The rows with these values.";

    public static string Under(IndexModel index) => $"The rows whose {Literals.Xml(index.Last.Path)} begins with a text or code, whether or not a row has exactly that one.";

    public static string Between(IndexModel index) => $"The rows whose {Literals.Xml(index.Last.Path)} is between two values, inclusive, in order.";

    /// <param name="end">First or Last.</param>
    public static string End(IndexModel index, string end) => $"The row with the {(end == "First" ? "least" : "greatest")} {Literals.Xml(index.Last.Path)}, or null if there is no row.";

    public static string Closest(IndexModel index) => $"The row whose {Literals.Xml(index.Last.Path)} is closest to a value, or null if there is none on the requested side.";
}
