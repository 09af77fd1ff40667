namespace TradeData.Runtime.Tables;

/// <summary>The validity periods of rows, as days, and their problems.</summary>
internal sealed class PeriodChecker
{
    private readonly int[] _from;
    private readonly int[] _to;

    /// <summary>Takes the first day of each row, and the day after its last; an absent day makes the period open.</summary>
    public PeriodChecker(FieldValues from, FieldValues to)
    {
        _from = new int[from.Count];
        _to = new int[from.Count];
        From = new FieldValues(KeyType.Date);
        for (int row = 0; row < _from.Length; row++)
        {
            _from[row] = from.Has(row) ? (int)from.Number(row) : ValidTime.Always;
            _to[row] = to.Has(row) ? (int)to.Number(row) : ValidTime.Never;
            From.AddNumber(_from[row]);
        }
    }

    /// <summary>The first days; an absent one is the first day of the calendar.</summary>
    public FieldValues From { get; }

    /// <summary>Returns the first day of a row, and the day after its last.</summary>
    public (int From, int To) PeriodOf(int row) => (_from[row], _to[row]);

    /// <summary>The rows whose period has no day.</summary>
    public IEnumerable<int> Empty()
    {
        for (int row = 0; row < _from.Length; row++)
        {
            if (_from[row] >= _to[row])
            {
                yield return row;
            }
        }
    }

    /// <summary>Returns the rows that overlap an earlier row of the same key, in the order of the index.</summary>
    /// <param name="index">The index over the key and the first day.</param>
    /// <param name="fromBits">The number of bits of the first day in the keys.</param>
    public IEnumerable<(int Row, int Other)> Overlaps(IndexData index, int fromBits)
    {
        int last = -1;
        for (int position = 0; position < index.Keys.Length; position++)
        {
            if (position == 0 || index.Keys[position] >> fromBits != index.Keys[position - 1] >> fromBits)
            {
                last = -1;
            }
            int[] rows = index.RowsAt(position).ToArray();
            foreach (int row in rows)
            {
                if (_from[row] >= _to[row])
                {
                    continue;
                }
                if (last >= 0 && _from[row] < _to[last])
                {
                    yield return (row, last);
                }
                last = last < 0 || _to[row] > _to[last] ? row : last;
            }
        }
    }

    /// <summary>Whether two rows begin on the same day.</summary>
    public bool BeginTogether(int row, int other) => _from[row] == _from[other];

    /// <summary>Writes the periods.</summary>
    public void Write(SectionList sections)
    {
        sections.Add(SectionKind.ValidFrom, 0, _from);
        sections.Add(SectionKind.ValidTo, 0, _to);
    }
}
