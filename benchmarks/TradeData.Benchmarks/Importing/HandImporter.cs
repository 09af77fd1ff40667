using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeData.Benchmarks.Importing;

/// <summary>A row of the export as System.Text.Json reads it.</summary>
internal sealed class HandRow
{
    [JsonPropertyName("htsno")]
    public string? Code { get; set; }

    public string? Indent { get; set; }

    public string? Description { get; set; }

    public string? Superior { get; set; }

    public string[]? Units { get; set; }

    public string? General { get; set; }

    public string? Special { get; set; }

    public string? Other { get; set; }

    public string? AdditionalDuties { get; set; }

    public HandFootnote[]? Footnotes { get; set; }
}

internal sealed class HandFootnote
{
    public string[]? Columns { get; set; }

    public string? Marker { get; set; }

    public string? Value { get; set; }

    public string? Type { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HandRow))]
internal sealed partial class HandJson : JsonSerializerContext;

/// <summary>A line with the columns that ours has: its place in the tree, its texts, and its rates.</summary>
internal sealed record HandLine(
    string? Code, int Indent, HandLine? Parent, string Description, string[] Units, HandRate? General, HandSpecialRate[] Special, HandRate? Other, HandRate? AdditionalDuties, HandFootnote[] Footnotes);

/// <summary>
/// What one writes by hand to read the export: <see cref="JsonSerializer.DeserializeAsyncEnumerable{T}(Stream, JsonSerializerOptions, CancellationToken)"/> with source-generated code, a stack for
/// the indents, and regular expressions for the rates. Mark-up, units, references, slips of the printer, places of what is not understood and a hash are left out.
/// </summary>
/// <param name="remembers">Whether equal texts of rates are read only once, an obvious optimization.</param>
internal sealed class HandImporter(bool remembers)
{
    private readonly Dictionary<string, HandRate> _rates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HandSpecialRate[]> _specials = new(StringComparer.Ordinal);
    private readonly Stack<HandLine> _above = [];

    public int NotUnderstood { get; private set; }

    public IEnumerable<HandLine> Read(Stream json)
    {
        foreach (HandRow? row in JsonSerializer.DeserializeAsyncEnumerable(json, HandJson.Default.HandRow).ToBlockingEnumerable())
        {
            yield return Line(row!);
        }
    }

    private HandLine Line(HandRow row)
    {
        int indent = int.Parse(row.Indent ?? "0", CultureInfo.InvariantCulture);
        while (_above.TryPeek(out HandLine? above) && above.Indent >= indent)
        {
            _above.Pop();
        }
        HandLine line = new(
            string.IsNullOrEmpty(row.Code) ? null : row.Code, indent, _above.TryPeek(out HandLine? parent) ? parent : null, row.Description ?? "", row.Units ?? [],
            Rate(row.General), Special(row.Special), Rate(row.Other), Rate(row.AdditionalDuties), row.Footnotes ?? []);
        _above.Push(line);
        return line;
    }

    private HandRate? Rate(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        if (!remembers)
        {
            return Counted(HandRates.Parse(text));
        }
        if (!_rates.TryGetValue(text, out HandRate? rate))
        {
            _rates.Add(text, rate = HandRates.Parse(text));
        }
        return Counted(rate);
    }

    private HandSpecialRate[] Special(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }
        if (!remembers)
        {
            return HandRates.ParseSpecial(text);
        }
        if (!_specials.TryGetValue(text, out HandSpecialRate[]? rates))
        {
            _specials.Add(text, rates = HandRates.ParseSpecial(text));
        }
        return rates;
    }

    private HandRate Counted(HandRate rate)
    {
        NotUnderstood += rate.Kind == HandRateKind.NotUnderstood ? 1 : 0;
        return rate;
    }
}
