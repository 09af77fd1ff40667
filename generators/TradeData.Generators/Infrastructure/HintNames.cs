using System.Text;

namespace TradeData.Generators.Infrastructure;

/// <summary>Names of generated files: readable, derived from the schema's path, unique ignoring case, and of limited length. Roslyn drops
/// a generator's whole output if two names differ only in case.</summary>
internal static class HintNames
{
    private const int Longest = 100;

    public static string Of(string path)
    {
        string name = path;
        foreach (string suffix in new[] { ".json", ".schema" })
        {
            name = name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - suffix.Length) : name;
        }
        StringBuilder hint = new();
        foreach (char c in name)
        {
            hint.Append(c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or '_' ? c : c is '/' or '\\' ? '.' : c is >= 'A' and <= 'Z' ? c : '_');
        }
        string readable = hint.ToString().Trim('.');
        bool isExact = readable.Length <= Longest && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '/');
        readable = readable.Length > Longest ? readable.Substring(readable.Length - Longest).TrimStart('.') : readable;
        return isExact ? readable + ".g.cs" : readable + "." + Hashes.Hex(path) + ".g.cs";
    }
}
