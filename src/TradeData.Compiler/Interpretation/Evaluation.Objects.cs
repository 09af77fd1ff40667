using System.Runtime.CompilerServices;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Compiler.Interpretation;

internal static partial class Evaluation
{
    private const int WordsOnStack = 4;

    [SkipLocalsInit]
    private static nint Object<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        ObjectStep members = step.Object!;
        nint start = i;
        if (c.IsTooDeep(start))
        {
            return c.TooDeep(ref p, start);
        }
        int words = (members.Names.Length + 63) / 64;
        Span<ulong> bits = words <= WordsOnStack ? stackalloc ulong[2 * WordsOnStack] : new ulong[2 * words];
        Span<ulong> seen = bits[..words];
        Span<ulong> twice = bits.Slice(words, words);
        seen.Clear();
        twice.Clear();
        KeptNames kept = new(step.Location);
        int next = 0;
        int count = 0;
        i = Scan.Token(ref p, i + 1);
        while (Scan.At(ref p, i) != (byte)'}' || count > 0)
        {
            nint name = i;
            if (members.PropertyNames is { } names && !CheckName<M>(names, ref p, i, ref c))
            {
                return -1;
            }
            int place = FindName(members, next, ref p, ref i, ref c);
            if (i < 0)
            {
                return -1;
            }
            if (place >= 0)
            {
                ulong bit = 1UL << place;
                twice[place >> 6] |= seen[place >> 6] & bit;
                seen[place >> 6] |= bit;
                next = place + 1;
            }
            i = Member<M, T>(members, place < 0 ? null : members.Names[place], ref p, name, i, ref c, count, ref kept);
            if (i < 0)
            {
                return -1;
            }
            count++;
            i = Scan.Token(ref p, i);
            if (Scan.At(ref p, i) != (byte)',')
            {
                break;
            }
            i = Scan.Token(ref p, i + 1);
        }
        if (Scan.At(ref p, i) != (byte)'}')
        {
            return c.Syntax(ref p, i);
        }
        c.Depth--;
        bool goOn = members.Rule.Incomplete<M>(ref p, start, ref c, seen, twice)
            && (!members.CountsMembers || members.Rule.Count<M>(ref p, start, ref c, count))
            && kept.CanBeKept<M>(ref p)
            && Dependencies<M, T>(members, ref p, start, ref c, seen);
        return goOn ? i + 1 : -1;
    }

    private static bool CheckName<M>(Link schema, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        if (Scan.At(ref p, i) != (byte)'"')
        {
            return c.Syntax(ref p, i) >= 0;
        }
        Checkpoint before = c.Save();
        if (Follow<M, Untracked>(schema, ref p, i, ref c) < 0)
        {
            return false;
        }
        if (M.Annotates)
        {
            // Annotations of a name are not annotations of the member's value.
            c.Restore(before);
        }
        return true;
    }

    /// <summary>Reads a name and its colon, and returns -1 for an unknown name. Members usually come in the schema's order.</summary>
    private static int FindName(ObjectStep members, int next, ref byte p, ref nint i, ref ReadContext c)
    {
        if (next < members.Quoted.Length && members.Quoted[next] is { } quoted && Scan.Is(ref p, i, quoted))
        {
            i += quoted.Length;
            return next;
        }
        i = members.Rule.Names.Find(ref p, i, ref c, out int place);
        return place;
    }

    /// <param name="schema">The schema of a member with this name.</param>
    /// <param name="at">The start of the value.</param>
    private static nint Member<M, T>(ObjectStep members, Link? schema, ref byte p, nint name, nint at, ref ReadContext c, int ordinal, ref KeptNames kept)
        where M : struct, IMode
        where T : struct, ITrack
    {
        nint end = -1;
        if (schema is not null)
        {
            end = Follow<M, Untracked>(schema, ref p, at, ref c);
            if (end < 0)
            {
                return -1;
            }
        }
        bool isKnown = schema is not null;
        foreach ((NamePattern pattern, Link matched) in members.Patterns)
        {
            if (pattern.Matches(ref p, name, ref c))
            {
                end = Follow<M, Untracked>(matched, ref p, at, ref c);
                if (end < 0)
                {
                    return -1;
                }
                isKnown = true;
            }
        }
        if (isKnown)
        {
            if (T.Tracks)
            {
                c.Mark(ordinal);
            }
            return schema is not null || !members.KeepsMatched || kept.TryAdd<M>(ref p, name, ref c) ? end : -1;
        }
        return OtherMember<M, T>(members, ref p, name, at, ref c, ordinal, ref kept);
    }

    private static nint OtherMember<M, T>(ObjectStep members, ref byte p, nint name, nint at, ref ReadContext c, int ordinal, ref KeptNames kept)
        where M : struct, IMode
        where T : struct, ITrack
    {
        if (members.Additional is { IsNever: true })
        {
            return members.Rule.Unexpected<M>(ref p, name, ref c, "additionalProperties") ? Scan.Skip(ref p, at, ref c) : -1;
        }
        nint end = members.Additional is { } additional ? Follow<M, Untracked>(additional, ref p, at, ref c) : Scan.Skip(ref p, at, ref c);
        if (end < 0)
        {
            return -1;
        }
        if (T.Tracks && members.Additional is not null)
        {
            c.Mark(ordinal);
        }
        return !members.KeepsOthers || kept.TryAdd<M>(ref p, name, ref c) ? end : -1;
    }

    private static bool Dependencies<M, T>(ObjectStep members, ref byte p, nint start, ref ReadContext c, scoped ReadOnlySpan<ulong> seen)
        where M : struct, IMode
        where T : struct, ITrack
    {
        foreach (DependencyStep dependency in members.Dependencies)
        {
            if (!Has(seen, dependency.Place))
            {
                continue;
            }
            foreach ((int place, string other) in dependency.Required)
            {
                if (!Has(seen, place) && !Steps.Alone<M>(ref p, start, ref c, members.Rule.Location, dependency.Keyword, dependency.Name, other))
                {
                    return false;
                }
            }
            if (dependency.Schema is { } schema && Follow<M, T>(schema, ref p, start, ref c) < 0)
            {
                return false;
            }
        }
        return true;
    }

    private static bool Has(scoped ReadOnlySpan<ulong> seen, int place) => (seen[place >> 6] & (1UL << place)) != 0;
}
