using TradeData.Compiler.Interpretation;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests.Backends;

internal enum Backend
{
    Generated,
    Interpreted,
}

/// <summary>Bound schemas on either backend, created on demand.</summary>
internal sealed class SchemaBackends(BoundSchemas bound)
{
    private readonly Lazy<GeneratedCode> _code = new(() => new GeneratedCode(bound.Called));
    private readonly Lazy<PlanInterpreter> _interpreter = new(() => new PlanInterpreter([.. bound.Called.Select(schema => schema.Model!)]));

    public GeneratedCode Code => _code.Value;

    /// <summary>Returns the reason why a schema cannot run, because the generator rejects it or the compiler rejects its code, or
    /// null.</summary>
    public string? FaultOf(int schema, Backend backend)
    {
        BoundSchema one = bound.Schemas[schema];
        return one.Model is null ? "refused: " + string.Join('\n', one.Diagnostics)
            : backend == Backend.Generated && _code.Value.FaultOf(one) is { } fault ? "does not compile: " + fault
            : null;
    }

    /// <summary>Returns the report on an instance, which must agree with the verdict.</summary>
    public ValidationResult Validate(int schema, Backend backend, byte[] instance)
    {
        BoundSchema one = Whole(schema, backend);
        if (backend == Backend.Interpreted)
        {
            InterpretedSchema interpreted = _interpreter.Value[one.Model!];
            return Agreed(interpreted.IsValid(instance), interpreted.Validate(instance));
        }
        CompiledSchema compiled = _code.Value.Of(one);
        return Agreed(compiled.IsValid(instance), compiled.Validate(instance, null));
    }

    public ValidationResult Annotate(int schema, Backend backend, byte[] instance)
    {
        BoundSchema one = Whole(schema, backend);
        return backend == Backend.Interpreted ? _interpreter.Value[one.Model!].Annotate(instance) : _code.Value.Of(one).Annotate!(instance, null);
    }

    private BoundSchema Whole(int schema, Backend backend) =>
        FaultOf(schema, backend) is { } fault ? throw new InvalidOperationException(fault) : bound.Schemas[schema];

    private static ValidationResult Agreed(bool valid, ValidationResult result) =>
        valid == result.IsValid ? result : throw new InvalidOperationException($"The verdict is {valid}, and the report says: {result}");
}
