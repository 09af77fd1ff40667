using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

// What the stack holds: open arrays and objects, and schemas that apply to one value within one another.
public ref partial struct ReadContext
{
    /// <summary>The maximum number of nested schemas for one value, for each allowed level of nesting.</summary>
    internal const int HopsPerLevel = 32;

    /// <summary>After how many schemas that apply within one another generated code counts.</summary>
    internal const int HopsPerCount = 8;

    // The stack is not looked at before: most texts are no deeper.
    private const int FreeDepth = 8;

    /// <summary>
    /// Enters another schema for the same value, because an endless chain of them would exhaust the stack. Generated code counts only some of
    /// them, so that each eighth schema of a chain is counted. Call <see cref="Ascend"/> afterwards.
    /// </summary>
    /// <param name="i">The start of the value.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Descend(nint i)
    {
        if ((_hops += HopsPerCount) > HopsPerLevel * MaxDepth)
        {
            throw new RunLimitException(i, "depth", Wording.Invariant($"More than {HopsPerLevel * MaxDepth} schemas apply within one another here."));
        }
        EnsureStack(i);
    }

    /// <summary>Comes back from what <see cref="Descend"/> went into.</summary>
    public void Ascend() => _hops -= HopsPerCount;

    /// <summary>Opens one more array or object.</summary>
    /// <param name="i">Where it begins.</param>
    /// <returns>Whether it is nested too deeply.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsTooDeep(nint i) => ++Depth > _freeDepth && IsTooDeepHere(i);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool IsTooDeepHere(nint i)
    {
        if (Depth > MaxDepth)
        {
            return true;
        }
        EnsureStack(i);
        return false;
    }

    // The counters hold on every thread; how much stack a thread has left, and how much a function takes, only the machine knows.
    private static void EnsureStack(nint i)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new RunLimitException(i, "depth", "The text is nested more deeply here than the stack of this thread can hold.");
        }
    }
}
