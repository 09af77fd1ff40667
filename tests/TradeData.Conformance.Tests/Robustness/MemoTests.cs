using System.Globalization;
using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>
/// A memo changes no verdict. <c>TRADEDATA_SEED</c> repeats a run, and <c>TRADEDATA_RECURSIVE_SCHEMAS</c> says how many schemas there are.
/// </summary>
public class MemoTests
{
    private const int Texts = 25;

    private static readonly ValidationOptions s_remembering = new() { RemembersAtOnce = true };

    [Fact]
    public void Verdicts_are_the_same_with_and_without_a_memo_by_both_backends() => Stacks.Run(Stacks.Large, () =>
    {
        int seed = Setting("TRADEDATA_SEED") ?? 1;
        int count = Setting("TRADEDATA_RECURSIVE_SCHEMAS") ?? 60;
        string[] schemas = [.. Enumerable.Range(seed, count).Select(one => RecursiveSchema.Make(new Dice(one)))];
        BoundSchemas bound = new([], [.. schemas.Select((text, i) => new SchemaDocument($"r{i}.schema.json", text))], BindingOptions.Default with { KeepAnnotations = true });
        GeneratedCode code = new(bound.Called);
        PlanInterpreter interpreter = new([.. bound.Called.Select(schema => schema.Model!)]);
        int valid = 0, all = 0, remembered = 0;
        for (int i = 0; i < schemas.Length; i++)
        {
            if (bound.Schemas[i].Model is not { } model)
            {
                continue;
            }
            Assert.True(code.FaultOf(bound.Schemas[i]) is null, code.FaultOf(bound.Schemas[i]));
            remembered += model.Nodes.Any(node => node.RemembersVerdicts) ? 1 : 0;
            CompiledSchema compiled = code.Of(bound.Schemas[i]);
            InterpretedSchema interpreted = interpreter[model];
            Dice dice = new(seed + i);
            for (int text = 0; text < Texts; text++)
            {
                string json = RecursiveSchema.Text(dice, text < Texts / 2 ? dice.Between(0, 6) : dice.Between(7, 60));
                byte[] utf8 = Encoding.UTF8.GetBytes(json);
                StepCounter counter = new();
                ValidationOptions counting = new() { Counter = counter };
                bool expected = compiled.IsValidWithin(utf8, counting);
                bool[] verdicts =
                [
                    compiled.IsValidWithin(utf8, s_remembering), interpreted.IsValid(utf8), interpreted.IsValid(utf8, s_remembering),
                    compiled.Validate(utf8, counting).IsValid, compiled.Validate(utf8, s_remembering).IsValid, interpreted.Validate(utf8, s_remembering).IsValid,
                    compiled.Annotate!(utf8, counting).IsValid, compiled.Annotate!(utf8, s_remembering).IsValid, interpreted.Annotate(utf8, s_remembering).IsValid,
                ];
                string where = string.Create(CultureInfo.InvariantCulture, $"TRADEDATA_SEED={seed + i}: {expected} and {string.Join(", ", verdicts)}\n{schemas[i]}\n{json}");
                Assert.True(Array.TrueForAll(verdicts, verdict => verdict == expected), where);
                Assert.True(counter.Steps <= 20_000 + (400L * utf8.Length), $"{counter.Steps} steps, {where}");
                all++;
                valid += expected ? 1 : 0;
            }
        }
        Assert.True(all >= count * Texts / 2 && valid * 10 >= all && remembered * 2 >= count, $"{all} texts, {valid} valid, {remembered} schemas with a memo");
    });

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
