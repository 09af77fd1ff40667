using System.Globalization;
using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Binding.Naming;

/// <summary>Something that wants a name.</summary>
/// <param name="Place">Identifies it; a place below another one continues its text after a slash.</param>
/// <param name="Candidates">The names that it may have, the best first.</param>
/// <param name="Rank">Of several that want one name, the only one of the least rank gets it.</param>
internal sealed record NameClaim(string Place, EquatableArray<string> Candidates, int Rank);

/// <summary>
/// Gives each claim a name of its own. The result depends on the set of claims alone, not on their order, and a claim can only be affected by
/// claims that share a candidate with it.
/// </summary>
/// <remarks>
/// All claims want their first candidate. Of several that want one name, the one with the least rank gets it; where ranks are equal, the one
/// that all others stand within; otherwise none. Whoever gets none wants the next candidate, and a name that was given stays given.
/// Behind the last candidate come names with a hash of the place.
/// </remarks>
internal static class NameChooser
{
    /// <param name="taken">Names that nobody can get.</param>
    /// <param name="comparer">Tells which names are the same.</param>
    public static Dictionary<string, string> Choose(IEnumerable<NameClaim> claims, IEnumerable<string> taken, StringComparer comparer)
    {
        HashSet<string> given = new(taken, comparer);
        Dictionary<string, string> chosen = new(StringComparer.Ordinal);
        List<NameClaim> open = [.. claims];
        for (int level = 0; open.Count > 0; level++)
        {
            List<NameClaim> left = [];
            Dictionary<string, NameClaim> winners = new(comparer);
            foreach (IGrouping<string, NameClaim> rivals in open.GroupBy(claim => Candidate(claim, level), comparer))
            {
                NameClaim? winner = given.Contains(rivals.Key) ? null : Winner([.. rivals]);
                if (winner is not null)
                {
                    winners.Add(rivals.Key, winner);
                }
                left.AddRange(rivals.Where(rival => rival != winner));
            }
            foreach (NameClaim winner in winners.Values)
            {
                string name = Candidate(winner, level);
                chosen[winner.Place] = name;
                given.Add(name);
            }
            open = left;
        }
        return chosen;
    }

    /// <summary>The stable name of last resort.</summary>
    public static string Suffixed(string stem, string place) => Identifiers.Shorten(stem) + "_" + Hashes.Hex(place);

    private static string Candidate(NameClaim claim, int level)
    {
        int beyond = level - claim.Candidates.Count;
        return beyond < 0 ? claim.Candidates[level]
            : Suffixed(claim.Candidates[0], beyond == 0 ? claim.Place : claim.Place + beyond.ToString(CultureInfo.InvariantCulture));
    }

    private static NameClaim? Winner(NameClaim[] rivals)
    {
        int least = rivals.Min(rival => rival.Rank);
        NameClaim[] best = [.. rivals.Where(rival => rival.Rank == least)];
        return best.Length == 1 ? best[0] : Array.Find(best, one => Array.TrueForAll(rivals, other => other == one || other.Place.StartsWith(one.Place + "/", StringComparison.Ordinal)));
    }
}
