using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime;

/// <summary>
/// An immutable list that is equal to another when its elements are, in order. What a JSON array becomes in a generated record,
/// so that records compare by what they say. The default value is the empty list.
/// </summary>
/// <typeparam name="T">The type of the elements; compared by <see cref="EqualityComparer{T}.Default"/>.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[DebuggerDisplay("Count = {Count}")]
[DebuggerTypeProxy(typeof(ValueListDebugView<>))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? _items;

    private ValueList(T[] items) => _items = items;

    /// <summary>The list without elements; also the default value of the type.</summary>
    public static ValueList<T> Empty => default;

    /// <summary>How many elements the list has.</summary>
    public int Count => _items is { } items ? items.Length : 0;

    /// <summary>Whether the list has no elements.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The element at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>Makes a list of an array that nobody else keeps: the array is not copied, so a later change to it would change the list. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueList<T> FromTrusted(T[] array) => new(array);

    /// <summary>The elements as a span over the list's own memory.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>The elements in a new array.</summary>
    public T[] ToArray() => AsSpan().ToArray();

    /// <summary>Enumerates the elements in order, without allocation.</summary>
    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Whether the other list has equal elements in the same order.</summary>
    public bool Equals(ValueList<T> other) =>
        ReferenceEquals(_items, other._items) || AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in AsSpan())
        {
            hash.Add(item);
        }
        return hash.ToHashCode();
    }

    /// <summary>Whether two lists have equal elements in the same order.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether two lists differ in length or in an element.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);

    /// <summary>The elements in brackets, in the invariant culture, as <c>[a, 2.5]</c>: what a record's <c>ToString</c> shows of the list.</summary>
    public override string ToString() => $"[{string.Join(", ", (_items ?? []).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}")))}]";

    /// <summary>Goes through a <see cref="ValueList{T}"/> in order.</summary>
    public struct Enumerator : IEquatable<Enumerator>
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The element that the enumerator stands at.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Goes to the next element; false where there is none.</summary>
        public bool MoveNext() => ++_index < _items.Length;

        /// <summary>Whether both stand at the same place of the same list.</summary>
        public readonly bool Equals(Enumerator other) => ReferenceEquals(_items, other._items) && _index == other._index;

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Enumerator other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode() => _index;

        /// <summary>Whether both stand at the same place of the same list.</summary>
        public static bool operator ==(Enumerator left, Enumerator right) => left.Equals(right);

        /// <summary>Whether the two stand at different places, or in different lists.</summary>
        public static bool operator !=(Enumerator left, Enumerator right) => !left.Equals(right);
    }
}

/// <summary>Makes <see cref="ValueList{T}"/>s: <c>ValueList&lt;int&gt; list = [1, 2, 3];</c> calls <see cref="Create"/>.</summary>
public static class ValueList
{
    /// <summary>A list of copies of the elements.</summary>
    public static ValueList<T> Create<T>(params ReadOnlySpan<T> items) => items.IsEmpty ? default : ValueList<T>.FromTrusted(items.ToArray());

    /// <summary>A list of the elements of a sequence, in its order.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => ValueList<T>.FromTrusted(items.ToArray());
}

/// <summary>Shows a list's elements at the top level in a debugger.</summary>
internal sealed class ValueListDebugView<T>(ValueList<T> list)
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public T[] Items { get; } = list.ToArray();
}
