using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints what tells from a value's first byte which JSON type it has.</summary>
internal static class TypeTests
{
    private const JsonTypes All = JsonTypes.Any | JsonTypes.Integer;

    /// <summary>Whether every value has one of the types.</summary>
    public static bool IsAny(JsonTypes types) => (types & JsonTypes.Any) == JsonTypes.Any;

    /// <summary>A condition on the byte at <c>i</c>.</summary>
    public static string Of(JsonTypes types)
    {
        if ((types & All) == JsonTypes.None)
        {
            return "false";
        }
        IEnumerable<string> patterns = JsonTypeClass.All.Where(one => (types & one) != 0).Select(Pattern);
        return $"Json::Scan.At(ref p, i) is {string.Join(" or ", patterns)}";
    }

    private static string Pattern(JsonTypes one) => one switch
    {
        JsonTypes.Object => "(byte)'{'",
        JsonTypes.Array => "(byte)'['",
        JsonTypes.String => "(byte)'\"'",
        JsonTypes.Boolean => "(byte)'t' or (byte)'f'",
        JsonTypes.Null => "(byte)'n'",
        _ => "(byte)'-' or (>= (byte)'0' and <= (byte)'9')",
    };
}
