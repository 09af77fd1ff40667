using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.Common;

namespace TradeData.Tests.Schedules.UnitedStates;

/// <summary>All published revisions, one after the other: a class of its own, beside which the others run.</summary>
public sealed class UsHtsEveryRevisionTests
{
    // Rows, and rows with a code, of each revision: counted in the files by other means.
    private static readonly Dictionary<string, (int Rows, int Codes)> s_revisions = new()
    {
        ["2025-basic"] = (35_859, 29_842), ["2025-rev-1"] = (35_865, 29_848), ["2025-rev-2"] = (35_865, 29_848), ["2025-rev-3"] = (35_874, 29_856), ["2025-rev-4"] = (35_890, 29_872),
        ["2025-rev-5"] = (35_890, 29_872), ["2025-rev-6"] = (35_894, 29_876), ["2025-rev-7"] = (35_938, 29_920), ["2025-rev-8"] = (35_938, 29_920), ["2025-rev-9"] = (35_938, 29_920),
        ["2025-rev-11"] = (35_940, 29_922), ["2025-rev-12"] = (35_940, 29_922), ["2025-rev-13"] = (35_940, 29_922), ["2025-rev-14"] = (35_950, 29_932), ["2025-rev-15"] = (35_950, 29_932),
        ["2025-rev-16"] = (36_007, 29_974), ["2025-rev-17"] = (36_009, 29_976), ["2025-rev-18"] = (36_087, 30_054), ["2025-rev-19"] = (36_087, 30_054), ["2025-rev-20"] = (36_093, 30_060),
        ["2025-rev-21"] = (36_093, 30_060), ["2025-rev-22"] = (36_093, 30_060), ["2025-rev-23"] = (36_100, 30_067), ["2025-rev-24"] = (36_108, 30_075), ["2025-rev-25"] = (36_115, 30_082),
        ["2025-rev-26"] = (36_131, 30_098), ["2025-rev-27"] = (36_136, 30_103), ["2025-rev-28"] = (36_136, 30_103), ["2025-rev-29"] = (36_137, 30_104), ["2025-rev-30"] = (36_138, 30_105),
        ["2025-rev-31"] = (36_138, 30_105), ["2025-rev-32"] = (36_148, 30_115), ["2026-basic"] = (35_571, 29_675), ["2026-rev-1"] = (35_580, 29_684), ["2026-rev-2"] = (35_720, 29_794),
        ["2026-rev-3"] = (35_722, 29_796), ["2026-rev-4"] = (35_733, 29_807), ["2026-rev-5"] = (35_496, 29_584), ["2026-rev-6"] = (35_495, 29_583), ["2026-rev-7"] = (35_496, 29_584),
        ["2026-rev-8"] = (35_496, 29_584),
    };

    [SkippableFact]
    public void No_revision_loses_a_row_or_a_rate()
    {
        IReadOnlyList<string> revisions = Published.Revisions();
        Assert.Equal(s_revisions.Keys.Order(StringComparer.Ordinal), revisions);
        int rows = 0;
        Dictionary<string, int> leaves = [];
        List<string> markedUp = [];
        foreach (string revision in revisions)
        {
            ScheduleImport import = Published.UsHts(revision);
            RevisionFacts facts = RevisionFacts.Of(import);
            ImportReport report = import.Report;
            Assert.Equal((revision, s_revisions[revision].Rows, s_revisions[revision].Codes), (revision, facts.Lines, facts.Codes));
            Assert.Equal((facts.Lines, facts.Lines, true), (report.RowsRead, report.LinesMade, report.IsComplete));
            Assert.Equal((revision, facts.Unparsed), (revision, report.Count(ImportFindingKind.RateNotUnderstood)));
            Assert.InRange(facts.GeneralParsed / (double)report.RateCells["general"], 0.99, 1);
            Assert.Equal(report.RateCells["general"], facts.GeneralRates);
            Assert.Equal((revision, 0, 0), (revision, facts.LeavesWithoutOneGeneralRate, facts.NestedGeneralRates));
            Assert.Equal(7, new[]
            {
                ImportFindingKind.FieldNotKnown, ImportFindingKind.FieldRepeated, ImportFindingKind.CodeNotUnderstood, ImportFindingKind.CodeRepeated, ImportFindingKind.CutShort,
                ImportFindingKind.UnitNotKnown, ImportFindingKind.ProgrammeNotKnown,
            }.Count(kind => report.Count(kind) == 0));
            Assert.Equal(64, report.Provenance.Sha256!.Length);
            rows += facts.Lines;
            leaves[revision] = facts.Leaves;
            if (report.Count(ImportFindingKind.MarkupRemoved) > 0)
            {
                markedUp.Add(revision);
            }
        }
        Assert.Equal((1_472_736, 19_707), (rows, leaves["2025-basic"]));
        Assert.Equal(["2025-rev-14", "2025-rev-4", "2025-rev-6"], markedUp);
    }
}
