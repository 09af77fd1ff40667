namespace TradeData.Runtime.Tables;

/// <summary>The kind of a problem with a row.</summary>
public enum DataProblemKind
{
    /// <summary>The row is not a JSON object in UTF-8, or names a property of a key twice.</summary>
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

    /// <summary>The row is valid on a day on which another one with the same key is valid, too.</summary>
    OverlappingPeriod,

    /// <summary>The row refers to a row that does not exist.</summary>
    BrokenReference,
}

/// <summary>A problem with a row, and its place. It is a value, not an exception, because rows come from outside and many may be wrong at
/// once.</summary>
/// <param name="Kind">The kind of the problem.</param>
/// <param name="Table">The name of the row's table.</param>
/// <param name="Row">The number of the row in its table, from 0.</param>
/// <param name="Field">The path of the field, or the paths separated by commas, or empty for the row as a whole.</param>
/// <param name="Pointer">The JSON Pointer of the value in the row, or of the last of several.</param>
/// <param name="Value">The value as the row has it, or the values separated by commas.</param>
/// <param name="Message">The problem as a sentence, without the place.</param>
public sealed record DataProblem(DataProblemKind Kind, string Table, int Row, string Field, string Pointer, string Value, string Message)
{
    /// <summary>The number of the other row involved, in the same table, or null.</summary>
    public int? OtherRow { get; init; }

    /// <summary>The name of the table that a broken reference leads to, or null.</summary>
    public string? OtherTable { get; init; }

    /// <summary>Whether the problem makes the rows unusable. Only a broken weak reference does not.</summary>
    public bool IsError { get; init; } = true;

    /// <summary>Returns the table, the row and the message.</summary>
    public override string ToString() => FormattableString.Invariant($"{Table} row {Row}{(Pointer.Length > 0 ? " " + Pointer : "")}: {Message}");
}

/// <summary>The result of building a pack.</summary>
public sealed class PackResult
{
    internal PackResult(Pack pack, IReadOnlyList<DataProblem> problems, int problemCount)
    {
        Pack = pack;
        Problems = problems;
        ProblemCount = problemCount;
    }

    /// <summary>The pack. It exists even if there are problems, so that references from and to it can be checked, too. Of rows with the
    /// same unique key it then finds only the first. Do not use it otherwise if <see cref="HasErrors"/> is true.</summary>
    public Pack Pack { get; }

    /// <summary>The problems, in the order of the rows; at most as many as the builder describes.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    /// <summary>The number of problems, described or not.</summary>
    public int ProblemCount { get; }

    /// <summary>Whether the rows are unusable.</summary>
    public bool HasErrors => ProblemCount > 0;
}
