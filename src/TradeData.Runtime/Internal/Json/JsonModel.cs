using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>Reads, checks and writes the types generated from schemas.</summary>
public static class JsonModel
{
    /// <summary>Reads a value.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <exception cref="SchemaValidationException">The text does not conform to the schema.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : IJsonModel<T> =>
        TryParse(utf8Json, out T? value, out ValidationResult result) ? value : throw new SchemaValidationException(result);

    /// <summary>Reads a value, or reports all errors in its text.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="value">The value, if the text is valid.</param>
    /// <param name="result">The errors, if the text is not valid.</param>
    /// <returns>Whether the text is valid.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, out ValidationResult result)
        where T : IJsonModel<T> =>
        TryParse(utf8Json, ValidationOptions.Default, out value, out result);

    /// <summary>Reads a value, or reports all errors in its text.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">The limits of validation.</param>
    /// <param name="value">The value, if the text is valid.</param>
    /// <param name="result">The errors, if the text is not valid.</param>
    /// <returns>Whether the text is valid.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options, [NotNullWhen(true)] out T? value, out ValidationResult result)
        where T : IJsonModel<T>
    {
        options ??= ValidationOptions.Default;
        using PaddedText text = new(utf8Json);
        if (Runner.TryBuild(text, options, out value, out bool isKept))
        {
            result = value is null ? Nothing<T>() : ValidationResult.Valid;
            return value is not null;
        }
        value = default;
        result = isKept ? Refuse<T>(text, options) : TooLarge<T>();
        return false;
    }

    /// <summary>Whether a text is JSON and conforms to the schema. Nothing is allocated.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">The limits of validation.</param>
    public static bool IsValid<T>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where T : IJsonModel<T>
    {
        using PaddedText text = new(utf8Json);
        return Runner.IsValid(text, default(ModelRoot<T>), options ?? ValidationOptions.Default);
    }

    /// <summary>Returns all errors in a text.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    /// <param name="options">The limits of validation.</param>
    public static ValidationResult Validate<T>(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
        where T : IJsonModel<T>
    {
        options ??= ValidationOptions.Default;
        using PaddedText text = new(utf8Json);
        return Runner.IsValid(text, default(ModelRoot<T>), options) ? ValidationResult.Valid : Refuse<T>(text, options);
    }

    /// <summary>Returns all errors in a value. A property rejects an invalid value when it is set; rules across properties are checked
    /// here, on the value's JSON text.</summary>
    /// <param name="value">The value.</param>
    public static ValidationResult Validate<T>(T value)
        where T : IJsonModel<T>
    {
        using JsonBuffer buffer = JsonBuffer.Rent();
        buffer.Write(value);
        return Validate<T>(buffer.Written);
    }

    /// <summary>Writes a value as JSON without white space, properties in the order of the schema.</summary>
    /// <param name="value">The value.</param>
    public static string ToJson<T>(T value)
        where T : IJsonModel<T>
    {
        using JsonBuffer buffer = JsonBuffer.Rent();
        buffer.Write(value);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Writes a value as JSON in UTF-8 without white space, properties in the order of the schema.</summary>
    /// <param name="value">The value.</param>
    public static byte[] ToUtf8Json<T>(T value)
        where T : IJsonModel<T>
    {
        using JsonBuffer buffer = JsonBuffer.Rent();
        buffer.Write(value);
        return buffer.Written.ToArray();
    }

    /// <summary>Reads a value from a text that was checked before, such as a row of a pack. The text is neither copied nor checked for
    /// UTF-8 again.</summary>
    /// <param name="p">The start of the text, after which at least <see cref="Scan.Padding"/> bytes can be read; the value ends where its
    /// JSON does.</param>
    /// <param name="at">The start of the value.</param>
    /// <exception cref="InvalidDataException">The value is not valid.</exception>
    public static T ReadTrusted<T>(ref byte p, nint at)
        where T : IJsonModel<T>
    {
        ReadContext c = new(ref p, nint.MaxValue, ValidationOptions.Default);
        nint end = T.Read<Restore, Untracked>(ref p, at, ref c, out T? value);
        c.Release();
        return end < 0
            ? throw new InvalidDataException($"The row at byte {at} is not valid by {T.Location}, although it was checked when it was stored: the data is damaged or belongs to another version of the schema.")
            : value ?? throw NoValue<T>();
    }

    /// <summary>Returns the metadata that System.Text.Json needs to read and write the type without reflection:
    /// <c>JsonSerializer.Deserialize(text, Quota.JsonTypeInfo)</c>.</summary>
    public static JsonTypeInfo<T> TypeInfo<T>()
        where T : IJsonModel<T> => OwnTypeInfo<T>.Value;

    /// <summary>Returns the metadata that System.Text.Json needs without reflection, for a resolver that serves several types.</summary>
    /// <param name="options">The options that the metadata will belong to.</param>
    public static JsonTypeInfo<T> CreateTypeInfo<T>(JsonSerializerOptions options)
        where T : IJsonModel<T> =>
        JsonMetadataServices.CreateValueInfo<T>(options, new JsonModelConverter<T>());

    /// <summary>Options for a single type, created once for each type.</summary>
    private sealed class OwnTypeInfo<T> : IJsonTypeInfoResolver
        where T : IJsonModel<T>
    {
        public static JsonTypeInfo<T> Value { get; } = (JsonTypeInfo<T>)new JsonSerializerOptions { TypeInfoResolver = new OwnTypeInfo<T>() }.GetTypeInfo(typeof(T));

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => type == typeof(T) ? CreateTypeInfo<T>(options) : null;
    }

    private static ValidationResult Refuse<T>(in PaddedText text, ValidationOptions options)
        where T : IJsonModel<T>
    {
        ValidationResult result = Runner.Explain<ModelRoot<T>, Report>(text, default, options);
        return result.IsValid ? throw new InvalidOperationException($"The reader of {T.Location} refuses a text and finds no fault in it.") : result;
    }

    /// <summary>The result for JSON null where the schema allows it: the text is valid, but no object results.</summary>
    private static ValidationResult Nothing<T>()
        where T : IJsonModel<T> =>
        new([new ValidationError("type", "/type", T.Location + "/type", "null is valid here, but cannot be returned as an object; test for it before reading") { Value = "null" }], isTruncated: false);

    /// <summary>The error for a valid number that neither its C# type nor a record can hold.</summary>
    private static ValidationResult TooLarge<T>()
        where T : IJsonModel<T> =>
        new([new ValidationError("type", "/type", T.Location + "/type", "a number here is valid, but larger than the C# type that it would become")], isTruncated: false);

    private static InvalidOperationException NoValue<T>()
        where T : IJsonModel<T> => new($"The reader of {T.Location} made no value of a valid text.");
}
