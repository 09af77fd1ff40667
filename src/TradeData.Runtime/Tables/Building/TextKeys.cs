namespace TradeData.Runtime.Tables;

/// <summary>
/// The keys of an index with texts packed into them that the columns have in dictionaries. That saves looking each up in a dictionary first, which in a large
/// table is two waits for memory out of four. Where 64 bits are too few and the texts are many, there are 128.
/// </summary>
internal sealed class TextKeys
{
    private const int MaxBits = 63;
    private const int MaxWideBits = 126;

    private readonly Part[] _parts;

    private TextKeys(Part[] parts, bool isWide)
    {
        _parts = parts;
        IsWide = isWide;
    }

    /// <summary>Whether keys take 128 bits.</summary>
    public bool IsWide { get; }

    /// <summary>For each part how its texts are packed, or null where the part is packed as its column is.</summary>
    public IEnumerable<ColumnLayout?> Layouts => _parts.Select(part => part.Layout);

    /// <summary>Chooses the texts to be packed; null where none is worth it, or all of them do not fit.</summary>
    /// <param name="columns">The columns of the parts, with their values, packed values and scopes.</param>
    /// <param name="minWideTexts">How many values a text must have for 128 bits to be worth it.</param>
    public static TextKeys? Choose(IReadOnlyList<(ColumnPlan Plan, FieldValues Values, ulong[] Codes, FieldScope Scope)> columns, int minWideTexts)
    {
        TextKeys? keys = Choose(columns, 0, MaxBits, plan => plan.AsShortText);
        bool isEnough = keys is not null && !columns.Where((column, part) => column.Plan.ShortTexts > 0 && keys._parts[part].Layout is null && column.Values.Texts.Count >= minWideTexts).Any();
        return isEnough ? keys : Choose(columns, minWideTexts, MaxWideBits, plan => plan.AsWideText) ?? keys;
    }

    private static TextKeys? Choose(
        IReadOnlyList<(ColumnPlan Plan, FieldValues Values, ulong[] Codes, FieldScope Scope)> columns, int minTexts, int maxBits, Func<ColumnPlan, ColumnLayout?> layoutOf)
    {
        int bits = columns.Sum(column => column.Plan.Layout.Bits);
        Part[] parts = [.. columns.Select(column => new Part(column.Scope, column.Values, column.Codes, column.Plan.Layout.Bits))];
        bool isWorthIt = false;
        foreach (int part in Enumerable.Range(0, parts.Length).OrderByDescending(part => columns[part].Values.Texts.Count))
        {
            if (columns[part].Plan.ShortTexts > 0 && columns[part].Values.Texts.Count >= minTexts && layoutOf(columns[part].Plan) is { } layout
                && bits - parts[part].Bits + layout.Bits <= maxBits)
            {
                bits += layout.Bits - parts[part].Bits;
                parts[part].Pack(layout);
                isWorthIt = true;
            }
        }
        return isWorthIt && bits <= maxBits ? new TextKeys(parts, maxBits > MaxBits) : null;
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

        public ColumnLayout? Layout { get; private set; }

        public UInt128 Code(int element) => Layout is null ? codes[element] : _texts[values.TextId(element)];

        public void Pack(ColumnLayout layout)
        {
            Layout = layout;
            Bits = layout.Bits;
            KeyColumn column = new(layout, null);
            _texts = new UInt128[values.Texts.Count];
            for (int text = 0; text < _texts.Length; text++)
            {
                _texts[text] = layout.Encoding == KeyEncoding.Wide ? Wide(values.Texts[text], layout.Width) : column.PackShort(values.Texts[text]);
            }
        }

        private static UInt128 Wide(ReadOnlySpan<byte> text, int width)
        {
            _ = ShortText.TryGetWords(text, out ulong first, out ulong second);
            ulong low = ShortText.PackWide(first, second, width, out ulong high);
            return new UInt128(high, low);
        }
    }
}
