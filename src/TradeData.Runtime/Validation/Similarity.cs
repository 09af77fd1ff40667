namespace TradeData.Runtime;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Similarity
{
    // Longer texts are not compared: a name or a code is meant.
    private const int MaxLength = 64;

    /// <summary>The candidate that takes the fewest edits, if they are few for its length: one for up to 4 letters, then one more for every 4.</summary>
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
            int edits = Edits(text, candidate);
            if (edits < fewest && edits <= Math.Max(1, candidate.Length / 4) && edits < candidate.Length)
            {
                (closest, fewest) = (candidate, edits);
            }
        }
        return closest;
    }

    /// <summary>How many letters must be changed, added, left out or swapped with their neighbour; a change of case alone counts as half of that, rounded up.</summary>
    private static int Edits(string left, string right)
    {
        int width = right.Length + 1;
        Span<int> table = stackalloc int[3 * (MaxLength + 1)];
        Span<int> before = table[..width];
        Span<int> above = table.Slice(width, width);
        Span<int> row = table.Slice(2 * width, width);
        for (int j = 0; j < width; j++)
        {
            above[j] = 2 * j;
        }
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = 2 * i;
            for (int j = 1; j < width; j++)
            {
                int change = left[i - 1] == right[j - 1] ? 0 : char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 1 : 2;
                int cost = Math.Min(above[j - 1] + change, 2 + Math.Min(above[j], row[j - 1]));
                bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                row[j] = swapped ? Math.Min(cost, before[j - 2] + 2) : cost;
            }
            Span<int> free = before;
            before = above;
            above = row;
            row = free;
        }
        return (above[width - 1] + 1) / 2;
    }
}
