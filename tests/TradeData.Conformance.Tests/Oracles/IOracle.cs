using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests.Oracles;

/// <summary>Another validator, which is asked about the same cases.</summary>
internal interface IOracle
{
    public string Name { get; }

    /// <summary>Returns the verdict on each instance of a case, or the reason why there is none.</summary>
    public (bool[]? Verdicts, string? Error) Ask(ComposedCase one, Edition edition);

    /// <summary>Returns the known error of the oracle that may cause a difference in a case of one instance, or null.</summary>
    public string? FaultBehind(ComposedCase one);

    /// <summary>Returns the known error of the oracle for which it has no verdict, or null.</summary>
    /// <param name="error">The reason that it gives.</param>
    public string? FaultBehind(ComposedCase one, string error) => null;
}
