using System.Text;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Errors of a pack are reported in a sentence, and its data is never returned.</summary>
public sealed class DamageTests
{
    private static readonly Line[] Rows = Lines.Valid(new Random(13), 12);
    private static readonly byte[] Sound = Bytes(Rows);

    [Fact]
    public void A_flip_of_any_bit_of_any_byte_is_found()
    {
        byte[] bytes = (byte[])Sound.Clone();
        for (int i = 0; i < bytes.Length; i++)
        {
            for (int bit = 0; bit < 8; bit += i % 7 == 0 ? 1 : 5)
            {
                bytes[i] ^= (byte)(1 << bit);
                AssertPackException(() => Pack.Open(bytes, LineTable.Definition).Verify());
                bytes[i] ^= (byte)(1 << bit);
            }
            bytes[i] ^= 0xFF;
            AssertPackException(() => Pack.Open(bytes, LineTable.Definition).Verify());
            bytes[i] ^= 0xFF;
        }
        Pack.Open(bytes, LineTable.Definition).Verify();
    }

    [Fact]
    public void No_answer_ever_comes_from_a_damaged_byte()
    {
        byte[] bytes = (byte[])Sound.Clone();
        int refused = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= (byte)(1 << (i % 8));
            try
            {
                LineTable table = new(Pack.Open(bytes, LineTable.Definition));
                foreach (Line row in Rows)
                {
                    Assert.Equal(row.Id, table.Find(row.Schedule, row.Id)!.Id);
                    Assert.Equal(Rows.Count(any => any.Name == row.Name && any.Name is not null), row.Name is null ? 0 : table.ByName(row.Name).Count);
                    Assert.Equal(Rows.Count(any => any.Code is not null), table.Under("").Count);
                    Assert.Equal(row.ToJson(), table.Find(row.Schedule, row.Id)!.ToJson());
                }
            }
            catch (PackException exception)
            {
                AssertSentence(exception);
                refused++;
            }
            bytes[i] ^= (byte)(1 << (i % 8));
        }
        // Most bytes were needed for these questions; the others are those of indexes that were not asked.
        Assert.InRange(refused, bytes.Length / 3, bytes.Length);
    }

    [Fact]
    public void A_pack_cut_short_at_any_length_is_refused()
    {
        for (int length = 0; length < Sound.Length; length++)
        {
            AssertPackException(() => Pack.Open(Sound.AsMemory(0, length), LineTable.Definition));
            AssertPackException(() => Pack.Open(Sound.AsMemory(length + 1), LineTable.Definition));
        }
    }

    [Fact]
    public void A_pack_with_trailing_bytes_is_rejected() => AssertPackException(() => Pack.Open(Sound.Concat(new byte[8]).ToArray(), LineTable.Definition));

    [Fact]
    public void Bytes_that_are_not_a_pack_are_reported_as_such()
    {
        Random rnd = new(3);
        for (int length = 0; length < 4000; length += 37)
        {
            byte[] noise = new byte[length];
            rnd.NextBytes(noise);
            Assert.StartsWith("This is no pack, or its end is missing", AssertPackException(() => Pack.Open(noise)).Message, StringComparison.Ordinal);
            PackFormat.Magic.CopyTo(length < 8 ? new byte[8] : noise.AsSpan(length - 8));
            AssertPackException(() => Pack.Open(noise));
        }
        using MemoryStream text = new(Encoding.UTF8.GetBytes("""{"schedule":"JP","id":"1"}""" + "\n"));
        AssertPackException(() => Pack.Open(text));
    }

    [Fact]
    public void A_pack_of_another_table_is_refused_by_name()
    {
        TableDefinition other = new("Partners", LineTable.Definition.Fingerprint);
        Assert.Equal("The pack holds the table Lines, and Partners was asked for.", AssertPackException(() => Pack.Open(Sound, other)).Message);
    }

    [Fact]
    public void A_pack_of_another_edition_of_the_schema_is_refused()
    {
        TableDefinition other = new("Lines", "edition-2");
        Assert.Equal("The pack of the table Lines was made for another edition of its schema; pack the rows again.", AssertPackException(() => Pack.Open(Sound, other)).Message);
    }

    [Fact]
    public void A_pack_of_a_later_version_is_refused_by_its_version()
    {
        byte[] bytes = (byte[])Sound.Clone();
        bytes[^20] = 3;
        Assert.Equal("The pack has version 3, and this library reads version 2; pack the rows again.", AssertPackException(() => Pack.Open(bytes)).Message);
    }

    [Fact]
    public void A_damaged_row_is_refused_at_its_first_touch_and_every_later_one()
    {
        byte[] bytes = (byte[])Sound.Clone();
        bytes[20] ^= 1;
        LineTable table = new(Pack.Open(bytes, LineTable.Definition));
        Assert.Equal(Rows.Length, table.Count);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("The pack is damaged: the checksum of its rows from byte 0 on is wrong.", AssertPackException(() => table.Find(Rows[0].Schedule, Rows[0].Id)!).Message);
            AssertPackException(() => table.Rows[0]);
        }
    }

    [Fact]
    public void Rows_that_span_blocks_are_verified_in_all_of_them()
    {
        Line[] rows = [.. Enumerable.Range(0, 5).Select(i => new Line { Schedule = "S", Id = i.ToString("0", System.Globalization.CultureInfo.InvariantCulture), Parent = null, Name = new string('n', 40_000) + i })];
        byte[] bytes = Bytes(rows);
        for (int at = 0; at < bytes.Length - 10_000; at += 5_000)
        {
            bytes[at] ^= 4;
            LineTable table = new(Pack.Open(bytes, LineTable.Definition));
            int refused = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                try
                {
                    Assert.Equal(rows[i].Name, table.Rows[i].Name);
                }
                catch (PackException)
                {
                    refused++;
                }
            }
            Assert.Equal(at < rows.Sum(row => row.ToJson().Length + 1), refused > 0);
            bytes[at] ^= 4;
        }
    }

    internal static byte[] Bytes(Line[] rows)
    {
        using MemoryStream output = new();
        Lines.Pack(rows).WriteTo(output);
        return output.ToArray();
    }

    private static PackException AssertPackException(Func<object> act)
    {
        PackException exception = Assert.Throws<PackException>(act);
        AssertSentence(exception);
        return exception;
    }

    private static void AssertPackException(Action act) => AssertSentence(Assert.Throws<PackException>(act));

    private static void AssertSentence(PackException exception) => Assert.Matches("^(The pack|This is no pack).+\\.$", exception.Message);
}
