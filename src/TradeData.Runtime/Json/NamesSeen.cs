using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Json;

/// <summary>Which of at most 64 property names an object has, and which it repeats: a bit for each place in the schema's <see cref="NameTable"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NamesSeen
{
    internal ulong Seen;
    internal ulong Twice;

    /// <summary>Notes a name.</summary>
    /// <param name="place">Its place; -1 for a name that the schema does not know, which is not noted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place)
    {
        // Without a branch: behind it the processor mostly jumps by the place anyway.
        ulong bit = (ulong)(uint)(~place >>> 31) << place;
        Twice |= Seen & bit;
        Seen |= bit;
    }

    /// <summary>Whether a name was noted.</summary>
    /// <param name="place">Its place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Has(int place) => (Seen >> place & 1) != 0;

    /// <summary>The bits of all names.</summary>
    /// <param name="word">Always 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong Word(int word) => Seen;
}

/// <summary>The same for any number of names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ManyNamesSeen
{
    /// <summary>No name yet.</summary>
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
    /// <param name="word">Which: 0 for the first of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Word(int word) => Seen[word];
}
