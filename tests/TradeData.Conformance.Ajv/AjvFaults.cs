using TradeData.Conformance.Tests.Composed;
using TradeData.Conformance.Tests.Oracles;

namespace TradeData.Conformance.Ajv;

/// <summary>The known errors of Ajv 8.20 against the specification, found by reducing differences. A difference in a case with the
/// conditions of such an error is counted under its name. The error may hide another one there, so the names are few and narrow.</summary>
internal static class AjvFaults
{
    private static readonly (string Name, Func<SchemaWords, bool> Fits)[] Known =
    [
        ("the empty name, which is required, is not missed", words => words.RequiresEmptyName),
        ("an empty array passes contains beside or below items", words => words.Has("contains") && (words.Has("items") || words.Has("prefixItems"))),
        ("unevaluatedItems does not heed contains, or a condition that fails", words => words.Has("unevaluatedItems") && (words.Has("contains") || words.Has("if"))),
    ];

    /// <summary>Returns the error that may cause a difference, or null if none is known.</summary>
    public static string? Behind(ComposedCase one)
    {
        SchemaWords words = new(one);
        return Known.FirstOrDefault(fault => fault.Fits(words)).Name;
    }
}
