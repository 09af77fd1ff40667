namespace TradeData.Schedules.EuropeanUnion;

/// <summary>A row of the file in which the United Kingdom published its tariff beside the European Union's: texts as written, or null for
/// blank cells.</summary>
internal sealed record ComparisonRow(ImportPlace Place)
{
    /// <summary>The code as written in the file.</summary>
    public string? Commodity { get; init; }

    /// <summary>The code as a code of goods, with its customary points, or null if it is not one.</summary>
    public HsCode? Code { get; init; }

    public string? Description { get; init; }

    /// <summary>The rate of the European Union.</summary>
    public string? CetRate { get; init; }

    /// <summary>The rate of the United Kingdom.</summary>
    public string? UkRate { get; init; }

    /// <summary>Whether a trade remedy of the United Kingdom applies to goods of the row.</summary>
    public bool HasTradeRemedy { get; init; }

    /// <summary>Whether the United Kingdom applies the European Union's rate until its review of the trade remedy is concluded.</summary>
    public bool HasCetRateUntilReview { get; init; }

    /// <summary>Whether the United Kingdom suspends the duty.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>Whether the United Kingdom opens an autonomous tariff quota.</summary>
    public bool HasQuota { get; init; }

    /// <summary>The rows of longer codes below this row's code that have another rate in the column being read.</summary>
    public List<HsCode> Otherwise { get; } = [];
}
