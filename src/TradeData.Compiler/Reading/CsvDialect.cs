namespace TradeData.Compiler.Reading;

/// <summary>The notation of a dataset's CSV files, which <c>provenance.json</c> can change.</summary>
/// <param name="Delimiter">The separator between the cells of a row.</param>
/// <param name="ListSeparator">The separator between the items of a cell with a list.</param>
/// <param name="MissingValues">The cell texts that mean a missing value.</param>
internal sealed record CsvDialect(char Delimiter, string ListSeparator, IReadOnlyList<string> MissingValues)
{
    public static readonly CsvDialect Default = new(',', "|", [""]);
}
