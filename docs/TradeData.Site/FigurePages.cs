using TradeData.Cli.Quotes;
using TradeData.Cli.Reports;
using TradeData.Cli.Timelines;

namespace TradeData.Site;

/// <summary>The pages with charts of the embedded data: talks, staged rates, and goods of several origins.</summary>
internal static class FigurePages
{
    private const string Folder = "charts";

    private static readonly TradeCatalog s_catalog = TradeCatalog.Default;

    /// <summary>Goods that were negotiated, each with the day of its comparison, which is one that the catalog covers.</summary>
    private static readonly Comparison[] s_comparisons =
    [
        new("beef-into-japan", "Beef into Japan", "JPN", "0201.30", new DateOnly(2026, 4, 1), ["AUS", "USA", "CAN", "DEU", "GBR", "BRA"]),
        new("cars-into-the-united-states", "Cars into the United States", "USA", "8703.23.01", new DateOnly(2026, 4, 1), ["JPN", "KOR", "DEU", "GBR", "MEX", "CHN"]),
    ];

    public static void Write(SourceFolder sources)
    {
        List<Entry> talks = [.. s_catalog.Negotiations.Select(negotiation => Talks(sources, negotiation)).OfType<Entry>()];
        List<Entry> stagings = [.. s_catalog.StagingCategories.GroupBy(category => category.Agreement).Select(group => Stagings(sources, s_catalog.Agreements.Find(group.Key)!, [.. group]))];
        List<Entry> comparisons = [.. s_comparisons.Select(comparison => Origins(sources, comparison))];
        sources.WriteContents(Folder, [new Entry("Origins compared", null, comparisons), new Entry("Talks", null, talks), new Entry("Staged rates", null, stagings)]);
    }

    private static Entry? Talks(SourceFolder sources, Negotiation negotiation)
    {
        EventSelection all = new(s_catalog, null, null, []);
        if (new TalksSection(s_catalog).Of(negotiation, all.Of(negotiation)) is not { } section)
        {
            return null;
        }
        Pages.Write(sources, $"{Folder}/{section.Id}.md", section);
        return new Entry(section.Title, section.Id + ".md");
    }

    private static Entry Stagings(SourceFolder sources, Agreement agreement, StagingCategory[] categories)
    {
        StagingSection staging = new(s_catalog);
        string name = QuoteWords.NameOf(agreement);
        string file = $"staging-of-{ReportSection.Key(agreement.Id)}.md";
        Pages.Write(sources, $"{Folder}/{file}", $"Staged rates of the {name}", "The recorded categories, by which duties fall in steps.", [.. categories.Select(category => staging.Of(category, null))]);
        return new Entry(name, file);
    }

    private static Entry Origins(SourceFolder sources, Comparison comparison)
    {
        TradePartner[] origins = [.. comparison.Origins.Select(code => PartnerNames.Resolve(s_catalog, code, "origin"))];
        PartnerCode importer = PartnerNames.Resolve(s_catalog, comparison.Importer, "importer").Id;
        QuoteRequest request = new()
        {
            Importer = importer,
            Origin = importer,
            Code = HsCode.Parse(comparison.Code),
            On = comparison.Day,
        };
        OriginsSection section = new(s_catalog, request, origins);
        Pages.Write(sources, $"{Folder}/{comparison.File}.md", comparison.Title, "", [section.OnDay(), section.OverTime(null, null)!]);
        return new Entry(comparison.Title, comparison.File + ".md");
    }

    private sealed record Comparison(string File, string Title, string Importer, string Code, DateOnly Day, string[] Origins);
}
