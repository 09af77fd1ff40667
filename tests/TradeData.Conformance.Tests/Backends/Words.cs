using System.Globalization;
using System.Text;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests.Backends;

/// <summary>A result as text, for comparison and messages.</summary>
internal static class Words
{
    public static string Of(ValidationResult result)
    {
        StringBuilder text = new(result.IsTruncated ? "truncated\n" : "");
        Append(text, result.Errors, 0);
        foreach (ValidationAnnotation annotation in result.Annotations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{annotation.InstanceLocation} | {annotation.KeywordLocation} | {annotation.SchemaLocation} | {annotation.Value}\n");
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<ValidationError> errors, int depth)
    {
        foreach (ValidationError error in errors)
        {
            text.Append(' ', 2 * depth);
            text.Append(CultureInfo.InvariantCulture, $"{error.Offset} | {error.Keyword} | {error.KeywordLocation} | {error.SchemaLocation} | {error.Value} | {error}\n");
            Append(text, error.Causes, depth + 1);
        }
    }
}
