using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TradeData.Runtime;

/// <summary>Gives System.Text.Json the metadata of generated types, without reflection. Each project with such types has a class of this
/// kind. Combine it with a context of your own: <c>JsonTypeInfoResolver.Combine(MyContext.Default,
/// QuotasJsonResolver.Default)</c>.</summary>
public abstract class JsonModelResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = [];

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _types.TryGetValue(type, out Func<JsonSerializerOptions, JsonTypeInfo>? create) ? create(options) : null;
    }

    /// <summary>Adds a record or a union.</summary>
    /// <typeparam name="T">The type.</typeparam>
    protected void Add<T>()
        where T : IJsonModel<T> => _types.Add(typeof(T), JsonModel.CreateTypeInfo<T>);

    /// <summary>Adds a value type, and its nullable form.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="converter">Reads and writes it.</param>
    protected void Add<T>(JsonConverter<T> converter)
        where T : struct
    {
        _types.Add(typeof(T), options => JsonMetadataServices.CreateValueInfo<T>(options, converter));
        _types.Add(typeof(T?), static options => JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options)));
    }
}
