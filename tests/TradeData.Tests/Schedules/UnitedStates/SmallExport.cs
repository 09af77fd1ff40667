using System.Text;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>Small files in the American format, made for the purpose.</summary>
internal static class SmallExport
{
    public static ImportOptions Options { get; } = new()
    {
        Edition = TradeCatalog.Default.Editions[UsHtsImporter.Schedule, "2025-basic"],
        ImportedOn = new DateOnly(2026, 6, 10),
        SourceName = "small.json",
    };

    public static string Row(string code, int indent, string description, string general = "", string special = "", string units = "", string more = "") =>
        $$"""
        {"htsno":"{{code}}","indent":"{{indent}}","description":"{{description}}","superior":{{(code.Length == 0 ? "\"true\"" : "null")}},"units":[{{units}}],"general":"{{general}}","special":"{{special}}","other":"","footnotes":[],
         "quotaQuantity":null,"additionalDuties":""{{more}}}
        """;

    public static ScheduleImport Import(params string[] rows) => ImportJson("[" + string.Join(",\n", rows) + "]");

    public static ScheduleImport ImportJson(string json) => ImportJson(Encoding.UTF8.GetBytes(json));

    public static ScheduleImport ImportJson(byte[] json, ImportOptions? options = null) => UsHtsImporter.Read(new MemoryStream(json), options ?? Options);

    public static List<TariffLine> Lines(ScheduleImport import) => [.. import];
}
