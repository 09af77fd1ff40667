using TradeData.Runtime;

namespace TradeData;

/// <summary>The input of a quote.</summary>
public sealed record QuoteRequest
{
    /// <summary>The importer.</summary>
    public required PartnerCode Importer { get; init; }

    /// <summary>The origin of the goods.</summary>
    public required PartnerCode Origin { get; init; }

    /// <summary>The goods, as a code of the importer's schedule.</summary>
    public required HsCode Code { get; init; }

    /// <summary>The day of importation.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The value and quantities, as far as known. Without them, only rates that can be compared directly are compared.</summary>
    public Consignment Consignment { get; init; } = new();

    /// <summary>The exchange rates, for duties in another currency than the value, or null.</summary>
    public IExchangeRates? ExchangeRates { get; init; }

    /// <summary>The rounding of the duty. Null means the currency's smallest unit, with halves rounded up.</summary>
    public DutyRounding? Rounding { get; init; }

    /// <summary>The options. Null means that all recorded law counts and gaps are listed.</summary>
    public QuoteOptions? Options { get; init; }

    /// <summary>Creates a request from codes.</summary>
    /// <param name="importer">The importer's code, such as <c>JPN</c>.</param>
    /// <param name="origin">The origin's code, such as <c>AUS</c>.</param>
    /// <param name="code">The goods, such as <c>0201.30</c>.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="customsValue">The customs value, or null if it is not known.</param>
    /// <param name="quantities">Quantities in any units.</param>
    /// <exception cref="FormatException">A code is not valid.</exception>
    public static QuoteRequest Of(string importer, string origin, string code, DateOnly on, Money? customsValue = null, params ReadOnlySpan<Quantity> quantities) => new()
    {
        Importer = PartnerCode.Parse(importer),
        Origin = PartnerCode.Parse(origin),
        Code = HsCode.Parse(code),
        On = on,
        Consignment = new Consignment { CustomsValue = customsValue, Quantities = ValueList.Create(quantities) },
    };
}
