using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using TradeData.Conformance.Tests.Composed;
using TradeData.Conformance.Tests.Oracles;

namespace TradeData.Conformance.Ajv;

/// <summary>Node with Ajv: asked about a case by a line, it answers by a line.</summary>
internal sealed class AjvProcess : IOracle, IDisposable
{
    private readonly Process _node;

    /// <param name="folder">The folder with the script and Ajv.</param>
    public AjvProcess(string folder) =>
        _node = Process.Start(new ProcessStartInfo("node", "validate.mjs") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Node does not start.");

    public string Name => "Ajv";

    public string? FaultBehind(ComposedCase one) => AjvFaults.Behind(one);

    /// <summary>Returns Ajv's verdict on each instance, or the reason why it has none.</summary>
    public (bool[]? Verdicts, string? Error) Ask(ComposedCase one, Edition edition)
    {
        JsonObject question = new()
        {
            ["edition"] = edition.Uri,
            ["documents"] = new JsonArray([.. one.Documents.Select(document => new JsonObject { ["uri"] = ComposedCase.Folder + document.File, ["schema"] = document.Schema.DeepClone() })]),
            ["root"] = ComposedCase.Folder + one.Root,
            ["instances"] = new JsonArray([.. one.Instances.Select(instance => JsonValue.Create(System.Text.Encoding.UTF8.GetString(instance)))]),
        };
        _node.StandardInput.WriteLine(question.ToJsonString());
        _node.StandardInput.Flush();
        string line = _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Node has stopped.");
        JsonNode answer = JsonNode.Parse(line)!;
        return answer["verdicts"] is JsonArray verdicts ? ([.. verdicts.Select(verdict => verdict!.GetValue<bool>())], null) : (null, answer["error"]!.GetValue<string>());
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
