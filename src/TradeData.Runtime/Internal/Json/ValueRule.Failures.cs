using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

// Each function returns whether to continue: false at once if the run does not report.
public sealed partial class ValueRule
{
    private bool FailType<M>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode =>
        M.Reports && c.Note(i, Location, "type", c.Sentence($"be {Wording.OneOf(_types)}", "is", Kind(ref p, i, end)));

    private bool FailBound<M>(ref byte p, nint i, nint end, string keyword, string relation, string? bound, ref ReadContext c)
        where M : struct, IMode =>
        M.Reports && c.Note(i, Location, keyword, c.Sentence($"{relation} {bound}", "is", Excerpt(ref p, i, end)));

    private bool FailLength<M>(ref byte p, nint i, int length, ref ReadContext c)
        where M : struct, IMode =>
        M.Reports && NoteLength(i, length, ref c);

    private bool FailPattern<M>(ref byte p, nint i, nint end, int pattern, ref ReadContext c)
        where M : struct, IMode =>
        M.Reports && c.Note(i, Location, "pattern", c.Sentence($"match the pattern {Patterns![pattern]}", "is", Excerpt(ref p, i, end)));

    private bool FailFormat<M>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode =>
        M.Reports && c.Note(i, Location, "format", c.Sentence($"be {AssertedFormat.Description}", "is", Excerpt(ref p, i, end)));

    private bool FailMember<M>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode =>
        M.Reports && NoteMember(ref p, i, end, ref c);

    /// <summary>Reports a valid value that its C# type cannot hold.</summary>
    private bool FailHold<M>(ref byte p, nint i, nint end, ref ReadContext c, string keyword, string what)
        where M : struct, IMode =>
        M.Reports && c.Note(i, Location, keyword, c.Sentence(what, "is", Excerpt(ref p, i, end)));

    private static string Excerpt(ref byte p, nint i, nint end) => Wording.Excerpt(Scan.Slice(ref p, i, end));

    private static string Kind(ref byte p, nint i, nint end) => Scan.At(ref p, i) switch
    {
        (byte)'"' => "a string",
        (byte)'{' => "an object",
        (byte)'[' => "an array",
        _ => Excerpt(ref p, i, end),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NoteLength(nint i, int length, ref ReadContext c)
    {
        bool isShort = length < MinLength;
        string must = isShort
            ? $"have at least {Wording.Amount(MinLength, "character", "characters")}"
            : $"have at most {Wording.Amount(MaxLength, "character", "characters")}";
        return c.Note(i, Location, isShort ? "minLength" : "maxLength", c.Sentence(must, "has", Wording.Invariant($"{length}")));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NoteMember(ref byte p, nint i, nint end, ref ReadContext c)
    {
        if (Enum!.Length == 0)
        {
            return c.Note(i, Location, IsConst ? "const" : "enum", "No value is allowed here.");
        }
        string value = Excerpt(ref p, i, end);
        string must = Enum.Length == 1 ? $"be {Enum[0]}" : $"be one of {Wording.Members(Enum)}";
        return c.Note(i, Location, IsConst ? "const" : "enum", c.Sentence(must, "is", value) + (value[0] == '"' ? Wording.DidYouMean(value, Enum) : ""));
    }
}
