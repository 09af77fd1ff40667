using System.Text;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Tests.Catalogs;

/// <summary>A pack from outside the package is not trusted: its rows are checked against their schema at their first use.</summary>
public sealed class UntrustedPackTests
{
    private const string Valid = """{"code":"XTS","name":"Test","minorUnits":2}""";
    private const string Invalid = """{"code":"XTS","name":"Test","minorUnits":-2}""";

    [Fact]
    public void A_row_of_a_mapped_pack_that_breaks_its_schema_is_refused_when_it_is_touched()
    {
        Table<Currency> currencies = Open(Pack.Open(Packed(Invalid)));
        Assert.Equal(1, currencies.Pack.Count);
        Assert.Equal(
            "The pack holds a row that is not valid: (1,42): /minorUnits: Must be at least 0, but is -2.",
            Assert.Throws<PackException>(() => currencies.Rows[0]).Message);
    }

    [Fact]
    public void A_row_of_a_mapped_pack_that_is_no_JSON_is_refused_when_it_is_touched()
    {
        Table<Currency> currencies = Open(Pack.Open(Packed("""{"code":"XTS","name":"Te""")));
        Assert.StartsWith("The pack holds a row that is not valid: ", Assert.Throws<PackException>(() => currencies.Rows[0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_valid_row_of_a_mapped_pack_is_a_record() => Assert.Equal("Test", Open(Pack.Open(Packed(Valid))).Rows[0].Name);

    private static Table<Currency> Open(Pack pack)
    {
        TableSource source = Source<TradeCatalog>();
        return (Table<Currency>)source.Open(pack);
    }

    private static byte[] Packed(string row)
    {
        PackBuilder builder = new(Source<TradeCatalog>().Definition);
        builder.Add(Encoding.UTF8.GetBytes(row));
        using MemoryStream output = new();
        builder.Build().Pack.WriteTo(output);
        return output.ToArray();
    }

    private static TableSource Source<TCatalog>()
        where TCatalog : ICatalog<TCatalog> =>
        TCatalog.Definition.Tables.Single(table => table.Definition.Name == "Currencies");
}
