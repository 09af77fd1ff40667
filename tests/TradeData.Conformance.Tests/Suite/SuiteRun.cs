using System.Collections.Concurrent;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests.Suite;

/// <summary>A part of the suite for one dialect, bound, compiled and interpreted. Made once, for all tests that look at it.</summary>
internal sealed class SuiteRun
{
    private static readonly ConcurrentDictionary<(string, SuitePart), Lazy<SuiteRun>> Runs = new();

    private readonly BoundSchemas _bound;
    private readonly Lazy<GeneratedCode> _code;
    private readonly Lazy<PlanInterpreter> _interpreter;

    private SuiteRun(string dialect, SuitePart part)
    {
        Groups = SuiteGroup.Read(dialect, part);
        Dialect edition = SuiteDialect.Of(dialect);
        SchemaDocument[] remotes = [.. SuiteGroup.Remotes().Select(remote => new SchemaDocument(
            "remotes/" + remote.Uri["http://localhost:1234/".Length..], File.ReadAllText(remote.File), remote.Uri, null, DialectOf(remote.Uri, edition)))];
        SchemaDocument[] documents = [.. Groups.Select((group, i) => new SchemaDocument($"{dialect}/{group.File}/{i}.schema.json", group.Schema, null, null, edition))];
        BindingOptions options = BindingOptions.Default with { AssertFormats = part == SuitePart.Format ? "*" : "" };
        _bound = new BoundSchemas(remotes, documents, options);
        _code = new(() => new GeneratedCode(_bound.Called));
        _interpreter = new(() => new PlanInterpreter([.. _bound.Called.Select(schema => schema.Model!)]));
    }

    public SuiteGroup[] Groups { get; }

    public static SuiteRun Of(string dialect, SuitePart part) => Runs.GetOrAdd((dialect, part), key => new(() => new SuiteRun(key.Item1, key.Item2))).Value;

    /// <summary>Runs every test by one backend.</summary>
    public IEnumerable<SuiteOutcome> Run(Backend backend)
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            SuiteGroup group = Groups[i];
            BoundSchema schema = _bound.Schemas[i];
            string? fault = schema.Model is null ? "refused: " + string.Join('\n', schema.Diagnostics)
                : backend == Backend.Generated && _code.Value.FaultOf(schema) is { } error ? "does not compile: " + error
                : null;
            Func<byte[], ValidationResult>? validate = fault is not null ? null : Validator(schema, backend);
            foreach (SuiteTest test in group.Tests)
            {
                yield return new SuiteOutcome(group, test, fault ?? Fault(test, validate!));
            }
        }
    }

    /// <summary>Instances of which the two backends do not say the same, to the letter.</summary>
    public IEnumerable<string> Differences()
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            BoundSchema schema = _bound.Schemas[i];
            if (schema.Model is null || _code.Value.FaultOf(schema) is not null)
            {
                continue;
            }
            Func<byte[], ValidationResult> generated = Validator(schema, Backend.Generated);
            Func<byte[], ValidationResult> interpreted = Validator(schema, Backend.Interpreted);
            foreach (SuiteTest test in Groups[i].Tests)
            {
                string one = Words.Of(generated(test.Instance));
                string other = Words.Of(interpreted(test.Instance));
                if (one != other)
                {
                    yield return $"{Groups[i].File}: {Groups[i].Description}: {test.Description}:\n{one}\n-- and interpreted:\n{other}";
                }
            }
        }
    }

    private Func<byte[], ValidationResult> Validator(BoundSchema schema, Backend backend)
    {
        if (backend == Backend.Interpreted)
        {
            InterpretedSchema interpreted = _interpreter.Value[schema.Model!];
            return text => Agreed(interpreted.IsValid(text), interpreted.Validate(text));
        }
        CompiledSchema compiled = _code.Value.Of(schema);
        return text => Agreed(compiled.IsValid(text), compiled.Validate(text, null));
    }

    private static ValidationResult Agreed(bool valid, ValidationResult result) =>
        valid == result.IsValid ? result : throw new InvalidOperationException($"The verdict is {valid}, and the report says: {result}");

    private static string? Fault(SuiteTest test, Func<byte[], ValidationResult> validate)
    {
        ValidationResult result;
        try
        {
            result = validate(test.Instance);
        }
        catch (Exception fault)
        {
            return "throws " + fault;
        }
        return result.IsValid == test.Valid ? null : test.Valid ? $"should be valid, but: {result}" : "should not be valid";
    }

    private static Dialect DialectOf(string uri, Dialect edition) =>
        SuiteDialect.Folders.FirstOrDefault(folder => uri.Contains($"/{folder}/", StringComparison.Ordinal)) is { } folder ? SuiteDialect.Of(folder) : edition;
}

internal enum Backend
{
    Generated,
    Interpreted,
}

/// <param name="Fault">Null where the test passes.</param>
internal sealed record SuiteOutcome(SuiteGroup Group, SuiteTest Test, string? Fault)
{
    public override string ToString() => $"{Group.File}: {Group.Description}: {Test.Description}: {Fault ?? "passes"}";
}
