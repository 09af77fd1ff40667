using System.Globalization;

namespace TradeData.Generators.Infrastructure;

/// <summary>Short hashes for names: stable between runs and platforms, unlike string.GetHashCode.</summary>
internal static class Hashes
{
    /// <summary>Returns FNV-1a as eight hexadecimal digits.</summary>
    public static string Hex(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
