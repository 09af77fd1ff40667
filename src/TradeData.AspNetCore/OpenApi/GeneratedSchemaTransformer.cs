using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>Gives the types of TradeData, which have converters of their own and so would have the schema <c>{}</c>, what they are.</summary>
internal sealed class GeneratedSchemaTransformer : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<Type, string> s_formats = new()
    {
        [typeof(IsoDateTime)] = "date-time",
        [typeof(IsoTime)] = "time",
        [typeof(IsoDuration)] = "duration",
        [typeof(UriText)] = "uri",
        [typeof(Uuid)] = "uuid",
    };

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = TypeOf(context);
        if (SchemaDocuments.Find(type) is { } generated)
        {
            new ComponentWriter(context.Document!, SchemaDocuments.Of(type.Assembly)).Fill(schema, generated);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonEnum<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. NamesOf(type).Select(static name => (JsonNode)name)];
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueMap<>))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = await Part(type.GenericTypeArguments[0], context, cancellationToken).ConfigureAwait(false);
        }
        else if (ItemOf(type, context) is { } item)
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await Part(item, context, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            DescribeScalar(schema, type);
        }
    }

    /// <summary>The type that a schema describes: of a parameter the declared one, because ASP.NET Core takes those that are parsed for strings.</summary>
    private static Type TypeOf(OpenApiSchemaTransformerContext context)
    {
        Type type = context is { ParameterDescription.ParameterDescriptor: { } parameter, JsonPropertyInfo: null } ? parameter.ParameterType : context.JsonTypeInfo.Type;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>The type of the items of a list whose items would have no schema.</summary>
    private static Type? ItemOf(Type type, OpenApiSchemaTransformerContext context) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GenericTypeArguments[0]
        : context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && SchemaDocuments.Find(element) is not null ? element
        : null;

    /// <summary>The schema of a part: a reference to a component for a generated type.</summary>
    private static async Task<IOpenApiSchema> Part(Type type, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (SchemaDocuments.Find(type) is not { } generated)
        {
            return await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellation).ConfigureAwait(false);
        }
        OpenApiDocument document = context.Document!;
        string name = ComponentNames.Add(document, type.Name, type, component => new ComponentWriter(document, SchemaDocuments.Of(type.Assembly)).Fill(component, generated));
        return new OpenApiSchemaReference(name, document);
    }

    private static IEnumerable<string> NamesOf(Type jsonEnum) =>
        (IEnumerable<string>)jsonEnum.GetProperty(nameof(JsonEnum<>.Names), BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static void DescribeScalar(OpenApiSchema schema, Type type)
    {
        if (!type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IScalar<>)))
        {
            return;
        }
        bool isNumber = type.GetCustomAttributes(typeof(JsonConverterAttribute), inherit: false) is [JsonConverterAttribute { ConverterType: { IsGenericType: true } converter }]
            && converter.GetGenericTypeDefinition() == typeof(NumericScalarJsonConverter<>);
        schema.Type = isNumber ? JsonSchemaType.Number : JsonSchemaType.String;
        schema.Format = s_formats.GetValueOrDefault(type);
        schema.Description ??= (string)typeof(GeneratedSchemaTransformer).GetMethod(nameof(DescriptionOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, null)!;
    }

    private static string DescriptionOf<T>()
        where T : struct, IScalar<T> => T.Description;
}
