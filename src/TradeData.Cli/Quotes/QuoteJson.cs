using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Runtime;

namespace TradeData.Cli.Quotes;

/// <summary>Writes a quote for programs.</summary>
internal static class QuoteJson
{
    public static void Write(Utf8JsonWriter json, Quote quote)
    {
        QuoteRequest request = quote.Request;
        json.WriteStartObject();
        json.WriteString("answer", AnswerOf(quote));
        json.WriteString("importer", request.Importer.ToString());
        json.WriteString("origin", request.Origin.ToString());
        json.WriteString("code", request.Code.ToString());
        json.WriteString("date", Values.Show(request.On));
        switch (quote)
        {
            case Quote.Offered offered:
                WriteLine(json, offered.Line);
                WriteOffers(json, offered.Offers);
                WriteProgrammes(json, offered.NotRecorded);
                WriteProvisions(json, offered.NotCounted);
                break;
            case Quote.NotUnderstood notUnderstood:
                WriteLine(json, notUnderstood.Line);
                WriteOffers(json, notUnderstood.Offers);
                break;
            case Quote.NoRate noRate:
                WriteLine(json, noRate.Line);
                WriteProgrammes(json, noRate.NotRecorded);
                break;
            case Quote.Ambiguous ambiguous:
                WriteLines(json, "lines", ambiguous.Lines);
                break;
            case Quote.NoLine noLine:
                json.WriteString("schedule", noLine.Schedule.Id);
                WriteLines(json, "nearest", noLine.Nearest);
                break;
        }
        json.WriteEndObject();
    }

    private static string AnswerOf(Quote quote) => quote.Match(
        _ => "offered", _ => "notUnderstood", _ => "noRate", _ => "ambiguous", _ => "noLine", _ => "noSchedule", _ => "noPartner");

    private static void WriteLine(Utf8JsonWriter json, TariffLine line)
    {
        json.WriteStartObject("line");
        json.WriteString("schedule", line.Schedule);
        json.WriteString("edition", line.Edition);
        json.WriteString("lineId", line.LineId);
        json.WriteString("description", line.Description);
        json.WriteEndObject();
    }

    private static void WriteLines(Utf8JsonWriter json, string name, ValueList<TariffLine> lines)
    {
        json.WriteStartArray(name);
        foreach (TariffLine line in lines)
        {
            json.WriteStringValue(line.Code?.ToString() ?? line.LineId);
        }
        json.WriteEndArray();
    }

    private static void WriteProgrammes(Utf8JsonWriter json, ValueList<Programme> programmes)
    {
        if (programmes.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("programmesNotRecorded");
        foreach (Programme programme in programmes)
        {
            json.WriteStringValue(programme.Id);
        }
        json.WriteEndArray();
    }

    private static void WriteProvisions(Utf8JsonWriter json, ValueList<HsCode> provisions)
    {
        if (provisions.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("provisionsNotCounted");
        foreach (HsCode provision in provisions)
        {
            json.WriteStringValue(provision.ToString());
        }
        json.WriteEndArray();
    }

    private static void WriteOffers(Utf8JsonWriter json, ValueList<Offer> offers)
    {
        json.WriteStartArray("offers");
        foreach (Offer offer in offers)
        {
            WriteOffer(json, offer);
        }
        json.WriteEndArray();
    }

    private static void WriteOffer(Utf8JsonWriter json, Offer offer)
    {
        json.WriteStartObject();
        json.WriteString("rate", offer.Rate.ToString());
        json.WritePropertyName("expression");
        offer.Rate.WriteTo(json);
        json.WriteString("column", offer.Applicable.Column.ToJson());
        if (offer.Applicable.Programme is { } programme)
        {
            json.WriteString("programme", programme.Id);
        }
        WriteTexts(json, "overlays", offer.Overlays.Select(line => line.Code?.ToString() ?? line.LineId));
        switch (offer.Assessment)
        {
            case Assessment.Computed computed:
                json.WriteStartObject("duty");
                json.WriteNumber("amount", computed.Duty.Amount);
                json.WriteString("currency", computed.Duty.Currency.ToString());
                json.WriteEndObject();
                if (computed.AdValoremEquivalent is { } percent)
                {
                    json.WriteNumber("percentOfValue", percent.Value);
                }
                break;
            case Assessment.Incomplete incomplete:
                WriteTexts(json, "missing", incomplete.Missing.Select(missing => missing.ToString()));
                break;
            case Assessment.NotUnderstood notUnderstood:
                json.WriteString("notUnderstood", notUnderstood.Reason);
                break;
        }
        WriteTexts(json, "conditions", [.. offer.Conditions.Select(condition => condition.Text), .. offer.Assessment.Conditions]);
        WriteTexts(json, "explanation", offer.Explanation.Select(step => step.Text));
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string?> texts)
    {
        json.WriteStartArray(name);
        foreach (string? text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }
}
