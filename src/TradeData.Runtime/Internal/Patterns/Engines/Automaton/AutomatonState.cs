using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>A set of positions in the automaton, and the character before. The next code point decides which assertions hold.</summary>
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
