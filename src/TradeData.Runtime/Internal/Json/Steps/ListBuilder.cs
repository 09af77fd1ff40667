using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Collects the items of an array while it is read. A short list needs no buffer besides its final one.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ListBuilder<T>
{
    private First _first;
    private T[]? _all;
    private int _count;

    /// <summary>Appends an item.</summary>
    public void Add(T item)
    {
        if (_count < First.Length)
        {
            _first[_count++] = item;
            return;
        }
        AddLater(item);
    }

    /// <summary>The collected items.</summary>
    public readonly ValueList<T> ToList()
    {
        if (_count == 0)
        {
            return default;
        }
        ReadOnlySpan<T> items = _all ?? (ReadOnlySpan<T>)_first;
        return ValueList<T>.FromTrusted(items[.._count].ToArray());
    }

    private void AddLater(T item)
    {
        if (_all is null)
        {
            _all = new T[First.Length * 4];
            ((ReadOnlySpan<T>)_first).CopyTo(_all);
        }
        else if (_count == _all.Length)
        {
            Array.Resize(ref _all, _count * 2);
        }
        _all[_count++] = item;
    }

    [InlineArray(Length)]
    private struct First
    {
        public const int Length = 8;

        private T _item;
    }
}
