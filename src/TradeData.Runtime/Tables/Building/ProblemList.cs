namespace TradeData.Runtime.Tables;

/// <summary>Collects the problems of rows, with the place of each value.</summary>
internal sealed class ProblemList(TableDefinition definition, RowBuffer rows, FieldExtractor extractor, int maxDescribed)
{
    private readonly List<DataProblem> _problems = [];
    private readonly HashSet<int> _excused = [];
    private readonly HashSet<int> _unreadable = [];
    private readonly HashSet<(int Row, int Field)> _wrong = [];

    /// <summary>The number of problems, described or not.</summary>
    public int Count { get; private set; }

    /// <summary>The problems, in the order of the rows.</summary>
    public IReadOnlyList<DataProblem> InOrder() => [.. _problems.OrderBy(problem => problem.Row).ThenBy(problem => problem.Kind)];

    /// <summary>Records that a row is known to break its schema, so that consequences are not reported.</summary>
    public void Excuse(int row) => _excused.Add(row);

    /// <summary>Whether a row is unreadable, so that nothing more is reported for it.</summary>
    public bool IsUnreadable(int row) => _unreadable.Contains(row);

    /// <summary>Whether a row's value has the wrong type.</summary>
    public bool IsWrongType(int row, int field) => _wrong.Contains((row, field));

    /// <summary>Reports an unreadable row.</summary>
    public void AddUnreadable(int row, string why)
    {
        _unreadable.Add(row);
        if (IsExcused(DataProblemKind.MalformedRow, row) || ++Count > maxDescribed)
        {
            return;
        }
        _problems.Add(new DataProblem(DataProblemKind.MalformedRow, definition.Name, row, "", "", "", why));
    }

    /// <summary>Reports a value of the wrong type, once for each row and field, because an array may hold any number of them.</summary>
    public void AddWrongType(int field, int element)
    {
        FieldScope scope = extractor.Scopes[field];
        int row = scope.Outer(element, extractor.Rows);
        if (!_wrong.Add((row, field)))
        {
            return;
        }
        string path = definition.Fields[field].Path;
        string expected = Describe(definition.Fields[field].Type);
        Add(DataProblemKind.WrongType, row, [field], scope, element, value => $"'{path}' is {Quote(value)}, which is not {expected}.");
    }

    /// <summary>Reports a problem of a row's own fields.</summary>
    public void Add(DataProblemKind kind, int row, ReadOnlySpan<int> fields, Func<string, string> message, int? otherRow = null) =>
        Add(kind, row, fields, extractor.Rows, row, message, otherRow);

    private void Add(DataProblemKind kind, int row, ReadOnlySpan<int> fields, FieldScope scope, int element, Func<string, string> message, int? otherRow = null)
    {
        if (IsExcused(kind, row) || ++Count > maxDescribed)
        {
            return;
        }
        string pointer = "";
        string[] values = new string[fields.Length];
        string[] names = new string[fields.Length];
        byte[] text = rows[row];
        for (int i = 0; i < fields.Length; i++)
        {
            FieldScope own = extractor.Scopes[fields[i]];
            names[i] = definition.Fields[fields[i]].Path;
            (pointer, values[i]) = RowLocator.Locate(text, definition.Shape.Paths[fields[i]], own.Indexes(scope.Outer(element, own)));
        }
        string value = string.Join(", ", values);
        _problems.Add(new DataProblem(kind, definition.Name, row, string.Join(", ", names), pointer, value, message(value)) { OtherRow = otherRow });
    }

    private bool IsExcused(DataProblemKind kind, int row) =>
        kind is DataProblemKind.MalformedRow or DataProblemKind.WrongType or DataProblemKind.MissingKey or DataProblemKind.EmptyPeriod && _excused.Contains(row);

    /// <summary>Returns a value as messages quote it.</summary>
    public static string Quote(string value) => $"\"{value}\"";

    private static string Describe(KeyType type) => type switch
    {
        KeyType.Date => "a date (yyyy-MM-dd)",
        KeyType.DateTime => "a date with a time and an offset",
        KeyType.Integer => "an integer of 64 bits",
        KeyType.Decimal => "a number of at most 28 digits",
        KeyType.Boolean => "true or false",
        KeyType.Guid => "a UUID",
        _ => "a text",
    };
}
