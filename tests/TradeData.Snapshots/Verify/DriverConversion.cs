using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VerifyTests;

namespace TradeData.Snapshots;

/// <summary>Tells Verify that a driver is the same files to it as to this library. Compiled into the tests only where Verify is the engine.</summary>
internal static class DriverConversion
{
    [ModuleInitializer]
    internal static void Register() => VerifierSettings.RegisterFileConverter<GeneratorDriver>((driver, _) => new ConversionResult(null, Targets(driver)));

    private static IEnumerable<Target> Targets(GeneratorDriver driver) =>
        DriverSnapshots.Of(driver.GetRunResult()).Select(snapshot => new Target(snapshot.Extension, snapshot.Text, snapshot.Name.Length == 0 ? null : snapshot.Name));
}
