using System.Globalization;
using System.Text.RegularExpressions;

namespace TradeData.Benchmarks.Importing;

/// <summary>A rate read with a few regular expressions: free, percent, specific, or the sum of the last two, as given by
/// <see cref="Kind"/>.</summary>
internal sealed record HandRate(HandRateKind Kind, decimal Percent, decimal Amount, string? Unit, string Raw);

internal enum HandRateKind
{
    Free,
    Percent,
    Specific,
    Compound,
    NotUnderstood,
}

/// <summary>The rate for goods of some programmes.</summary>
internal sealed record HandSpecialRate(HandRate Rate, string[] Programmes);

/// <summary>A typical parser written by hand with <see cref="Regex"/>, generated at build time. It knows the four common shapes
/// only.</summary>
internal static partial class HandRates
{
    public static HandRate Parse(string text)
    {
        if (text.Equals("Free", StringComparison.OrdinalIgnoreCase))
        {
            return new HandRate(HandRateKind.Free, 0, 0, null, text);
        }
        if (Percent().Match(text) is { Success: true } percent)
        {
            return new HandRate(HandRateKind.Percent, Number(percent.Groups["percent"]), 0, null, text);
        }
        if (Specific().Match(text) is { Success: true } specific)
        {
            bool isCompound = specific.Groups["percent"].Success;
            return new HandRate(
                isCompound ? HandRateKind.Compound : HandRateKind.Specific,
                isCompound ? Number(specific.Groups["percent"]) : 0,
                specific.Groups["dollars"].Success ? Number(specific.Groups["dollars"]) : Number(specific.Groups["cents"]) / 100,
                specific.Groups["unit"].Success ? specific.Groups["unit"].Value : "each",
                text);
        }
        return new HandRate(HandRateKind.NotUnderstood, 0, 0, null, text);
    }

    public static HandSpecialRate[] ParseSpecial(string text) =>
    [
        .. Group().Matches(text).Select(group => new HandSpecialRate(
            Parse(group.Groups["rate"].Value.Trim()), group.Groups["programmes"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
    ];

    private static decimal Number(Group group) => decimal.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<percent>\d+(?:\.\d+)?)\s*%\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^\s*(?:\$(?<dollars>\d*\.?\d+)|(?<cents>\d*\.?\d+)\s*¢)\s*(?:/\s*(?<unit>[^+%$¢]+?)|each)\s*(?:\+\s*(?<percent>\d+(?:\.\d+)?)\s*%)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Specific();

    [GeneratedRegex(@"(?<rate>[^()]+)\((?<programmes>[A-Z+*,.\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
