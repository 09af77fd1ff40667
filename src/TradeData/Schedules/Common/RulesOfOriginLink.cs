namespace TradeData.Schedules;

/// <summary>The published rules of origin that goods of a heading fulfil to pay the preference of an agreement.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Heading">The heading of the goods.</param>
/// <param name="Address">The address of the publisher's page for the heading and the origin.</param>
public sealed record RulesOfOriginLink(Agreement Agreement, HsCode Heading, string Address);
