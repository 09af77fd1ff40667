using System.Text;

namespace TradeData.Runtime;

/// <summary>The two ways to say where a keyword stands.</summary>
internal static class SchemaPath
{
    /// <summary>The address of a schema and a keyword in it.</summary>
    public static string Absolute(string location, string keyword)
    {
        string pointer = keyword.Length == 0 ? "" : "/" + keyword;
        return location.Contains('#', StringComparison.Ordinal) ? location + pointer : location + "#" + pointer;
    }

    /// <summary>
    /// The way from the root schema through all references that were followed: each goes from the schema that the one before led to, to the keyword
    /// that refers; the last part goes on to the keyword itself.
    /// </summary>
    public static string Evaluation(string root, Frame? frame, string location, string keyword)
    {
        string last = keyword.Length == 0 ? "" : "/" + keyword;
        if (frame is null)
        {
            return Between(root, location) + last;
        }
        List<Frame> frames = [];
        for (; frame is not null; frame = frame.Outer)
        {
            frames.Add(frame);
        }
        frames.Reverse();
        StringBuilder path = new();
        string from = root;
        foreach (Frame step in frames)
        {
            path.Append(Between(from, step.Reference)).Insert(path.Length, "/$ref", step.Hops - 1);
            from = step.Target;
        }
        return path.Append(Between(from, location)).Append(last).ToString();
    }

    // The pointer that leads from one schema to a place within it. A place elsewhere is named by its own pointer: that is the best that can be said.
    private static string Between(string from, string to)
    {
        string start = from.TrimEnd('#');
        string rest = to.StartsWith(start, StringComparison.Ordinal) ? to[start.Length..] : to[Math.Max(0, to.IndexOf('#', StringComparison.Ordinal))..];
        rest = rest.TrimStart('#');
        return rest.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(rest) : rest;
    }
}
