using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>The file itself, and the ways to open it.</summary>
public sealed class PackTests
{
    private static readonly Line[] Rows = Lines.Valid(new Random(2), 50);
    private static readonly byte[] Bytes = DamageTests.Bytes(Rows);

    [Fact]
    public void A_pack_begins_with_its_rows_one_a_line_followed_by_zeros()
    {
        byte[] rows = [.. Rows.SelectMany(row => row.ToJson().Append((byte)'\n'))];
        Assert.Equal(rows, Bytes[..rows.Length]);
        Assert.All(Bytes[rows.Length..(rows.Length + 64)], zero => Assert.Equal(0, zero));
        Pack pack = Pack.Open(Bytes);
        Assert.Equal(Rows.Length, pack.Count);
        Assert.Equal(Rows[3].ToJson(), pack.RowJson(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => pack.RowJson(Rows.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => pack.RowJson(-1));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        Assert.Equal(Bytes, DamageTests.Bytes(Rows));
        Assert.Equal(Bytes, DamageTests.Bytes([.. Rows.Select(row => Line.FromJson(row.ToJson()))]));
    }

    [Fact]
    public void A_row_over_several_lines_is_put_on_one()
    {
        TableDefinition definition = new("T", "") { Fields = [new("id", KeyType.Text)], PrimaryKey = new("id") };
        PackResult result = Lines.Build(definition, "{\r\n\t\"id\" : \"a \\\" \\\\\" ,\r\n  \"b c\" : [ 1 , 2 ]\n}\n", """{ "id": "b" }""");
        Assert.Empty(result.Problems);
        Assert.Equal("""{"id":"a \" \\","b c":[1,2]}""", Encoding.UTF8.GetString(result.Pack.RowJson(0)));
        Assert.Equal("""{ "id": "b" }""", Encoding.UTF8.GetString(result.Pack.RowJson(1)));
    }

    [Fact]
    public void A_table_without_rows_and_one_without_anything_declared_are_tables_too()
    {
        LineTable none = Lines.Table([]);
        Assert.Empty(none);
        Assert.Empty(none.Under(""));
        Assert.Null(none.Find("", ""));
        Assert.Empty(none.AsOf(new DateOnly(2020, 1, 1)));
        PackResult bare = Lines.Build(new TableDefinition("Bare", ""), "{}", """{"a":1}""");
        Assert.Empty(bare.Problems);
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(bare.Pack.RowJson(1)));
        bare.Pack.Verify();
    }

    [Fact]
    public void A_pack_is_opened_at_any_address()
    {
        for (int offset = 0; offset < 16; offset++)
        {
            byte[] shifted = new byte[Bytes.Length + offset];
            Bytes.CopyTo(shifted, offset);
            AssertWhole(Pack.Open(shifted.AsMemory(offset), LineTable.Definition));
        }
    }

    [Fact]
    public unsafe void A_pack_is_opened_from_a_stream_in_place_or_as_a_copy()
    {
        using MemoryStream copied = new([9, 9, .. Bytes]) { Position = 2 };
        Pack copy = Pack.Open(copied, LineTable.Definition);
        AssertWhole(copy);
        Assert.Equal(0, new LineTable(copy).Memory.MappedBytes);
        byte* memory = (byte*)NativeMemory.Alloc((nuint)Bytes.Length);
        try
        {
            Bytes.CopyTo(new Span<byte>(memory, Bytes.Length));
            using UnmanagedMemoryStream resource = new(memory, Bytes.Length);
            Pack inPlace = Pack.Open(resource, LineTable.Definition);
            AssertWhole(inPlace);
            Assert.Equal(Bytes.Length, new LineTable(inPlace).Memory.MappedBytes);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    [Fact]
    public void A_mapped_file_stays_as_long_as_anyone_reads_from_it()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, Bytes);
            AssertWhole(Pack.Map(path, LineTable.Definition));
            RowSet<Line> rows = UnderOf(path);
            for (int i = 0; i < 5; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            Assert.Equal(Rows.Count(row => row.Code is not null), rows.Count);
            Assert.All(rows, row => Assert.NotNull(row.Code));
            File.WriteAllBytes(path + ".empty", []);
            Assert.Throws<PackException>(() => Pack.Map(path + ".empty"));
            Assert.Throws<FileNotFoundException>(() => Pack.Map(path + ".none"));
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + ".empty");
        }
    }

    [Fact]
    public void A_pack_tells_its_own_definition()
    {
        Pack pack = Pack.Open(Bytes);
        Assert.Equal(LineTable.Definition.Text.ToArray(), pack.Definition.Text.ToArray());
        AssertWhole(pack);
    }

    [Fact]
    public void Memory_is_counted()
    {
        LineTable table = new(Pack.Open(Bytes, LineTable.Definition));
        TableMemory before = table.Memory;
        Assert.Equal(new TableMemory(0, Bytes.Length, Rows.Length, 0), before);
        _ = table.Rows[0];
        TableMemory one = table.Memory;
        Assert.Equal(1, one.RowsMade);
        Assert.InRange(one.HeapBytes - before.HeapBytes, Rows.Length * 8, 10_000);
        _ = table.ToList();
        Assert.Equal(Rows.Length, table.Memory.RowsMade);
        Assert.True(table.Memory.HeapBytes > one.HeapBytes);
        Assert.Equal(table.Memory, table.AsOf(new DateOnly(2020, 1, 1)).Memory);
    }

    private static void AssertWhole(Pack pack)
    {
        pack.Verify();
        LineTable table = new(pack);
        Assert.Equal(Rows.Select(row => row.Id), table.Select(row => row.Id));
        Assert.All(Rows, row => Assert.Equal(row.Id, table.Find(row.Schedule, row.Id)!.Id));
        Assert.Equal(Rows.Count(row => row.Code is not null), table.Under("").Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RowSet<Line> UnderOf(string path) => new LineTable(Pack.Map(path, LineTable.Definition)).Under("");
}
