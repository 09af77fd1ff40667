using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The state of a run over one text. A run that fails leaves <see cref="Depth"/> and the marks as they are; to continue after a
/// failure, take a <see cref="Checkpoint"/> before and restore it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ReadContext
{
    private readonly ErrorLog? _log;
    private Journal? _journal;
    private readonly nint _length;

    // Deeper than this, the stack is looked at.
    private readonly int _freeDepth;
    private int _hops;

    // Beyond these, verdicts are remembered.
    private long _freeSteps;
    private long _steps;
    private readonly long _maxSteps;
    private bool _isJudging;
    private VerdictMemo? _memo;

    // The text from here to there is known to be well-formed.
    private nint _wholeFrom;
    private nint _wholeTo;

    /// <summary>The number of open arrays and objects.</summary>
    public int Depth { get; set; }

    /// <summary>The maximum nesting depth.</summary>
    public int MaxDepth { get; }

    /// <summary>Creates the state of a run that stops at the first violation.</summary>
    /// <param name="p">The start of the text, which <see cref="Scan.Padding"/> zero bytes follow.</param>
    /// <param name="length">The length of the text.</param>
    /// <param name="options">The limits of validation.</param>
    public ReadContext(ref byte p, nint length, ValidationOptions options)
        : this(ref p, length, options, log: null)
    {
    }

    internal ReadContext(ref byte p, nint length, ValidationOptions options, ErrorLog? log)
    {
        _ = ref p;
        _length = length;
        _log = log;
        MaxDepth = options.MaxDepth;
        _freeDepth = Math.Min(FreeDepth, MaxDepth);
        _maxSteps = options.StepsFor(length);
        _freeSteps = options.RemembersAtOnce ? 0 : Math.Min(_maxSteps, StepsBeforeMemo + StepsBeforeMemoPerByte * (long)Math.Min(length, int.MaxValue));
    }

    /// <summary>Whether a number was read that its C# type cannot hold. The record or case around it keeps it: see <see cref="Overflow"/>.</summary>
    public readonly bool HasOverflow => Overflows is not null;

    internal OverflowLog? Overflows { get; private set; }

    /// <summary>The number of values that any schema has checked; only the interpreter counts them.</summary>
    internal long Judgements { readonly get; set; }

    /// <summary>The length of the text.</summary>
    public readonly nint Length => _length;

    /// <summary>The number of recorded errors. A change shows that a value was bad although the run continues.</summary>
    public readonly int ErrorCount => _log is { } log ? log.Errors.Count : 0;

    /// <summary>Records the offset of a number that its C# type cannot hold.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void NoteOverflow(nint at) => (Overflows ??= new OverflowLog()).Note(at);

    /// <summary>Reports text that is nested too deeply. The result is always negative, to stop.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly nint TooDeep(ref byte p, nint at) => Syntax(ref p, at);

    /// <summary>Reports malformed text at or before an offset. The result is always negative, to stop.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly nint Syntax(ref byte p, nint at)
    {
        // The exact place and the expected text are found by reading the text again at the end; see SyntaxError.
        if (_log is { } log)
        {
            log.IsMalformed = true;
        }
        return -1;
    }

    /// <summary>Reports a value that breaks a rule.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="location">The address of the schema, for instance <c>tariff-line.schema.json#/properties/indent</c>.</param>
    /// <param name="keyword">The keyword in it, or the path to it, for instance <c>minimum</c>; empty for the schema <c>false</c>.</param>
    /// <param name="message">The error, as a sentence.</param>
    /// <returns>Whether to continue: true if the violation was recorded.</returns>
    public readonly bool Fail<M>(ref byte p, nint at, string location, string keyword, string message)
        where M : struct, IMode =>
        M.Reports && Log.Add(at, location, keyword, message);

    /// <summary>Records an annotation of a valid value.</summary>
    /// <typeparam name="M">The mode of the run; nothing happens unless it annotates.</typeparam>
    /// <param name="at">The start of the value.</param>
    /// <param name="location">The address of the schema.</param>
    /// <param name="keyword">The keyword in it.</param>
    /// <param name="value">The keyword's value, as JSON.</param>
    public readonly void Annotate<M>(nint at, string location, string keyword, string value)
        where M : struct, IMode
    {
        if (M.Annotates)
        {
            Log.Annotations.Add(new PendingAnnotation(at, location, keyword, value, Log.Frame));
        }
    }

    /// <summary>A reference is followed. To be used as <c>i = c.Leave&lt;M&gt;(Other.Check&lt;M, T&gt;(ref p, i, ref c.Enter&lt;M&gt;("…#/items/$ref", "…#/$defs/x")));</c></summary>
    /// <typeparam name="M">What the run is for; nothing happens unless it reports.</typeparam>
    /// <param name="refLocation">The address of the keyword that refers.</param>
    /// <param name="targetLocation">The address of the schema that it refers to.</param>
    /// <param name="hops">How many references lead there: each but the first is all that the schema before it says.</param>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ReadContext Enter<M>(string refLocation, string targetLocation, int hops = 1)
        where M : struct, IMode
    {
        if (M.Reports)
        {
            Log.Frame = new Frame(refLocation, targetLocation, hops, Log.Frame);
        }
        return ref this;
    }

    /// <summary>Leaves a referenced schema.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="i">The result of that schema, which is returned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Leave<M>(nint i)
        where M : struct, IMode
    {
        if (M.Reports)
        {
            Log.Frame = Log.Frame!.Outer;
        }
        return i;
    }

    /// <summary>
    /// Reports that no alternative matches, or too many do. Each alternative then runs again to record its errors, which become the causes of one error.
    /// Only for a run that reports:
    /// <code>
    /// if (!M.Reports) return -1;
    /// int b = c.BeginBranches();
    /// First.Check&lt;M, T&gt;(ref p, start, ref c); c.NextBranch(b); Second.Check&lt;M, T&gt;(ref p, start, ref c);
    /// if (!c.EndBranches&lt;M&gt;(ref p, start, b, "…#/items", "anyOf", "…")) return -1;
    /// i = Scan.Skip(ref p, start, ref c);
    /// </code>
    /// </summary>
    /// <returns>The argument for <see cref="NextBranch"/> and <see cref="EndBranches"/>.</returns>
    public readonly int BeginBranches() => Log.Begin(Depth, Marks);

    /// <summary>Whether so few causes are noted that the next alternative is worth being asked.</summary>
    internal readonly bool HasRoomForCauses => Log.HasRoomForCauses;

    /// <summary>One alternative has been run; the next begins as the first did.</summary>
    /// <param name="branches">What <see cref="BeginBranches"/> returned.</param>
    public void NextBranch(int branches)
    {
        Log.Next(branches, out int depth, out int marks);
        Depth = depth;
        Truncate(marks);
    }

    /// <summary>Ends the last alternative and records one error with the errors of all alternatives as its causes. Depth, marks and frames
    /// are restored.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="branches">The result of <see cref="BeginBranches"/>.</param>
    /// <param name="location">The address of the schema with the alternatives.</param>
    /// <param name="keyword">The keyword in it: <c>anyOf</c>, <c>oneOf</c>.</param>
    /// <param name="message">The error, as a sentence.</param>
    /// <returns>Whether to continue.</returns>
    public bool EndBranches<M>(ref byte p, nint at, int branches, string location, string keyword, string message)
        where M : struct, IMode
    {
        PendingError[] causes = Log.End(branches, out int depth, out int marks);
        Depth = depth;
        Truncate(marks);
        return !Log.IsMalformed && Log.Add(at, location, keyword, message, causes);
    }

    /// <summary>Saves the state of the run.</summary>
    public readonly Checkpoint Save() => new(Depth, Marks, _log is { } log ? log.Annotations.Count : 0);

    /// <summary>Discards the records of an alternative that did not match.</summary>
    /// <param name="checkpoint">The state of the run before it.</param>
    public void Restore(in Checkpoint checkpoint)
    {
        Depth = checkpoint.Depth;
        Truncate(checkpoint.Marks);
        if (_log is { } log && log.Annotations.Count > checkpoint.Annotations)
        {
            log.Annotations.RemoveRange(checkpoint.Annotations, log.Annotations.Count - checkpoint.Annotations);
        }
    }

    /// <summary>Whether an alternative fits; where it does not, what it noted is forgotten.</summary>
    /// <param name="before">How the run stood before it.</param>
    /// <param name="end">What it returned.</param>
    public bool Fits(in Checkpoint before, nint end)
    {
        if (end < 0)
        {
            Restore(before);
        }
        return end >= 0;
    }

    /// <summary>Whether all items of the array at a place differ, by the equality of JSON values. The array must have been read before.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the array.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "Generated code asks the run for everything that it does not know itself.")]
    public readonly bool IsUnique(ref byte p, nint start) => JsonEquality.AllDiffer(ref p, start, out _, out _);

    /// <summary>Reports that a pattern could not be decided within its limit. The result is always negative, to stop.</summary>
    internal readonly nint GiveUp(PatternTimeoutException timeout)
    {
        _log?.GiveUp(timeout);
        return -1;
    }

    /// <summary>The run has met one of its limits. Always negative: stop.</summary>
    internal readonly nint GiveUp(RunLimitException limit)
    {
        _log?.GiveUp(limit.At, "", limit.Keyword, limit.Message);
        return -1;
    }

    /// <summary>Notes a violation in a run that reports; false where the limit is reached.</summary>
    internal readonly bool Note(nint at, string location, string keyword, string message) => Log.Add(at, location, keyword, message);

    /// <summary>Words a rule and its violation; see <see cref="ErrorLog.Sentence"/>.</summary>
    internal readonly string Sentence(string must, string verb, string actual) => Log.Sentence(must, verb, actual);

    private readonly ErrorLog Log => _log ?? throw new InvalidOperationException("This run does not report.");
}

/// <summary>The state of a run at one moment; see <see cref="ReadContext.Save"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Checkpoint
{
    internal Checkpoint(int depth, int marks, int annotations)
    {
        Depth = depth;
        Marks = marks;
        Annotations = annotations;
    }

    internal int Depth { get; }

    internal int Marks { get; }

    internal int Annotations { get; }
}
