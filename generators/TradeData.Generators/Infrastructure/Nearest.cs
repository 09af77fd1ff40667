namespace TradeData.Generators.Infrastructure;

/// <summary>Finds the candidate closest to a misspelt word, for "did you mean".</summary>
internal static class Nearest
{
    /// <summary>Returns the closest candidate, or null. At most a third of the word may differ, and at most three letters; in words of one
    /// or two letters only the case.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Min(3, word.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) < bestDistance)
            {
                int distance = Distance(word, candidate);
                if (distance < bestDistance)
                {
                    (best, bestDistance) = (candidate, distance);
                }
            }
        }
        return best;
    }

    /// <summary>Returns a question to append to a message, or an empty text.</summary>
    public static string Suggestion(string word, IEnumerable<string> candidates) =>
        To(word, candidates) is { } meant ? $". Did you mean \"{meant}\"?" : "";

    /// <summary>Returns the number of letters to insert, remove, change or swap with their neighbour. A difference in case counts half,
    /// rounded down.</summary>
    private static int Distance(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            cost[i, 0] = i;
        }
        for (int j = 0; j <= right.Length; j++)
        {
            cost[0, j] = j;
        }
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }
        return cost[left.Length, right.Length];
    }
}

/// <summary>Suggestions for the words of one place. Comparing every wrong word with every right one is quadratic, so only the first wrong ones get any.</summary>
internal sealed class Suggestions
{
    private int _left = 20;

    public string For(string word, IEnumerable<string> candidates) => _left-- > 0 ? Nearest.Suggestion(word, candidates) : "";
}
