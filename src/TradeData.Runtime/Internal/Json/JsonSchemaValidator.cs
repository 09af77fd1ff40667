using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>Checks texts against schemas.</summary>
public static class JsonSchemaValidator
{
    /// <summary>Whether a text is JSON and conforms to the schema.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">The limits of validation.</param>
    public static bool IsValid<TSchema>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where TSchema : IJsonSchema
    {
        using PaddedText text = new(utf8Json);
        return Runner.IsValid(text, default(SchemaRoot<TSchema>), options ?? ValidationOptions.Default);
    }

    /// <summary>Returns all errors in a text.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">The limits of validation.</param>
    public static ValidationResult Validate<TSchema>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where TSchema : IJsonSchema
    {
        options ??= ValidationOptions.Default;
        using PaddedText text = new(utf8Json);
        return Runner.IsValid(text, default(SchemaRoot<TSchema>), options)
            ? ValidationResult.Valid
            : Runner.Explain<SchemaRoot<TSchema>, Report>(text, default, options);
    }

    /// <summary>Returns all errors in a text, or, if it is valid, its annotations: see
    /// <see cref="ValidationResult.Annotations"/>.</summary>
    /// <typeparam name="TSchema">The schema.</typeparam>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">The limits of validation.</param>
    public static ValidationResult Annotate<TSchema>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where TSchema : IJsonSchema
    {
        using PaddedText text = new(utf8Json);
        return Runner.Explain<SchemaRoot<TSchema>, Annotate>(text, default, options ?? ValidationOptions.Default);
    }
}
