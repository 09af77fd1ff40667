namespace TradeData.Growth.Tests.Support;

/// <param name="Steps">Calls of the method and turns of its loops.</param>
internal readonly record struct MethodCost(string Method, long Steps);

/// <summary>What a piece of work cost.</summary>
/// <param name="Methods">Every method, whether it was called or not, in one order.</param>
/// <param name="Bytes">Allocated, whether or not they were freed since.</param>
internal sealed record Cost(MethodCost[] Methods, long Bytes)
{
    public long Steps { get; } = Methods.Sum(method => method.Steps);
}
