using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Groups code points that an automaton does not distinguish into symbols, and finds the symbol of a code point through two small
/// tables.</summary>
internal sealed class Alphabet
{
    private const int BlockBits = 8;
    private const int BlockSize = 1 << BlockBits;
    private const long MaxComparisons = 1L << 26;

    // The symbols of a block start at _blockOf[codePoint / 256] * 256; equal blocks share them.
    private readonly ushort[] _blockOf = new ushort[(CodePointSet.MaxCodePoint + 1) / BlockSize];
    private readonly ushort[] _symbols;
    private readonly int[] _representatives;

    private Alphabet(int[] starts, int[] symbols)
    {
        _representatives = new int[symbols.Max() + 1];
        for (int i = starts.Length - 1; i >= 0; i--)
        {
            _representatives[symbols[i]] = starts[i];
        }
        _symbols = Tabulate(starts, symbols);
    }

    /// <summary>The number of symbols.</summary>
    public int Count => _representatives.Length;

    public int SymbolOf(int codePoint) => _symbols[(_blockOf[codePoint >> BlockBits] << BlockBits) | (codePoint & (BlockSize - 1))];

    /// <summary>Returns any one code point of a symbol.</summary>
    public int Representative(int symbol) => _representatives[symbol];

    /// <summary>Returns the alphabet of an automaton, or null if it has too many different classes.</summary>
    public static Alphabet? Create(NfaProgram program)
    {
        HashSet<CodePointSet> sets = [];
        foreach (NfaInstruction instruction in program.Instructions)
        {
            if (instruction.Set is { } set)
            {
                sets.Add(set);
            }
            else if (instruction.Operation is NfaOperation.WordBoundary or NfaOperation.NotWordBoundary)
            {
                sets.Add(CharacterClasses.Word);
            }
        }
        int[] starts = StartsOf(sets);
        return (long)sets.Count * starts.Length > MaxComparisons ? null : new Alphabet(starts, SymbolsOf(sets, starts));
    }

    /// <summary>The first code points of the intervals that no set boundary divides.</summary>
    private static int[] StartsOf(HashSet<CodePointSet> sets)
    {
        SortedSet<int> starts = [0];
        foreach (CodePointSet set in sets)
        {
            for (int i = 0; i < set.RangeCount; i++)
            {
                starts.Add(set.Start(i));
                if (set.End(i) < CodePointSet.MaxCodePoint)
                {
                    starts.Add(set.End(i) + 1);
                }
            }
        }
        return [.. starts];
    }

    /// <summary>The symbol of each interval. Two intervals share a symbol if the same sets contain them.</summary>
    private static int[] SymbolsOf(HashSet<CodePointSet> sets, int[] starts)
    {
        int[] symbols = new int[starts.Length];
        int count = 1;
        foreach (CodePointSet set in sets)
        {
            // Each symbol that the set only partly covers is split in two.
            int[] splits = new int[count];
            for (int i = 0; i < set.RangeCount; i++)
            {
                for (int k = Array.BinarySearch(starts, set.Start(i)); k < starts.Length && starts[k] <= set.End(i); k++)
                {
                    ref int split = ref splits[symbols[k]];
                    split = split == 0 ? count++ : split;
                    symbols[k] = split;
                }
            }
            count = Renumber(symbols, count);
        }
        return symbols;
    }

    /// <summary>Renumbers the symbols without gaps. A symbol without intervals disappears.</summary>
    private static int Renumber(int[] symbols, int count)
    {
        int[] numbers = new int[count];
        int next = 0;
        for (int i = 0; i < symbols.Length; i++)
        {
            ref int number = ref numbers[symbols[i]];
            number = number == 0 ? ++next : number;
            symbols[i] = number - 1;
        }
        return next;
    }

    private ushort[] Tabulate(int[] starts, int[] symbols)
    {
        List<ushort> table = [];
        Dictionary<int, ushort> uniform = [];
        int interval = 0;
        for (int block = 0; block < _blockOf.Length; block++)
        {
            int first = block << BlockBits;
            while (interval + 1 < starts.Length && starts[interval + 1] <= first)
            {
                interval++;
            }
            bool isUniform = interval + 1 == starts.Length || starts[interval + 1] >= first + BlockSize;
            if (isUniform && uniform.TryGetValue(symbols[interval], out ushort known))
            {
                _blockOf[block] = known;
                continue;
            }
            _blockOf[block] = (ushort)(table.Count >> BlockBits);
            if (isUniform)
            {
                uniform.Add(symbols[interval], _blockOf[block]);
            }
            for (int codePoint = first, at = interval; codePoint < first + BlockSize; codePoint++)
            {
                at += at + 1 < starts.Length && starts[at + 1] <= codePoint ? 1 : 0;
                table.Add((ushort)symbols[at]);
            }
        }
        return [.. table];
    }
}
