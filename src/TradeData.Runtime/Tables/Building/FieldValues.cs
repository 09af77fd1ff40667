using TradeData.Runtime.Internal.Tables;


namespace TradeData.Runtime.Tables;

/// <summary>The values of one field while a pack is built: one for each element of the field's scope.</summary>
internal sealed class FieldValues(KeyType type)
{
    private const int Absent = -1;

    // Texts, codes and UUIDs are stored as numbers of distinct values, other types directly.
    private readonly List<int> _ids = [];
    private readonly List<bool> _present = [];
    private readonly List<long> _numbers = [];
    private readonly List<decimal> _decimals = [];

    public KeyType Type => type;

    /// <summary>Whether the values are numbers of distinct texts.</summary>
    public bool IsText => type is KeyType.Text or KeyType.Code or KeyType.Guid;

    /// <summary>The distinct values of a text field.</summary>
    public InternTable Texts { get; } = new();

    /// <summary>The number of elements.</summary>
    public int Count => IsText ? _ids.Count : _present.Count;

    /// <summary>Adds an element without a value.</summary>
    public void AddAbsent()
    {
        if (IsText)
        {
            _ids.Add(Absent);
            return;
        }
        _present.Add(false);
        if (type == KeyType.Decimal)
        {
            _decimals.Add(0);
        }
        else
        {
            _numbers.Add(0);
        }
    }

    /// <summary>Adds an element with a 64-bit number.</summary>
    public void AddNumber(long value)
    {
        _present.Add(true);
        _numbers.Add(value);
    }

    /// <summary>Whether an element has a value.</summary>
    public bool Has(int element) => IsText ? _ids[element] != Absent : _present[element];

    /// <summary>The number of an element's text.</summary>
    public int TextId(int element) => _ids[element];

    /// <summary>An element's value as a 64-bit number.</summary>
    public long Number(int element) => _numbers[element];

    /// <summary>An element's value as a decimal.</summary>
    public decimal Decimal(int element) => _decimals[element];

    /// <summary>Sets the value of the last element from its JSON text without quotes; false if the text does not fit the type.</summary>
    public bool TrySet(int element, ReadOnlySpan<byte> text)
    {
        switch (type)
        {
            case KeyType.Text:
                _ids[element] = Texts.Add(text);
                return true;
            case KeyType.Code:
                return TrySetCode(element, text);
            case KeyType.Guid:
                Span<byte> guid = stackalloc byte[KeyValues.GuidBytes];
                if (!KeyValues.TryReadGuid(text, guid))
                {
                    return false;
                }
                _ids[element] = Texts.Add(guid);
                return true;
            case KeyType.Decimal:
                if (!KeyValues.TryReadDecimal(text, out decimal value))
                {
                    return false;
                }
                _decimals[element] = value;
                _present[element] = true;
                return true;
            default:
                if (!KeyValues.TryReadNumber(type, text, out long number))
                {
                    return false;
                }
                _numbers[element] = number;
                _present[element] = true;
                return true;
        }
    }

    /// <summary>Removes the value of an element.</summary>
    public void Clear(int element)
    {
        if (IsText)
        {
            _ids[element] = Absent;
        }
        else
        {
            _present[element] = false;
        }
    }

    /// <summary>Returns the value of an element as bytes in the order of the values.</summary>
    public ReadOnlySpan<byte> Ordered(int element, Span<byte> buffer)
    {
        switch (type)
        {
            case KeyType.Text or KeyType.Code or KeyType.Guid:
                return Texts[_ids[element]];
            case KeyType.Decimal:
                KeyValues.OrderedBytes(_decimals[element], buffer);
                return buffer[..KeyValues.DecimalBytes];
            default:
                KeyValues.OrderedBytes(_numbers[element], buffer);
                return buffer[..KeyValues.IntegerBytes];
        }
    }

    /// <summary>Adds the value of an element to a key. An absent value makes a key that no row has.</summary>
    public void AddTo(ref KeyBuilder key, int element)
    {
        if (!Has(element))
        {
            key.Add((string?)null);
        }
        else if (IsText)
        {
            key.AddOrdered(Texts[_ids[element]]);
        }
        else if (type == KeyType.Decimal)
        {
            key.Add(_decimals[element]);
        }
        else
        {
            key.AddNumber(type, _numbers[element]);
        }
    }

    private bool TrySetCode(int element, ReadOnlySpan<byte> text)
    {
        byte[]? large = null;
        Span<byte> plain = text.Length <= 256 ? stackalloc byte[256] : large = new byte[text.Length];
        _ids[element] = Texts.Add(plain[..KeyValues.WithoutMarks(text, plain)]);
        return true;
    }
}
