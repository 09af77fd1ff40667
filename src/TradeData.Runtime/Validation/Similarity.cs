namespace TradeData.Runtime;

/// <summary>Finds similar names, for "did you mean".</summary>
internal static class Similarity
{
    // Longer texts are not compared, because only names and codes are expected.
    private const int MaxLength = 64;

    /// <summary>Returns the candidate with the fewest edits, if they are few for its length: one for three to seven letters, then one more
    /// for every four. A difference in case alone is always similar.</summary>
    public static string? Closest(string text, IEnumerable<string> candidates)
    {
        string? closest = null;
        int fewest = int.MaxValue;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) > MaxLength || Math.Max(candidate.Length, text.Length) > MaxLength)
            {
                continue;
            }
            int letters = candidate.AsSpan().Trim('"').Length;
            int most = Math.Min(letters < 3 ? 0 : Math.Max(1, letters / 4), fewest - 1);
            int edits = Edits(text, candidate, most);
            if (edits <= most)
            {
                (closest, fewest) = (candidate, edits);
            }
        }
        return closest;
    }

    /// <summary>Returns the number of letters that must be changed, added, removed or swapped with their neighbour. A change of case
    /// counts as zero. If the number exceeds <paramref name="most"/>, the result is any number above it.</summary>
    private static int Edits(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }
        int width = right.Length + 1;
        Span<int> table = stackalloc int[3 * (MaxLength + 1)];
        Span<int> before = table[..width];
        Span<int> above = table.Slice(width, width);
        Span<int> row = table.Slice(2 * width, width);
        for (int j = 0; j < width; j++)
        {
            above[j] = j;
        }
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j < width; j++)
            {
                int change = Folded(left, i - 1) == Folded(right, j - 1) ? 0 : 1;
                int cost = Math.Min(above[j - 1] + change, 1 + Math.Min(above[j], row[j - 1]));
                bool swapped = i > 1 && j > 1 && Folded(left, i - 1) == Folded(right, j - 2) && Folded(left, i - 2) == Folded(right, j - 1);
                row[j] = swapped ? Math.Min(cost, before[j - 2] + 1) : cost;
                least = Math.Min(least, row[j]);
            }
            // A swap may still refer to the row above this one, at a cost of one.
            if (Math.Min(least, Least(above) + 1) > most)
            {
                return most + 1;
            }
            Span<int> free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[width - 1];
    }

    private static int Least(ReadOnlySpan<int> row)
    {
        int least = row[0];
        foreach (int edits in row)
        {
            least = Math.Min(least, edits);
        }
        return least;
    }

    private static char Folded(string text, int index) => char.ToUpperInvariant(text[index]);
}
