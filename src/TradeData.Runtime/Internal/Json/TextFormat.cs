using System.Text;
using TradeData.Runtime.Internal.Formats;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A format that a rule asserts: one of the formats of JSON Schema that depend on the text alone, or <c>regex</c>.</summary>
/// <param name="Description">The end of the sentence "… must be".</param>
/// <param name="IsValid">Whether a text without escapes, in UTF-8, is of the format.</param>
internal sealed record TextFormat(string Description, FormatCheck IsValid)
{
    private static readonly TextFormat Regex = new("a regular expression of ECMA-262", text => Pattern.TryParse(Encoding.UTF8.GetString(text), out _));

    /// <summary>Returns the format of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="location">The address of the schema that asserts it.</param>
    /// <exception cref="InvalidOperationException">The format does not exist; the generator must not assert it.</exception>
    public static TextFormat Find(string name, string location)
    {
        if (name == "regex")
        {
            return Regex;
        }
        Format format = Format.Find(name) ?? throw new InvalidOperationException($"'{name}' at {location} is not a format that can be asserted.");
        return new TextFormat(format.Description, format.IsValid);
    }
}
