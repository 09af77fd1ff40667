using System.Text;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Formats;

/// <summary>ECMA-262: a regular expression that JSON Schema's <c>pattern</c> accepts.</summary>
internal static class RegexFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8) =>
        System.Text.Unicode.Utf8.IsValid(utf8) && Pattern.TryParse(Encoding.UTF8.GetString(utf8), out _);
}
