namespace TradeData.Generators.Model;

/// <summary>The properties of a type that <c>x-type</c> names, for tables and queries, as declared once by <c>x-scalar</c>.</summary>
/// <param name="Type">Fully qualified.</param>
/// <param name="IsCode">Its keys compare as codes do: without points, hyphens and spaces.</param>
/// <param name="HasOperators">It has the operators of equality and order, which LINQ providers translate.</param>
/// <param name="Number">The property with its value as a decimal; null where it has none.</param>
internal sealed record ScalarTraits(string Type, bool IsCode, bool HasOperators, string? Number)
{
    /// <summary>Returns the properties of an undeclared type: its keys are texts.</summary>
    public static ScalarTraits Undeclared(string type) => new(type, IsCode: false, HasOperators: false, null);
}
