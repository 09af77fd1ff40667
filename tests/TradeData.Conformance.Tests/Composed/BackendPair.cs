using System.Reflection;
using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Cases on both backends: each is bound as its own project, and all are compiled at once.</summary>
internal sealed class BackendPair
{
    public const string ReportsDiffer = "the reports differ";

    private static readonly MethodInfo RoundTripOf = typeof(BackendPair).GetMethod(nameof(RoundTrip), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly GeneratedCode _code;
    private readonly BoundSchema[][] _bound;

    public BackendPair(IReadOnlyList<ComposedCase> cases)
    {
        Cases = cases;
        _bound = [.. cases.Select(Bind)];
        _code = new GeneratedCode(_bound.Where(IsWhole).SelectMany(documents => documents));
    }

    public IReadOnlyList<ComposedCase> Cases { get; }

    public int Lines => _code.Lines;

    /// <summary>Returns the generator's errors about a case.</summary>
    public IReadOnlyList<DiagnosticInfo> Refusals(int place) =>
        IsWhole(_bound[place]) ? [] : [.. _bound[place].SelectMany(document => document.Diagnostics).Where(told => told.Rule.Severity == RuleSeverity.Error)];

    /// <summary>Returns the compiler's error in the code of a case, or null.</summary>
    public string? FaultOf(int place) => IsWhole(_bound[place]) ? _code.FaultOf(_bound[place][^1]) : null;

    /// <summary>Returns the verdicts of both on a case's instances, or null if the generator rejects it.</summary>
    public IReadOnlyList<bool>? Verdicts(int place)
    {
        BoundSchema[] documents = _bound[place];
        if (!IsWhole(documents))
        {
            return null;
        }
        if (FaultOf(place) is { } fault)
        {
            throw new InvalidOperationException($"{Cases[place]}\ndoes not compile:\n{fault}");
        }
        CompiledSchema compiled = _code.Of(documents[^1]);
        InterpretedSchema interpreted = new PlanInterpreter([.. documents.Select(document => document.Model!)])[documents[^1].Model!];
        return [.. Cases[place].Instances.Select(instance => compiled.IsValid(instance) is var valid && valid == interpreted.IsValid(instance)
            ? valid
            : throw new InvalidOperationException($"{Cases[place] with { Instances = [instance] }}\nis {valid} to the generated code, and not to the interpreter."))];
    }

    /// <summary>Returns the steps that the generated code takes for a verdict, and those for a report.</summary>
    public (long Verdict, long Report) Steps(int place, byte[] instance)
    {
        CompiledSchema compiled = _code.Of(_bound[place][^1]);
        (StepCounter verdict, StepCounter report) = (new StepCounter(), new StepCounter());
        compiled.IsValidWithin(instance, new ValidationOptions { Counter = verdict });
        compiled.Validate(instance, new ValidationOptions { Counter = report });
        return (verdict.Steps, report.Steps);
    }

    /// <summary>Returns the errors of a case by its instances: the two disagree, or something fails. Counts the valid instances.</summary>
    public IEnumerable<Disagreement> Disagreements(int place, Action? valid = null) => Disagreements(place, Cases[place].Instances, valid);

    /// <summary>The same, of other instances.</summary>
    public IEnumerable<Disagreement> Disagreements(int place, IEnumerable<byte[]> instances, Action? valid = null)
    {
        BoundSchema[] documents = _bound[place];
        if (!IsWhole(documents))
        {
            yield break;
        }
        BoundSchema root = documents[^1];
        ComposedCase one = Cases[place];
        if (FaultOf(place) is { } fault)
        {
            yield return new Disagreement(one with { Instances = [] }, "does not compile", fault);
            yield break;
        }
        CompiledSchema compiled = _code.Of(root);
        Func<byte[], string>? roundTrip = RoundTripFor(root);
        PlanInterpreter interpreter = new([.. documents.Select(document => document.Model!)]);
        InterpretedSchema interpreted = interpreter[root.Model!];
        foreach (byte[] instance in instances)
        {
            string generated = Said(() => compiled.IsValid(instance), () => compiled.Validate(instance, null), () => compiled.Annotate?.Invoke(instance, null));
            string other = Said(() => interpreted.IsValid(instance), () => interpreted.Validate(instance), () => compiled.Annotate is null ? null : interpreted.Annotate(instance));
            if (generated.StartsWith("True", StringComparison.Ordinal))
            {
                valid?.Invoke();
            }
            if (Judge(generated, other, roundTrip?.Invoke(instance)) is { } what)
            {
                yield return new Disagreement(one with { Instances = [instance] }, what, $"generated:\n{generated}\ninterpreted:\n{other}");
            }
        }
    }

    private static string? Judge(string generated, string interpreted, string? roundTrip)
    {
        if (generated.Contains("throws", StringComparison.Ordinal) || interpreted.Contains("throws", StringComparison.Ordinal))
        {
            return "an exception";
        }
        if (generated != interpreted)
        {
            return generated[..4] == interpreted[..4] ? ReportsDiffer : "the verdicts differ";
        }
        bool isValid = generated.StartsWith("True", StringComparison.Ordinal);
        return isValid != generated.StartsWith("True True", StringComparison.Ordinal) ? "the report is not the verdict"
            : roundTrip is not null && roundTrip != (isValid ? "" : "invalid") ? "read and written again: " + roundTrip
            : null;
    }

    private static bool IsWhole(BoundSchema[] documents) => Array.TrueForAll(documents, document => document.Model is not null);

    private static BoundSchema[] Bind(ComposedCase one, int place)
    {
        string space = $"Case{place}";
        SchemaDocument[] documents = [.. one.Documents.Select(document => new SchemaDocument(document.File, one.TextOf(document.Schema), ComposedCase.Folder + document.File))];
        BindingOptions options = BindingOptions.Default with { Namespace = space, Formats = FormatModes.Parse(one.AssertsFormats ? "assert" : "", out _), KeepAnnotations = one.Seed % 5 == 0 };
        return [.. SchemaBinder.BindAll(documents, options).Select(bound => new BoundSchema(space, bound.Model, [.. bound.Diagnostics]))];
    }

    private static string Said(Func<bool> isValid, Func<ValidationResult> validate, Func<ValidationResult?> annotate)
    {
        try
        {
            ValidationResult result = validate();
            return $"{isValid()} {result.IsValid}\n{Words.Of(result)}{(annotate() is { } annotated ? Words.Of(annotated) : "")}";
        }
        catch (Exception fault)
        {
            // Any exception is the result of this backend.
            return "throws " + fault;
        }
    }

    /// <summary>Reads an instance as the root's record or union and writes it: it must be read exactly if it is valid, and what is written be valid, the same JSON value and the same again.</summary>
    private Func<byte[], string>? RoundTripFor(BoundSchema root)
    {
        Type? type = _code.ModelOf(root);
        return type is null ? null : RoundTripOf.MakeGenericMethod(type).CreateDelegate<Func<byte[], string>>();
    }

    internal static string RoundTrip<T>(byte[] instance)
        where T : class, IJsonModel<T>
    {
        try
        {
            if (!JsonModel.TryParse(instance, out T? value, out ValidationResult refusal))
            {
                // A schema may let null through, and there is no record for it.
                return refusal.Errors is [{ Keyword: "type", Value: "null" }] && JsonModel.IsValid<T>(instance) ? "" : "invalid";
            }
            byte[] written = JsonModel.ToUtf8Json(value);
            return !JsonModel.TryParse(written, out T? again, out ValidationResult result) ? $"invalid as {Encoding.UTF8.GetString(written)}: {result}"
                : !value.Equals(again) ? $"different as {Encoding.UTF8.GetString(written)}"
                : RawJson.Parse(instance) != RawJson.Parse(written) ? $"another value as {Encoding.UTF8.GetString(written)}"
                : "";
        }
        catch (Exception fault)
        {
            return "throws " + fault;
        }
    }
}

/// <param name="Case">The schemas and the one instance, or none if no instance causes it.</param>
/// <param name="What">A short description, which must stay the same while a case is reduced.</param>
internal sealed record Disagreement(ComposedCase Case, string What, string Details)
{
    public override string ToString() => $"{What}:\n{Case}{Details}";
}
