using TradeData.Runtime;

namespace TradeData;

/// <summary>What a quote is asked for.</summary>
public sealed record QuoteRequest
{
    /// <summary>Who imports.</summary>
    public required PartnerCode Importer { get; init; }

    /// <summary>Where the goods originate.</summary>
    public required PartnerCode Origin { get; init; }

    /// <summary>The goods, by a code of the importer's schedule.</summary>
    public required HsCode Code { get; init; }

    /// <summary>The day of importation.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Value and quantities, as far as they are known. Without them rates are compared by what can be compared.</summary>
    public Consignment Consignment { get; init; } = new();

    /// <summary>Exchange rates, for duties in another currency than the value. Null: none.</summary>
    public IExchangeRates? ExchangeRates { get; init; }

    /// <summary>How the duty is rounded. Null: to the currency's smallest unit, a half upwards.</summary>
    public DutyRounding? Rounding { get; init; }

    /// <summary>How the quote is made. Null: all that is known counts, and what may be missing is listed.</summary>
    public QuoteOptions? Options { get; init; }

    /// <summary>A request by codes.</summary>
    /// <param name="importer">The importer's code, such as <c>JPN</c>.</param>
    /// <param name="origin">The origin's code, such as <c>AUS</c>.</param>
    /// <param name="code">The goods, such as <c>0201.30</c>.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="customsValue">The customs value, or null if it is not known.</param>
    /// <param name="quantities">Quantities in any units.</param>
    /// <exception cref="FormatException">A code is not one.</exception>
    public static QuoteRequest Of(string importer, string origin, string code, DateOnly on, Money? customsValue = null, params ReadOnlySpan<Quantity> quantities) => new()
    {
        Importer = PartnerCode.Parse(importer),
        Origin = PartnerCode.Parse(origin),
        Code = HsCode.Parse(code),
        On = on,
        Consignment = new Consignment { CustomsValue = customsValue, Quantities = ValueList.Create(quantities) },
    };
}
