using Microsoft.OpenApi;
using TradeData.AspNetCore;

namespace Microsoft.AspNetCore.OpenApi;

/// <summary>Adds the schemas of TradeData's types to OpenAPI documents.</summary>
public static class TradeDataOpenApiExtensions
{
    /// <summary>Gives each generated type its own JSON Schema, scalar types their form, and enumerations in routes their names in JSON. The document must be of OpenAPI
    /// 3.1 or later, as it is by default: earlier ones have no JSON Schema.</summary>
    /// <param name="options">The options of the document.</param>
    public static OpenApiOptions AddTradeDataSchemas(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddSchemaTransformer(new GeneratedSchemaTransformer());
        options.AddDocumentTransformer((_, _, _) => options.OpenApiVersion is OpenApiSpecVersion.OpenApi2_0 or OpenApiSpecVersion.OpenApi3_0
            ? throw new InvalidOperationException("The schemas of generated types need OpenAPI 3.1: set OpenApiVersion to OpenApi3_1.")
            : Task.CompletedTask);
        return options;
    }
}
