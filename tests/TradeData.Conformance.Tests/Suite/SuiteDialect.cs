using TradeData.Generators.Schema;

namespace TradeData.Conformance.Tests.Suite;

/// <summary>The editions of the standard whose tests are run, by the names of their folders.</summary>
internal static class SuiteDialect
{
    public static readonly string[] Folders = ["draft2020-12", "draft2019-09", "draft7", "draft6", "draft4"];

    public static Dialect Of(string folder) => folder switch
    {
        "draft2020-12" => Dialect.Draft202012,
        "draft2019-09" => Dialect.Draft201909,
        "draft7" => Dialect.Draft7,
        "draft6" => Dialect.Draft6,
        "draft4" => Dialect.Draft4,
        _ => throw new ArgumentException($"The suite has no folder {folder} that is run here.", nameof(folder)),
    };
}
