namespace TradeData.Schedules.UnitedStates;

/// <summary>The names of the fields in the export of the Harmonized Tariff Schedule of the United States.</summary>
internal static class UsHtsFields
{
    public const string Code = "htsno";
    public const string Indent = "indent";
    public const string Description = "description";
    public const string Superior = "superior";
    public const string Units = "units";
    public const string General = "general";
    public const string Special = "special";
    public const string Other = "other";
    public const string Footnotes = "footnotes";
    public const string QuotaQuantity = "quotaQuantity";
    public const string AdditionalDuties = "additionalDuties";

    /// <summary>The publisher's spelling. The field has been empty in every revision.</summary>
    public const string Misspelt = "addiitionalDuties";

    public const string Columns = "columns";
    public const string Marker = "marker";
    public const string Value = "value";
    public const string Type = "type";

    public static readonly FieldNames All = new(
        Code, Indent, Description, Superior, Units, General, Special, Other, Footnotes, QuotaQuantity, AdditionalDuties, Misspelt, Columns, Marker, Value, Type);
}
