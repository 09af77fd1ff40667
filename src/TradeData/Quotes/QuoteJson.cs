using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Writes quotes as JSON: the answer, its line, the offers with their measures, conditions and explanation, and the coverage. A
/// quote can be computed again from its request, so there is no way to read one.</summary>
public sealed class QuoteJson : JsonConverter<Quote>
{
    /// <summary>Not supported: a quote is computed.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Quote Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A quote is computed from a request, and not read.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Quote value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a quote as one JSON object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="quote">The quote.</param>
    public static void Write(Utf8JsonWriter json, Quote quote)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(quote);
        QuoteRequest request = quote.Request;
        json.WriteStartObject();
        json.WriteString("answer", AnswerOf(quote));
        json.WriteString("importer", request.Importer.ToString());
        json.WriteString("origin", request.Origin.ToString());
        json.WriteString("code", request.Code.ToString());
        json.WriteString("date", Show(request.On));
        switch (quote)
        {
            case Quote.Offered offered:
                WriteLine(json, offered.Line);
                WriteOffers(json, offered.Offers);
                WriteProgrammes(json, offered.NotRecorded);
                WriteQuestions(json, "questions", offered.Questions);
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
            case Quote.Refused refused:
                WriteLine(json, refused.Line);
                break;
            case Quote.NoSchedule noSchedule:
                WriteTexts(json, "schedules", noSchedule.Schedules.Select(schedule => schedule.Id));
                break;
            case Quote.NoLine noLine:
                json.WriteString("schedule", noLine.Schedule.Id);
                WriteLines(json, "nearest", noLine.Nearest);
                break;
        }
        WriteCoverage(json, quote.Coverage);
        json.WriteEndObject();
    }

    /// <summary>Returns the kind of an answer, as the JSON has it.</summary>
    internal static string AnswerOf(Quote quote) => quote.Match(
        _ => "offered", _ => "notUnderstood", _ => "noRate", _ => "ambiguous", _ => "noLine", _ => "noSchedule", _ => "noPartner", _ => "refused");

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

    private static void WriteCoverage(Utf8JsonWriter json, QuoteCoverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteStartArray("programmes");
        foreach (ProgrammeCoverage programme in coverage.Programmes)
        {
            json.WriteStartObject();
            json.WriteString("id", programme.Programme.Id);
            json.WriteString("authority", programme.Programme.Authority);
            json.WriteString("coverage", programme.Coverage.ToJson());
            if (programme.Through is { } through)
            {
                json.WriteString("through", Show(through));
            }
            WriteTexts(json, "gaps", programme.Programme.Gaps);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteTexts(json, "assumptions", coverage.Assumptions);
        WriteTexts(json, "missing", coverage.Missing);
        WriteTexts(json, "unknownProvisions", coverage.UnknownProvisions.Select(provision => provision.ToString()));
        json.WriteBoolean("atLeast", coverage.IsAtLeast);
        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, ValueList<AppliedMeasure> measures)
    {
        json.WriteStartArray("measures");
        foreach (AppliedMeasure measure in measures)
        {
            json.WriteStartObject();
            json.WriteString("measure", measure.Measure.Id);
            json.WriteString("programme", measure.Programme.Id);
            json.WriteString("authority", measure.Programme.Authority);
            WriteText(json, "provision", measure.Provision?.ToString());
            json.WriteString("effect", measure.Measure.Effect.ToJson());
            json.WriteString("rate", measure.Rate.ToString());
            WriteText(json, "list", measure.List?.List);
            WriteText(json, "code", measure.Code?.ToString());
            WriteText(json, "legalNote", measure.Measure.LegalNote);
            WriteTexts(json, "documents", measure.Measure.Documents);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteQuestions(Utf8JsonWriter json, string name, ValueList<MeasureQuestion> questions)
    {
        json.WriteStartArray(name);
        foreach (MeasureQuestion question in questions)
        {
            json.WriteStartObject();
            json.WriteString("kind", question.Kind.ToJson());
            json.WriteString("question", question.Text);
            WriteText(json, "provision", question.Provision?.ToString());
            json.WriteString("measure", question.Measure.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
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
        WriteMeasures(json, offer.Measures);
        WriteQuestions(json, "questions", offer.Questions);
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

    private static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
