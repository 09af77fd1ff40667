namespace TradeData.Conformance.Tests.Composed;

/// <summary>Random choices, repeatable by a seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Apart, so that what else a seed makes does not depend on it.</summary>
    private readonly Random _naming = new(seed);

    /// <summary>The names of members. A third of all seeds has some that C#, what we print or a record's own members have, too.</summary>
    public IReadOnlyList<string> Names => field ??= HasNastyNames ? [.. Pools.Names.Take(7), .. _naming.GetItems(Pools.NastyNames, 8).Distinct()] : Pools.Names;

    private bool HasNastyNames { get; } = seed % 3 == 0;

    /// <summary>A title for a schema; null for none.</summary>
    public string? Title() => HasNastyNames && _naming.Next(100) < 20 ? _naming.GetItems(Pools.Titles, 1)[0] : null;

    /// <summary>Whether something that happens so many times of a hundred happens.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    /// <param name="most">Included.</param>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Returns some items of a list, in its order, each at most once.</summary>
    public T[] Some<T>(IReadOnlyList<T> from, int least, int most)
    {
        int[] places = [.. Enumerable.Range(0, from.Count)];
        _random.Shuffle(places);
        return [.. places.Take(Math.Min(Between(least, most), from.Count)).Order().Select(place => from[place])];
    }

    public void Shuffle<T>(T[] items) => _random.Shuffle(items);
}
