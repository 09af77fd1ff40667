using System.Collections.Concurrent;
using System.Globalization;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Quotes;

/// <summary>Parses values and quantities in common notation: <c>1000 USD</c>, <c>10kg</c>, <c>2.5 kg of molybdenum content</c>.</summary>
internal sealed class GoodsReader(TradeCatalog catalog)
{
    // Many goods have few units.
    private readonly ConcurrentDictionary<string, string?> _units = new(StringComparer.Ordinal);

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
