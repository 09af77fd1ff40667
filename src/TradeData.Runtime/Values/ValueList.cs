using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime;

/// <summary>An immutable list that is equal to another if their elements are equal, in order. It is the type of a JSON array in a
/// generated record, so that records compare by value. The default value is the empty list.</summary>
/// <typeparam name="T">The type of the elements; compared by <see cref="EqualityComparer{T}.Default"/>.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[DebuggerDisplay("Count = {Count}")]
[DebuggerTypeProxy(typeof(ValueListDebugView<>))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? _items;

    private ValueList(T[] items) => _items = items;

    /// <summary>The empty list, which is also the default value of the type.</summary>
    public static ValueList<T> Empty => default;

    /// <summary>The number of elements.</summary>
    public int Count => _items is { } items ? items.Length : 0;

    /// <summary>Whether the list has no elements.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The element at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">The position does not exist.</exception>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>Creates a list from an array without copying it. The caller must not change the array afterwards. Called by generated
    /// code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ValueList<T> FromTrusted(T[] array) => new(array);

    /// <summary>The elements as a span over the list's own memory.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Returns the elements in a new array.</summary>
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

    /// <summary>Returns the elements in brackets, in the invariant culture, as in <c>[a, 2.5]</c>. The <c>ToString</c> of a record shows
    /// lists like this.</summary>
    public override string ToString() => $"[{string.Join(", ", (_items ?? []).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}")))}]";

    /// <summary>Enumerates a <see cref="ValueList{T}"/> in order.</summary>
    public struct Enumerator : IEquatable<Enumerator>
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The current element.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Moves to the next element; false after the last.</summary>
        public bool MoveNext() => ++_index < _items.Length;

        /// <summary>Whether both are at the same position of the same list.</summary>
        public readonly bool Equals(Enumerator other) => ReferenceEquals(_items, other._items) && _index == other._index;

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Enumerator other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode() => _index;

        /// <summary>Whether both are at the same position of the same list.</summary>
        public static bool operator ==(Enumerator left, Enumerator right) => left.Equals(right);

        /// <summary>Whether the two are at different positions, or in different lists.</summary>
        public static bool operator !=(Enumerator left, Enumerator right) => !left.Equals(right);
    }
}

/// <summary>Creates <see cref="ValueList{T}"/>s: <c>ValueList&lt;int&gt; list = [1, 2, 3];</c> calls <see cref="Create"/>.</summary>
public static class ValueList
{
    /// <summary>Returns a list with copies of the elements.</summary>
    public static ValueList<T> Create<T>(params ReadOnlySpan<T> items) => items.IsEmpty ? default : ValueList<T>.FromTrusted(items.ToArray());

    /// <summary>Returns a list of the elements of a sequence, in its order.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => ValueList<T>.FromTrusted(items.ToArray());
}

/// <summary>Shows a list's elements at the top level in a debugger.</summary>
internal sealed class ValueListDebugView<T>(ValueList<T> list)
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public T[] Items { get; } = list.ToArray();
}
