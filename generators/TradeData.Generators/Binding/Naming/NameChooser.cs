using System.Globalization;
using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Binding.Naming;

/// <summary>A request for a name.</summary>
/// <param name="Place">The identity of the request. A place below another one continues its text after a slash.</param>
/// <param name="Candidates">The possible names, the best first.</param>
/// <param name="Rank">The priority: of several requests for one name, the only one with the least rank gets it.</param>
internal sealed record NameClaim(string Place, EquatableArray<string> Candidates, int Rank);

/// <summary>Gives each claim a name of its own. The result does not depend on the order of the claims, and a claim is affected only by
/// claims that share a candidate with it.</summary>
/// <remarks>All claims start with their first candidate. If several want one name, the one with the least rank gets it; among equal ranks,
/// the one that contains all others; otherwise none. A claim without a name tries its next candidate, and a given name is never taken
/// back. After the last candidate come names with a hash of the place.</remarks>
internal static class NameChooser
{
    /// <param name="claims">The requests.</param>
    /// <param name="taken">Names that are not available.</param>
    /// <param name="comparer">The equality of names.</param>
    /// <param name="shared">More names that are not available, of the same equality. They are not copied.</param>
    public static Dictionary<string, string> Choose(IEnumerable<NameClaim> claims, IEnumerable<string> taken, StringComparer comparer, HashSet<string>? shared = null)
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
                NameClaim? winner = given.Contains(rivals.Key) || shared?.Contains(rivals.Key) == true ? null : Winner([.. rivals]);
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

    /// <summary>Returns the stable name of last resort.</summary>
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
