using System.Text;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Packs beyond the limits of an array, of 32-bit offsets and of memory. Lower limits make small packs take the same ways.</summary>
public sealed class LargePackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tradedata-large-").FullName;

    private string Spool => Path.Combine(_folder, "table.part");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    public void A_pack_beyond_a_limit_has_the_same_rows_and_indexes(bool isNative, bool isWide, bool isInFile)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Line[] rows = Lines.Valid(new Random(seed), 2_000);
            Pack small = Lines.Pack(rows);
            Pack large = Lines.Pack(rows, storage: Storage(isNative ? 0 : PackMemory.MaxArray, isWide ? small.Trailer.RowsLength / 2 : uint.MaxValue, isInFile ? 0 : long.MaxValue));
            Assert.Equal(isInFile, large.Memory.IsMapped);
            Assert.Equal(isWide && rows.Length > 0, large.Sections.Has(SectionKind.WideRowOffsets, 0));
            byte[] bytes = Bytes(large);
            // Only the offsets of the rows may differ.
            if (!isWide)
            {
                Assert.Equal(Bytes(small), bytes);
            }
            string file = Path.Combine(_folder, "pack");
            File.WriteAllBytes(file, bytes);
            using OneWay oneWay = new(bytes);
            using FileStream stream = File.OpenRead(file);
            foreach (Pack pack in new[] { large, Pack.Open(bytes, LineTable.Definition), Pack.Open(oneWay, LineTable.Definition), Pack.Open(stream, LineTable.Definition), Pack.Map(file, LineTable.Definition) })
            {
                pack.Verify();
                AreSame(small, pack);
            }
        }
    }

    [Fact]
    public void A_pack_in_a_file_leaves_no_file()
    {
        Pack pack = Lines.Pack(Lines.Valid(new Random(5), 500), storage: Storage(PackMemory.MaxArray, uint.MaxValue, 0));
        Assert.Equal(!OperatingSystem.IsWindows(), !File.Exists(Spool));
        pack.Verify();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public void Rows_are_read_again_for_messages_wherever_they_lie(long maxHeldRows)
    {
        // Some 4 MB: rows in pieces that are full, across their borders, and in the last one.
        RowBuffer rows = new(Storage(PackMemory.MaxArray, uint.MaxValue, maxHeldRows));
        string[] texts = [.. Enumerable.Range(0, 4_000).Select(row => new string((char)('a' + (row % 26)), row % 2_100))];
        foreach (string text in texts)
        {
            rows.Add(Encoding.UTF8.GetBytes(text));
        }
        for (int row = texts.Length - 1; row >= 0; row -= 7)
        {
            Assert.Equal(texts[row], Encoding.UTF8.GetString(rows[row]));
        }
        rows.Add("more"u8);
        rows.Finish();
        Assert.Equal("more", Encoding.UTF8.GetString(rows[texts.Length]));
        Assert.Equal(texts[77], Encoding.UTF8.GetString(rows[77]));
        rows.File!.Position = 0;
        using StreamReader reader = new(rows.File);
        Assert.Equal(string.Join('\n', texts) + "\nmore\n" + new string('\0', (int)(rows.Extent - rows.Length)), reader.ReadToEnd());
    }

    [Fact]
    public void Problems_of_rows_in_a_file_are_described_as_those_in_memory()
    {
        string[] rows = [.. Enumerable.Range(0, 3_000).Select(row => $$"""{"schedule":"S","id":"{{row % 2_990}}","parent":"{{row + (row % 100)}}"}""")];
        PackResult small = Lines.Build(rows.Select(Encoding.UTF8.GetBytes), LineTable.Definition);
        PackResult large = Lines.Build(rows.Select(Encoding.UTF8.GetBytes), LineTable.Definition, storage: Storage(PackMemory.MaxArray, uint.MaxValue, 0));
        Assert.NotEmpty(small.Problems);
        Assert.Equal(small.Problems, large.Problems);
    }

    [Theory]
    [InlineData(1, 0UL)]
    [InlineData(2, 1UL << 40)]
    [InlineData(2, ulong.MaxValue)]
    [InlineData(3, 1UL << 63)]
    [InlineData(3, long.MaxValue - 8UL)]
    [InlineData(4, 7UL)]
    public void Wide_offsets_that_do_not_ascend_or_leave_the_rows_are_refused(int at, ulong value)
    {
        Line[] rows = [.. Enumerable.Range(0, 4).Select(row => new Line { Schedule = "S", Id = $"{row}" })];
        byte[] bytes = Bytes(Lines.Pack(rows, storage: Storage(PackMemory.MaxArray, 0, long.MaxValue)));
        byte[] forged = Forgery.With(Forgery.With(bytes, SectionKind.WideRowOffsets, 0, 2 * at, (uint)value), SectionKind.WideRowOffsets, 0, (2 * at) + 1, (uint)(value >> 32));
        const string Message = "The pack is damaged: its index does not fit its rows.";
        Assert.Equal(Message, Assert.Throws<PackException>(() => Pack.Open(forged, LineTable.Definition).RowJson(at % 4)).Message);
        Pack trusted = Pack.OpenTrusted(forged, LineTable.Definition.Name, LineTable.Definition.Fingerprint);
        Assert.Equal(Message, Assert.Throws<PackException>(() => Enumerable.Range(0, 4).Select(trusted.RowJson).Count(row => row.Length > 0)).Message);
    }

    [Fact]
    public void A_stream_that_ends_too_early_is_refused()
    {
        using Cut stream = new(Bytes(Lines.Pack([])));
        Assert.Equal($"The stream of a pack ends after {stream.Length - 1} of its {stream.Length} bytes.", Assert.Throws<PackException>(() => Pack.Open(stream)).Message);
    }

    [Fact]
    public void A_pack_in_a_file_is_whole_and_finds_its_rows_by_their_keys()
    {
        // TRADEDATA_LARGE_PACK names another one, too large to be made here.
        string path = Environment.GetEnvironmentVariable("TRADEDATA_LARGE_PACK") ?? Path.Combine(_folder, "pack");
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, Bytes(Lines.Pack(Lines.Valid(new Random(1), 2_000))));
        }
        Pack pack = Pack.Map(path);
        pack.Rows.Verify();
        foreach (ref readonly PackSection section in pack.Sections.All)
        {
            pack.Sections.Verify(in section);
        }
        Random random = new(7);
        foreach (int row in Enumerable.Range(0, 100_000).Select(_ => random.Next(pack.Count)).Append(0).Append(pack.Count - 1))
        {
            Assert.Equal(row, PackEditor.Find(pack, pack.RowJson(row), out _));
        }
    }

    private PackStorage Storage(long maxArray, long maxNarrow, long maxHeldRows) =>
        new() { MaxArray = maxArray, MaxNarrowOffset = maxNarrow, MaxHeldRows = maxHeldRows, Path = Spool };

    private static byte[] Bytes(Pack pack)
    {
        using MemoryStream stream = new();
        pack.WriteTo(stream);
        return stream.ToArray();
    }

    private static void AreSame(Pack expected, Pack actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int row = 0; row < expected.Count; row++)
        {
            Assert.Equal(expected.RowJson(row), actual.RowJson(row));
        }
        for (int key = 0; key < LineTable.Definition.Shape.Keys.Count; key++)
        {
            Assert.Equal(expected.Index(key).KeyTexts(), actual.Index(key).KeyTexts());
        }
    }

    /// <summary>A stream whose length is not known.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    /// <summary>A stream that gives one byte less than its length.</summary>
    private sealed class Cut(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..(int)Math.Min(buffer.Length, Math.Max(0, Length - 1 - Position))]);
    }
}
