using System.Text;

namespace TradeData.Runtime;

/// <summary>The two locations of a keyword.</summary>
internal static class SchemaPath
{
    /// <summary>Returns the address of a schema and a keyword in it.</summary>
    public static string Absolute(string location, string keyword)
    {
        string pointer = keyword.Length == 0 ? "" : "/" + keyword;
        return location.Contains('#', StringComparison.Ordinal) ? location + pointer : location + "#" + pointer;
    }

    /// <summary>Returns the path from the root schema through all references followed. Each part leads from a referenced schema to the
    /// next referring keyword; the last part leads to the keyword itself.</summary>
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

    // The pointer from one schema to a place within it. A place elsewhere is named by its own pointer.
    private static string Between(string from, string to)
    {
        string start = from.TrimEnd('#');
        string rest = to.StartsWith(start, StringComparison.Ordinal) ? to[start.Length..] : to[Math.Max(0, to.IndexOf('#', StringComparison.Ordinal))..];
        rest = rest.TrimStart('#');
        return rest.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(rest) : rest;
    }
}
