namespace TradeData.Schedules.Japan;

/// <summary>The names of the fields in the files of the Customs Tariff Schedule of Japan, and of its columns.</summary>
internal static class JpCustomsFields
{
    public const string Level = "level";
    public const string Code = "stat_code";
    public const string Suffix = "hs_code";
    public const string Description = "desc";
    public const string Rates = "rate";
    public const string Units = "unit";
    public const string Laws = "law";
    public const string Children = "children";

    public const string General = "基本";
    public const string Temporary = "暫定";
    public const string Bound = "WTO協定";
    public const string Gsp = "特恵";
    public const string Ldc = "特別特恵";

    /// <summary>The prefix of columns of agreements. The programme's code in the table of programmes follows it.</summary>
    public const string AgreementPrefix = "EPA_";

    public static readonly FieldNames All = new(
        Level, Code, Suffix, Description, Rates, Units, Laws, Children, "I", "II", General, Temporary, Bound, Gsp, Ldc,
        "EPA_シンガポール", "EPA_メキシコ", "EPA_マレーシア", "EPA_チリ", "EPA_タイ", "EPA_インドネシア", "EPA_ブルネイ", "EPA_アセアン", "EPA_フィリピン", "EPA_スイス", "EPA_ベトナム", "EPA_インド",
        "EPA_ペルー", "EPA_豪州", "EPA_モンゴル", "EPA_CPTPP", "EPA_欧州連合", "EPA_英国", "EPA_RCEP_アセアン豪州NZ", "EPA_RCEP_中国", "EPA_RCEP_韓国", "EPA_日米貿易協定");
}
