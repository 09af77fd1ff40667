using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>The schemas that generated code carries, by assembly.</summary>
internal static class SchemaDocuments
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, JsonNode>> s_byAssembly = [];

    private delegate ReadOnlySpan<byte> SchemaText();

    /// <summary>The documents of an assembly by their addresses.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Of(Assembly assembly) => s_byAssembly.GetOrAdd(assembly, static from =>
    {
        Dictionary<string, JsonNode> documents = new(StringComparer.Ordinal);
        foreach (Type type in from.GetExportedTypes().Where(static type => type.IsAbstract && type.IsSealed))
        {
            if (type.GetField("Uri", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } uri && uri.GetRawConstantValue() is string address && SchemaOf(type) is { } schema)
            {
                documents[address] = schema;
            }
        }
        return documents;
    });

    /// <summary>The schema of a generated type; null for any other type.</summary>
    public static GeneratedSchema? Find(Type type)
    {
        Type? model = type.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IJsonModel<>) && one.GenericTypeArguments[0] == type);
        if (model is null)
        {
            // The class of an enumeration's converter has its schema, which refers to nothing.
            Type? texts = type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType?.DeclaringType;
            return texts is not null && SchemaOf(texts) is { } listed ? new GeneratedSchema(listed, "") : null;
        }
        if (SchemaOf(type) is not { } schema)
        {
            return null;
        }
        MethodInfo location = typeof(SchemaDocuments).GetMethod(nameof(LocationOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        string address = (string)location.Invoke(null, null)!;
        return new GeneratedSchema(schema, address[..address.IndexOf('#', StringComparison.Ordinal)]);
    }

    private static string LocationOf<T>()
        where T : IJsonModel<T> => T.Location;

    // A delegate, because reflection cannot return a span.
    private static JsonNode? SchemaOf(Type type) =>
        type.GetProperty("JsonSchema", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)?.GetMethod is { } getter && getter.ReturnType == typeof(ReadOnlySpan<byte>)
            ? JsonNode.Parse(getter.CreateDelegate<SchemaText>()())
            : null;
}

/// <summary>The schema of a type, and the document that its references are relative to.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Document">The address of the document; empty if the schema has no references.</param>
internal sealed record GeneratedSchema(JsonNode Schema, string Document);
