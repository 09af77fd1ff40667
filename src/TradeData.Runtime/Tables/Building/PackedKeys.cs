namespace TradeData.Runtime.Tables;

/// <summary>The packed keys of one index: one for each row, or each element of an array, that has all parts.</summary>
internal sealed class PackedKeys
{
    private readonly ColumnPlan[] _plans;
    private readonly ulong[]?[] _folds;

    /// <summary>Packs keys.</summary>
    /// <param name="scope">The scope with one key for each element.</param>
    /// <param name="scopes">The scope of each part.</param>
    /// <param name="plans">The packing of each part.</param>
    /// <param name="codes">The packed values of each part.</param>
    /// <param name="maxBits">The maximum number of bits of a key. If parts are too wide, those before them are folded into their
    /// rank.</param>
    public PackedKeys(FieldScope scope, FieldScope[] scopes, ColumnPlan[] plans, ulong[][] codes, int maxBits)
    {
        _plans = plans;
        _folds = new ulong[]?[plans.Length];
        int[] elements = new int[scope.Count];
        int complete = 0;
        for (int element = 0; element < scope.Count; element++)
        {
            bool isComplete = true;
            for (int part = 0; part < plans.Length && isComplete; part++)
            {
                isComplete = codes[part][scope.Outer(element, scopes[part])] != PackFormat.Free;
            }
            if (isComplete)
            {
                elements[complete++] = element;
            }
        }
        Array.Resize(ref elements, complete);
        Elements = elements;
        Keys = new ulong[Elements.Length];
        int bits = 0;
        for (int part = 0; part < plans.Length; part++)
        {
            int width = plans[part].Layout.Bits;
            if (bits + width > maxBits)
            {
                bits = Fold(part);
            }
            for (int i = 0; i < Elements.Length; i++)
            {
                Keys[i] = (Keys[i] << width) | codes[part][scope.Outer(Elements[i], scopes[part])];
            }
            bits += width;
        }
    }

    /// <summary>The elements that have a key, in order.</summary>
    public int[] Elements { get; }

    /// <summary>The key of each of <see cref="Elements"/>.</summary>
    public ulong[] Keys { get; }

    /// <summary>Whether the parts before each part are folded.</summary>
    public bool[] Folds => [.. _folds.Select(fold => fold is not null)];

    /// <summary>Packs one key from the packed values of its parts; false if no element has it.</summary>
    public bool TryPack(ReadOnlySpan<ulong> codes, out ulong key)
    {
        key = 0;
        for (int part = 0; part < codes.Length; part++)
        {
            if (codes[part] == PackFormat.Free)
            {
                return false;
            }
            if (_folds[part] is { } fold)
            {
                int rank = Array.BinarySearch(fold, key);
                if (rank < 0)
                {
                    return false;
                }
                key = (uint)rank;
            }
            key = (key << _plans[part].Layout.Bits) | codes[part];
        }
        return true;
    }

    /// <summary>Writes the data needed to pack a key, besides the columns.</summary>
    public void Write(SectionList sections, int index)
    {
        for (int part = 0; part < _folds.Length; part++)
        {
            if (_folds[part] is { } fold)
            {
                sections.Add(SectionKind.FoldKeys, (index << 8) | part, fold);
            }
        }
    }

    // Replaces the partial keys by their rank among the distinct ones, which has at most 31 bits and the same order.
    private int Fold(int part)
    {
        ulong[] distinct = (ulong[])Keys.Clone();
        Array.Sort(distinct);
        int count = 0;
        for (int i = 0; i < distinct.Length; i++)
        {
            if (i == 0 || distinct[i] != distinct[i - 1])
            {
                distinct[count++] = distinct[i];
            }
        }
        Array.Resize(ref distinct, count);
        for (int i = 0; i < Keys.Length; i++)
        {
            Keys[i] = (uint)Array.BinarySearch(distinct, Keys[i]);
        }
        _folds[part] = distinct;
        return ColumnPlan.Bits((ulong)count);
    }
}
