using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>References between tables.</summary>
public sealed class LinkTests
{
    private static readonly TableDefinition Partners = new("Partners", "")
    {
        Fields = [new("id", KeyType.Text), new("bloc", KeyType.Text)],
        PrimaryKey = new("id"),
        ForeignKeys = [new("Partners", ["bloc"], ["id"]) { IsWeak = true }],
    };

    private static readonly TableDefinition TariffLines = new("Lines", "")
    {
        Fields = [new("schedule", KeyType.Text), new("code", KeyType.Code), new("no", KeyType.Integer)],
        PrimaryKey = new("schedule", "code", "no"),
        Indexes = [new(IndexKind.Equality, "code", "schedule"), new(IndexKind.Prefix, "code")],
    };

    private static readonly TableDefinition Records = new("Records", "")
    {
        Fields =
        [
            new("id", KeyType.Text), new("partner", KeyType.Text), new("schedule", KeyType.Text), new("positions[].schedule", KeyType.Text), new("positions[].lines[].code", KeyType.Code),
            new("positions[].lines[].no", KeyType.Integer),
        ],
        PrimaryKey = new("id"),
        ForeignKeys =
        [
            new("Partners", ["partner"], ["id"]),
            new("Lines", ["positions[].lines[].no", "positions[].schedule", "positions[].lines[].code"], ["no", "schedule", "code"]),
            new("Lines", ["schedule", "positions[].lines[].code"], ["schedule", "code"]) { IsWeak = true },
            new("Lines", ["positions[].lines[].code"], ["code"]) { IsWeak = true },
        ],
    };

    private static readonly string[] PartnerRows = ["""{"id":"AUS"}""", """{"id":"EU"}""", """{"id":"DEU","bloc":"EU"}""", """{"id":"XXX","bloc":"ASEAN"}"""];

    private static readonly string[] LineRows =
        ["""{"schedule":"JP","code":"0201.30","no":1}""", """{"schedule":"JP","code":"0201.30","no":2}""", """{"schedule":"US","code":"0201.30","no":1}""", """{"schedule":"US","code":"8703","no":1}"""];

    private static readonly string[] RecordRows =
    [
        """{"id":"a","partner":"AUS","schedule":"JP","positions":[{"schedule":"JP","lines":[{"code":"020130","no":2},{"code":"0201.30","no":1}]},{"schedule":"US","lines":[{"code":"8703","no":1}]}]}""",
        """{"id":"b","partner":"DEU","schedule":"US","positions":[{"schedule":"US","lines":[{"code":"8703"},{"no":1}]},{"lines":[{"code":"8703","no":1}]},{"schedule":"JP"}]}""",
    ];

    [Fact]
    public void Sound_references_are_followed_both_ways_element_by_element()
    {
        Pack[] packs = [Build(Partners, PartnerRows), Build(TariffLines, LineRows), Build(Records, RecordRows)];
        LinkResult links = CatalogLinker.Link(packs);
        Assert.False(links.HasErrors);
        RowTable partners = new(packs[0]);
        RowTable lines = new(packs[1]);
        RowTable records = new(packs[2]);
        Reference<Row, Row> partner = new(records, 0, partners);
        Assert.Equal("AUS", partner.Target(records.Rows[0])!["id"]);
        Assert.Equal(["b"], partner.ReferringTo(partners.Rows[2]).Select(row => row["id"]));
        Assert.Empty(partner.ReferringTo(partners.Rows[1]));
        Reference<Row, Row> exact = new(records, 1, lines);
        Assert.Equal([1, 0, 3], exact.Targets(records.Rows[0]).Select(row => row.Number));
        Assert.Empty(exact.Targets(records.Rows[1]));
        Assert.Equal([0], exact.ReferringTo(lines.Rows[3]).Select(row => row.Number));
        Reference<Row, Row> mixed = new(records, 2, lines);
        Assert.Equal([0, 1], mixed.Targets(records.Rows[0]).Select(row => row.Number));
        Assert.Equal([3], mixed.Targets(records.Rows[1]).Select(row => row.Number));
        Assert.Equal(1, mixed.BrokenCount);
        Reference<Row, Row> byCode = new(records, 3, lines);
        Assert.Equal([0, 1, 2, 3], byCode.Targets(records.Rows[0]).Select(row => row.Number));
        Assert.Equal(4, byCode.Targets(records.Rows[0]).Count);
        Assert.Equal(2, byCode.Targets(records.Rows[0])[2].Number);
        Assert.Equal([0, 1], byCode.ReferringTo(lines.Rows[3]).Select(row => row.Number));
        Assert.Equal([0], byCode.ReferringTo(lines.Rows[1]).Select(row => row.Number));
        Reference<Row, Row> bloc = new(partners, 0, partners);
        Assert.Equal("EU", bloc.Target(partners.Rows[2])!["id"]);
        Assert.Null(bloc.Target(partners.Rows[3]));
        Assert.Null(bloc.Target(partners.Rows[0]));
        Assert.Equal(["DEU"], bloc.ReferringTo(partners.Rows[1]).Select(row => row["id"]));
    }

    [Fact]
    public void Broken_references_are_reported_with_their_place_and_whether_they_are_weak()
    {
        string[] rows =
        [
            .. RecordRows,
            """{"id":"c","partner":"AUZ","schedule":"JP","positions":[{"schedule":"JP","lines":[{"code":"0201.30","no":1}]},{"schedule":"JP","lines":[{"code":"0201.30","no":1},{"code":"0201.30","no":9},{"code":"02.01.30","no":9}]}]}""",
        ];
        Pack[] packs = [Build(Records, rows), Build(Partners, PartnerRows), Build(TariffLines, LineRows)];
        LinkResult links = CatalogLinker.Link(packs);
        Assert.True(links.HasErrors);
        Assert.Equal(4, links.ProblemCount);
        Assert.Equal(
            [
                new DataProblem(DataProblemKind.BrokenReference, "Records", 2, "partner", "/partner", "AUZ", """'partner' is "AUZ", and Partners has no row with this (id).""") { OtherTable = "Partners" },
                new DataProblem(
                    DataProblemKind.BrokenReference,
                    "Records",
                    2,
                    "positions[].lines[].no, positions[].schedule, positions[].lines[].code",
                    "/positions/1/lines/1/code",
                    "9, JP, 0201.30",
                    """'positions[].lines[].no, positions[].schedule, positions[].lines[].code' is "9, JP, 0201.30", and Lines has no row with this (no, schedule, code).""") { OtherTable = "Lines" },
                new DataProblem(
                    DataProblemKind.BrokenReference,
                    "Records",
                    0,
                    "schedule, positions[].lines[].code",
                    "/positions/1/lines/0/code",
                    "JP, 8703",
                    """'schedule, positions[].lines[].code' is "JP, 8703", and Lines has no row with this (schedule, code).""") { OtherTable = "Lines", IsError = false },
                new DataProblem(DataProblemKind.BrokenReference, "Partners", 3, "bloc", "/bloc", "ASEAN", """'bloc' is "ASEAN", and Partners has no row with this (id).""") { OtherTable = "Partners", IsError = false },
            ],
            links.Problems);
        Assert.Equal(links.Problems.Take(1), new Reference<Row, Row>(new RowTable(packs[0]), 0, new RowTable(packs[1])).Broken());
        LinkResult one = CatalogLinker.Link(packs[1], []);
        Assert.False(one.HasErrors);
        Assert.Equal(links.Problems.Skip(3), one.Problems);
        LinkResult counted = CatalogLinker.Link(packs, maxProblems: 1);
        Assert.Equal((1, 4), (counted.Problems.Count, counted.ProblemCount));
    }

    [Fact]
    public void Stored_references_are_used_for_just_the_target_that_they_were_resolved_against()
    {
        Pack records = Build(Records, RecordRows);
        Pack partners = Build(Partners, PartnerRows);
        Pack lines = Build(TariffLines, LineRows);
        LinkResult links = CatalogLinker.Link(records, [partners, lines]);
        Pack stored = Rewrite(records, links);
        Assert.Equal(records.ContentId, stored.ContentId);
        Assert.True(stored.Sections.Has(SectionKind.LinkTarget, 3));
        stored.Verify();
        Assert.Equal(["AUS", "DEU"], Targets(stored, partners));
        // The same rows in another order: what is stored would lead to others.
        Assert.Equal(["AUS", "DEU"], Targets(stored, Build(Partners, [.. PartnerRows.Reverse()])));
        Assert.Equal(["AUS"], Targets(stored, Build(Partners, PartnerRows[0])));
        // Packs that are written again, with and without references, are the same but for them.
        Assert.Equal(Bytes(records, null), Bytes(stored, null));
        Pack again = Rewrite(stored, null);
        Assert.Equal(Bytes(records, links), Bytes(again, CatalogLinker.Link(again, [partners, lines])));
    }

    [Fact]
    public void Damage_to_stored_references_is_found()
    {
        Pack records = Build(Records, RecordRows);
        Pack partners = Build(Partners, PartnerRows);
        byte[] bytes = Bytes(records, CatalogLinker.Link(records, [partners, Build(TariffLines, LineRows)]));
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x10;
            Assert.Throws<PackException>(() => Pack.Open(bytes, Records).Verify());
            bytes[i] ^= 0x10;
        }
    }

    [Fact]
    public void A_mistake_in_the_tables_is_the_callers()
    {
        Pack records = Build(Records, RecordRows);
        Pack partners = Build(Partners, PartnerRows);
        Pack lines = Build(TariffLines, LineRows);
        Assert.Equal("The table Records refers to Lines, which is missing. (Parameter 'targets')", Assert.Throws<ArgumentException>(() => CatalogLinker.Link([records, partners])).Message);
        Assert.Equal("There are two tables Lines. (Parameter 'targets')", Assert.Throws<ArgumentException>(() => CatalogLinker.Link([records, partners, lines, lines])).Message);
        Assert.Equal("The foreign key leads to Partners, not to Lines. (Parameter 'target')", Assert.Throws<ArgumentException>(() => new Reference<Row, Row>(new RowTable(records), 0, new RowTable(lines))).Message);
        Pack noKey = Build(new TableDefinition("Partners", "") { Fields = Partners.Fields, Indexes = [new(IndexKind.Equality, "bloc")] }, PartnerRows);
        Assert.Equal("The table Records refers to (id) of Partners, which is neither a key nor an index of it.", Assert.Throws<ArgumentException>(() => CatalogLinker.Link([records, noKey, lines])).Message);
        Pack otherType = Build(new TableDefinition("Partners", "") { Fields = [new("id", KeyType.Code)], PrimaryKey = new("id") }, PartnerRows);
        Assert.Equal("'partner' of Records is of type Text, and 'id' of Partners, which it refers to, of type Code.", Assert.Throws<ArgumentException>(() => CatalogLinker.Link([records, otherType, lines])).Message);
    }

    [Theory]
    [InlineData(KeyType.Text)]
    [InlineData(KeyType.Code)]
    [InlineData(KeyType.Integer)]
    [InlineData(KeyType.Decimal)]
    [InlineData(KeyType.Date)]
    public void References_lead_to_equal_values_however_differently_the_two_columns_are_packed(KeyType type)
    {
        TableDefinition target = new("Target", "") { Fields = [new("k", type), new("j", KeyType.Text)], PrimaryKey = new("j", "k") };
        TableDefinition source = new("Source", "") { Fields = [new("k", type), new("j", KeyType.Text)], ForeignKeys = [new("Target", ["k", "j"], ["k", "j"])] };
        Gen<string> values = type switch
        {
            KeyType.Text => Gen.OneOf(Gen.Int[0, 30].Select(i => $"\"{i}\""), Gen.Int[0, 30].Select(i => $"\"item number {i}\""), Gen.Int[0, 30].Select(i => $"\"é{i}\"")),
            KeyType.Code => Gen.OneOf(Gen.Int[1000, 1030].Select(i => $"\"{i}\""), Gen.Int[0, 9].Select(i => $"\"10.0{i}\""), Gen.Int[0, 30].Select(i => $"\"X.{i}\"")),
            KeyType.Integer => Gen.OneOf(Gen.Int[-9, 30].Select(i => $"{i}"), Gen.OneOfConst("9223372036854775807", "-9223372036854775808")),
            KeyType.Decimal => Gen.OneOf(Gen.Int[-9, 30].Select(i => $"{i}"), Gen.Int[-9, 30].Select(i => $"{i}.50"), Gen.OneOfConst("1e27", "1e-28")),
            _ => Gen.Int[10, 28].Select(i => $"\"2019-08-{i}\""),
        };
        Gen<string> keys = Gen.Select(values, Gen.OneOfConst("a", "the other one"), (value, other) => $$"""{"k":{{value}},"j":"{{other}}"}""");
        Gen.Select(keys.Array[0, 20], keys.Array[0, 20], Gen.Int[12, 63]).Sample((targets, sources, bits) =>
        {
            PackResult all = Lines.Build(targets.Select(Encoding.UTF8.GetBytes), target, bits);
            Pack from = Lines.Build(sources.Select(Encoding.UTF8.GetBytes), source, bits).Pack;
            TableIndex index = all.Pack.IndexOver("j", "k")!;
            string[] known = [.. index.KeyTexts()];
            HashSet<string> found = [.. known];
            LinkResult links = CatalogLinker.Link([all.Pack, from]);
            TableIndex own = from.Index(0);
            int broken = 0;
            for (int row = 0; row < sources.Length; row++)
            {
                using JsonDocument json = JsonDocument.Parse(sources[row]);
                KeyBuilder key = index.Key();
                key.Add(json.RootElement.GetProperty("j").GetString());
                JsonElement value = json.RootElement.GetProperty("k");
                key.Add(Encoding.UTF8.GetBytes(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()));
                int expected = index.Find(in key);
                broken += expected < 0 ? 1 : 0;
                (int start, int end) = links.Links[0].ReferencesOf(row);
                Assert.Equal(expected >= 0, links.Links[0].MoveNext(ref start, end, out RowSlice rows));
                Assert.Equal(expected, expected < 0 ? -1 : rows[0]);
            }
            Assert.Equal(broken, links.ProblemCount);
        }, iter: 40);
    }

    private static string[] Targets(Pack records, Pack partners)
    {
        RowTable table = new(records);
        Reference<Row, Row> partner = new(table, 0, new RowTable(partners));
        return [.. table.Select(partner.Target).OfType<Row>().Select(row => row["id"]!)];
    }

    private static Pack Rewrite(Pack pack, LinkResult? links) => Pack.Open(Bytes(pack, links), pack.Definition);

    private static byte[] Bytes(Pack pack, LinkResult? links)
    {
        using MemoryStream output = new();
        pack.WriteTo(output, links);
        return output.ToArray();
    }

    private static Pack Build(TableDefinition definition, params string[] rows)
    {
        PackResult result = Lines.Build(definition, rows);
        Assert.Empty(result.Problems);
        return result.Pack;
    }

    /// <summary>Any row, by its JSON.</summary>
    private sealed class Row(int number, string json)
    {
        private readonly JsonElement _json = JsonDocument.Parse(json).RootElement;

        public int Number => number;

        public string? this[string property] => _json.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;
    }

    private sealed class RowTable : Table<Row>
    {
        public RowTable(Pack pack)
            : this(pack, Enumerable.Range(0, pack.Count).ToDictionary(row => Encoding.UTF8.GetString(pack.RowJson(row)), StringComparer.Ordinal))
        {
        }

        private RowTable(Pack pack, Dictionary<string, int> numbers)
            : base(pack, (ref byte text, int length) => Read(Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref text, length)), numbers))
        {
        }

        protected override int OrdinalOf(Row row) => row.Number;

        private static Row Read(string json, Dictionary<string, int> numbers) => new(numbers[json], json);
    }
}
