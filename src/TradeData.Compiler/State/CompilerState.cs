using System.Text.Json;
using System.Text.Json.Serialization;
using TradeData.Compiler.Checking;
using TradeData.Compiler.Reading;
using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler.State;

/// <summary>The stored state of a run beside the packs, so that the next run checks only changes. It includes diagnostics, because a table
/// that is not checked again still has its problems.</summary>
/// <param name="Compiler">The identity of the compiler; another one checks everything again.</param>
internal sealed record CompilerState(string Compiler, Dictionary<string, TableState> Tables)
{
    public static CompilerState Empty(string compiler) => new(compiler, new Dictionary<string, TableState>(StringComparer.Ordinal));

    /// <summary>Loads the state of the last run, or an empty one if there is none, another compiler wrote it, or the file is
    /// damaged.</summary>
    public static CompilerState Load(string path, string compiler)
    {
        if (!File.Exists(path))
        {
            return Empty(compiler);
        }
        try
        {
            CompilerState? state = JsonSerializer.Deserialize(File.ReadAllBytes(path), StateJson.Default.CompilerState);
            return state?.Compiler == compiler ? state : Empty(compiler);
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            // Not a file of ours: all is checked again.
            return Empty(compiler);
        }
    }

    /// <summary>Makes the next run check everything.</summary>
    public static void Forget(string path) => File.Delete(path);

    public void Save(Stream stream) => JsonSerializer.Serialize(stream, this, StateJson.Default.CompilerState);
}

/// <param name="Key">A hash of everything that the check of the rows depends on.</param>
/// <param name="Content">What tells the pack's content from any other.</param>
/// <param name="Pack">A hash of the pack's file; another one was not written by the last run, or was damaged since.</param>
/// <param name="LinkKey">A hash of everything that the references depend on; empty where they were not checked.</param>
internal sealed record TableState(string Key, string Content, bool IsIncomplete, Dictionary<string, int> Rows, Remembered Check, string LinkKey, Remembered Links, string Pack);

/// <summary>The diagnostics of a check.</summary>
/// <param name="Hidden">The number of further ones, by file.</param>
internal sealed record Remembered(RememberedFinding[] Findings, Dictionary<string, int> Hidden)
{
    public static readonly Remembered Nothing = new([], []);

    public static Remembered Of(FindingList findings) => new(
        [.. findings.Kept.Select(info => new RememberedFinding(info.Rule.Id, info.Location.Path, info.Location.StartLine + 1, info.Location.StartColumn + 1, info.Message))],
        new Dictionary<string, int>(findings.Hidden, StringComparer.Ordinal));

    [JsonIgnore]
    public IEnumerable<DiagnosticInfo> Diagnostics =>
        Findings.Select(one => Compiler.Findings.At(Rules.All.First(rule => rule.Id == one.Rule), one.Path, new SourcePlace(one.Line, one.Column), one.Message));
}

internal sealed record RememberedFinding(string Rule, string Path, int Line, int Column, string Message);

[JsonSerializable(typeof(CompilerState))]
internal sealed partial class StateJson : JsonSerializerContext;
