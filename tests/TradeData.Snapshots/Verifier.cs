using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TradeData.Snapshots;

namespace VerifyXunit;

/// <summary>Compares the result of a test with an approved file, by the names and rules of the package Verify.Xunit:
/// <c>Class.Method.verified.txt</c> for a text, <c>Class.Method#name.verified.cs</c> for each generated file. A difference is written
/// beside it as <c>*.received.*</c>; rename it to <c>*.verified.*</c> to approve it.</summary>
public static class Verifier
{
    /// <summary>Verifies a text.</summary>
    /// <param name="target">What the test made.</param>
    /// <param name="sourceFile">The test's file, which gives the folder and the class's name.</param>
    /// <param name="method">The test's method.</param>
    /// <exception cref="VerifyException">It is not what was approved, or nothing was.</exception>
    public static Task Verify(string target, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        SnapshotTest.At(sourceFile, method).Verify([new Snapshot("", "txt", target)]);

    /// <summary>Verifies all files that a driver's generators made, and their diagnostics if there are any.</summary>
    /// <param name="target">A driver that has run.</param>
    /// <param name="sourceFile">The test's file, which gives the folder and the class's name.</param>
    /// <param name="method">The test's method.</param>
    /// <exception cref="VerifyException">It is not what was approved, or nothing was.</exception>
    public static Task Verify(GeneratorDriver target, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(target);
        return SnapshotTest.At(sourceFile, method).Verify(DriverSnapshots.Of(target.GetRunResult()));
    }
}
