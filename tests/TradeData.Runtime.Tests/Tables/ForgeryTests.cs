using System.Globalization;
using System.Text;
using System.Text.Json;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>An untrusted pack with any content and valid checksums gives rows or a <see cref="PackException"/>. <c>TRADEDATA_FORGERIES</c>
/// sets their number, <c>TRADEDATA_SEED</c> the first one.</summary>
public sealed class ForgeryTests
{
    private static readonly int Count = Setting("TRADEDATA_FORGERIES", 6_000);
    private static readonly int FirstSeed = Setting("TRADEDATA_SEED", 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forged_packs_give_rows_or_a_pack_exception_and_take_no_more_memory_than_they_are_long(bool isWide)
    {
        (byte[] Bytes, Line[] Rows)[] packs = Sounds(isWide);
        int refused = 0;
        for (int seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            refused += IsRefused(packs, seed, isWide ? Forgery.ForgeWide : Forgery.Forge) ? 1 : 0;
        }
        // Some forgeries change nothing that anything depends on, such as a row's text.
        Assert.InRange(refused, Count / 2, Count);
    }

    /// <summary>Forgeries that once ended in another exception: a number beyond its column's largest, and a dictionary that is not there.</summary>
    [Theory]
    [InlineData(1_008_256)]
    [InlineData(20_960_353)]
    public void A_forgery_of_old_gives_rows_or_a_pack_exception(int seed) => _ = IsRefused(Sounds(isWide: false), seed, Forgery.Forge);

    private static bool IsRefused((byte[] Bytes, Line[] Rows)[] packs, int seed, Func<Random, byte[], byte[], byte[]> forge)
    {
        Random rnd = new(seed);
        (byte[] bytes, Line[] rows) = packs[rnd.Next(packs.Length)];
        byte[] forged = forge(rnd, bytes, packs[rnd.Next(packs.Length)].Bytes);
        using GuardedMemory memory = new(forged);
        try
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Pack pack = Pack.Open(memory.Memory, LineTable.Definition);
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken <= 20_000 + (8L * forged.Length), $"Opening forgery {seed} of {forged.Length} bytes took {taken} bytes.");
            return !Ask(pack, rows);
        }
        catch (PackException)
        {
            return true;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Forgery {seed} ended in {exception.GetType().Name}.", exception);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_forgery_that_passes_verification_answers_as_its_rows_say(bool isWide)
    {
        (byte[] Bytes, Line[] Rows)[] packs = Sounds(isWide);
        Func<Random, byte[], byte[], byte[]> forge = isWide ? Forgery.ForgeWide : Forgery.Forge;
        int passed = 0;
        for (int seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            Random rnd = new(seed);
            byte[] forged = forge(rnd, packs[rnd.Next(packs.Length)].Bytes, packs[rnd.Next(packs.Length)].Bytes);
            Pack pack;
            try
            {
                pack = Pack.Open(forged, LineTable.Definition);
                pack.Verify();
            }
            catch (PackException)
            {
                continue;
            }
            passed++;
            PackResult again = Lines.Build(Enumerable.Range(0, pack.Count).Select(pack.RowJson), LineTable.Definition);
            for (int key = 0; key < LineTable.Definition.Shape.Keys.Count; key++)
            {
                Assert.Equal(again.Pack.Index(key).KeyTexts().Order(StringComparer.Ordinal), pack.Index(key).KeyTexts().Order(StringComparer.Ordinal));
            }
        }
        Assert.InRange(passed, 1, Count / 2);
    }

    [Fact]
    public void Sound_packs_pass_verification_opened_either_way()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (byte[] bytes, _) = Sound(seed, isWide: seed % 2 == 0);
            Pack.Open(bytes, LineTable.Definition).Verify();
            Pack.OpenTrusted(bytes, LineTable.Definition.Name, LineTable.Definition.Fingerprint).Verify();
        }
    }

    [Theory]
    [InlineData("parents in a circle")]
    [InlineData("a key of another row")]
    public void Verification_finds_errors_that_a_checksum_cannot_show(string fault)
    {
        Line[] rows = [new() { Schedule = "S", Id = "a" }, new() { Schedule = "S", Id = "b", Parent = "a" }];
        byte[] bytes = DamageTests.Bytes(rows);
        byte[] forged = fault == "parents in a circle"
            ? Forgery.With(bytes, SectionKind.Parents, 0, at: 0, value: 1)
            : Forgery.With(bytes, SectionKind.ValidFrom, 0, at: 0, value: 7);
        LineTable table = new(Pack.Open(forged, LineTable.Definition));
        Assert.Equal("The pack is damaged: its index does not fit its rows.", Assert.Throws<PackException>(() => table.Pack.Verify()).Message);
        if (fault == "parents in a circle")
        {
            Assert.Throws<PackException>(() => table.Ancestors(rows[0]).Count);
        }
    }

    // Asks everything that a table can be asked. Whether all was answered; the reader of rows is the test's own, and says in its own way that a row is none.
    private static bool Ask(Pack pack, Line[] rows)
    {
        LineTable table = new(pack);
        bool isWhole = true;
        Action[] questions =
        [
            () => pack.Verify(),
            () => Assert.InRange(Touch(table.Rows), 0, pack.Count),
            () => _ = CatalogLinker.Link([pack]),
            () => _ = table.AllRoots.Take(pack.Count + 1).Count(),
            () => _ = table.AsOf(new DateOnly(2019, 6, 1)).Count,
            () => _ = table.Between(new DateOnly(2018, 1, 1), new DateOnly(2022, 1, 1)).Count,
            .. Enumerable.Range(0, LineTable.Definition.Shape.Keys.Count).Select(key => (Action)(() => _ = pack.Index(key).KeyTexts().Count())),
            .. rows.Take(4).SelectMany(row => Questions(table, row, pack.Count)),
        ];
        foreach (Action question in questions)
        {
            try
            {
                question();
            }
            catch (PackException)
            {
                isWhole = false;
            }
            catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException && exception.StackTrace!.Contains(nameof(Line.FromJson), StringComparison.Ordinal))
            {
                isWhole = false;
            }
        }
        return isWhole;
    }

    private static IEnumerable<Action> Questions(LineTable table, Line row, int count)
    {
        yield return () => _ = table.Find(row.Schedule, row.Id);
        yield return () => _ = table.FindByTag(row.Tag ?? default);
        yield return () => _ = table.FindByNumber(row.Schedule, row.Code ?? "", row.Number ?? 0);
        yield return () => _ = Touch(table.ByName(row.Name ?? ""));
        yield return () => _ = Touch(table.Under(row.Code ?? ""));
        yield return () => _ = Touch(table.NamesUnder(row.Schedule, ""));
        yield return () => _ = Touch(table.RatesBetween(row.Schedule, -1, 10));
        yield return () => _ = table.ClosestRate(row.Schedule, row.Rate ?? 0, Closest.Nearest);
        yield return () => _ = Touch(table.NumbersBetween(long.MinValue, long.MaxValue));
        yield return () => _ = Touch(table.History(row.Schedule, row.Name ?? ""));
        yield return () => _ = table.InForce(row.Schedule, row.Name ?? "", new DateOnly(2020, 1, 1));
        yield return () => Assert.InRange(table.Ancestors(row).Take(count + 1).Count(), 0, count);
        yield return () => Assert.InRange(table.Descendants(row).Take(count + 1).Count(), 0, count);
        yield return () => _ = Touch(table.ReferringTo(row.Code ?? ""));
    }

    // How many rows a set has, each of them made.
    private static int Touch(RowSet<Line> rows)
    {
        int count = 0;
        foreach (Line row in rows)
        {
            count += row is null ? 0 : 1;
        }
        return count;
    }

    private static (byte[] Bytes, Line[] Rows)[] Sounds(bool isWide) => [.. Enumerable.Range(0, 40).Select(seed => Sound(seed, isWide))];

    private static (byte[] Bytes, Line[] Rows) Sound(int seed, bool isWide)
    {
        Random rnd = new(seed);
        Line[] rows = Lines.Valid(rnd, 14);
        using MemoryStream output = new();
        Pack pack = Lines.Pack(rows, rnd.Next(2) == 0 ? 63 : 20, rnd.Next(2) == 0 ? 1024 : 1, isWide ? new PackStorage { MaxNarrowOffset = -1 } : null);
        pack.WriteTo(output, rnd.Next(2) == 0 ? CatalogLinker.Link([pack]) : null);
        return (output.ToArray(), rows);
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
