using CsCheck;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class JournalTests
{
    [Fact]
    public void It_remembers_what_a_list_would() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[-1, 200], Gen.Int[0, 60]).Array[1, 200].Sample(steps =>
        {
            Journal journal = Journal.Rent();
            List<int> model = [];
            foreach ((int kind, int ordinal, int length) in steps)
            {
                switch (kind)
                {
                    case < 6:
                        journal.Add(ordinal < 0 ? Journal.Everything : ordinal);
                        model.Add(ordinal);
                        break;
                    case 6:
                        journal.Truncate(length);
                        model.RemoveRange(Math.Min(length, model.Count), Math.Max(0, model.Count - length));
                        break;
                    default:
                        int from = Math.Min(length, model.Count);
                        int asked = Math.Max(0, ordinal);
                        bool expected = model.Skip(from).Any(entry => entry == asked || entry < 0);
                        Assert.Equal(expected, journal.Contains(from, asked));
                        break;
                }
                Assert.Equal(model.Count, journal.Count);
            }
            journal.Return();
        }, iter: 20_000);

    [Fact]
    public void A_million_questions_between_a_million_entries_are_answered()
    {
        const int Count = 1_000_000;
        Journal journal = Journal.Rent();
        for (int i = 0; i < Count; i += 2)
        {
            journal.Add(i);
        }
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal((i & 1) == 0, journal.Contains(0, i));
            // An inner object notes and forgets its own.
            int inner = journal.Count;
            journal.Add(i + 1);
            Assert.True(journal.Contains(inner, i + 1));
            journal.Truncate(inner);
        }
        journal.Return();
        Assert.Equal(0, Journal.Rent().Count);
    }
}
