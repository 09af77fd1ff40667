namespace TradeData.Runtime;

public sealed partial class ValueMap<TValue>
{
    /// <summary>Collects the entries of a <see cref="ValueMap{TValue}"/>. <see cref="ToMap"/> returns them without a copy if the capacity
    /// was exact. It must not be used by several threads at once.</summary>
    public sealed class Builder
    {
        // The map under construction, which is not visible outside before ToMap returns it.
        private ValueMap<TValue>? _map;

        /// <summary>Creates an empty builder.</summary>
        public Builder()
        {
        }

        /// <summary>Creates an empty builder with room for a number of entries.</summary>
        /// <param name="capacity">The expected number of entries; more can be added.</param>
        public Builder(int capacity)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(capacity);
            _map = capacity == 0 ? null : new(capacity);
        }

        /// <summary>The number of entries added.</summary>
        public int Count => _map is { } map ? map._count : 0;

        /// <summary>Adds an entry after the others; false, without a change, if the key exists already.</summary>
        public bool TryAdd(string key, TValue value)
        {
            ArgumentNullException.ThrowIfNull(key);
            return (_map ??= new(4)).TryAppend(key, value);
        }

        /// <summary>Adds an entry after the others.</summary>
        /// <exception cref="ArgumentException">The key exists already.</exception>
        public void Add(string key, TValue value)
        {
            if (!TryAdd(key, value))
            {
                throw new ArgumentException($"The key \"{key}\" occurs twice.", nameof(key));
            }
        }

        /// <summary>Returns the map of the entries added. The builder is empty afterwards and may be used again.</summary>
        public ValueMap<TValue> ToMap()
        {
            ValueMap<TValue>? map = _map;
            _map = null;
            if (map is null or { _count: 0 })
            {
                return Empty;
            }
            map.Trim();
            return map;
        }
    }

    private bool TryAppend(string key, TValue value)
    {
        int slot = -1;
        if (_slots is { } slots)
        {
            slot = FindSlot(slots, _keys, key);
            if (slots[slot] != 0)
            {
                return false;
            }
        }
        else if (IndexOf(key) >= 0)
        {
            return false;
        }
        int index = _count++;
        if (index == _keys.Length)
        {
            Array.Resize(ref _keys, index * 2);
            Array.Resize(ref _values, index * 2);
        }
        _keys[index] = key;
        _values[index] = value;
        if (_count > MostCompared && (_slots is null || _count * 2 > _slots.Length))
        {
            IndexKeys();
        }
        else if (slot >= 0)
        {
            _slots![slot] = index + 1;
        }
        return true;
    }

    /// <summary>Rebuilds the slots, with room for as many keys as the arrays have.</summary>
    private void IndexKeys()
    {
        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_keys.Length * 2)];
        for (int i = 0; i < _count; i++)
        {
            slots[FindSlot(slots, _keys, _keys[i])] = i + 1;
        }
        _slots = slots;
    }

    private void Trim()
    {
        if (_keys.Length > _count)
        {
            Array.Resize(ref _keys, _count);
            Array.Resize(ref _values, _count);
        }
    }
}
