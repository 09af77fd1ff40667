namespace TradeData.Compiler.Reading;

/// <summary>How the CSV files of a dataset are written; <c>provenance.json</c> says so where it is not as usual.</summary>
/// <param name="Delimiter">Between the cells of a row.</param>
/// <param name="ListSeparator">Between the items of a cell whose column holds a list.</param>
/// <param name="MissingValues">What a cell holds that has no value.</param>
internal sealed record CsvDialect(char Delimiter, string ListSeparator, IReadOnlyList<string> MissingValues)
{
    public static readonly CsvDialect Default = new(',', "|", [""]);
}
