namespace TradeData.Runtime.Tables;

/// <summary>The keys of an index that contain packed texts instead of dictionary numbers. This saves a dictionary lookup for each text,
/// which in a large table is two of four cache misses. If 64 bits are too few and the texts are many, a key has 128 bits.</summary>
internal sealed class TextKeys
{
    private const int MaxBits = 63;
    private const int MaxWideBits = 126;

    private readonly Part[] _parts;

    private TextKeys(IReadOnlyList<(ColumnPlan Plan, FieldValues Values, ulong[] Codes, FieldScope Scope)> columns, ColumnLayout?[] layouts, bool isWide)
    {
        _parts = [.. columns.Zip(layouts, (column, layout) => new Part(column.Scope, column.Values, column.Codes, layout ?? column.Plan.Layout, isPacked: layout is not null))];
        Layouts = layouts;
        IsWide = isWide;
    }

    /// <summary>Whether keys take 128 bits.</summary>
    public bool IsWide { get; }

    /// <summary>The packing of texts for each part, or null for a part packed as in its column.</summary>
    public IReadOnlyList<ColumnLayout?> Layouts { get; }

    /// <summary>Chooses the texts to pack, or returns null if packing is not worthwhile or they do not all fit.</summary>
    /// <param name="columns">The columns of the parts, with their values, packed values and scopes.</param>
    /// <param name="minWideTexts">The minimum number of distinct texts for 128 bits.</param>
    public static TextKeys? Choose(IReadOnlyList<(ColumnPlan Plan, FieldValues Values, ulong[] Codes, FieldScope Scope)> columns, int minWideTexts)
    {
        ColumnLayout?[]? layouts = Choose(columns, 0, MaxBits, plan => plan.AsShortText);
        bool isEnough = layouts is not null
            && !columns.Where((column, part) => layouts[part] is null && column.Plan.ShortTexts > 0 && column.Values.Texts.Count >= minWideTexts).Any();
        ColumnLayout?[]? wide = isEnough ? null : Choose(columns, minWideTexts, MaxWideBits, plan => plan.AsWideText);
        return (wide ?? layouts) is { } chosen ? new TextKeys(columns, chosen, wide is not null) : null;
    }

    // The columns with the most distinct texts first, as long as there is room; null if none is packed, or they do not all fit.
    private static ColumnLayout?[]? Choose(
        IReadOnlyList<(ColumnPlan Plan, FieldValues Values, ulong[] Codes, FieldScope Scope)> columns, int minTexts, int maxBits, Func<ColumnPlan, ColumnLayout?> layoutOf)
    {
        int bits = columns.Sum(column => column.Plan.Layout.Bits);
        ColumnLayout?[] layouts = new ColumnLayout?[columns.Count];
        foreach (int part in Enumerable.Range(0, layouts.Length).OrderByDescending(part => columns[part].Values.Texts.Count))
        {
            ColumnPlan plan = columns[part].Plan;
            if (plan.ShortTexts > 0 && columns[part].Values.Texts.Count >= minTexts && layoutOf(plan) is { } layout && bits - plan.Layout.Bits + layout.Bits <= maxBits)
            {
                bits += layout.Bits - plan.Layout.Bits;
                layouts[part] = layout;
            }
        }
        return bits <= maxBits && Array.Exists(layouts, layout => layout is not null) ? layouts : null;
    }

    /// <summary>Returns the key of an element, which has all parts.</summary>
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

    private sealed class Part(FieldScope scope, FieldValues values, ulong[] codes, ColumnLayout layout, bool isPacked)
    {
        private readonly UInt128[] _texts = isPacked ? Pack(values.Texts, layout) : [];

        public FieldScope Scope => scope;

        public int Bits => layout.Bits;

        public UInt128 Code(int element) => isPacked ? _texts[values.TextId(element)] : codes[element];

        private static UInt128[] Pack(InternTable texts, ColumnLayout layout)
        {
            KeyColumn column = new(layout, null);
            UInt128[] packed = new UInt128[texts.Count];
            for (int text = 0; text < packed.Length; text++)
            {
                packed[text] = layout.Encoding == KeyEncoding.Wide ? PackWide(texts[text], layout.Width) : column.PackShort(texts[text]);
            }
            return packed;
        }

        private static UInt128 PackWide(ReadOnlySpan<byte> text, int width)
        {
            _ = ShortText.TryGetWords(text, out ulong first, out ulong second);
            ulong low = ShortText.PackWide(first, second, width, out ulong high);
            return new UInt128(high, low);
        }
    }
}
