namespace TradeData.Runtime.Internal.Patterns.Syntax;

internal static partial class UnicodeScripts
{
    /// <summary>Returns the code points of a script, or null if the name is unknown. Names are case-sensitive: <c>Latin</c> or
    /// <c>Latn</c>.</summary>
    public static CodePointSet? Find(string name, bool withExtensions)
    {
        foreach (KeyValuePair<string, string[]> script in Scripts)
        {
            if (Array.IndexOf(script.Key.Split(' '), name) < 0)
            {
                continue;
            }
            CodePointSet own = new CodePointSetBuilder().AddHex(script.Value[0]).ToSet();
            if (!withExtensions)
            {
                return own;
            }
            CodePointSet difference = new CodePointSetBuilder().AddHex(script.Value[1]).ToSet();
            return own.Overlaps(difference) ? own.Except(difference) : own.Union(difference);
        }
        return null;
    }

    private static KeyValuePair<string, string[]> Script(string names, string ranges, string extensions) => new(names, [ranges, extensions]);
}
