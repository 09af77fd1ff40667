using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Determines the conditions of a rate.</summary>
internal static class RateConditions
{
    public static ValueList<RateCondition> Of(LineRate rate, Programme? programme, Quota? quota)
    {
        if (programme is null
            && rate is { QuotaSide: not QuotaSide.InQuota, Condition: null, Rate: not DutyRate.Free { Condition: not null } })
        {
            return default;
        }
        List<RateCondition> conditions = [];
        if (programme is not null)
        {
            conditions.Add(new(RateConditionKind.Origin, programme.Kind == ProgrammeKind.Sectoral
                ? $"The goods are those of the programme {programme.Called}."
                : $"The goods originate by the rules of origin of {programme.Called}, and that is claimed and proved."));
        }
        if (rate.QuotaSide == QuotaSide.InQuota)
        {
            conditions.Add(new(RateConditionKind.Quota, WithinQuota(quota)));
        }
        if (rate.Condition is { } condition)
        {
            conditions.Add(new(RateConditionKind.Goods, $"As the schedule says: {condition}"));
        }
        if (rate.Rate is DutyRate.Free { Condition: { } freeIf })
        {
            conditions.Add(new(RateConditionKind.Goods, $"As the schedule says: {freeIf}"));
        }
        return conditions.ToValueList();
    }

    private static string WithinQuota(Quota? quota)
    {
        if (quota is null)
        {
            return "The quantity lies within the tariff quota.";
        }
        string volume = quota.Volumes is [.., { Quantity: var quantity }]
            ? string.Create(CultureInfo.InvariantCulture, $", {quantity:N0} {quota.Unit} a year")
            : "";
        string name = quota.Names.TryGetValue("en", out string? english) ? english : quota.Id;
        return $"The quantity lies within the tariff quota \"{name}\" ({quota.Id}{volume}){(quota.Administration is { } how ? "; " + how : "")}.";
    }
}
