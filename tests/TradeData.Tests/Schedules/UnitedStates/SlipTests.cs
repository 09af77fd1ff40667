using TradeData.Schedules;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>Misprints are corrected, and each correction is listed.</summary>
public sealed class SlipTests
{
    [Fact]
    public void A_slip_in_the_special_column_is_listed_each_time_and_its_rates_are_read()
    {
        ScheduleImport import = SmallExport.Import(
            SmallExport.Row("0101", 0, "Horses", special: "Free (A*,E IL,.OM,JO,)"), SmallExport.Row("0102", 0, "Cattle", special: "Free (A*,E IL,.OM,JO,)"),
            SmallExport.Row("0103", 0, "Swine", special: "Free (BH) See 9919.04.50 (PA (PA)"), SmallExport.Row("0104", 0, "Sheep", special: "Free (AU, BH)"));
        List<TariffLine> lines = [.. import];
        string[] slips =
        [
            "The comma between E and IL is missing.", "A point stands before OM; it is passed over.", "A comma has no programme beside it; it is passed over.",
        ];
        Assert.Equal(
            [
                .. slips.Select(slip => "0101 " + slip), .. slips.Select(slip => "0102 " + slip),
                "0103 The list that begins with \"(PA\" is begun anew behind that; it is read from there.",
            ],
            import.Report.Of(ImportFindingKind.SlipCorrected).Select(finding => $"{finding.Code} {finding.Reason}"));
        Assert.Equal(0, import.Report.Count(ImportFindingKind.RateNotUnderstood));
        Assert.Equal(["A*", "E", "IL", "OM", "JO"], lines[0].Rates.Select(rate => rate.Programme));
        Assert.All(lines[0].Rates, rate => Assert.Equal("Free", rate.Rate.RawText));
    }

    [Fact]
    public void Two_units_in_the_place_of_one_are_two()
    {
        ScheduleImport import = SmallExport.Import(SmallExport.Row("3922.10.00.00", 0, "Baths", units: "\"No. and kg\""), SmallExport.Row("3922.90", 0, "Other", units: "\"kg\",\"m2\",\"No. and kg\""));
        List<TariffLine> lines = [.. import];
        Assert.Equal(["No. C62", "kg KGM"], lines[0].Units.Select(unit => $"{unit.Raw} {unit.Code}"));
        // A row has three units at most, so that there is no room for both.
        Assert.Equal(["kg KGM", "m2 MTK", "No. and kg "], lines[1].Units.Select(unit => $"{unit.Raw} {unit.Code}"));
        Assert.Equal((1, 1), (import.Report.Count(ImportFindingKind.SlipCorrected), import.Report.Count(ImportFindingKind.UnitNotKnown)));
    }
}
