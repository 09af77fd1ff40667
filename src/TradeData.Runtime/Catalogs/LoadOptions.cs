namespace TradeData.Runtime;

/// <summary>Options for loading rows into a catalog.</summary>
public sealed record LoadOptions
{
    /// <summary>Strict loading, with 1,000 described problems and the default limits of validation.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>Whether one bad row or broken strong reference rejects everything. Otherwise bad rows are left out, rows with broken
    /// strong references stay, and all of them are reported.</summary>
    public bool IsStrict { get; init; } = true;

    /// <summary>Whether loading keeps the present rows of a table. A loaded row replaces the present one with the same primary
    /// key.</summary>
    public bool KeepsRows { get; init; } = true;

    /// <summary>The maximum number of problems described; further ones are only counted.</summary>
    public int MaxProblems { get; init; } = 1000;

    /// <summary>The limits of validation for each row.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>Receives a report after every thousand rows and at the end of each source.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }
}

/// <summary>The progress of loading.</summary>
/// <param name="Source">The source that is being read.</param>
/// <param name="Table">The table of its rows.</param>
/// <param name="Bytes">The number of bytes read from it.</param>
/// <param name="Rows">The number of rows read from it.</param>
public sealed record LoadProgress(string Source, string Table, long Bytes, int Rows);

/// <summary>The format of a source of rows.</summary>
public enum RowFormat
{
    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>One JSON object on each line.</summary>
    Ndjson,
}

/// <summary>A stream of rows for a table.</summary>
/// <param name="Table">The table's name, as the catalog's property has it.</param>
/// <param name="Content">The bytes, read from the present position to the end. The stream stays open.</param>
/// <param name="Format">The format of the rows.</param>
/// <param name="Name">The name of the source in messages, such as a file's path.</param>
public sealed record RowStream(string Table, Stream Content, RowFormat Format, string Name);

/// <summary>A problem with a loaded row or source, and its place.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Line">The 1-based line, or 0 for a problem without a place.</param>
/// <param name="Column">The 1-based column, in characters.</param>
/// <param name="Table">The table.</param>
/// <param name="Pointer">The JSON Pointer within the row.</param>
/// <param name="Message">A sentence that says what is wrong.</param>
/// <param name="IsError">False for a broken weak reference, which is allowed.</param>
public sealed record LoadProblem(string Source, int Line, int Column, string Table, string Pointer, string Message, bool IsError)
{
    /// <summary>Returns the problem in the format of compilers: place, severity, message.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source}{(Line > 0 ? FormattableString.Invariant($"({Line},{Column})") : "")}: {(IsError ? "error" : "warning")}: {Table}{(Pointer.Length > 0 ? " " + Pointer : "")}: {Message}");
}

/// <summary>The result of loading.</summary>
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

    /// <summary>The catalog, or null if loading was strict and found errors.</summary>
    public TCatalog? Catalog { get; }

    /// <summary>The problems, in the order of the sources; at most as many as the options allow.</summary>
    public IReadOnlyList<LoadProblem> Problems { get; }

    /// <summary>The number of problems, described or not.</summary>
    public int ProblemCount { get; }

    /// <summary>The catalog.</summary>
    /// <exception cref="InvalidDataException">There is no catalog; the message lists the first problems.</exception>
    public TCatalog Require() => Catalog ?? throw new InvalidDataException(
        $"The rows were not loaded: {ProblemCount} problem{(ProblemCount == 1 ? "" : "s")}.{Environment.NewLine}{string.Join(Environment.NewLine, Problems.Where(problem => problem.IsError).Take(20))}");
}
