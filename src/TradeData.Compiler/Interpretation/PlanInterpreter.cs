using TradeData.Generators.Model;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Compiler.Interpretation;

/// <summary>
/// Checks JSON against the plans of schema documents without compiling them: the second backend beside printed code, for builds, where a schema's
/// rows must be checked before there is an assembly. Made once for all documents, because they refer to one another; safe for many threads.
/// </summary>
/// <param name="models">All documents of the project, also those that only others refer to.</param>
/// <param name="types">The types that <c>x-type</c> names, as far as they are known.</param>
internal sealed class PlanInterpreter(IReadOnlyList<SchemaModel> models, ScalarTypes? types = null)
{
    private readonly StepBuilder _steps = new(models, types ?? ScalarTypes.None);

    /// <summary>The schema at the root of a document.</summary>
    /// <exception cref="KeyNotFoundException">The interpreter does not have the document.</exception>
    public InterpretedSchema this[SchemaModel model] => new(_steps.Roots[model.Key]);

    /// <summary>A node of a document's plan.</summary>
    public Step StepOf(SchemaModel model, int node) => _steps[model, node];

    /// <summary>Whether a text is JSON and valid. Nothing is allocated for a valid one.</summary>
    public bool IsValid(SchemaModel root, ReadOnlySpan<byte> utf8, ValidationOptions? options = null) => this[root].IsValid(utf8, options);

    /// <summary>All errors in a text.</summary>
    public ValidationResult Validate(SchemaModel root, ReadOnlySpan<byte> utf8, ValidationOptions? options = null) => this[root].Validate(utf8, options);

    /// <summary>All errors in a text, or its annotations, if its plan keeps them.</summary>
    public ValidationResult Annotate(SchemaModel root, ReadOnlySpan<byte> utf8, ValidationOptions? options = null) => this[root].Annotate(utf8, options);
}

/// <summary>One document's root schema, for callers that check many texts.</summary>
internal readonly struct InterpretedSchema(Step root) : IRoot
{
    public string Location => root.Location;

    public bool IsValid(ReadOnlySpan<byte> utf8, ValidationOptions? options = null)
    {
        using PaddedText text = new(utf8);
        return Runner.IsValid(text, this, options ?? ValidationOptions.Default);
    }

    public ValidationResult Validate(ReadOnlySpan<byte> utf8, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        using PaddedText text = new(utf8);
        return Runner.IsValid(text, this, options) ? ValidationResult.Valid : Runner.Explain<InterpretedSchema, Report>(text, this, options);
    }

    public ValidationResult Annotate(ReadOnlySpan<byte> utf8, ValidationOptions? options = null)
    {
        using PaddedText text = new(utf8);
        return Runner.Explain<InterpretedSchema, Annotate>(text, this, options ?? ValidationOptions.Default);
    }

    /// <summary>Checks one value within a larger text, such as a row of a file, without copying it. The text must be UTF-8, followed by
    /// <see cref="Scan.Padding"/> zero bytes.</summary>
    /// <returns>The offset after the value, or negative if it is not valid.</returns>
    public nint Check(ref byte p, nint i, ref ReadContext c)
    {
        try
        {
            return Evaluation.Run<Verdict, Untracked>(root, ref p, i, ref c);
        }
        catch (Exception limit) when (limit is PatternTimeoutException or RunLimitException)
        {
            // The result is unknown, and the report says so.
            return -1;
        }
    }

    nint IRoot.Run<M>(ref byte p, ref ReadContext c) => Evaluation.Run<M, Untracked>(root, ref p, 0, ref c);
}
