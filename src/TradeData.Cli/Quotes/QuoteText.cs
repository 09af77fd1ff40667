using System.Globalization;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData.Cli.Quotes;

/// <summary>Writes a quote for people: the offers, the cheapest first, with what it costs, what must be fulfilled, and why.</summary>
internal sealed class QuoteText(TextWriter output, TradeCatalog catalog, bool isBrief, int width)
{
    public void Write(Quote quote) => output.Write(quote.Match(
        offered => Offers(offered, offered.Line, offered.Offers, offered.NotRecorded) + Questions(offered) + RulesOfOrigin(offered, offered.Line) + Coverage(offered.Coverage),
        notUnderstood => Offers(notUnderstood, notUnderstood.Line, notUnderstood.Offers, []) + "None of these rates is understood, so the duty is unknown, not zero.\n" + RulesOfOrigin(notUnderstood, notUnderstood.Line) + Coverage(notUnderstood.Coverage),
        noRate => Head(noRate, noRate.Line) + "No rate found: neither the line nor one above it has a rate for such goods on that day. It does not mean a duty of zero.\n" + NotRecorded(noRate.NotRecorded) + RulesOfOrigin(noRate, noRate.Line) + Coverage(noRate.Coverage),
        ambiguous => $"{quote.Request.Code} covers {ambiguous.Lines.Count} lines with different rates. Give more digits:\n" + Lines(ambiguous.Lines),
        noLine => $"No rate found: {noLine.Schedule.Id} has no line {quote.Request.Code} on {Values.Show(quote.Request.On)} in this catalog.\n"
            + (noLine.Nearest.IsEmpty ? "" : "The nearest lines are:\n" + Lines(noLine.Nearest)),
        _ => $"No rate found: the catalog has no tariff schedule of {PartnerNames.NameOf(catalog, quote.Request.Importer)}. There are those of {string.Join(", ", catalog.Schedules.Select(schedule => PartnerNames.NameOf(catalog, schedule.Partner)))}.\n",
        noPartner => throw new InvalidOperationException($"The partner {noPartner.Partner} was looked up before."),
        refused => Head(refused, refused.Line) + "Refused: duties may be missing, and --strict requires a complete total.\n" + Coverage(refused.Coverage)));

    private string Offers(Quote quote, TariffLine line, ValueList<Offer> offers, ValueList<Programme> notRecorded)
    {
        StringWriter text = new() { NewLine = "\n" };
        text.Write(Head(quote, line));
        for (int i = 0; i < offers.Count; i++)
        {
            Write(text, i + 1, offers[i]);
        }
        text.Write(NotRecorded(notRecorded));
        return text.ToString();
    }

    private string Head(Quote quote, TariffLine line)
    {
        QuoteRequest request = quote.Request;
        string description = Shortened(line.Description.TrimEnd(':', '.'));
        return $"{line.Code} {description}\nfrom {PartnerNames.NameOf(catalog, request.Origin)} into {PartnerNames.NameOf(catalog, request.Importer)} on {Values.Show(request.On)} ({line.Schedule}, edition {line.Edition})\n\n";
    }

    private void Write(StringWriter text, int number, Offer offer)
    {
        WriteWrapped(text, string.Create(CultureInfo.InvariantCulture, $"{number}. "), $"{offer.Rate}, {QuoteWords.ColumnOf(offer)}");
        WriteWrapped(text, "   ", QuoteWords.DutyOf(offer.Assessment));
        foreach (RateCondition condition in offer.Conditions)
        {
            WriteWrapped(text, "   if: ", condition.ToString());
        }
        foreach (string condition in offer.Assessment.Conditions)
        {
            WriteWrapped(text, "   if: ", condition);
        }
        foreach (ExplanationStep step in isBrief ? [] : offer.Explanation)
        {
            WriteWrapped(text, "   - ", step.ToString());
        }
        text.WriteLine();
    }

    private void WriteWrapped(StringWriter text, string first, string line) => text.WriteLine(WrappedText.Of(line, first, new string(' ', first.Length), width));

    private static string NotRecorded(ValueList<Programme> programmes) => programmes.IsEmpty ? "" : QuoteWords.NotRecorded(programmes) + "\n";

    private static string Questions(Quote.Offered quote)
    {
        List<MeasureQuestion> others = [.. quote.Questions.Where(question => !quote.Offers.Any(offer => offer.Questions.Any(asked => asked.Text == question.Text)))];
        return others.Count == 0 ? "" : "Less or more is due if the answer to one of these is yes:\n" + string.Concat(others.Select(question => $"  {question}\n")) + "\n";
    }

    /// <summary>Returns the addresses of the rules that goods fulfil to claim a preference, where the line's schedule has such pages.</summary>
    private string RulesOfOrigin(Quote quote, TariffLine line)
    {
        StringWriter text = new() { NewLine = "\n" };
        foreach (RulesOfOriginLink link in line.RulesOfOriginFor(catalog.TradePartners[quote.Request.Origin], quote.Request.On, catalog))
        {
            text.WriteLine($"Rules of origin of heading {link.Heading} under {QuoteWords.NameOf(link.Agreement)}:\n  {link.Address}");
        }
        return text.ToString() is { Length: > 0 } links ? links + "The address was not fetched, and this quote does not count what the page says.\n\n" : "";
    }

    private static string Coverage(QuoteCoverage coverage) => string.Concat(QuoteWords.CoverageOf(coverage).Select(line => line + "\n"));

    private static string Lines(ValueList<TariffLine> lines) =>
        string.Concat(lines.Select(line => $"  {line.Code?.ToString() ?? line.LineId}  {Shortened(line.Description)}\n"));

    private static string Shortened(string text)
    {
        const int most = 120;
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= most ? line : line[..(most - 1)] + "…";
    }
}
