namespace TradeData.Schedules.UnitedKingdom;

/// <summary>The agreements of the United Kingdom whose rules of origin are published by heading, and their addresses.</summary>
internal static class UkRulesOfOrigin
{
    private const int HeadingDigits = 4;
    private const int FirstNationalChapter = 98;

    private static readonly DateOnly s_accession = new(2024, 12, 15);

    /// <summary>The partners, each with the first day between it and the United Kingdom: an accession is in force with those alone that
    /// have ratified it.</summary>
    private static readonly (string Agreement, string Partner, DateOnly From)[] s_inForce =
    [
        ("japan-uk-cepa", "JPN", new DateOnly(2021, 1, 1)),
        ("cptpp", "BRN", s_accession),
        ("cptpp", "CHL", s_accession),
        ("cptpp", "JPN", s_accession),
        ("cptpp", "MYS", s_accession),
        ("cptpp", "NZL", s_accession),
        ("cptpp", "PER", s_accession),
        ("cptpp", "SGP", s_accession),
        ("cptpp", "VNM", s_accession),
        ("cptpp", "AUS", new DateOnly(2024, 12, 24)),
    ];

    /// <summary>Headings that the rules of an agreement leave out: electrical energy, and one that is newer than the agreement's edition of
    /// the Harmonized System.</summary>
    private static readonly (string Agreement, string Heading)[] s_withoutRules = [("japan-uk-cepa", "2716"), ("cptpp", "9620")];

    public static IEnumerable<RulesOfOriginLink> Find(TradeCatalog catalog, TariffLine line, TradePartner origin, DateOnly on)
    {
        if (line is not { Code: { Length: >= HeadingDigits } code, Chapter: < FirstNationalChapter } || origin.Iso2 is not { } country)
        {
            yield break;
        }
        HsCode heading = code.Heading!.Value;
        foreach ((string agreement, string partner, DateOnly from) in s_inForce)
        {
            if (from <= on && origin.Id == PartnerCode.Parse(partner) && !s_withoutRules.Contains((agreement, heading.ToString("D")))
                && catalog.Agreements.Find(agreement) is { } found)
            {
                yield return new RulesOfOriginLink(found, heading, $"https://www.trade-tariff.service.gov.uk/headings/{heading:P}?country={country}#rules-of-origin");
            }
        }
    }
}
