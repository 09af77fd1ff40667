using System.Globalization;

namespace TradeData.Generators.Infrastructure;

/// <summary>Short hashes for names: stable between runs and platforms, as string.GetHashCode is not.</summary>
internal static class Hashes
{
    /// <summary>FNV-1a, as eight hexadecimal digits.</summary>
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
