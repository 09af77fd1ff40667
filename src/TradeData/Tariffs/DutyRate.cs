namespace TradeData;

public abstract partial record DutyRate
{
    /// <summary>The rate as a percentage of the customs value, where it is nothing else: 0 for free, null for what depends on more than the value, and for what is not understood.</summary>
    public decimal? PercentOfValue => this switch
    {
        Free { Condition: null } => 0,
        AdValorem { Base: null } rate => rate.Percent.Value,
        _ => null,
    };
}
