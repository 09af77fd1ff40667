using System.Text.Json.Nodes;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Measures;

public sealed class MeasureRowsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tradedata-measures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tables_are_written_as_a_row_a_line_and_replace_those_before()
    {
        string output = Path.Combine(_folder, "new");
        Rows("a").WriteTo(output, "rows");
        Rows("b").WriteTo(output, "rows");
        Assert.Equal("{\"id\":\"b\"}\n{\"id\":\"é\"}\n", File.ReadAllText(Path.Combine(output, "goods-lists", "rows.ndjson")));
        Assert.Equal("{\"id\":\"b\"}\n", File.ReadAllText(Path.Combine(output, "measures", "rows.ndjson")));
        Assert.Equal(2, Directory.GetFiles(output, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_table_that_cannot_be_written_leaves_those_before_and_no_file_of_the_others()
    {
        string output = Path.Combine(_folder, "old");
        Rows("a").WriteTo(output, "rows");
        // A folder in the way of the second file.
        Directory.CreateDirectory(Path.Combine(output, "measures", "rows.ndjson.part"));
        Assert.ThrowsAny<SystemException>(() => Rows("b").WriteTo(output, "rows"));
        Assert.StartsWith("{\"id\":\"a\"}", File.ReadAllText(Path.Combine(output, "goods-lists", "rows.ndjson")), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(output, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Folders_that_were_made_in_vain_are_removed()
    {
        string output = Path.Combine(_folder, "file", "rows");
        File.WriteAllText(Path.Combine(_folder, "file"), "in the way");
        Assert.ThrowsAny<IOException>(() => Rows("a").WriteTo(output, "rows"));
        string vain = Path.Combine(_folder, "vain");
        Assert.ThrowsAny<ArgumentException>(() => Rows("a").WriteTo(vain, "no\0name"));
        Assert.False(Directory.Exists(vain));
    }

    private static MeasureRows Rows(string id)
    {
        MeasureRows rows = new();
        rows.Add("goods-lists", new JsonObject { ["id"] = id });
        rows.Add("goods-lists", new JsonObject { ["id"] = "é" });
        rows.Add("measures", new JsonObject { ["id"] = id });
        return rows;
    }
}
