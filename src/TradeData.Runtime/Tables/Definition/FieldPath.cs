namespace TradeData.Runtime.Tables;

/// <summary>A field's path in a row, as steps.</summary>
internal sealed class FieldPath
{
    /// <summary>The step that goes through the elements of an array.</summary>
    public const string Element = "[]";

    private FieldPath(List<string> steps)
    {
        Steps = steps;
        Scope = string.Concat(steps.Take(steps.LastIndexOf(Element) + 1).Select(step => step + "/"));
    }

    /// <summary>Property names, and <see cref="Element"/>.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The steps up to and including the last array, each followed by a slash (<c>footnotes/[]/refs/[]/</c>), or empty if the
    /// path has no array.</summary>
    public string Scope { get; }

    /// <summary>Parses a path, or returns null if it is invalid.</summary>
    public static FieldPath? Parse(string path)
    {
        List<string> steps = [];
        foreach (string part in path.Split('.'))
        {
            string name = part;
            int arrays = 0;
            while (name.EndsWith(Element, StringComparison.Ordinal))
            {
                name = name[..^Element.Length];
                arrays++;
            }
            if (name.Length == 0 || name.Contains(Element, StringComparison.Ordinal))
            {
                return null;
            }
            steps.Add(name);
            steps.AddRange(Enumerable.Repeat(Element, arrays));
        }
        return new FieldPath(steps);
    }
}
