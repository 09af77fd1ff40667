using System.Globalization;
using TradeData.Cli.Quotes;
using TradeData.Runtime;

namespace TradeData.Cli.Batches;

/// <summary>Quotes shipments one by one. Several threads can use it.</summary>
internal sealed class ShipmentAssessment(TradeCatalog catalog, IExchangeRates exchangeRates, QuoteOptions options)
{
    private readonly GoodsReader _goods = new(catalog);

    /// <summary>Quotes a shipment. One that is not valid has an error and no duty.</summary>
    public AssessedShipment Assess(Shipment shipment)
    {
        QuoteRequest request;
        try
        {
            request = Request(shipment);
        }
        catch (UserException fault)
        {
            return AssessedShipment.Invalid(shipment, fault.Message);
        }
        return AssessedShipment.Of(shipment, catalog.Quote(request));
    }

    private QuoteRequest Request(Shipment shipment) => new()
    {
        Importer = PartnerNames.Resolve(catalog, Required(shipment, "importer"), "importer").Id,
        Origin = PartnerNames.Resolve(catalog, Required(shipment, "origin"), "origin").Id,
        Code = GoodsReader.Code(Required(shipment, "code")),
        On = DateOnly.TryParseExact(Required(shipment, "day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw new UserException($"\"{shipment["day"]}\" is not a day. Write year, month and day, as in 2025-04-02."),
        Consignment = new Consignment
        {
            CustomsValue = shipment["value"] is { } value ? _goods.Value($"{value} {shipment["currency"] ?? throw new UserException("The value has no currency.")}", usual: null) : null,
            Quantities = Several(shipment["quantities"]).Select(_goods.Quantity).ToValueList(),
            PartValues = Several(shipment["part_values"]).Select(part => _goods.Part(part, usual: null)).ToValueList(),
        },
        Options = options,
        ExchangeRates = exchangeRates,
    };

    private static string Required(Shipment shipment, string column) => shipment[column] ?? throw new UserException($"The {column} is not given.");

    private static string[] Several(string? text) => text?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
