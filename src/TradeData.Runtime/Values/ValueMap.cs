using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime;

/// <summary>An immutable dictionary with text keys, compared ordinally. It is equal to another if both have the same keys with equal
/// values, in any order. It is the type of a JSON object without fixed properties in a generated record. Entries are enumerated in the
/// order of insertion.</summary>
/// <typeparam name="TValue">The type of the values; compared by <see cref="EqualityComparer{T}.Default"/>.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "It is named beside ValueList; a map is what the schema author calls it.")]
[CollectionBuilder(typeof(ValueMap), nameof(ValueMap.Create))]
[DebuggerDisplay("Count = {Count}")]
[DebuggerTypeProxy(typeof(ValueMapDebugView<>))]
public sealed partial class ValueMap<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<ValueMap<TValue>>
{
    // Up to this many keys are compared one by one, which is faster than a hash of the text.
    private const int MostCompared = 8;

    private string[] _keys;
    private TValue[] _values;
    private int _count;

    // Open addressing over a power of two at least twice the capacity of _keys: 0 is free, else the position of the entry plus one. Null
    // while the map is small.
    private int[]? _slots;

    private ValueMap(int capacity)
    {
        _keys = capacity == 0 ? [] : new string[capacity];
        _values = capacity == 0 ? [] : new TValue[capacity];
    }

    /// <summary>The empty map.</summary>
    public static ValueMap<TValue> Empty { get; } = new(0);

    /// <summary>The number of entries.</summary>
    public int Count => _count;

    /// <summary>The keys, in the order of insertion.</summary>
    public ValueList<string> Keys => ValueList<string>.FromTrusted(_keys);

    /// <summary>The values, in the order of their keys.</summary>
    public ValueList<TValue> Values => ValueList<TValue>.FromTrusted(_values);

    IEnumerable<string> IReadOnlyDictionary<string, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<string, TValue>.Values => Values;

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">The key does not exist.</exception>
    public TValue this[string key] =>
        TryGetValue(key, out TValue? value) ? value : throw new KeyNotFoundException($"The map has no key \"{key}\".");

    /// <summary>Whether the map has the key.</summary>
    public bool ContainsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IndexOf(key) >= 0;
    }

    /// <summary>Whether the map has the key.</summary>
    public bool ContainsKey(ReadOnlySpan<char> key) => IndexOf(key) >= 0;

    /// <summary>Gets the value of a key; false if the key does not exist.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryGetValue(key.AsSpan(), out value);
    }

    /// <summary>Gets the value of a key; false if the key does not exist.</summary>
    public bool TryGetValue(ReadOnlySpan<char> key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = IndexOf(key);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    /// <summary>Enumerates the entries in the order of insertion, without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, TValue>> IEnumerable<KeyValuePair<string, TValue>>.GetEnumerator() => Entries().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Entries().GetEnumerator();

    /// <summary>Whether the other map has the same keys with equal values. The order of the entries is ignored.</summary>
    public bool Equals([NotNullWhen(true)] ValueMap<TValue>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        if (other is null || _count != other._count)
        {
            return false;
        }
        for (int i = 0; i < _count; i++)
        {
            // Most compared maps were written in the same order, so the same position is tried first.
            int theirs = string.Equals(_keys[i], other._keys[i], StringComparison.Ordinal) ? i : other.IndexOf(_keys[i]);
            if (theirs < 0 || !EqualityComparer<TValue>.Default.Equals(_values[i], other._values[theirs]))
            {
                return false;
            }
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as ValueMap<TValue>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A sum does not depend on the order.
        int sum = _count;
        for (int i = 0; i < _count; i++)
        {
            sum += HashCode.Combine(string.GetHashCode(_keys[i], StringComparison.Ordinal), _values[i]);
        }
        return sum;
    }

    /// <summary>Whether two maps have the same keys with equal values, or both are null.</summary>
    public static bool operator ==(ValueMap<TValue>? left, ValueMap<TValue>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two maps differ in a key or a value.</summary>
    public static bool operator !=(ValueMap<TValue>? left, ValueMap<TValue>? right) => !(left == right);

    /// <summary>Returns the entries in braces, in the invariant culture, as in <c>{a: 1, b: 2.5}</c>. The <c>ToString</c> of a record
    /// shows maps like this.</summary>
    public override string ToString() =>
        $"{{{string.Join(", ", Entries().Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}: {entry.Value}")))}}}";

    private IEnumerable<KeyValuePair<string, TValue>> Entries()
    {
        for (int i = 0; i < _count; i++)
        {
            yield return new(_keys[i], _values[i]);
        }
    }

    private int IndexOf(ReadOnlySpan<char> key)
    {
        if (_slots is { } slots)
        {
            return slots[FindSlot(slots, _keys, key)] - 1;
        }
        string[] keys = _keys;
        for (int i = 0; i < _count; i++)
        {
            if (key.SequenceEqual(keys[i]))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Returns the slot of the key, or the free slot for it. At most half of the slots are used, so there always is a free
    /// one.</summary>
    private static int FindSlot(int[] slots, string[] keys, ReadOnlySpan<char> key)
    {
        int mask = slots.Length - 1;
        int slot = string.GetHashCode(key, StringComparison.Ordinal) & mask;
        while (slots[slot] is not 0 and int entry && !key.SequenceEqual(keys[entry - 1]))
        {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// <summary>Enumerates a <see cref="ValueMap{TValue}"/> in order.</summary>
    public struct Enumerator : IEquatable<Enumerator>
    {
        private readonly ValueMap<TValue> _map;
        private int _index;

        internal Enumerator(ValueMap<TValue> map)
        {
            _map = map;
            _index = -1;
        }

        /// <summary>The current entry.</summary>
        public readonly KeyValuePair<string, TValue> Current => new(_map._keys[_index], _map._values[_index]);

        /// <summary>Moves to the next entry; false after the last.</summary>
        public bool MoveNext() => ++_index < _map._count;

        /// <summary>Whether both are at the same position of the same map.</summary>
        public readonly bool Equals(Enumerator other) => ReferenceEquals(_map, other._map) && _index == other._index;

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Enumerator other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode() => _index;

        /// <summary>Whether both are at the same position of the same map.</summary>
        public static bool operator ==(Enumerator left, Enumerator right) => left.Equals(right);

        /// <summary>Whether the two are at different positions, or in different maps.</summary>
        public static bool operator !=(Enumerator left, Enumerator right) => !left.Equals(right);
    }
}

/// <summary>Creates <see cref="ValueMap{TValue}"/>s.</summary>
public static class ValueMap
{
    /// <summary>Returns a map of the entries, in their order.</summary>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static ValueMap<TValue> Create<TValue>(params ReadOnlySpan<KeyValuePair<string, TValue>> entries)
    {
        var builder = new ValueMap<TValue>.Builder(entries.Length);
        foreach (KeyValuePair<string, TValue> entry in entries)
        {
            builder.Add(entry.Key, entry.Value);
        }
        return builder.ToMap();
    }

    /// <summary>Returns a map of the entries of a sequence, such as a dictionary, in its order.</summary>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static ValueMap<TValue> ToValueMap<TValue>(this IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new ValueMap<TValue>.Builder();
        foreach (KeyValuePair<string, TValue> entry in entries)
        {
            builder.Add(entry.Key, entry.Value);
        }
        return builder.ToMap();
    }
}

/// <summary>Shows a map's entries at the top level in a debugger.</summary>
internal sealed class ValueMapDebugView<TValue>(ValueMap<TValue> map)
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public KeyValuePair<string, TValue>[] Items { get; } = map.ToArray();
}
