using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TradeData.Schedules.UnitedStates;

/// <summary>
/// Reads rates in the notation of the Harmonized Tariff Schedule of the United States, in its columns "general", "other" and "additional
/// duties":
/// <c>Free</c>, <c>2.5%</c>, <c>4.4¢/kg</c>, <c>$1.035/kg + 14.9%</c>, <c>44¢ each + 6% on the case</c>, <c>The duty provided in the
/// applicable subheading + 25%</c>.
/// Mark-up, unusual blanks and words broken at the end of a printed line are accepted. Reading takes time linear in the length of any text.
/// <para>Text that is not understood becomes <see cref="DutyRate.Unparsed"/> with the reason, never a number.</para>
/// </summary>
public static partial class UsDutyRateParser
{
    private const string TooLong = "It is longer than 2,000 characters; the beginning is kept.";
    private const string Valuation = "It says on what value the duty of another line is taken.";
    private const string Note = "It refers to a note of the schedule.";
    private const string ConditionalCeiling = "It has a ceiling that holds under a condition.";

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published, which becomes the rate's raw text.</param>
    /// <returns>The rate, or <see cref="DutyRate.Unparsed"/> if it is not understood. Null if the cell is blank, which means that there is
    /// no rate here, not a duty of zero.</returns>
    public static DutyRate? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        text = RateText.WellFormed(text);
        if (text.Length > RateText.MaxLength)
        {
            return new DutyRate.Unparsed { Raw = RateText.Beginning(text), Reason = TooLong };
        }
        DutyRate? rate = Read(text, out string? reason);
        return rate is null ? new DutyRate.Unparsed { Raw = text, Reason = reason ?? "It is not understood." } : rate.WithRaw(text);
    }

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="rate">The rate; <see cref="DutyRate.Unparsed"/> or null if the result is false.</param>
    /// <returns>Whether the text was understood; false for a blank cell.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DutyRate? rate)
    {
        rate = Parse(text);
        return rate is { IsUnderstood: true };
    }

    /// <summary>Returns the rate of the text, without its raw text, or null and the reason if it is not understood. The text has at most
    /// <see cref="RateText.MaxLength"/> characters.</summary>
    internal static DutyRate? Read(ReadOnlySpan<char> text, out string? reason)
    {
        Span<char> room = stackalloc char[text.Length];
        ReadOnlySpan<char> plain = RateText.Clean(text, room);
        if (plain is [.., '.'])
        {
            // A full stop ends the sentence, unless it belongs to an abbreviated unit such as "doz.".
            DutyRate? sentence = ReadPlain(plain[..^1], out reason);
            if (sentence is null && ReadPlain(plain, out _) is { } abbreviated)
            {
                reason = null;
                return abbreviated;
            }
            return sentence;
        }
        return ReadPlain(plain, out reason);
    }

    private static DutyRate? ReadPlain(ReadOnlySpan<char> plain, out string? reason)
    {
        RateScanner text = new(plain);
        reason = null;
        switch (text.Next)
        {
            case 'F' or 'f':
                return ReadFree(ref text, out reason);
            case 'N' or 'n':
                return ReadNoChange(ref text, out reason);
            case 'T' or 't':
                return ReadReference(ref text, out reason);
            case 'S' or 's':
                return ReadSee(ref text, out reason);
            case 'A' or 'a':
                reason = text.TakeWord("A duty") ? Valuation : NotUnderstoodFrom(text);
                return null;
            default:
                return ReadExpression(ref text, out reason);
        }
    }

    private static string NotUnderstoodFrom(RateScanner text)
    {
        const int shown = 60;
        text.SkipBlanks();
        ReadOnlySpan<char> rest = text.Rest;
        return rest.IsEmpty
            ? "It ends too early."
            : string.Create(CultureInfo.InvariantCulture, $"Not understood: \"{rest[..Math.Min(rest.Length, shown)]}{(rest.Length > shown ? "…" : "")}\".");
    }

    /// <summary>Reads "Free", or "Free" with a condition: "Free, under bond", "Free (See U.S. note 4 of this subchapter)".</summary>
    private static DutyRate.Free? ReadFree(ref RateScanner text, out string? reason)
    {
        reason = null;
        if (text.TakeWord("Free"))
        {
            if (text.AtEnd)
            {
                return new DutyRate.Free();
            }
            ReadOnlySpan<char> condition = text.Take(',') ? text.Rest.Trim() : text.Take('(') && text.Rest is [.. var inner, ')'] ? inner.Trim() : default;
            if (condition.Length is > 0 and <= MaxBase)
            {
                return new DutyRate.Free { Condition = condition.ToString() };
            }
        }
        reason = NotUnderstoodFrom(text);
        return null;
    }

    private static DutyRate.NoChange? ReadNoChange(ref RateScanner text, out string? reason)
    {
        // "No additional duty" in the column of additional duties leaves the line's own duty unchanged. It does not make the good free.
        if ((text.TakeWord("no change") || text.TakeWord("no additional duty")) && text.AtEnd)
        {
            reason = null;
            return new DutyRate.NoChange();
        }
        reason = NotUnderstoodFrom(text);
        return null;
    }
}
