using TradeData.Schedules.EuropeanUnion;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedKingdom;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Schedules;

/// <summary>The importable schedules: the one list of the countries' modules.</summary>
public static class ScheduleModules
{
    /// <summary>All modules, in the order in which lists show them.</summary>
    public static IReadOnlyList<ScheduleModule> All => s_all;

    private static readonly ScheduleModule[] s_all = [new UsHtsModule(), new JpCustomsModule(), UkTariffModule.Instance, EuTariffModule.Instance];

    /// <summary>Returns the module of a schedule, or null if there is none.</summary>
    /// <param name="schedule">The schedule's key, such as <c>US-HTS</c>.</param>
    public static ScheduleModule? Find(string schedule)
    {
        foreach (ScheduleModule module in s_all)
        {
            if (module.Schedule == schedule)
            {
                return module;
            }
        }
        return null;
    }

    /// <summary>Returns the module of a schedule.</summary>
    /// <param name="schedule">The schedule's key, such as <c>US-HTS</c>.</param>
    /// <exception cref="ArgumentException">There is none; the message lists the available ones.</exception>
    public static ScheduleModule Get(string schedule) => Find(schedule)
        ?? throw new ArgumentException($"There is no module for the schedule \"{schedule}\"; there are {string.Join(", ", All.Select(static module => module.Schedule))}.", nameof(schedule));
}
