using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Interpretation;

internal static partial class Evaluation
{
    private static nint Array<M, T>(Step step, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack
    {
        ArrayStep items = step.Array!;
        nint start = i;
        if (c.IsTooDeep(start))
        {
            return c.TooDeep(ref p, start);
        }
        int count = 0;
        int matches = 0;
        i = Scan.Token(ref p, i + 1);
        while (Scan.At(ref p, i) != (byte)']' || count > 0)
        {
            i = Item<M, T>(items, ref p, i, ref c, count, ref matches);
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
        if (Scan.At(ref p, i) != (byte)']')
        {
            return c.Syntax(ref p, i);
        }
        c.Depth--;
        bool goOn = (!items.CountsItems || items.Rule.Count<M>(ref p, start, ref c, count))
            && items.Rule.Unique<M>(ref p, start, ref c)
            && (items.Contains is null || items.Rule.Contains<M>(ref p, start, ref c, matches));
        return goOn ? i + 1 : -1;
    }

    private static nint Item<M, T>(ArrayStep items, ref byte p, nint at, ref ReadContext c, int ordinal, ref int matches)
        where M : struct, IMode
        where T : struct, ITrack
    {
        Link? schema = ordinal < items.Prefix.Length ? items.Prefix[ordinal] : items.Items;
        nint end = schema is null ? Scan.Skip(ref p, at, ref c) : Follow<M, Untracked>(schema, ref p, at, ref c);
        if (end < 0)
        {
            return -1;
        }
        bool isEvaluated = schema is not null;
        if (items.Contains is { } contains && Try<M, Untracked>(contains, ref p, at, ref c) >= 0)
        {
            matches++;
            isEvaluated |= items.MarksContained;
        }
        if (T.Tracks && isEvaluated)
        {
            c.Mark(ordinal);
        }
        return end;
    }
}
