using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeData.Runtime;

/// <summary>Reads and writes a generated type with System.Text.Json. Reading checks the schema.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : IJsonModel<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value does not conform to the schema; the inner exception lists every error.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        ReadOnlySpan<byte> utf8 = JsonMarshal.GetRawUtf8Value(document.RootElement);
        if (JsonModel.TryParse(utf8, out T? value, out ValidationResult result))
        {
            return value;
        }
        SchemaValidationException inner = new(result);
        ValidationError first = result.Errors[0];
        throw new JsonException(inner.Message, "$" + first.InstanceLocation, first.Line - 1, first.Column - 1, inner);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.WriteTo(writer);
}
