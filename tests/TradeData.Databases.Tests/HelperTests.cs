using System.Reflection;
using Microsoft.EntityFrameworkCore;
using TradeData.Runtime;

namespace TradeData.Databases.Tests;

/// <summary>Every helper of every table, asked over PostgreSQL, finds the rows that the table in memory finds.</summary>
[Collection(nameof(LoadedCatalog))]
public sealed class HelperTests(LoadedCatalog loaded)
{
    public static TheoryData<string> Tables => [.. CatalogUnderTest.Embedded.Tables.Select(table => table.Definition.Name)];

    [SkippableTheory]
    [MemberData(nameof(Tables))]
    public void Every_helper_of_a_query_finds_what_the_table_finds(string name)
    {
        using TradeContext context = loaded.CreateContext();
        new HelperComparison(loaded.UnderTest, row => Rows(context, row)).Helpers(name, new DateOnly(2025, 12, 31));
    }

    [SkippableTheory]
    [MemberData(nameof(Tables))]
    public void Every_reference_of_a_query_leads_where_that_of_the_catalog_leads_both_ways(string name)
    {
        using TradeContext context = loaded.CreateContext();
        new HelperComparison(loaded.UnderTest, row => Rows(context, row)).References(name);
    }

    [SkippableTheory]
    [MemberData(nameof(Tables))]
    public void Every_row_comes_back_with_the_same_json(string name)
    {
        using TradeContext context = loaded.CreateContext();
        TableUnderTest table = loaded.UnderTest.Named(name);
        MethodInfo json = typeof(JsonModel).GetMethod(nameof(JsonModel.ToJson))!.MakeGenericMethod(table.Row);
        string Json(object row) => (string)json.Invoke(null, [row])!;
        Dictionary<string, object> expected = table.Rows.ToDictionary(table.Key);
        foreach (object row in (IEnumerable<object>)Rows(context, table.Row))
        {
            Assert.True(expected.Remove(table.Key(row), out object? wanted), $"{table.Key(row)} is not in memory.");
            Assert.Equal(Json(wanted), Json(row));
        }
        Assert.Empty(expected);
    }

    private static object Rows(DbContext context, Type row) => typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(row).Invoke(context, null)!;
}
