using System.Collections.Concurrent;
using System.Globalization;
using TradeData.Generators.Infrastructure;
using TradeData.Runtime;

namespace TradeData.Cli.Quotes;

/// <summary>Parses values and quantities in common notation: <c>1000 USD</c>, <c>10kg</c>, <c>2.5 kg of molybdenum content</c>.</summary>
internal sealed class GoodsReader(TradeCatalog catalog)
{
    // Many goods have few units.
    private readonly ConcurrentDictionary<string, string?> _units = new(StringComparer.Ordinal);

    /// <summary>Returns the request for goods that a command line describes, with the importer in place of an origin.</summary>
    /// <param name="importer">The importer.</param>
    /// <param name="code">The code of the goods.</param>
    /// <param name="day">The day of importation; null for today.</param>
    /// <param name="value">The customs value; without a currency, in that of the importer's schedule.</param>
    /// <param name="quantities">The quantities.</param>
    /// <param name="parts">The values of parts.</param>
    public QuoteRequest Request(TradePartner importer, string code, DateOnly? day, string? value, IEnumerable<string> quantities, IEnumerable<string> parts)
    {
        DateOnly on = day ?? DateOnly.FromDateTime(DateTime.UtcNow);
        CurrencyCode? currency = catalog.Schedules.FirstOrDefault(schedule => importer.IsOrBelongsTo(schedule.Partner, on))?.Currency;
        return new QuoteRequest
        {
            Importer = importer.Id,
            Origin = importer.Id,
            Code = Code(code),
            On = on,
            Consignment = new Consignment
            {
                CustomsValue = value is null ? null : Value(value, currency),
                Quantities = quantities.Select(Quantity).ToValueList(),
                PartValues = parts.Select(part => Part(part, currency)).ToValueList(),
            },
        };
    }

    /// <summary>Parses a code of goods.</summary>
    public static HsCode Code(string text) =>
        HsCode.TryParse(text, out HsCode code) ? code : throw new UserException($"\"{text}\" is not a code of goods. Write its digits, with or without dots, as in 0201.30.");

    /// <summary>Parses an amount of money, with a default currency.</summary>
    public Money Value(string text, CurrencyCode? usual)
    {
        (decimal amount, string rest) = Split(text, "a value such as 1000000 or \"1000 USD\"");
        if (rest.Length == 0)
        {
            return new Money(amount, usual ?? throw new UserException($"\"{text}\" has no currency. Write it after the amount, as in \"{text} USD\"."));
        }
        return CurrencyCode.TryParse(rest.ToUpperInvariant(), out CurrencyCode currency) && catalog.Currencies.Find(currency) is not null
            ? new Money(amount, currency)
            : throw new UserException($"\"{rest}\" is not a currency. Write its code (ISO 4217), as in \"1000 USD\".");
    }

    /// <summary>Parses a quantity of the goods, or of a part of them.</summary>
    public Quantity Quantity(string text)
    {
        (decimal amount, string rest) = Split(text, "a quantity such as 10kg or \"2 DZN\"");
        int of = rest.IndexOf(" of ", StringComparison.Ordinal);
        string? basis = of < 0 ? null : rest[(of + 4)..].Trim();
        return new Quantity(amount, Unit(of < 0 ? rest : rest[..of].Trim(), text), basis);
    }

    /// <summary>Parses the value of a part of the goods: <c>the case=5 USD</c>.</summary>
    public PartValue Part(string text, CurrencyCode? usual)
    {
        int equals = text.LastIndexOf('=');
        return equals > 0
            ? new PartValue(text[..equals].Trim(), Value(text[(equals + 1)..], usual))
            : throw new UserException($"\"{text}\" is not the value of a part. Write it as in \"the case=5 USD\".");
    }

    private string Unit(string name, string text)
    {
        if (name.Length == 0)
        {
            throw new UserException($"\"{text}\" has no unit. Write it after the number, as in {text}kg.");
        }
        return _units.GetOrAdd(name, name => Find(name, StringComparison.Ordinal) ?? Find(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UserException($"\"{name}\" is not a unit{Suggestion(name)} \"tradedata query Units\" lists all.");
    }

    private string? Find(string name, StringComparison comparison)
    {
        foreach (Unit unit in catalog.Units)
        {
            if (string.Equals(unit.Code, name, comparison) || string.Equals(unit.Symbol, name, comparison) || string.Equals(unit.Name, name, comparison)
                || unit.Aliases.Any(alias => string.Equals(alias.Trim(), name, comparison)))
            {
                return unit.Code;
            }
        }
        return null;
    }

    private string Suggestion(string name)
    {
        string suggestion = Nearest.Suggestion(name, catalog.Units.SelectMany(unit => new[] { unit.Code, unit.Name }));
        return suggestion.Length > 0 ? suggestion : ".";
    }

    private static (decimal Amount, string Behind) Split(string text, string what)
    {
        string trimmed = text.Trim();
        int end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] is '.' or ','))
        {
            end++;
        }
        return decimal.TryParse(trimmed[..end], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal amount)
            ? (amount, trimmed[end..].Trim())
            : throw new UserException($"\"{text}\" is not {what}.");
    }
}
