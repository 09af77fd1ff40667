using TradeData.Runtime.Json;

namespace TradeData.Runtime;

/// <summary>Checks texts against schemas.</summary>
public static class JsonSchemaValidator
{
    /// <summary>Whether a text is JSON and valid.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">How far to go.</param>
    public static bool IsValid<TSchema>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where TSchema : IJsonSchema
    {
        using PaddedText text = new(utf8Json);
        return Runner.IsValid(text, default(SchemaRoot<TSchema>), options ?? ValidationOptions.Default);
    }

    /// <summary>All that is wrong with a text.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">How far to go.</param>
    public static ValidationResult Validate<TSchema>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where TSchema : IJsonSchema
    {
        options ??= ValidationOptions.Default;
        using PaddedText text = new(utf8Json);
        return Runner.IsValid(text, default(SchemaRoot<TSchema>), options)
            ? ValidationResult.Valid
            : Runner.Explain<SchemaRoot<TSchema>, Report>(text, default, options);
    }

    /// <summary>All that is wrong with a text, or all that the schema says of it: see <see cref="ValidationResult.Annotations"/>.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">How far to go.</param>
    public static ValidationResult Annotate<TSchema>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where TSchema : IJsonSchema
    {
        using PaddedText text = new(utf8Json);
        return Runner.Explain<SchemaRoot<TSchema>, Annotate>(text, default, options ?? ValidationOptions.Default);
    }
}
