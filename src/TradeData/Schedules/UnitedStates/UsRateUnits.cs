namespace TradeData.Schedules.UnitedStates;

/// <summary>The notation of units after the slash of a specific rate in the schedule of the United States, with their codes in the table
/// of units.</summary>
internal static class UsRateUnits
{
    /// <param name="Text">The notation.</param>
    /// <param name="Code">The code in the table of units.</param>
    /// <param name="Per">The number of units that the text means.</param>
    private readonly record struct Notation(string Text, string Code, decimal Per = 1);

    // If one notation is a prefix of another, the longer one comes first. Otherwise the common ones come first.
    private static readonly Notation[] s_notations =
    [
        new("kg of total sugars", "SUKG"),
        new("kg on drained weight", "DRKG"),
        new("kg on lead content", "PBKG"),
        new("kg on copper content", "CUKG"),
        new("kg on zinc content", "ZNKG"),
        new("kg", "KGM"),
        new("liter", "LTR"),
        new("pf. liter", "PFL"),
        new("pf.liter", "PFL"),
        new("clean kg", "CKGM"),
        new("m2", "MTK"),
        new("m²", "MTK"),
        new("m3", "MTQ"),
        new("m³", "MTQ"),
        new("t", "TNE"),
        new("doz. prs.", "DPR"),
        new("doz.", "DZN"),
        new("pr.", "NPR"),
        new("gross", "GRO"),
        new("line/ gross", "GRLN"),
        new("line/gross", "GRLN"),
        new("bbl", "BLL"),
        new("jewel", "JWL"),
        new("head", "HEA"),
        new("pack", "PKS"),
        new("article", "C62"),
        new("1,000", "C62", 1000),
        new("1000", "C62", 1000),
        new("thousand", "C62", 1000),
        new("lin. m", "MTR"),
        new("m", "MTR"),
        new("g", "GRM"),
        new("square", "SQUARE"),
    ];

    /// <summary>Reads a unit after blanks, in the schedule's notation or as an upper-case code.</summary>
    public static bool TryTake(ref RateScanner text, out string unit, out decimal per)
    {
        foreach (Notation notation in s_notations)
        {
            if (TakeNotation(ref text, notation.Text))
            {
                (unit, per) = (notation.Code, notation.Per);
                return true;
            }
        }
        per = 1;
        return TryTakeCode(ref text, out unit);
    }

    /// <summary>Returns the schedule's notation of a unit, or the unit's code if it has none.</summary>
    public static string Write(string code, decimal per)
    {
        foreach (Notation notation in s_notations)
        {
            if (notation.Code == code && notation.Per == per)
            {
                return notation.Text;
            }
        }
        return code;
    }

    // A letter may follow the digit of "m2": without the mark-up, "of" can follow directly.
    private static bool TakeNotation(ref RateScanner text, string notation)
    {
        if (char.IsLetter(notation[^1]))
        {
            return text.TakeWord(notation);
        }
        int start = text.Position;
        if (text.Take(notation) && !char.IsAsciiDigit(text.Next))
        {
            return true;
        }
        text.Position = start;
        return false;
    }

    private static bool TryTakeCode(ref RateScanner text, out string unit)
    {
        text.SkipBlanks();
        int start = text.Position;
        while (char.IsAsciiLetterUpper(text.Next) || char.IsAsciiDigit(text.Next))
        {
            text.Position++;
        }
        ReadOnlySpan<char> code = text.Between(start, text.Position);
        unit = "";
        if (code.Length is < 2 or > 6 || !char.IsAsciiLetterUpper(code[0]) || char.IsAsciiLetter(text.Next))
        {
            text.Position = start;
            return false;
        }
        unit = code.ToString();
        return true;
    }
}
