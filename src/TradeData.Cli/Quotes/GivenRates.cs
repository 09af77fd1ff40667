using System.Globalization;

namespace TradeData.Cli.Quotes;

/// <summary>Exchange rates from the command line, such as <c>USD/JPY=106.4</c>: the amount of the second currency for one unit of the
/// first. The rates of a file, if given, come next.</summary>
internal sealed class GivenRates : IExchangeRates
{
    private readonly Dictionary<(CurrencyCode From, CurrencyCode To), decimal> _given = [];
    private readonly ExchangeRates? _others;

    public GivenRates(IEnumerable<string> given, string? file)
    {
        foreach (string text in given)
        {
            Add(text);
        }
        if (file is not null)
        {
            _others = ReadFile(file);
        }
    }

    public bool TryFind(CurrencyCode from, CurrencyCode to, DateOnly? on, out ExchangeRate rate)
    {
        if (_given.TryGetValue((from, to), out decimal known))
        {
            rate = new ExchangeRate(known, on ?? default, "as given");
            return true;
        }
        if (_given.TryGetValue((to, from), out decimal other))
        {
            rate = new ExchangeRate(1 / other, on ?? default, "as given");
            return true;
        }
        rate = default;
        return _others is not null && _others.TryFind(from, to, on, out rate);
    }

    private void Add(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] pair = equals < 0 ? [] : text[..equals].Split('/');
        if (pair.Length != 2 || !CurrencyCode.TryParse(pair[0].Trim(), out CurrencyCode from) || !CurrencyCode.TryParse(pair[1].Trim(), out CurrencyCode to)
            || !decimal.TryParse(text[(equals + 1)..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal rate) || rate <= 0)
        {
            throw new UserException($"\"{text}\" is not an exchange rate. Write the amount of the second currency for one unit of the first, as in USD/JPY=106.4.");
        }
        _given[(from, to)] = rate;
    }

    private static ExchangeRates ReadFile(string file)
    {
        using StreamReader text = File.OpenText(file);
        try
        {
            return ExchangeRates.ReadEuropeanCentralBank(text);
        }
        catch (FormatException fault)
        {
            throw new UserException($"{file}: {fault.Message}");
        }
    }
}
