namespace TradeData.Runtime.Tests.Tables;

public sealed class ConcurrencyTests
{
    [Fact]
    public void Threads_that_touch_the_same_rows_for_the_first_time_get_the_same_instances()
    {
        Line[] rows = [.. Enumerable.Range(0, 300).Select(i => new Line { Schedule = "S" + (i % 3), Id = $"{i}", Name = $"n{i % 7}", Code = $"{i:0000}", Number = i, From = new DateOnly(2020, 1, 1).AddDays(i), To = new DateOnly(2020, 1, 2).AddDays(i) })];
        byte[] bytes = DamageTests.Bytes(rows);
        for (int round = 0; round < 20; round++)
        {
            LineTable table = new(TradeData.Runtime.Tables.Pack.Open(bytes, LineTable.Definition));
            Line[][] seen = new Line[8][];
            using Barrier barrier = new(seen.Length);
            Thread[] threads = [.. Enumerable.Range(0, seen.Length).Select(number => new Thread(() =>
            {
                barrier.SignalAndWait();
                seen[number] = (number % 4) switch
                {
                    0 => [.. table],
                    1 => [.. rows.Select(row => table.Find(row.Schedule, row.Id)!)],
                    2 => [.. table.Under("")],
                    _ => [.. rows.Select(row => table.AsOf(row.From!.Value).Find(row.Schedule, row.Id)!)],
                };
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.All(seen, all => Assert.Equal(rows.Length, all.Length));
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.Equal(rows[i].Id, seen[0][i].Id);
                Assert.All(seen, all => Assert.Same(seen[0][i], all[i]));
                Assert.Same(seen[0][i], table.Rows[i]);
            }
            Assert.Equal(rows.Length, table.Memory.RowsMade);
        }
    }
}
