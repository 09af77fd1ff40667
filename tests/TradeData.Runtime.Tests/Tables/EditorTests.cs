using System.Text;
using CsCheck;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Changed copies of a pack.</summary>
public sealed class EditorTests
{
    [Fact]
    public void A_changed_copy_is_what_a_pack_of_the_changed_rows_would_be() => Gen.Int.Sample(
        seed =>
        {
            Random rnd = new(seed);
            Line[] all = [.. Lines.Valid(rnd, 40).Select(row => row with { Parent = null })];
            List<Line> rows = [.. all.Take(all.Length / 2)];
            Pack pack = Lines.Pack(rows);
            byte[] before = Bytes(pack);
            PackEditor editor = new(pack);
            HashSet<int> removed = [];
            for (int i = 0; i < 10 && rows.Count > 0; i++)
            {
                int row = rnd.Next(rows.Count);
                rows[row] = rows[row] with { Free = rnd.Next(2) == 0, Refs = ["1"] };
                if (rnd.Next(3) == 0)
                {
                    editor.Remove(row);
                    removed.Add(row);
                }
                else if (rnd.Next(2) == 0)
                {
                    editor.Replace(row, rows[row].ToJson());
                    removed.Remove(row);
                }
                else
                {
                    editor.Set(rows[row].ToJson());
                    removed.Remove(row);
                }
            }
            Line[] kept = [.. rows.Where((_, row) => !removed.Contains(row))];
            List<Line> added = [];
            foreach (Line row in all.Skip(all.Length / 2))
            {
                editor.Set((row with { Rate = 77 }).ToJson());
                editor.Set(row.ToJson());
                added.Add(row);
            }
            PackResult result = editor.Build();
            Assert.Empty(result.Problems);
            Assert.Equal(Bytes(Lines.Pack([.. kept, .. added])), Bytes(result.Pack));
            Assert.Equal(before, Bytes(pack));
        },
        iter: 60);

    [Fact]
    public void A_changed_copy_is_checked_again()
    {
        TableDefinition definition = new("T", "") { Fields = [new("id", KeyType.Text), new("up", KeyType.Text)], PrimaryKey = new("id"), Hierarchy = new("up") };
        Pack pack = Lines.Build(definition, """{"id":"a"}""", """{"id":"b","up":"a"}""").Pack;
        PackEditor editor = new(pack);
        editor.Remove(0);
        DataProblem problem = Assert.Single(editor.Build().Problems);
        Assert.Equal((DataProblemKind.MissingParent, 0), (problem.Kind, problem.Row));
        PackEditor twice = new(pack);
        twice.Replace(1, """{"id":"a"}"""u8);
        Assert.Equal(DataProblemKind.DuplicateKey, Assert.Single(twice.Build().Problems).Kind);
        PackEditor unread = new(pack);
        unread.Set("""{"id":"""u8);
        unread.Set("""{"up":"a"}"""u8);
        Assert.Equal([DataProblemKind.MalformedRow, DataProblemKind.MissingKey], unread.Build().Problems.Select(any => any.Kind));
        Assert.Single(unread.Build(maxProblems: 1).Problems);
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Remove(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Replace(-1, "{}"u8));
    }

    [Fact]
    public void Rows_of_a_table_without_a_primary_key_are_added()
    {
        PackEditor editor = new(Lines.Build(new TableDefinition("T", ""), """{"id":"a"}""").Pack);
        editor.Set("""{"id":"a"}"""u8);
        Pack changed = editor.Build().Pack;
        Assert.Equal(["""{"id":"a"}""", """{"id":"a"}"""], Enumerable.Range(0, changed.Count).Select(row => Encoding.UTF8.GetString(changed.RowJson(row))));
    }

    private static byte[] Bytes(Pack pack)
    {
        using MemoryStream output = new();
        pack.WriteTo(output);
        return output.ToArray();
    }
}
