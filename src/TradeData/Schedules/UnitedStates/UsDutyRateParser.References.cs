using System.Buffers;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <content>Rates that refer to another line: "The duty provided in the applicable subheading + 25%", "See
/// 9823.04.01-9823.04.54".</content>
public static partial class UsDutyRateParser
{
    private const int MostTargets = 40;

    private static readonly SearchValues<char> s_numbers = SearchValues.Create("0123456789%¢$");

    private static DutyRate? ReadReference(ref RateScanner text, out string? reason)
    {
        int start = text.Position;
        if (text.TakePhrase("the duty provided in the applicable subheading")
            || text.TakePhrase("the duty provided for in the applicable subheading")
            || text.TakePhrase("the duty rate provided in such subheading"))
        {
            return ReadAdjustment(ref text, new DutyRate.Reference(), out reason);
        }
        if (text.TakePhrase("the duty provided in subheadings") || text.TakePhrase("the duty provided in subheading")
            || text.TakePhrase("the duty provided in heading"))
        {
            return TryTakeTargets(ref text, out DutyRate.Reference? target) ? ReadAdjustment(ref text, target!, out reason) : NotReferred(text, out reason);
        }
        if (text.TakePhrase("the rate of duty applicable") || text.TakePhrase("the rate applicable")
            || text.TakePhrase("the rate provided for beneficiary countries in"))
        {
            return ReadApplicable(ref text, out reason);
        }
        text.Position = start;
        return NotReferred(text, out reason);
    }

    private static DutyRate? NotReferred(RateScanner text, out string? reason)
    {
        reason = NotUnderstoodFrom(text);
        return null;
    }

    /// <summary>Reads "The rate applicable to each garment in the ensemble if separately entered": the rate of the applicable line, or of
    /// the named heading. Words that base the rate on another value, or add something to it, are not covered.</summary>
    private static DutyRate.Reference? ReadApplicable(ref RateScanner text, out string? reason)
    {
        const string heading = " heading ";
        reason = null;
        ReadOnlySpan<char> rest = text.Rest;
        int named = rest.IndexOf(heading, StringComparison.Ordinal);
        ReadOnlySpan<char> words = named < 0 ? rest : rest[..named];
        if (words.Contains(" on the ", StringComparison.Ordinal))
        {
            reason = Valuation;
            return null;
        }
        if (words.IndexOfAny(s_numbers) >= 0 || words.Contains('+'))
        {
            reason = NotUnderstoodFrom(text);
            return null;
        }
        if (named < 0)
        {
            return new DutyRate.Reference();
        }
        text.Position += named + heading.Length;
        if (TryTakeTargets(ref text, out DutyRate.Reference? target) && text.AtEnd)
        {
            return target;
        }
        reason = NotUnderstoodFrom(text);
        return null;
    }

    /// <summary>Reads "+ 25%", "minus 0.5%", "+ a duty of 25% upon the value of the steel content", or nothing.</summary>
    private static DutyRate? ReadAdjustment(ref RateScanner text, DutyRate.Reference target, out string? reason)
    {
        reason = null;
        if (text.AtEnd)
        {
            return target;
        }
        int sign = text.Take('+') || text.TakeWord("plus") ? 1 : text.Take('-') || text.TakeWord("minus") ? -1 : 0;
        if (sign != 0)
        {
            _ = text.TakePhrase("a duty of");
            if (ReadTerm(ref text, out reason) is DutyRate.AdValorem added && text.AtEnd)
            {
                if (added.Base is null)
                {
                    return target with { Adjustment = sign * added.Percent.Value };
                }
                if (sign > 0)
                {
                    return new DutyRate.Compound { Parts = [target, added] };
                }
            }
        }
        reason ??= NotUnderstoodFrom(text);
        return null;
    }

    private static DutyRate.Reference? ReadSee(ref RateScanner text, out string? reason)
    {
        reason = null;
        if (text.TakeWord("see"))
        {
            if (TryTakeTargets(ref text, out DutyRate.Reference? target) && text.AtEnd)
            {
                return target;
            }
            if (text.TakePhrase("additional u.s. note") || text.TakePhrase("u.s. note"))
            {
                reason = Note;
                return null;
            }
        }
        reason = NotUnderstoodFrom(text);
        return null;
    }

    /// <summary>Reads one or more codes: <c>9822.04.05</c>, <c>9823.01.01-9823.01.07</c>, <c>9919.04.40, 9919.04.41-9919.04.42</c>,
    /// <c>8716.39.00, 8716.90.30 or 8716.90.50</c>.</summary>
    private static bool TryTakeTargets(ref RateScanner text, out DutyRate.Reference? target)
    {
        target = null;
        List<HsCode>? codes = null;
        List<CodeSpan>? spans = null;
        do
        {
            if (!TryTakeCode(ref text, out HsCode code))
            {
                return false;
            }
            if (text.Take('-'))
            {
                if (!TryTakeCode(ref text, out HsCode last))
                {
                    return false;
                }
                (spans ??= []).Add(new CodeSpan { From = code, To = last });
            }
            else
            {
                (codes ??= []).Add(code);
            }
            if (codes?.Count > MostTargets || spans?.Count > MostTargets)
            {
                return false;
            }
        }
        while (text.Take(',') || text.TakeWord("or") || text.TakeWord("and"));
        target = new DutyRate.Reference { Targets = [.. codes ?? []], Spans = [.. spans ?? []] };
        return true;
    }

    /// <summary>Reads a code with points at any place: <c>99.19.04.14</c> is 9919.04.14.</summary>
    private static bool TryTakeCode(ref RateScanner text, out HsCode code)
    {
        text.SkipBlanks();
        int start = text.Position;
        while (char.IsAsciiDigit(text.Next) || (text.Next == '.' && text.Rest is [_, >= '0' and <= '9', ..]))
        {
            text.Position++;
        }
        if (HsCode.TryParse(text.Between(start, text.Position), out HsCode written) && written.Length >= 4 && written.Length % 2 == 0)
        {
            code = HsCode.Parse(written.ToString("P"));
            return true;
        }
        text.Position = start;
        code = default;
        return false;
    }
}
