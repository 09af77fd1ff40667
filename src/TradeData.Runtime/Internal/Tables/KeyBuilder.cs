using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

/// <summary>Packs the values of a lookup, one by one in the order of the index's fields, without allocation. A value gives the same key as
/// in a row's JSON. A value that no row has makes a key without matches; it is not an error.</summary>
public ref partial struct KeyBuilder
{
    /// <summary>The index that the key is for.</summary>
    internal readonly TableIndex Index;

    /// <summary>The parts packed so far; for a prefix, the first key that begins with it.</summary>
    internal ulong Value;

    /// <summary>The upper half of a key of 128 bits.</summary>
    internal ulong High;

    /// <summary>In an ordered index: the parts before the last one.</summary>
    internal ulong Lead;

    /// <summary>The first key after those that begin with a prefix.</summary>
    internal ulong End;

    /// <summary>In an ordered index, the last part as a number, if it is one.</summary>
    internal decimal Number;

    /// <summary>The number of parts.</summary>
    internal int Count;

    /// <summary>Whether a row can have exactly this key, or whether this is the first possible key above it.</summary>
    internal KeyMatch Match;

    internal KeyBuilder(TableIndex index) => Index = index;

    /// <summary>Adds a date.</summary>
    public void Add(DateOnly value) => AddNumber(KeyType.Date, value.DayNumber);

    /// <summary>Adds an instant; the offset is ignored.</summary>
    public void Add(DateTimeOffset value) => AddNumber(KeyType.DateTime, value.UtcTicks);

    /// <summary>Adds an instant; the offset is ignored.</summary>
    public void Add(IsoDateTime value)
    {
        // No row has a value between two ticks.
        AddNumber(KeyType.DateTime, value.UtcTicks + (value.IsFinerThanTicks ? 1 : 0));
        if (value.IsFinerThanTicks && Match == KeyMatch.Exact)
        {
            Match = KeyMatch.Above;
        }
    }

    /// <summary>Adds a Boolean.</summary>
    public void Add(bool value) => AddNumber(KeyType.Boolean, value ? 1 : 0);

    /// <summary>Adds an integer.</summary>
    public void Add(int value) => Add((long)value);

    /// <summary>Adds an integer.</summary>
    public void Add(long value)
    {
        if (Next().Type == KeyType.Decimal)
        {
            Add((decimal)value);
            return;
        }
        AddNumber(KeyType.Integer, value);
    }

    /// <summary>Adds a decimal.</summary>
    public void Add(decimal value)
    {
        KeyColumn column = Next();
        switch (column.Type)
        {
            case KeyType.Decimal:
                Number = value;
                Take(column, column.Encode(value, out ulong code), code);
                break;
            case KeyType.Integer:
                AddToIntegers(column, value);
                break;
            default:
                Refuse();
                break;
        }
    }

    /// <summary>Adds a UUID.</summary>
    [SkipLocalsInit]
    public void Add(Guid value)
    {
        if (Next().Type != KeyType.Guid)
        {
            Refuse();
            return;
        }
        Span<byte> bytes = stackalloc byte[KeyValues.GuidBytes];
        _ = value.TryWriteBytes(bytes, bigEndian: true, out _);
        AddOrdered(bytes);
    }

    /// <summary>Adds a UUID.</summary>
    public void Add(Uuid value) => Add(value.Value);

    /// <summary>Adds days, ticks, an integer, or 0 or 1 for a Boolean, if the part has that type.</summary>
    internal void AddNumber(KeyType type, long value)
    {
        KeyColumn column = Next();
        if (column.Type != type)
        {
            Refuse();
            return;
        }
        if (Index.IsOrdered)
        {
            Number = value;
        }
        Take(column, column.Encode(value, out ulong code), code);
    }

    /// <summary>Adds bytes in the order of the values: a text, a code without punctuation, a UUID.</summary>
    internal void AddOrdered(scoped ReadOnlySpan<byte> value)
    {
        KeyColumn column = Next();
        if (column.Encoding == KeyEncoding.Wide)
        {
            bool isText = ShortText.TryGetWords(value, out ulong first, out ulong second) && value.Length <= column.Width;
            TakeWide(column, isText, first, second);
            return;
        }
        bool isBound = Index.IsOrdered && Count == Index.Columns.Length - 1;
        Take(column, column.EncodeOrdered(value, isBound, out ulong code), code);
    }

    /// <summary>Adds a value that no row has.</summary>
    private void Refuse() => Take(Next(), KeyMatch.None, 0);

    // A fraction lies between two integers, and a number beyond 64 bits beyond all of them.
    private void AddToIntegers(KeyColumn column, decimal value)
    {
        Number = value;
        decimal whole = decimal.Ceiling(value);
        if (whole > long.MaxValue)
        {
            KeyMatch last = column.Encode(long.MaxValue, out ulong end);
            Take(column, KeyMatch.Above, last == KeyMatch.Exact ? end + 1 : end);
            return;
        }
        KeyMatch match = column.Encode(whole < long.MinValue ? long.MinValue : (long)whole, out ulong code);
        Take(column, whole == value && whole >= long.MinValue ? match : KeyMatch.Above, code);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly KeyColumn Next()
    {
        KeyColumn[] columns = Index.Columns;
        if ((uint)Count >= (uint)columns.Length)
        {
            ThrowFull();
        }
        return columns[Count];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeShort(KeyColumn column, ulong code) => Take(column, code == PackFormat.Free ? KeyMatch.None : KeyMatch.Exact, code);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(KeyColumn column, KeyMatch match, ulong code)
    {
        if (Match == KeyMatch.Exact && Index.IsPlain)
        {
            Match = match;
            Value = (Value << column.Bits) + code;
            Count++;
            return;
        }
        TakeSpecial(column, match, 0, code);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeSpecial(KeyColumn column, KeyMatch match, ulong high, ulong code)
    {
        if (Match != KeyMatch.Exact)
        {
            // No row has this part, so nothing after it can be found, and its bounds mean nothing.
            Match = KeyMatch.None;
        }
        else if (Index.IsWide)
        {
            Match = match;
            int bits = column.Bits;
            High = bits >= 64 ? Value << (bits - 64) : bits == 0 ? High : (High << bits) | (Value >> (64 - bits));
            High |= high;
            Value = (bits >= 64 ? 0 : Value << bits) | code;
        }
        else
        {
            Match = !Index.HasFolds || Index.TryFold(Count, ref Value) ? match : KeyMatch.None;
            Lead = Value;
            Value = (Value << column.Bits) + code;
        }
        Count++;
    }

    private void TakeWide(KeyColumn column, bool isText, ulong first, ulong second)
    {
        ulong low = ShortText.PackWide(first, second, column.Width, out ulong high);
        TakeSpecial(column, isText ? KeyMatch.Exact : KeyMatch.None, high, low);
    }

    [DoesNotReturn]
    private readonly void ThrowFull() => throw new InvalidOperationException($"The index has {Index.Columns.Length} fields, and more values were added.");
}
