using TradeData.Generators.Model;
using TradeData.Runtime.Internal.Json;
using Scan = TradeData.Runtime.Internal.Json.Scan;

namespace TradeData.Compiler.Interpretation;

internal static partial class Evaluation
{
    /// <summary>Runs the schemas that apply to the same value. Each reads it again from its first byte.</summary>
    private static nint Applicators<M, T>(Step step, ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        foreach (ApplicatorStep applicator in step.Applicators)
        {
            end = applicator.Kind switch
            {
                ApplicatorKind.Conjunct => Follow<M, T>(applicator.Links[0]!, ref p, i, ref c),
                ApplicatorKind.ByType => ByType<M, T>(step, applicator, ref p, i, ref c),
                ApplicatorKind.AnyOf => AnyOf<M, T>(step, applicator.Links, ref p, i, ref c) ? end : -1,
                ApplicatorKind.OneOf => OneOf<M, T>(step, applicator.Links, ref p, i, ref c) ? end : -1,
                ApplicatorKind.Union => Union<M, T>(applicator, ref p, i, ref c),
                ApplicatorKind.Not => Not<M>(step, applicator.Links[0]!, ref p, i, ref c) ? end : -1,
                ApplicatorKind.Conditional => Conditional<M, T>(applicator.Links, ref p, i, ref c) ? end : -1,
                _ => throw new InvalidOperationException($"An applicator of kind {applicator.Kind} cannot be run."),
            };
            if (end < 0)
            {
                return -1;
            }
        }
        return end;
    }

    /// <summary>Whether a schema matches, without an error if it does not; the result is then negative. The annotations of a matching
    /// schema are kept.</summary>
    private static nint Try<M, T>(Link link, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        Checkpoint before = c.Save();
        nint end = Follow<Verdict, T>(link, ref p, i, ref c);
        if (end < 0)
        {
            c.Restore(before);
        }
        else if (M.Annotates)
        {
            Follow<M, Untracked>(link, ref p, i, ref c);
        }
        return end;
    }

    private static nint ByType<M, T>(Step step, ApplicatorStep parts, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        Generators.Model.JsonTypes type = TypeAt(ref p, i);
        for (int part = 0; part < parts.Links.Length; part++)
        {
            if ((parts.Types![part] & type) != 0)
            {
                return Follow<M, T>(parts.Links[part]!, ref p, i, ref c);
            }
        }
        return step.Value is { } rule ? rule.Check<M>(ref p, i, ref c) : Scan.Skip(ref p, i, ref c);
    }

    /// <summary>The value's JSON type, as its first byte tells it; any number counts as both kinds.</summary>
    private static Generators.Model.JsonTypes TypeAt(ref byte p, nint i) => Scan.At(ref p, i) switch
    {
        (byte)'{' => Generators.Model.JsonTypes.Object,
        (byte)'[' => Generators.Model.JsonTypes.Array,
        (byte)'"' => Generators.Model.JsonTypes.String,
        (byte)'t' or (byte)'f' => Generators.Model.JsonTypes.Boolean,
        (byte)'n' => Generators.Model.JsonTypes.Null,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonTypeClass.Numbers,
        _ => Generators.Model.JsonTypes.None,
    };

    /// <summary>The position of the case for a value: of several, the first that matches, else the last, or -1 if there is none for its type.</summary>
    public static int PickAt(Step step, ref byte p, nint i, ref ReadContext c)
    {
        Generators.Model.JsonTypes type = TypeAt(ref p, i);
        int last = System.Array.FindLastIndex(step.Picks, pick => (pick.Types & type) != 0);
        for (int place = 0; place < last; place++)
        {
            if ((step.Picks[place].Types & type) != 0 && (step.Picks[place].Schema is not { } schema || Try<Verdict, Untracked>(schema, ref p, i, ref c) >= 0))
            {
                return place;
            }
        }
        return last;
    }

    private static nint Picked<M>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        int place = PickAt(step, ref p, i, ref c);
        if (place < 0)
        {
            return -1;
        }
        if (step.Picks[place].Schema is not { } schema)
        {
            return i + 4;
        }
        Checkpoint said = c.Save();
        nint end = Follow<M, Untracked>(schema, ref p, i, ref c);
        if (M.Annotates && end >= 0)
        {
            // What is said of the value has been said.
            c.Restore(said);
        }
        return end;
    }

    private static bool AnyOf<M, T>(Step step, Link?[] branches, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        bool holds = false;
        foreach (Link? branch in branches)
        {
            // If evaluated members are tracked, every matching branch counts, not only the first.
            if (!holds || T.Tracks || M.Annotates)
            {
                holds |= Try<M, T>(branch!, ref p, i, ref c) >= 0;
            }
        }
        return holds || NoBranch<M, T>(step, branches, "anyOf", ref p, i, ref c);
    }

    private static bool OneOf<M, T>(Step step, Link?[] branches, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        int matches = 0;
        foreach (Link? branch in branches)
        {
            if (matches < 2 && Try<M, T>(branch!, ref p, i, ref c) >= 0)
            {
                matches++;
            }
        }
        return matches switch
        {
            1 => true,
            0 => NoBranch<M, T>(step, branches, "oneOf", ref p, i, ref c),
            _ => Steps.Ambiguous<M>(ref p, i, ref c, step.Location),
        };
    }

    /// <summary>Reports that no branch matches: if errors are wanted, each branch runs again to record its errors.</summary>
    private static bool NoBranch<M, T>(Step step, Link?[] branches, string keyword, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        if (!M.Reports)
        {
            return false;
        }
        int errors = c.BeginBranches();
        foreach (Link? branch in branches)
        {
            if (!c.HasRoomForCauses)
            {
                break;
            }
            Follow<M, T>(branch!, ref p, i, ref c);
            c.NextBranch(errors);
        }
        return Steps.NoBranch<M>(ref p, i, ref c, errors, step.Location, keyword, branches.Length);
    }

    private static nint Union<M, T>(ApplicatorStep union, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        nint end = union.Union!.Branch<M>(ref p, i, ref c, out int branch);
        return branch < 0 ? end : Follow<M, T>(union.Links[branch]!, ref p, i, ref c);
    }

    private static bool Not<M>(Step step, Link schema, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        Checkpoint before = c.Save();
        if (Follow<Verdict, Untracked>(schema, ref p, i, ref c) >= 0)
        {
            return Steps.Excluded<M>(ref p, i, ref c, step.Location);
        }
        c.Restore(before);
        return true;
    }

    private static bool Conditional<M, T>(Link?[] links, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        Link? consequence = Try<M, T>(links[0]!, ref p, i, ref c) >= 0 ? links[1] : links[2];
        return consequence is null || Follow<M, T>(consequence, ref p, i, ref c) >= 0;
    }
}
