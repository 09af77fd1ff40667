using System.Runtime.CompilerServices;
using TradeData.Generators.Model;
using TradeData.Runtime.Internal.Json;
using Scan = TradeData.Runtime.Internal.Json.Scan;

namespace TradeData.Compiler.Interpretation;

/// <summary>Runs a plan over a text. It is the counterpart of the printed C#: the same checks in the same order, generic over the same
/// modes, with the same rules. Offsets, including negative ones, have the same meaning.</summary>
internal static partial class Evaluation
{
    public static nint Follow<M, T>(Link link, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack =>
        link.Via is null
            ? Run<M, T>(link.Target, ref p, i, ref c)
            : c.Leave<M>(Run<M, T>(link.Target, ref p, i, ref c.Enter<M>(link.Via, link.Location, link.Hops)));

    public static nint Run<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        if (step.Memo is { } memo && c.CountStep(i))
        {
            return memo.Judge<MemoizedStep, M, T>(new MemoizedStep(step), ref p, i, ref c);
        }
        c.Judgements++;
        if (!step.Node.CountsHops)
        {
            return RunSchema<M, T>(step, ref p, i, ref c);
        }
        c.Descend(i);
        nint end = RunSchema<M, T>(step, ref p, i, ref c);
        c.Ascend();
        return end;
    }

    /// <summary>A step as the memo runs it.</summary>
    private readonly struct MemoizedStep(Step step) : IMemoized
    {
        public nint Run<M, T>(ref byte p, nint i, ref ReadContext c)
            where M : struct, IMode
            where T : struct, ITrack =>
            Evaluation.Run<M, T>(step, ref p, i, ref c);
    }

    private static nint RunSchema<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        i = Scan.Token(ref p, i);
        if (M.Annotates)
        {
            foreach (Annotation annotation in step.Node.Annotations)
            {
                if (!annotation.OfStrings || Scan.At(ref p, i) == (byte)'"')
                {
                    c.Annotate<M>(i, step.Location, annotation.Keyword, annotation.Json);
                }
            }
        }
        if (step.Node.Never)
        {
            return Steps.Never<M>(ref p, i, ref c, step.Location);
        }
        if (M.Reports && step.Node.TriesBranches && !c.IsWellFormed(ref p, i))
        {
            // Branches are tried without errors, so malformed text must be reported before.
            return -1;
        }
        return step.Tracks ? RunTracked<M, T>(step, ref p, i, ref c) : RunKeywords<M, T>(step, ref p, i, ref c);
    }

    private static nint RunKeywords<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        // If the step asserts nothing, the first schema in its place finds the end of the value.
        int noted = M.Reports && step.PicksCheck ? c.ErrorCount : 0;
        nint end = step.LeavesEnd ? i : Own<M, T>(step, ref p, i, ref c);
        end = end < 0 || step.Applicators.Length == 0 ? end : Applicators<M, T>(step, ref p, i, end, ref c);
        // Errors were reported already; a pick would report them again.
        return end >= 0 && step.PicksCheck && (!M.Reports || c.ErrorCount == noted) ? Picked<M>(step, ref p, i, ref c) : end;
    }

    /// <summary>Runs the step's own assertions about the value, or only finds its end.</summary>
    private static nint Own<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        byte first = Scan.At(ref p, i);
        if (first == (byte)'{' && step.Object is not null)
        {
            return Checked<M>(step, Object<M, T>(step, ref p, i, ref c), ref p, i, ref c);
        }
        if (first == (byte)'[' && step.Array is not null)
        {
            return Checked<M>(step, Array<M, T>(step, ref p, i, ref c), ref p, i, ref c);
        }
        if (step.Value is not { } rule)
        {
            return Scan.Skip(ref p, i, ref c);
        }
        return step.AllowsNull && Scan.Is(ref p, i, "null"u8) ? i + 4 : Scalars.Read<M>(step.Scalar, step.Reader, rule, ref p, i, ref c);
    }

    /// <summary>Checks an object or an array that was read against the listed values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Checked<M>(Step step, nint end, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode =>
        end >= 0 && step.Node.Value?.Enum is not null && step.Value!.Check<M>(ref p, i, ref c) < 0 ? -1 : end;

    /// <summary>Runs <c>unevaluatedProperties</c> or <c>unevaluatedItems</c>: all other keywords record what they evaluate, then these
    /// check the rest.</summary>
    private static nint RunTracked<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        int frame = c.Marks;
        nint end = RunKeywords<M, Tracked>(step, ref p, i, ref c);
        if (end < 0)
        {
            return -1;
        }
        byte first = Scan.At(ref p, i);
        bool isAsked = false;
        if (first == (byte)'{' && step.Object?.Unevaluated is { } members)
        {
            isAsked = true;
            if (!UnevaluatedMembers<M>(step.Object, members, ref p, i, ref c, frame))
            {
                return -1;
            }
        }
        if (first == (byte)'[' && step.Array?.Unevaluated is { } items)
        {
            isAsked = true;
            if (!UnevaluatedItems<M>(items, ref p, i, ref c, frame))
            {
                return -1;
            }
        }
        // An enclosing schema may use the marks that this schema does not use.
        if (!T.Tracks || isAsked)
        {
            c.Truncate(frame);
        }
        if (T.Tracks && isAsked)
        {
            c.MarkAll();
        }
        return end;
    }

    private static bool UnevaluatedMembers<M>(ObjectStep step, Link schema, ref byte p, nint i, ref ReadContext c, int frame)
        where M : struct, IMode
    {
        MemberReader members = new(ref p, i);
        while (members.Next(ref p, ref c))
        {
            bool goOn = c.IsMarked(frame, members.Ordinal)
                || (schema.IsNever
                    ? step.Rule.Unexpected<M>(ref p, members.Name, ref c, "unevaluatedProperties")
                    : Follow<M, Untracked>(schema, ref p, members.Value, ref c) >= 0);
            if (!goOn)
            {
                return false;
            }
        }
        return true;
    }

    private static bool UnevaluatedItems<M>(Link schema, ref byte p, nint i, ref ReadContext c, int frame)
        where M : struct, IMode
    {
        ItemReader items = new(ref p, i);
        while (items.Next(ref p))
        {
            if (!c.IsMarked(frame, items.Ordinal) && Follow<M, Untracked>(schema, ref p, items.Value, ref c) < 0)
            {
                return false;
            }
        }
        return true;
    }
}
