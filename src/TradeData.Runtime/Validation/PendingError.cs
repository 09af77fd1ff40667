using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime;

/// <summary>A reference that was followed on the way to where a run is.</summary>
/// <param name="Reference">The address of the keyword that refers.</param>
/// <param name="Target">The address of the schema that it refers to.</param>
/// <param name="Hops">How many references lead there, where those behind the first are all that their schemas say.</param>
/// <param name="Outer">The reference that was followed before; none at the root.</param>
internal sealed record Frame(string Reference, string Target, int Hops, Frame? Outer);

/// <summary>A violation as a run records it. Costly details are computed once, at the end.</summary>
internal sealed record PendingError(nint At, string Location, string Keyword, string Message, Frame? Frame, PendingError[] Causes);

/// <summary>An annotation as a run records it.</summary>
internal readonly record struct PendingAnnotation(nint At, string Location, string Keyword, string Value, Frame? Frame);

/// <summary>The records of a run that reports.</summary>
/// <param name="limit">The maximum number of errors.</param>
/// <param name="subject">The property that was given the value, or null if a text is read.</param>
internal sealed class ErrorLog(int limit, string? subject = null)
{
    // Causes lie within causes: each list has its limit, and all of them together this one.
    private const int CausesPerError = 100;

    private readonly Stack<Branches> _branches = new();
    private int _causes;

    public List<PendingError> Errors { get; } = [];

    public List<PendingAnnotation> Annotations { get; } = [];

    /// <summary>The reference that was followed last.</summary>
    public Frame? Frame { get; set; }

    /// <summary>Whether an error was left out because of the limit.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Whether the text is malformed or nested too deeply. The place and the reason are determined at the end.</summary>
    public bool IsMalformed { get; set; }

    /// <summary>Whether the run stopped at an undecided pattern or a limit.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Whether there is room for the errors of alternatives.</summary>
    public bool HasRoomForCauses => _causes < (long)limit * CausesPerError;

    /// <summary>The first error of the alternatives being tried.</summary>
    private int First => _branches.TryPeek(out Branches branches) ? branches.FirstError : 0;

    /// <summary>Records an error; false if the limit was reached before.</summary>
    public bool Add(nint at, string location, string keyword, string message, params PendingError[] causes)
    {
        if (Errors.Count - First >= limit || (_branches.Count > 0 && !HasRoomForCauses))
        {
            IsTruncated |= _branches.Count == 0 || !HasRoomForCauses;
            return false;
        }
        _causes += _branches.Count > 0 ? 1 : 0;
        Errors.Add(new PendingError(at, location, keyword, message, Frame, causes));
        return true;
    }

    /// <summary>
    /// Ends a run because a pattern is undecided. The errors of alternatives that were
    /// not finished are discarded.
    /// </summary>
    public void GiveUp(PatternTimeoutException timeout) =>
        GiveUp(timeout.At, timeout.Location, timeout.Keyword, Undecided(timeout, subject ?? (timeout.Keyword == "pattern" ? "the text" : "the name")));

    /// <summary>Ends a run early.</summary>
    /// <inheritdoc cref="Add"/>
    public void GiveUp(nint at, string location, string keyword, string message)
    {
        if (_branches.Count > 0)
        {
            int first = _branches.Last().FirstError;
            Errors.RemoveRange(first, Errors.Count - first);
            _branches.Clear();
        }
        IsGivenUp = true;
        Add(at, location, keyword, message);
    }

    /// <summary>Returns the message about an undecided pattern.</summary>
    /// <param name="timeout">The exception of the pattern.</param>
    /// <param name="subject">The name of the text.</param>
    public static string Undecided(PatternTimeoutException timeout, string subject) =>
        $"The limit of steps was reached before it was decided whether {subject} matches the pattern {timeout.Pattern}.";

    /// <summary>Words a rule and its violation. For a text: "Must be at least 0, but is -1." For a value given to a property: "Indent must
    /// be at least 0, but was -1."</summary>
    public string Sentence(string must, string verb, string actual) => subject is null
        ? $"Must {must}, but {verb} {actual}."
        : $"{subject} must {must}, but {(verb == "is" ? "was" : "had")} {actual}.";

    /// <summary>Starts recording the errors of alternatives.</summary>
    public int Begin(int depth, int marks)
    {
        _branches.Push(new Branches(Errors.Count, Annotations.Count, depth, marks, Frame));
        return _branches.Count;
    }

    /// <summary>Returns the state before the alternatives, for the next one.</summary>
    public void Next(int branches, out int depth, out int marks)
    {
        Branches current = Current(branches);
        Frame = current.Frame;
        (depth, marks) = (current.Depth, current.Marks);
    }

    /// <summary>Removes and returns the errors of the alternatives, with the state before them.</summary>
    public PendingError[] End(int branches, out int depth, out int marks)
    {
        Branches ended = Current(branches);
        _branches.Pop();
        PendingError[] causes = [.. Errors.Skip(ended.FirstError)];
        Errors.RemoveRange(ended.FirstError, causes.Length);
        Annotations.RemoveRange(ended.FirstAnnotation, Annotations.Count - ended.FirstAnnotation);
        Frame = ended.Frame;
        (depth, marks) = (ended.Depth, ended.Marks);
        return causes;
    }

    private Branches Current(int branches) => branches == _branches.Count
        ? _branches.Peek()
        : throw new InvalidOperationException("Alternatives end in another order than they began in.");

    private readonly record struct Branches(int FirstError, int FirstAnnotation, int Depth, int Marks, Frame? Frame);
}
