using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

public sealed class DefinitionTests
{
    private static readonly FieldDefinition[] Fields =
        [new("id", KeyType.Text), new("n", KeyType.Integer), new("from", KeyType.Date), new("to", KeyType.Date), new("a[].x", KeyType.Text), new("a[].b[].y", KeyType.Text), new("c[]", KeyType.Text)];

    public static TheoryData<string, TableDefinition> Mistakes => new()
    {
        { "the field 'id' is listed twice", new("T", "") { Fields = [.. Fields, new("id", KeyType.Text)] } },
        { "'a..b' is no path of a field", new("T", "") { Fields = [new("a..b", KeyType.Text)] } },
        { "'a[]b' is no path of a field", new("T", "") { Fields = [new("a[]b", KeyType.Text)] } },
        { "the primary key (code) uses the field 'code', which is not among the fields", new("T", "") { Fields = Fields, PrimaryKey = new("code") } },
        { "the primary key (id, id) names the field 'id' twice", new("T", "") { Fields = Fields, PrimaryKey = new("id", "id") } },
        { "the primary key () has 0 fields, where 1 to 16 can be", new("T", "") { Fields = Fields, PrimaryKey = new() } },
        { "the primary key uses 'c[]', which goes through an array", new("T", "") { Fields = Fields, PrimaryKey = new("c[]") } },
        { "the unique key uses 'c[]', which goes through an array", new("T", "") { Fields = Fields, UniqueKeys = [new("c[]")] } },
        { "the index uses 'c[]', which goes through an array", new("T", "") { Fields = Fields, Indexes = [new(IndexKind.Range, "c[]")] } },
        { "the index (a[].x, c[]) goes through two arrays, 'c/[]/' and 'a/[]/', and neither contains the other", new("T", "") { Fields = Fields, Indexes = [new(IndexKind.Equality, "a[].x", "c[]")] } },
        { "a prefix index ends in a text or a code, and 'n' is neither", new("T", "") { Fields = Fields, Indexes = [new(IndexKind.Prefix, "id", "n")] } },
        { "index 0 is of no known kind", new("T", "") { Fields = Fields, Indexes = [new((IndexKind)9, "id")] } },
        { "valid time lies between two fields that are dates", new("T", "") { Fields = Fields, PrimaryKey = new("id"), ValidTime = new("from", "n") } },
        { "valid time lies between two fields that are dates", new("T", "") { Fields = Fields, PrimaryKey = new("id"), ValidTime = new("from", "from") } },
        { "valid time needs a primary key, or a key of its own", new("T", "") { Fields = Fields, ValidTime = new("from", "to") } },
        { "a hierarchy needs a primary key", new("T", "") { Fields = Fields, Hierarchy = new("id") } },
        { "the hierarchy names more fields than the primary key has", new("T", "") { Fields = Fields, PrimaryKey = new("id"), Hierarchy = new("id", "n") } },
        { "'n' is not of the type of the part of the primary key that it names", new("T", "") { Fields = Fields, PrimaryKey = new("id"), Hierarchy = new("n") } },
        { "the reference to U has 1 fields and refers to 2", new("T", "") { Fields = Fields, ForeignKeys = [new("U", ["id"], ["a", "b"])] } },
        { "the reference to U uses the field 'x', which is not among the fields", new("T", "") { Fields = Fields, ForeignKeys = [new("U", ["x"], ["a"])] } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_definition_that_contradicts_itself_is_refused(string why, TableDefinition definition) =>
        Assert.Equal($"The definition of the table T contradicts itself: {why}.", Assert.Throws<ArgumentException>(() => new PackBuilder(definition)).Message);

    [Fact]
    public void Arrays_within_arrays_may_be_named_together() => _ = new PackBuilder(new("T", "")
    {
        Fields = Fields,
        ForeignKeys = [new("U", ["id", "a[].x", "a[].b[].y"], ["a", "b", "c"])],
        Indexes = [new(IndexKind.Equality, "n", "a[].b[].y")],
    });

    [Fact]
    public void A_definition_is_written_and_read_back()
    {
        TableDefinition full = LineTable.Definition;
        Assert.Equal(full.Text.ToArray(), DefinitionText.Read(full.Text.ToArray()).Text.ToArray());
        TableDefinition bare = new("T", "f");
        Assert.Equal("""{"table":"T","schema":"f","fields":{},"uniqueKeys":[],"indexes":[],"foreignKeys":[]}"""u8.ToArray(), bare.Text.ToArray());
        Assert.Equal(bare.Text.ToArray(), DefinitionText.Read(bare.Text.ToArray()).Text.ToArray());
    }

    [Fact]
    public void Unknown_fields_of_a_table_cannot_be_queried()
    {
        BareTable table = new(Lines.Build(new TableDefinition("Bare", ""), "{}").Pack);
        Assert.Equal("The rows of Bare have no valid time.", Assert.Throws<InvalidOperationException>(() => table.AsOf(default)).Message);
        Assert.Equal("The rows of Bare are no tree.", Assert.Throws<InvalidOperationException>(() => table.Roots).Message);
    }

    private sealed class BareTable : Table<string>
    {
        public BareTable(Pack pack)
            : base(pack, static (ref byte _, int _) => "row")
        {
        }

        private BareTable(BareTable table, DateOnly date)
            : base(table, date)
        {
        }

        public RowSet<string> Roots => SelectRoots();

        public BareTable AsOf(DateOnly date) => View<BareTable>(date, static (table, on) => new BareTable(table, on));

        protected override int OrdinalOf(string row) => -1;
    }
}
