using TradeData.Benchmarks.Importing;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Benchmarks.Quoting;

/// <summary>Shipments of all kinds to the United States: any line of a whole revision, any origin, any day on which the revision was in force, with a value and quantities.</summary>
internal static class Shipments
{
    private const int Seed = 20_250_402;
    private const int Days = 47;
    private const string Revision = "hts_2025_rev_32.json.gz";

    private static readonly DateOnly s_first = new(2025, 11, 15);

    /// <summary>The embedded catalog with a whole revision of the American schedule.</summary>
    public static TradeCatalog Catalog()
    {
        ImportOptions options = new() { Edition = TradeCatalog.Default.Editions[UsHtsImporter.Schedule, "2025-rev-32"], ImportedOn = new DateOnly(2026, 6, 10) };
        ScheduleImport revision = UsHtsImporter.Read(new MemoryStream(PublishedSchedules.Bytes(Revision)), options);
        return TradeCatalog.Default.WithSchedules([revision]).Require();
    }

    public static QuoteRequest[] Mixed(TradeCatalog trade, int count)
    {
        Random random = new(Seed);
        HsCode[] codes =
        [
            .. trade.TariffLines.AsOf(new DateOnly(2025, 12, 1))
                .Where(static line => line is { Schedule: UsHtsImporter.Schedule, Chapter: < 98, Code.Length: >= 8 }).Select(static line => line.Code!.Value),
        ];
        PartnerCode[] origins = [.. trade.TradePartners.Where(static partner => partner.Kind == PartnerKind.Country).Select(static partner => partner.Id)];
        return [.. Enumerable.Range(0, count).Select(_ => new QuoteRequest
        {
            Importer = PartnerCode.Parse("USA"),
            Origin = origins[random.Next(origins.Length)],
            Code = codes[random.Next(codes.Length)],
            On = s_first.AddDays(random.Next(Days)),
            Consignment = TradeData.Consignment.Of(new Money(random.Next(1_000, 1_000_000), "USD"), new Quantity(random.Next(1, 50_000), "KGM"), new Quantity(random.Next(1, 5_000), "C62")),
        })];
    }
}
