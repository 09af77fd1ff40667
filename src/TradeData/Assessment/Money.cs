using System.Globalization;

namespace TradeData;

/// <summary>An amount of money.</summary>
/// <param name="Amount">The number of units of the currency, not of its hundredth.</param>
/// <param name="Currency">The currency (ISO 4217).</param>
public readonly record struct Money(decimal Amount, CurrencyCode Currency)
{
    /// <summary>Creates an amount in a currency given by its code.</summary>
    /// <exception cref="FormatException">The code is not three capital letters.</exception>
    public Money(decimal amount, string currency)
        : this(amount, CurrencyCode.Parse(currency))
    {
    }

    /// <summary>Returns the amount and the currency's code, as in <c>54 JPY</c>, in the invariant culture and without trailing
    /// zeros.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RateNumbers.Plain(Amount)} {Currency}");
}
