namespace TradeData.Runtime.Tables;

/// <summary>What is wrong with a row.</summary>
public enum DataProblemKind
{
    /// <summary>The row is no JSON object in UTF-8, or names a property of a key twice.</summary>
    MalformedRow,

    /// <summary>The value of a key field is not of the field's type.</summary>
    WrongType,

    /// <summary>The row lacks a part of its primary key.</summary>
    MissingKey,

    /// <summary>An earlier row has the same primary or unique key.</summary>
    DuplicateKey,

    /// <summary>The row names a parent that does not exist.</summary>
    MissingParent,

    /// <summary>The row is its own ancestor.</summary>
    HierarchyCycle,

    /// <summary>The row's period ends before it begins, or on the same day.</summary>
    EmptyPeriod,

    /// <summary>The row holds on a day on which another one of the same key holds, too.</summary>
    OverlappingPeriod,

    /// <summary>The row refers to a row that does not exist.</summary>
    BrokenReference,
}

/// <summary>Something that is wrong with a row, and where: a value, not an exception, since rows come from outside and many may be wrong at once.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Table">The name of the row's table.</param>
/// <param name="Row">The number of the row in its table, from 0.</param>
/// <param name="Field">The path of the field; of several, with commas between them; empty where the row as a whole is meant.</param>
/// <param name="Pointer">The JSON Pointer of the value in the row: of the last field of several.</param>
/// <param name="Value">The value as the row has it; of several, with commas between them.</param>
/// <param name="Message">A sentence that says what is wrong, without the place.</param>
public sealed record DataProblem(DataProblemKind Kind, string Table, int Row, string Field, string Pointer, string Value, string Message)
{
    /// <summary>The number of the other row that has to do with it, in the same table; or null.</summary>
    public int? OtherRow { get; init; }

    /// <summary>The name of the table that a broken reference leads to; or null.</summary>
    public string? OtherTable { get; init; }

    /// <summary>Whether the rows must not be used with it. Only a broken weak reference is none.</summary>
    public bool IsError { get; init; } = true;

    /// <summary>The table, the row and the message.</summary>
    public override string ToString() => FormattableString.Invariant($"{Table} row {Row}{(Pointer.Length > 0 ? " " + Pointer : "")}: {Message}");
}

/// <summary>What came of building a pack.</summary>
public sealed class PackResult
{
    internal PackResult(Pack pack, IReadOnlyList<DataProblem> problems, int problemCount)
    {
        Pack = pack;
        Problems = problems;
        ProblemCount = problemCount;
    }

    /// <summary>
    /// The pack. It is there even when there are problems, so that references from and to it can be checked, too; of rows with the same unique key
    /// only the first is found by it then. It must not be used otherwise when <see cref="HasErrors"/>.
    /// </summary>
    public Pack Pack { get; }

    /// <summary>What is wrong with the rows, in their order; empty when nothing is. At most as many as the builder was told to describe.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    /// <summary>How many problems there are, with those that are not described.</summary>
    public int ProblemCount { get; }

    /// <summary>Whether the rows must not be used.</summary>
    public bool HasErrors => ProblemCount > 0;
}
