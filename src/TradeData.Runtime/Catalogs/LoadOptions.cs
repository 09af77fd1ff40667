namespace TradeData.Runtime;

/// <summary>How rows are loaded into a catalog.</summary>
public sealed record LoadOptions
{
    /// <summary>Strict, with 1,000 problems described and the default limits of validation.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// Whether a bad row, or a broken strong reference, leaves nothing loaded. Otherwise bad rows are left out, rows with broken strong references stay, and
    /// all of it is reported.
    /// </summary>
    public bool IsStrict { get; init; } = true;

    /// <summary>Whether a table that rows are loaded for keeps the rows it had; one of the same primary key is replaced by the loaded one.</summary>
    public bool KeepsRows { get; init; } = true;

    /// <summary>How many problems are described, at most; what goes beyond is counted.</summary>
    public int MaxProblems { get; init; } = 1000;

    /// <summary>Limits of the validation of each row.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>Told about every thousand rows, and at the end of each source.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }
}

/// <summary>How far loading has come.</summary>
/// <param name="Source">The source that is being read.</param>
/// <param name="Table">The table that its rows go to.</param>
/// <param name="Bytes">How many bytes of it have been read.</param>
/// <param name="Rows">How many rows of it have been read.</param>
public sealed record LoadProgress(string Source, string Table, long Bytes, int Rows);

/// <summary>How the rows of a source are written.</summary>
public enum RowFormat
{
    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Ndjson,
}

/// <summary>Rows of a table that are yet to be read.</summary>
/// <param name="Table">The table's name, as the catalog's property has it.</param>
/// <param name="Content">The bytes; read from its present position to its end, and left open.</param>
/// <param name="Format">How the rows are written.</param>
/// <param name="Name">What messages call the source, such as a file's path.</param>
public sealed record RowStream(string Table, Stream Content, RowFormat Format, string Name);

/// <summary>Something that is wrong with what was loaded, and where.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Line">Counted from 1; 0 where the problem has no place in a source.</param>
/// <param name="Column">Counted from 1, in characters.</param>
/// <param name="Table">The table.</param>
/// <param name="Pointer">The JSON Pointer within the row.</param>
/// <param name="Message">A sentence that says what is wrong.</param>
/// <param name="IsError">False for a broken weak reference, which is allowed.</param>
public sealed record LoadProblem(string Source, int Line, int Column, string Table, string Pointer, string Message, bool IsError)
{
    /// <summary>As compilers write it: place, kind, message.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source}{(Line > 0 ? FormattableString.Invariant($"({Line},{Column})") : "")}: {(IsError ? "error" : "warning")}: {Table}{(Pointer.Length > 0 ? " " + Pointer : "")}: {Message}");
}

/// <summary>What came of loading.</summary>
/// <typeparam name="TCatalog">The catalog.</typeparam>
public sealed class LoadResult<TCatalog>
    where TCatalog : class
{
    internal LoadResult(TCatalog? catalog, IReadOnlyList<LoadProblem> problems, int problemCount)
    {
        Catalog = catalog;
        Problems = problems;
        ProblemCount = problemCount;
    }

    /// <summary>The catalog; null where loading was strict and there are errors.</summary>
    public TCatalog? Catalog { get; }

    /// <summary>What is wrong, in the order of the sources; at most as many as the options allow.</summary>
    public IReadOnlyList<LoadProblem> Problems { get; }

    /// <summary>How many problems there are, with those that are not described.</summary>
    public int ProblemCount { get; }

    /// <summary>The catalog.</summary>
    /// <exception cref="InvalidDataException">There is none; the message has the first problems.</exception>
    public TCatalog Require() => Catalog ?? throw new InvalidDataException(
        $"The rows were not loaded: {ProblemCount} problem{(ProblemCount == 1 ? "" : "s")}.{Environment.NewLine}{string.Join(Environment.NewLine, Problems.Where(problem => problem.IsError).Take(20))}");
}
