using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>The parties of agreements by their names in cells of the schedule of Japan.</summary>
internal static class JapanesePartyNames
{
    private readonly record struct Party(string Name, string Code);

    private static readonly Party[] s_parties =
    [
        new("オーストラリア", "AUS"),
        new("カナダ", "CAN"),
        new("ニュージーランド", "NZL"),
        new("チリ", "CHL"),
        new("マレーシア", "MYS"),
        new("ベトナム", "VNM"),
        new("メキシコ", "MEX"),
        new("ペルー", "PER"),
        new("シンガポール", "SGP"),
        new("ブルネイ", "BRN"),
        new("英国", "GBR"),
    ];

    /// <summary>Reads a list such as オーストラリア、カナダ及びニュージーランド; false if a name is unknown.</summary>
    public static bool TryRead(ReadOnlySpan<char> list, out ValueList<PartnerCode> partners)
    {
        List<PartnerCode> read = [];
        RateScanner text = new(list);
        do
        {
            if (!TryTakeName(ref text, out PartnerCode partner))
            {
                partners = [];
                return false;
            }
            read.Add(partner);
        }
        while (text.Take('、') || text.Take("及び"));
        partners = read.ToValueList();
        return text.AtEnd;
    }

    private static bool TryTakeName(ref RateScanner text, out PartnerCode partner)
    {
        foreach (Party party in s_parties)
        {
            if (text.Take(party.Name))
            {
                partner = PartnerCode.Parse(party.Code);
                return true;
            }
        }
        partner = default;
        return false;
    }
}
