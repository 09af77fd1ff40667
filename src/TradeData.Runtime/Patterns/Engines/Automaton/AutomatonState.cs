using System.Runtime.InteropServices;

namespace TradeData.Runtime.Patterns.Engines;

/// <summary>Where an automaton may have got to, and what stands before that place; whether assertions hold there the next code point will tell.</summary>
internal sealed class AutomatonState(int[] threads, Neighbor before) : IEquatable<AutomatonState>
{
    public int[] Threads { get; } = threads;

    public Neighbor Before { get; } = before;

    public bool Equals(AutomatonState? other) => other is not null && other.Before == Before && other.Threads.AsSpan().SequenceEqual(Threads);

    public override bool Equals(object? obj) => Equals(obj as AutomatonState);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Before);
        hash.AddBytes(MemoryMarshal.AsBytes(Threads.AsSpan()));
        return hash.ToHashCode();
    }
}
