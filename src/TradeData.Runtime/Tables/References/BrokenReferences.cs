using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>Describes the broken references of one foreign key.</summary>
internal sealed class BrokenReferences(ForeignKeyLink link)
{
    private readonly Pack _source = link.Source;
    private readonly ForeignKeyDefinition _definition = link.Source.Definition.ForeignKeys[link.Number];
    private readonly KeyShape _key = link.Source.Definition.Shape.Keys[link.Source.Definition.Shape.FirstForeignKey + link.Number];

    /// <summary>Describes the broken references, in the order of the rows, up to a number of problems, and returns the number of all
    /// broken references.</summary>
    public int Describe(List<DataProblem> problems, int maxProblems)
    {
        List<(int Row, int Group)> broken = [];
        foreach (int group in link.Broken())
        {
            RowSlice rows = link.RowsOf(group);
            for (int i = 0; i < rows.Count; i++)
            {
                broken.Add((rows[i], group));
            }
        }
        int left = Math.Max(0, maxProblems - problems.Count);
        broken.Sort();
        foreach (IGrouping<int, (int Row, int Group)> groups in broken.Take(left).GroupBy(at => at.Row))
        {
            TableIndex index = _source.Index(_source.Definition.Shape.FirstForeignKey + link.Number);
            DescribedRow row = new(groups.Key, _source.RowJson(groups.Key), _source.Definition.Shape, index, _key);
            problems.AddRange(groups.Select(at => at.Group).OrderBy(row.FirstElement).Select(group => Describe(row, group)));
        }
        return broken.Count;
    }

    private DataProblem Describe(DescribedRow row, int group)
    {
        (string pointer, string value) = row.Locate(group);
        string references = string.Join(", ", _definition.References);
        string message = $"'{_key.Names}' is {ProblemList.Quote(value)}, and {_definition.Table} has no row with this ({references}).";
        return new DataProblem(DataProblemKind.BrokenReference, _source.Definition.Name, row.Row, _key.Names, pointer, value, message)
        {
            OtherTable = _definition.Table,
            IsError = !_definition.IsWeak,
        };
    }

    /// <summary>A row with broken references, read again to find their places.</summary>
    private sealed class DescribedRow
    {
        private readonly byte[] _json;
        private readonly TableShape _shape;
        private readonly KeyShape _key;
        private readonly FieldExtractor _extractor;
        private readonly FieldScope _scope;
        private readonly Dictionary<int, int> _firstElements = [];

        public DescribedRow(int row, byte[] json, TableShape shape, TableIndex index, KeyShape key)
        {
            Row = row;
            _json = json;
            _shape = shape;
            _key = key;
            _extractor = new FieldExtractor(shape);
            if (_extractor.Add(json) is not null)
            {
                throw PackFormat.Inconsistent();
            }
            _scope = _extractor.Deepest(key.Fields);
            for (int element = 0; element < _scope.Count; element++)
            {
                KeyBuilder packed = index.Key();
                foreach (int field in key.Fields)
                {
                    _extractor.Fields[field].AddTo(ref packed, _scope.Outer(element, _extractor.Scopes[field]));
                }
                _firstElements.TryAdd(index.FindGroup(in packed), element);
            }
        }

        public int Row { get; }

        /// <summary>Returns the first element of the row's arrays that refers by the value of a group.</summary>
        public int FirstElement(int group) => _firstElements.TryGetValue(group, out int element) ? element : throw PackFormat.Inconsistent();

        /// <summary>Returns the first place where the row refers by the value of a group.</summary>
        public (string Pointer, string Value) Locate(int group)
        {
            int element = FirstElement(group);
            string pointer = "";
            string[] values = new string[_key.Fields.Length];
            for (int part = 0; part < values.Length; part++)
            {
                int field = _key.Fields[part];
                FieldScope own = _extractor.Scopes[field];
                (pointer, values[part]) = RowLocator.Locate(_json, _shape.Paths[field], own.Indexes(_scope.Outer(element, own)));
            }
            return (pointer, string.Join(", ", values));
        }
    }
}
