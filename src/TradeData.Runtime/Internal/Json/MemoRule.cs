using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>
/// A schema that more than one way leads to at the same value, such as <c>allOf</c> with two schemas that both go on with it for one property: without
/// a memo it would judge a value twice, one below four times, and so on. Once a run has taken more steps than a text of its length mostly needs, each
/// value is judged once, and reported once.
/// </summary>
/// <param name="location">The address of the schema.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemoRule(string location)
{
    private static int s_count;

    private readonly int _id = Interlocked.Increment(ref s_count);

    /// <summary>The schema's verdict on a value, remembered or found.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <typeparam name="T">Whether evaluated members are tracked.</typeparam>
    /// <param name="schema">The schema without the memo.</param>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run, where <see cref="ReadContext.CountStep"/> has said so.</param>
    /// <returns>The offset behind the value; negative to stop.</returns>
    public nint Judge<TSchema, M, T>(TSchema schema, ref byte p, nint i, ref ReadContext c)
        where TSchema : struct, IMemoized
        where M : struct, IMode
        where T : struct, ITrack
    {
        i = Scan.Token(ref p, i);
        int marks = c.Marks;
        nint end = T.Tracks ? Verdict<TSchema, Tracked>(schema, ref p, i, ref c) : Verdict<TSchema, Untracked>(schema, ref p, i, ref c);
        if (!M.Reports || (end >= 0 && !M.Annotates))
        {
            return end;
        }
        if (!c.Memo.TryAdd(new MemoKey(_id, end < 0 ? MemoKind.Reported : MemoKind.Annotated, i), 0, []))
        {
            return end >= 0 ? end : Repeated<M>(ref p, i, ref c);
        }
        c.Truncate(marks);
        c.BeginJudging();
        return schema.Run<M, T>(ref p, i, ref c);
    }

    private nint Verdict<TSchema, T>(TSchema schema, ref byte p, nint i, ref ReadContext c)
        where TSchema : struct, IMemoized
        where T : struct, ITrack
    {
        MemoKey key = new(_id, T.Tracks ? MemoKind.Tracked : MemoKind.Verdict, i);
        if (c.Memo.TryGet(key, out int known, out ReadOnlySpan<int> marks))
        {
            foreach (int mark in marks)
            {
                c.Mark(mark);
            }
            return known;
        }
        Checkpoint before = c.Save();
        c.BeginJudging();
        nint end = schema.Run<Verdict, T>(ref p, i, ref c);
        if (end < 0)
        {
            c.Restore(before);
            end = -1;
        }
        c.Memo.TryAdd(key, (int)end, T.Tracks ? c.MarkedSince(before.Marks) : []);
        return end;
    }

    private nint Repeated<M>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode =>
        c.Fail<M>(ref p, i, location, "", "The value breaks this schema; its errors are listed where another way led to it first.") ? Scan.Skip(ref p, i, ref c) : -1;
}
