using System.Text;

namespace TradeData.Schedules;

/// <summary>Normalises texts for comparison: without mark-up and blanks, and with signs in their plain form, so that
/// <c>m&lt;sup&gt;2&lt;/sup&gt;</c>, <c>m²</c> and <c>m2</c> are equal.</summary>
internal static class ComparedText
{
    public static bool AreSame(string left, string right) => string.Equals(left, right, StringComparison.Ordinal) || Of(left) == Of(right);

    public static string Of(string text)
    {
        string plain = PlainText.Clean(text, out _).Replace(" ", "", StringComparison.Ordinal);
        return Ascii.IsValid(plain) ? plain : plain.Normalize(NormalizationForm.FormKC);
    }
}
