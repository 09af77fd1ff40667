using System.Globalization;

namespace TradeData;

/// <summary>A source of exchange rates.</summary>
public interface IExchangeRates
{
    /// <summary>Finds the exchange rate between two currencies.</summary>
    /// <param name="from">The currency to convert.</param>
    /// <param name="to">The currency to convert into.</param>
    /// <param name="on">The relevant day, or null for the latest known one.</param>
    /// <param name="rate">The rate, and its day, which may be earlier because banks close at weekends.</param>
    public bool TryFind(CurrencyCode from, CurrencyCode to, DateOnly? on, out ExchangeRate rate);
}

/// <summary>An exchange rate.</summary>
/// <param name="Rate">The amount of the second currency for one unit of the first.</param>
/// <param name="On">The day of the rate.</param>
/// <param name="Source">The publisher.</param>
public readonly record struct ExchangeRate(decimal Rate, DateOnly On, string Source);

/// <summary>Daily exchange rates against one currency, such as the reference rates of the European Central Bank. Rates between two other
/// currencies are computed through it. A day without rates has those of the last earlier day, up to <see cref="LongestGap"/> days
/// before.</summary>
public sealed class ExchangeRates : IExchangeRates
{
    /// <summary>The maximum age of a rate in days. Around Easter and New Year banks publish none for up to five days.</summary>
    public const int LongestGap = 7;

    private readonly CurrencyCode _base;
    private readonly string _source;
    private readonly SortedList<DateOnly, Dictionary<CurrencyCode, decimal>> _days;

    private ExchangeRates(CurrencyCode @base, string source, SortedList<DateOnly, Dictionary<CurrencyCode, decimal>> days)
    {
        _base = @base;
        _source = source;
        _days = days;
    }

    /// <summary>Creates exchange rates from single rates.</summary>
    /// <param name="base">The base currency of all rates.</param>
    /// <param name="source">The publisher.</param>
    /// <param name="rates">The day, the currency, and its amount for one unit of the base.</param>
    /// <exception cref="ArgumentException">A rate is not greater than zero.</exception>
    public static ExchangeRates Of(CurrencyCode @base, string source,
        params IEnumerable<(DateOnly Day, CurrencyCode Currency, decimal PerBase)> rates)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rates);
        SortedList<DateOnly, Dictionary<CurrencyCode, decimal>> days = [];
        foreach ((DateOnly day, CurrencyCode currency, decimal perBase) in rates)
        {
            if (perBase <= 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The rate of {currency} on {day:yyyy-MM-dd} is not above zero."), nameof(rates));
            }
            if (!days.TryGetValue(day, out Dictionary<CurrencyCode, decimal>? known))
            {
                days.Add(day, known = []);
            }
            known[currency] = perBase;
        }
        return new ExchangeRates(@base, source, days);
    }

    /// <summary>Reads the history of reference rates in the format of the European Central Bank: comma-separated, a row for each day,
    /// <c>Date,USD,JPY,…</c> in the header, the amount of each currency for one euro, <c>N/A</c> if there is none.</summary>
    /// <exception cref="FormatException">The text has another format.</exception>
    public static ExchangeRates ReadEuropeanCentralBank(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] header = text.ReadLine()?.Split(',') ?? [];
        if (header is not ["Date", ..])
        {
            throw new FormatException("The first line of the history of reference rates begins with \"Date\".");
        }
        SortedList<DateOnly, Dictionary<CurrencyCode, decimal>> days = [];
        int line = 1;
        while (text.ReadLine() is { } row)
        {
            line++;
            string[] cells = row.Split(',');
            if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {line} does not begin with a day, as in 2019-08-21."));
            }
            days[day] = ReadDay(header, cells, line);
        }
        return new ExchangeRates(CurrencyCode.Parse("EUR"), "European Central Bank", days);
    }

    /// <inheritdoc/>
    public bool TryFind(CurrencyCode from, CurrencyCode to, DateOnly? on, out ExchangeRate rate)
    {
        rate = default;
        if (from == to)
        {
            rate = new ExchangeRate(1, on ?? (_days.Count > 0 ? _days.Keys[^1] : default), _source);
            return true;
        }
        for (int i = LastUpTo(on); i >= 0 && (on is null || on.Value.DayNumber - _days.Keys[i].DayNumber <= LongestGap); i--)
        {
            Dictionary<CurrencyCode, decimal> day = _days.Values[i];
            if (TryPerBase(day, from, out decimal source) && TryPerBase(day, to, out decimal target))
            {
                rate = new ExchangeRate(target / source, _days.Keys[i], _source);
                return true;
            }
        }
        return false;
    }

    private bool TryPerBase(Dictionary<CurrencyCode, decimal> day, CurrencyCode currency, out decimal perBase)
    {
        perBase = 1;
        return currency == _base || day.TryGetValue(currency, out perBase);
    }

    private int LastUpTo(DateOnly? on)
    {
        if (on is null)
        {
            return _days.Count - 1;
        }
        int low = 0;
        int high = _days.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _days.Keys[middle] <= on ? (middle + 1, high) : (low, middle);
        }
        return low - 1;
    }

    private static Dictionary<CurrencyCode, decimal> ReadDay(string[] header, string[] cells, int line)
    {
        Dictionary<CurrencyCode, decimal> day = [];
        for (int i = 1; i < cells.Length && i < header.Length; i++)
        {
            if (cells[i] is "N/A" or "" || header[i].Length == 0)
            {
                continue;
            }
            if (!decimal.TryParse(cells[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal perBase)
                || perBase <= 0
                || !CurrencyCode.TryParse(header[i].Trim(), out CurrencyCode currency))
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {line}: \"{cells[i]}\" is no rate of {header[i]}."));
            }
            day[currency] = perBase;
        }
        return day;
    }
}
