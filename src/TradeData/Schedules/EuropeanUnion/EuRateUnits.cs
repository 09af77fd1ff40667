using System.Collections.Frozen;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>The units of specific duties in the notation of the European Union and the United Kingdom. A hundred litres of one percent
/// hold one litre of pure alcohol, so <c>% vol/hl</c> is a unit like any other. Likewise an amount for each percent of sucrose in 100 kg
/// is one for each kilogram of sucrose.</summary>
internal static class EuRateUnits
{
    private const string Sucrose = "sucrose, other sugars expressed as sucrose";
    private const string Drained = "the drained net weight";
    private const string DryMatter = "the net dry matter";
    private const string StandardQuality = "sugar of the standard quality";

    private static readonly (string Text, EuRateUnit Unit)[] s_units =
    [
        ("kg", new(1, "KGM")), ("100kg", new(100, "KGM")), ("1000kg", new(1000, "KGM")), ("tonne", new(1, "TNE")),
        ("100kg/net", new(100, "KGM")), ("100kg/br", new(100, "KGM", "the gross weight")), ("100kg/gross", new(100, "KGM", "the gross weight")),
        ("100kg/net drained wt", new(100, "KGM", Drained)), ("100kg eda", new(100, "KGM", Drained)), ("100kg/net eda", new(100, "KGM", Drained)),
        ("100kg/net dry", new(100, "KGM", DryMatter)), ("100kg mas", new(100, "KGM", DryMatter)), ("100kg/net mas", new(100, "KGM", DryMatter)),
        ("100kg/std qual", new(100, "KGM", StandardQuality)), ("100kg std qual", new(100, "KGM", StandardQuality)),
        ("100kg/net/% sacchar.", new(1, "KGM", Sucrose)),
        ("kg/lactic matter", new(1, "KGM", "the lactic matter")), ("kg/dry lactic matter", new(1, "KGM", "the dry lactic matter")), ("kg/tot alc", new(1, "KGM", "the total alcohol")),
        ("hl", new(1, "HLT")), ("% vol/hl", new(1, "ASVX")),
        ("item", new(1, "C62")), ("100 items", new(100, "C62")), ("1000 items", new(1000, "C62")),
        ("m", new(1, "MTR")), ("100m", new(100, "MTR")), ("m2", new(1, "MTK")), ("m3", new(1, "MTQ")),
    ];

    private static readonly FrozenDictionary<string, EuRateUnit> s_byText = s_units.ToFrozenDictionary(static pair => Plain(pair.Text), static pair => pair.Unit, StringComparer.Ordinal);

    /// <summary>Returns the unit of the text after the slash, or null if it is unknown.</summary>
    public static EuRateUnit? Find(ReadOnlySpan<char> text) => text.Length <= LongestText ? s_byText.GetValueOrDefault(Plain(text)) : null;

    /// <summary>Returns the text of a unit, or null if the notation has none.</summary>
    public static string? Write(decimal per, string unit, string? basis)
    {
        foreach ((string text, EuRateUnit known) in s_units)
        {
            if (known.Per == per && known.Unit == unit && known.Base == basis)
            {
                return text;
            }
        }
        return null;
    }

    private const int LongestText = 40;

    /// <summary>Returns the text without blanks and commas, in lower case: "1,000 items" and "100 kg / net / % sacchar." have many
    /// notations.</summary>
    private static string Plain(ReadOnlySpan<char> text)
    {
        Span<char> room = stackalloc char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (!RateText.IsBlank(c) && c != ',')
            {
                room[length++] = char.ToLowerInvariant(c);
            }
        }
        return room[..length].ToString();
    }
}

/// <summary>The base of an amount.</summary>
/// <param name="Per">The number of units.</param>
/// <param name="Unit">The unit: a code of the table of units.</param>
/// <param name="Base">The part of the goods that is measured, if not the goods as a whole.</param>
internal sealed record EuRateUnit(decimal Per, string Unit, string? Base = null);
