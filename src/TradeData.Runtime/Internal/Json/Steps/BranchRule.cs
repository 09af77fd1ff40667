using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The branches of an <c>anyOf</c> or <c>oneOf</c>. Before any is tried, the kind of the value and the first members of an object
/// exclude branches that cannot match; usually one is left. The search stops after a few members and bytes, so that long values stay
/// cheap.</summary>
/// <param name="location">The address of the schema.</param>
/// <param name="count">The number of branches.</param>
/// <param name="clues">The clues that distinguish the branches; empty if there are none, or more than 64 branches.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BranchRule(string location, int count, params BranchClue[] clues)
{
    private const int MostBranches = 64;

    private readonly BranchTable? _table = clues.Length == count && count <= MostBranches ? new BranchTable(clues) : null;
    private TextAutomaton? _texts;
    private bool _areTextsCompiled;

    /// <summary>The patterns of the branches that assert nothing else of a string: one of them is enough for <c>anyOf</c>.</summary>
    public string[]? TextPatterns { get; init; }

    /// <summary>Checks that at least one branch matches.</summary>
    /// <typeparam name="TBranches">The branches.</typeparam>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <typeparam name="T">Whether evaluated members are tracked.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public nint AnyOf<TBranches, M, T>(ref byte p, nint i, ref ReadContext c)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack
    {
        if (TextPatterns is not null && !M.Annotates && MatchText(ref p, i) is nint text and >= 0)
        {
            return text;
        }
        if (_table is not { } table)
        {
            return AnyOfMany<TBranches, M, T>(ref p, i, ref c);
        }
        nint any = -1;
        Checkpoint before = c.Save();
        // If evaluated members are tracked, every matching branch counts, not only the first.
        for (ulong left = table.Fitting(ref p, i, ref c); left != 0 && (any < 0 || T.Tracks || M.Annotates); left &= left - 1)
        {
            nint end = Try<TBranches, M, T>(BitOperations.TrailingZeroCount(left), ref p, i, ref c, ref before);
            any = end < 0 ? any : end;
        }
        return any >= 0 ? any : Explain<TBranches, M, T>(ref p, i, ref c, "anyOf");
    }

    /// <summary>Checks that exactly one branch matches.</summary>
    /// <inheritdoc cref="AnyOf"/>
    public nint OneOf<TBranches, M, T>(ref byte p, nint i, ref ReadContext c)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack
    {
        if (_table is not { } table)
        {
            return OneOfMany<TBranches, M, T>(ref p, i, ref c);
        }
        nint any = -1;
        int matches = 0;
        Checkpoint before = c.Save();
        for (ulong left = table.Fitting(ref p, i, ref c); left != 0 && matches < 2; left &= left - 1)
        {
            nint end = Try<TBranches, M, T>(BitOperations.TrailingZeroCount(left), ref p, i, ref c, ref before);
            if (end >= 0)
            {
                any = end;
                matches++;
            }
        }
        return Decide<TBranches, M, T>(ref p, i, ref c, any, matches);
    }

    /// <summary>Returns the offset after a string that one of the patterns matches, or -1 for any other value, which the branches
    /// decide.</summary>
    private nint MatchText(ref byte p, nint i)
    {
        if (Scan.At(ref p, i) != (byte)'"')
        {
            return -1;
        }
        if (!_areTextsCompiled)
        {
            // Threads that come here at once do the same.
            _texts = TextAutomata.TryCreateAny(TextPatterns!);
            _areTextsCompiled = true;
        }
        return _texts is { } texts && texts.Match(ref p, i, out int length) ? i + length + 2 : -1;
    }

    private nint AnyOfMany<TBranches, M, T>(ref byte p, nint i, ref ReadContext c)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack
    {
        nint any = -1;
        Checkpoint before = c.Save();
        for (int branch = 0; branch < count && (any < 0 || T.Tracks || M.Annotates); branch++)
        {
            nint end = Try<TBranches, M, T>(branch, ref p, i, ref c, ref before);
            any = end < 0 ? any : end;
        }
        return any >= 0 ? any : Explain<TBranches, M, T>(ref p, i, ref c, "anyOf");
    }

    private nint OneOfMany<TBranches, M, T>(ref byte p, nint i, ref ReadContext c)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack
    {
        nint any = -1;
        int matches = 0;
        Checkpoint before = c.Save();
        for (int branch = 0; branch < count && matches < 2; branch++)
        {
            nint end = Try<TBranches, M, T>(branch, ref p, i, ref c, ref before);
            if (end >= 0)
            {
                any = end;
                matches++;
            }
        }
        return Decide<TBranches, M, T>(ref p, i, ref c, any, matches);
    }

    private nint Decide<TBranches, M, T>(ref byte p, nint i, ref ReadContext c, nint any, int matches)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack =>
        matches == 1 || (matches > 1 && Steps.Ambiguous<M>(ref p, i, ref c, location)) ? any
        : matches > 1 ? -1
        : Explain<TBranches, M, T>(ref p, i, ref c, "oneOf");

    /// <summary>Whether a branch matches, without an error if it does not. The annotations of a matching branch are kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Try<TBranches, M, T>(int branch, ref byte p, nint i, ref ReadContext c, ref Checkpoint before)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack
    {
        nint end = TBranches.Run<Verdict, T>(branch, ref p, i, ref c);
        if (end < 0)
        {
            c.Restore(before);
            return -1;
        }
        if (M.Annotates)
        {
            TBranches.Run<M, Untracked>(branch, ref p, i, ref c);
        }
        before = c.Save();
        return end;
    }

    /// <summary>Reports that no branch matches: if errors are wanted, each branch runs again to record its errors.</summary>
    private nint Explain<TBranches, M, T>(ref byte p, nint i, ref ReadContext c, string keyword)
        where TBranches : struct, IBranches
        where M : struct, IMode
        where T : struct, ITrack
    {
        if (!M.Reports)
        {
            return -1;
        }
        int errors = c.BeginBranches();
        for (int branch = 0; branch < count && c.HasRoomForCauses; branch++)
        {
            TBranches.Run<M, T>(branch, ref p, i, ref c);
            c.NextBranch(errors);
        }
        return Steps.NoBranch<M>(ref p, i, ref c, errors, location, keyword, count) ? Scan.Skip(ref p, i, ref c) : -1;
    }
}
