using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Records which of at most 64 property names an object has and which it repeats, with one bit for each position in the schema's
/// <see cref="NameTable"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NamesSeen
{
    internal ulong Seen;
    internal ulong Twice;

    /// <summary>Records a name.</summary>
    /// <param name="place">Its position, or -1 for an unknown name, which is not recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place)
    {
        // Without a branch: the processor usually jumps by the position afterwards anyway.
        ulong bit = (ulong)(uint)(~place >>> 31) << place;
        Twice |= Seen & bit;
        Seen |= bit;
    }

    /// <summary>Whether a name was recorded.</summary>
    /// <param name="place">Its position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Has(int place) => (Seen >> place & 1) != 0;

    /// <summary>The bits of all names.</summary>
    /// <param name="word">Always 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong Word(int word) => Seen;
}

/// <summary>The record of any number of property names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ManyNamesSeen
{
    /// <summary>Creates an empty record.</summary>
    /// <param name="bits">Zeros: two bits for each name, in whole words for each half.</param>
    public ManyNamesSeen(Span<ulong> bits)
    {
        Seen = bits[..(bits.Length / 2)];
        Twice = bits[(bits.Length / 2)..];
    }

    internal Span<ulong> Seen { get; }

    internal Span<ulong> Twice { get; }

    /// <inheritdoc cref="NamesSeen.Add"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place)
    {
        if (place < 0)
        {
            return;
        }
        ulong bit = 1UL << place;
        Twice[place >> 6] |= Seen[place >> 6] & bit;
        Seen[place >> 6] |= bit;
    }

    /// <inheritdoc cref="NamesSeen.Has"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int place) => (Seen[place >> 6] >> place & 1) != 0;

    /// <summary>The bits of 64 names.</summary>
    /// <param name="word">The number of the group, starting at 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Word(int word) => Seen[word];
}
