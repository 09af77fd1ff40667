namespace TradeData.Runtime.Tables;

/// <summary>Checks the rows of one table against its definition.</summary>
internal sealed class KeyChecker(TableDefinition definition, FieldExtractor extractor, ProblemList problems, TablePacker packer)
{
    private readonly TableShape _shape = definition.Shape;

    /// <summary>Checks that every row has its primary key, and that a primary or unique key is unique.</summary>
    public void CheckKey(IndexData index)
    {
        KeyShape key = _shape.Keys[index.Number];
        if (key.Role == KeyRole.Primary)
        {
            FindMissing(key, index.Packed);
        }
        string what = key.Role == KeyRole.Primary ? "primary key" : "unique key";
        foreach ((int row, int first) in index.Duplicates)
        {
            string Describe(string value) => $"The {what} ({key.Names}) is {Quote(value)}, and row {first} has it already.";
            problems.Add(DataProblemKind.DuplicateKey, row, key.Fields, Describe, first);
        }
    }

    /// <summary>Checks that every period has a day, and that periods of the same key do not overlap.</summary>
    /// <param name="periods">The periods.</param>
    /// <param name="byStart">The index over the key and the first day.</param>
    public void CheckPeriods(PeriodChecker periods, IndexData byStart)
    {
        int[] fields = [_shape.ValidFrom, _shape.ValidTo];
        string from = definition.ValidTime!.From;
        string to = definition.ValidTime.To;
        foreach (int row in periods.Empty())
        {
            problems.Add(DataProblemKind.EmptyPeriod, row, fields, value => $"The period from '{from}' up to, and without, '{to}' ({value}) has no day.");
        }
        KeyShape index = _shape.Keys[_shape.ValidTimeKey];
        // Rows that begin together and have the first day in their primary key share that key, which was reported already.
        bool isKeyed = definition.PrimaryKey is not null && _shape.Keys[0].Fields.Contains(_shape.ValidFrom) && definition.ValidTime.Key is null;
        foreach ((int row, int other) in periods.Overlaps(byStart, packer.Plan(_shape.FromField).Layout.Bits))
        {
            if (!isKeyed || !periods.BeginTogether(row, other))
            {
                string key = index.Names.Length == 0 ? "" : $" of the same ({index.Names})";
                problems.Add(DataProblemKind.OverlappingPeriod, row, fields, value => $"The period ({value}) overlaps that of row {other}{key}.", other);
            }
        }
    }

    /// <summary>Checks that every row's parent exists, unless rows are missing anyway, and that no row is its own ancestor.</summary>
    public TreeBuilder BuildTree(IndexData primary, bool isIncomplete)
    {
        int[] parents = new int[extractor.Rows.Count];
        int[] key = _shape.Keys[0].Fields;
        int own = key.Length - _shape.ParentFields.Length;
        ulong[][] columns = new ulong[key.Length][];
        for (int part = 0; part < key.Length; part++)
        {
            columns[part] = part < own
                ? packer.Codes(key[part])
                : packer.Plan(key[part]).Encode(extractor.Fields[_shape.ParentFields[part - own]]);
        }
        Span<ulong> codes = stackalloc ulong[key.Length];
        for (int row = 0; row < parents.Length; row++)
        {
            parents[row] = -1;
            if (!NamesParent(row, columns, own))
            {
                continue;
            }
            for (int part = 0; part < codes.Length; part++)
            {
                codes[part] = columns[part][row];
            }
            parents[row] = primary.Packed.TryPack(codes, out ulong packed) ? primary.Find(packed) : -1;
            if (parents[row] < 0 && !isIncomplete)
            {
                string names = string.Join(", ", definition.Hierarchy!.Parent);
                string Describe(string value) => $"The parent ({names}) is {Quote(value)}, and there is no such row.";
                problems.Add(DataProblemKind.MissingParent, row, _shape.ParentFields, Describe);
            }
        }
        TreeBuilder tree = new(parents);
        foreach ((int row, int parent) in tree.Cycles)
        {
            problems.Add(DataProblemKind.HierarchyCycle, row, _shape.ParentFields, value => parent == row
                ? $"The row is its own parent ({Quote(value)})."
                : $"The row is its own ancestor: its parent {Quote(value)}, row {parent}, lies below it.", parent);
        }
        return tree;
    }

    private void FindMissing(KeyShape key, PackedKeys packed)
    {
        int next = 0;
        for (int row = 0; row < extractor.Rows.Count; row++)
        {
            if (next < packed.Elements.Length && packed.Elements[next] == row)
            {
                next++;
                continue;
            }
            int missing = Array.Find(key.Fields, field => !extractor.Fields[field].Has(row));
            if (!problems.IsUnreadable(row) && !problems.IsWrongType(row, missing))
            {
                string message = $"The row lacks '{definition.Fields[missing].Path}', a part of its primary key ({key.Names}).";
                problems.Add(DataProblemKind.MissingKey, row, [missing], _ => message);
            }
        }
    }

    private bool NamesParent(int row, ulong[][] columns, int own)
    {
        foreach (int field in _shape.ParentFields)
        {
            if (!extractor.Fields[field].Has(row))
            {
                return false;
            }
        }
        for (int part = 0; part < own; part++)
        {
            if (columns[part][row] == PackFormat.Free)
            {
                // The row lacks its own key, which was reported already.
                return false;
            }
        }
        return true;
    }

    private static string Quote(string value) => ProblemList.Quote(value);
}
