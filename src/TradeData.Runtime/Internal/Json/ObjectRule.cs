using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The assertions of a schema about an object as a whole: its required properties and their number.</summary>
/// <param name="location">The address of the schema.</param>
/// <param name="names">The property names of the schema; their positions are the bits of <see cref="Required"/> and of the recorded
/// names.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ObjectRule(string location, params string[] names)
{
    private readonly ulong _required;

    /// <summary>The address of the schema.</summary>
    public string Location { get; } = location;

    /// <summary>The property names.</summary>
    public NameTable Names { get; } = new(names);

    /// <summary>The required names: one bit for each, 64 in a word.</summary>
    public ulong[] Required
    {
        get;
        init
        {
            field = value;
            _required = value is [ulong first, ..] ? first : 0;
        }
    } = [];

    /// <summary>The minimum number of properties.</summary>
    public int MinProperties { get; init; }

    /// <summary>The maximum number of properties.</summary>
    public int MaxProperties { get; init; } = int.MaxValue;

    /// <summary>Checks at the end of an object with at most 64 names that each required name occurs, and none twice.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the object.</param>
    /// <param name="c">The run.</param>
    /// <param name="seen">A bit for each name that occurred.</param>
    /// <param name="twice">A bit for each name that occurred more than once.</param>
    /// <returns>Whether to continue.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Incomplete<M>(ref byte p, nint start, ref ReadContext c, ulong seen, ulong twice)
        where M : struct, IMode
    {
        return ((_required & ~seen) | twice) == 0 || (M.Reports && NoteIncomplete(ref p, start, ref c, [seen], [twice]));
    }

    /// <summary>Checks at the end of an object that each required name occurs, and none twice.</summary>
    /// <inheritdoc cref="Incomplete{M}(ref byte, nint, ref ReadContext, ulong, ulong)"/>
    public bool Incomplete<M>(ref byte p, nint start, ref ReadContext c, scoped ReadOnlySpan<ulong> seen, scoped ReadOnlySpan<ulong> twice)
        where M : struct, IMode
    {
        bool complete = !twice.ContainsAnyExcept(0UL);
        for (int word = 0; word < Required.Length; word++)
        {
            complete &= (Required[word] & ~seen[word]) == 0;
        }
        return complete || (M.Reports && NoteIncomplete(ref p, start, ref c, seen, twice));
    }

    /// <summary>Leaves an object with at most 64 names, and checks its required names, repeated names and number of properties.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the object.</param>
    /// <param name="i">The result of the loop over its members.</param>
    /// <param name="c">The run.</param>
    /// <param name="seen">The names that occurred.</param>
    /// <param name="count">The number of properties.</param>
    /// <returns>The offset after the object, or a negative number to stop.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint End<M>(ref byte p, nint start, nint i, ref ReadContext c, NamesSeen seen, int count)
        where M : struct, IMode
    {
        i = End<M>(ref p, start, i, ref c, seen);
        return i < 0 || Count<M>(ref p, start, ref c, count) ? i : -1;
    }

    /// <summary>Leaves an object whose number of properties is not limited.</summary>
    /// <inheritdoc cref="End{M}(ref byte, nint, nint, ref ReadContext, NamesSeen, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint End<M>(ref byte p, nint start, nint i, ref ReadContext c, NamesSeen seen)
        where M : struct, IMode
    {
        i = c.End(ref p, i);
        return i < 0 || Incomplete<M>(ref p, start, ref c, seen.Seen, seen.Twice) ? i : -1;
    }

    /// <summary>Leaves an object with any number of names.</summary>
    /// <inheritdoc cref="End{M}(ref byte, nint, nint, ref ReadContext, NamesSeen, int)"/>
    public nint End<M>(ref byte p, nint start, nint i, ref ReadContext c, scoped ManyNamesSeen seen, int count)
        where M : struct, IMode
    {
        i = End<M>(ref p, start, i, ref c, seen);
        return i < 0 || Count<M>(ref p, start, ref c, count) ? i : -1;
    }

    /// <summary>Leaves an object with any number of names, whose number of properties is not limited.</summary>
    /// <inheritdoc cref="End{M}(ref byte, nint, nint, ref ReadContext, NamesSeen, int)"/>
    public nint End<M>(ref byte p, nint start, nint i, ref ReadContext c, scoped ManyNamesSeen seen)
        where M : struct, IMode
    {
        i = c.End(ref p, i);
        return i < 0 || Incomplete<M>(ref p, start, ref c, seen.Seen, seen.Twice) ? i : -1;
    }

    /// <summary>Reads an object of whose single members nothing is asked.</summary>
    /// <inheritdoc cref="Unexpected{M}" path="/typeparam"/>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening brace.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset behind the object; negative to stop.</returns>
    public nint Members<M>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        nint start = i;
        NamesSeen seen = default;
        int place = -1;
        int count = 0;
        for (i = c.FirstMember(ref p, i); i > 0; i = Scan.NextMember(ref p, i))
        {
            (i, place) = Names.Find(ref p, i, ref c, place);
            i = i < 0 ? i : Scan.Skip(ref p, i, ref c);
            if (i < 0)
            {
                return -1;
            }
            seen.Add(place);
            count++;
        }
        return End<M>(ref p, start, i, ref c, seen, count);
    }

    /// <summary>A property is there that the schema does not allow: <see cref="Unexpected{M}"/>, and its value is passed over.</summary>
    /// <inheritdoc cref="Unexpected{M}" path="/typeparam"/>
    /// <param name="p">The start of the text.</param>
    /// <param name="nameAt">The start of its name.</param>
    /// <param name="i">The start of its value.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public nint Refuse<M>(ref byte p, nint nameAt, nint i, ref ReadContext c)
        where M : struct, IMode =>
        Unexpected<M>(ref p, nameAt, ref c, "additionalProperties") ? Scan.Skip(ref p, i, ref c) : -1;

    /// <summary>Reports a property that the schema does not allow.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="nameAt">The start of its name.</param>
    /// <param name="c">The run.</param>
    /// <param name="keyword">The keyword that forbids it: <c>additionalProperties</c>, <c>unevaluatedProperties</c>.</param>
    /// <returns>Whether to continue.</returns>
    public bool Unexpected<M>(ref byte p, nint nameAt, ref ReadContext c, string keyword)
        where M : struct, IMode =>
        M.Reports && NoteUnexpected(ref p, nameAt, ref c, keyword);

    /// <summary>Checks the number of properties at the end of an object.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the object.</param>
    /// <param name="c">The run.</param>
    /// <param name="count">The number of properties.</param>
    /// <returns>Whether to continue.</returns>
    public bool Count<M>(ref byte p, nint start, ref ReadContext c, int count)
        where M : struct, IMode =>
        (count >= MinProperties && count <= MaxProperties) || (M.Reports && NoteCount(start, ref c, count));

    private bool NoteIncomplete(ref byte p, nint start, ref ReadContext c, scoped ReadOnlySpan<ulong> seen, scoped ReadOnlySpan<ulong> twice)
    {
        for (int word = 0; word < Required.Length; word++)
        {
            for (ulong missing = Required[word] & ~seen[word]; missing != 0; missing &= missing - 1)
            {
                string name = Names[64 * word + BitOperations.TrailingZeroCount(missing)];
                if (!c.Note(start, Location, "required", $"The property \"{name}\" is missing."))
                {
                    return false;
                }
            }
        }
        return !twice.ContainsAnyExcept(0UL) || NoteRepeated(ref p, start, ref c);
    }

    // The repeated occurrence of a name is found by reading the object again.
    private bool NoteRepeated(ref byte p, nint start, ref ReadContext c)
    {
        HashSet<int> seen = [];
        for (nint i = Scan.Token(ref p, start + 1); Scan.At(ref p, i) == (byte)'"';)
        {
            nint value = Names.Find(ref p, i, ref c, out int ordinal);
            if (ordinal >= 0 && !seen.Add(ordinal) && !c.Note(i, Location, "properties", $"The property \"{Names[ordinal]}\" occurs more than once."))
            {
                return false;
            }
            i = Scan.Token(ref p, Scan.TrustedEnd(ref p, value));
            i = Scan.At(ref p, i) == (byte)',' ? Scan.Token(ref p, i + 1) : i;
        }
        return true;
    }

    private bool NoteUnexpected(ref byte p, nint nameAt, ref ReadContext c, string keyword)
    {
        nint end = Scan.StringEnd(ref p, nameAt + 1, out _) + 1;
        string name = Wording.Excerpt(Scan.Slice(ref p, nameAt, end));
        return c.Note(nameAt, Location, keyword, $"The property {name} is not allowed here.{Wording.DidYouMean(name, Names.Names.Select(known => $"\"{known}\""))}");
    }

    private bool NoteCount(nint start, ref ReadContext c, int count)
    {
        bool isFew = count < MinProperties;
        string must = isFew
            ? $"have at least {Wording.Amount(MinProperties, "property", "properties")}"
            : $"have at most {Wording.Amount(MaxProperties, "property", "properties")}";
        return c.Note(start, Location, isFew ? "minProperties" : "maxProperties", c.Sentence(must, "has", Wording.Invariant($"{count}")));
    }
}
