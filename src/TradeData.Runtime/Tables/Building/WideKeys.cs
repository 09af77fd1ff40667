namespace TradeData.Runtime.Tables;

/// <summary>
/// The keys of an index in 128 bits, with its longer texts packed into them. Where a text has many values this saves looking each up in a dictionary first,
/// which in a large table is two waits for memory out of four.
/// </summary>
internal sealed class WideKeys
{
    private const int MaxBits = 126;

    private readonly Part[] _parts;

    private WideKeys(Part[] parts) => _parts = parts;

    /// <summary>For each part the characters that are packed, or -1 where the part is packed as its column is.</summary>
    public IEnumerable<int> Widths => _parts.Select(part => part.Width);

    /// <summary>Chooses the texts to be packed; null where none is worth it, or all of them do not fit.</summary>
    /// <param name="columns">The columns of the parts, with their values, packed values and scopes.</param>
    /// <param name="minTexts">How many values a text must have for it to be worth it.</param>
    public static WideKeys? Choose(IReadOnlyList<(ColumnPlan Plan, FieldValues Values, ulong[] Codes, FieldScope Scope)> columns, int minTexts)
    {
        int bits = columns.Sum(column => column.Plan.Layout.Bits);
        Part[] parts = [.. columns.Select(column => new Part(column.Scope, column.Values, column.Codes, column.Plan.Layout.Bits))];
        bool isWorthIt = false;
        foreach (int part in Enumerable.Range(0, parts.Length).OrderByDescending(part => columns[part].Values.Texts.Count))
        {
            int wider = columns[part].Plan.ShortTexts * ColumnLayout.AsciiBits;
            if (columns[part].Plan.ShortTexts > 0 && columns[part].Values.Texts.Count >= minTexts && bits - parts[part].Bits + wider <= MaxBits)
            {
                bits += wider - parts[part].Bits;
                parts[part].Widen(columns[part].Plan.ShortTexts);
                isWorthIt = true;
            }
        }
        return isWorthIt && bits <= MaxBits ? new WideKeys(parts) : null;
    }

    /// <summary>The key of an element of a scope, which has all parts.</summary>
    public UInt128 this[FieldScope scope, int element]
    {
        get
        {
            UInt128 key = 0;
            foreach (Part part in _parts)
            {
                key = (key << part.Bits) | part.Code(scope.Outer(element, part.Scope));
            }
            return key;
        }
    }

    private sealed class Part(FieldScope scope, FieldValues values, ulong[] codes, int bits)
    {
        private UInt128[] _texts = [];

        public FieldScope Scope => scope;

        public int Bits { get; private set; } = bits;

        public int Width { get; private set; } = -1;

        public UInt128 Code(int element) => Width < 0 ? codes[element] : _texts[values.TextId(element)];

        public void Widen(int width)
        {
            Width = width;
            Bits = width * ColumnLayout.AsciiBits;
            _texts = new UInt128[values.Texts.Count];
            for (int text = 0; text < _texts.Length; text++)
            {
                _ = ShortText.TryGetWords(values.Texts[text], out ulong first, out ulong second);
                ulong low = ShortText.PackWide(first, second, width, out ulong high);
                _texts[text] = new UInt128(high, low);
            }
        }
    }
}
