namespace TradeData.Runtime.Internal.Json;

/// <summary>The constraints of all branches on the member of one name.</summary>
internal sealed class BranchMember
{
    private readonly ulong[] _byKind;
    private readonly TextTable? _texts;
    private readonly ulong[] _byText = [];
    private readonly ulong _otherTexts;
    private readonly long[] _numbers = [];
    private readonly ulong[] _byNumber = [];
    private readonly ulong _otherNumbers;

    /// <param name="clues">One clue for each branch, or null for a branch without one.</param>
    /// <param name="isClosed">Whether a branch without a clue forbids the member.</param>
    public BranchMember(MemberClue?[] clues, bool[] isClosed)
    {
        int count = clues.Length;
        Required = JsonKinds.Mask(count, branch => clues[branch] is { IsRequired: true });
        _byKind = JsonKinds.Masks(count, branch => clues[branch]?.Types ?? (isClosed[branch] ? 0 : JsonTypes.Any));
        string[] texts = [.. clues.SelectMany(clue => clue is null ? [] : clue.OtherTexts.Concat(clue.Texts ?? [])).Distinct(StringComparer.Ordinal)];
        ulong strings = _byKind[JsonKinds.Of((byte)'"')];
        if (texts.Length > 0)
        {
            _texts = new TextTable(texts);
            _byText = [.. texts.Select(text => strings & JsonKinds.Mask(count, branch => clues[branch] is not { } clue || (clue.Texts?.Contains(text) != false && !clue.OtherTexts.Contains(text))))];
            _otherTexts = strings & JsonKinds.Mask(count, branch => clues[branch]?.Texts is null);
        }
        long[] numbers = [.. clues.SelectMany(clue => clue?.Numbers ?? []).Distinct()];
        if (numbers.Length > 0)
        {
            ulong all = _byKind[JsonKinds.Of((byte)'0')];
            _numbers = numbers;
            _byNumber = [.. numbers.Select(number => all & JsonKinds.Mask(count, branch => clues[branch]?.Numbers?.Contains(number) != false))];
            _otherNumbers = all & JsonKinds.Mask(count, branch => clues[branch]?.Numbers is null);
        }
    }

    /// <summary>The branches that require the member.</summary>
    public ulong Required { get; }

    /// <summary>The branches that a value may match.</summary>
    public ulong Fitting(ref byte p, nint i)
    {
        int kind = JsonKinds.Of(Scan.At(ref p, i));
        if (_texts is { } texts && Scan.At(ref p, i) == (byte)'"')
        {
            nint end = Scan.StringEnd(ref p, i + 1, out StringForms form);
            if (end >= 0 && (form & StringForms.Escaped) == 0)
            {
                int text = texts.IndexOf(Scan.Slice(ref p, i + 1, end));
                return text < 0 ? _otherTexts : _byText[text];
            }
        }
        else if (_numbers.Length > 0 && Scan.CommonNumber(ref p, i, out long digits, out int decimals) >= 0 && decimals == 0)
        {
            // A value in another notation may still equal one of them.
            int number = Array.IndexOf(_numbers, digits);
            return number < 0 ? _otherNumbers : _byNumber[number];
        }
        return _byKind[kind];
    }
}
