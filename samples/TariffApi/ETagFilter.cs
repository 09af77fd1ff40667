using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace TariffApi;

/// <summary>Gives an answer a tag made from its bytes, and says 304 to those who have it. It spares the line, not the work.</summary>
internal sealed class ETagFilter(IOptions<JsonOptions> options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        object? result = await next(context);
        object? value = result is INestedHttpResult { Result: var inner } ? inner : result;
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method) || value is not (IValueHttpResult { Value: not null } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }))
        {
            return result;
        }
        object body = ((IValueHttpResult)value).Value!;
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(body, DeclaredTypeOf(value), options.Value.SerializerOptions);
        string tag = XxHash3.HashToUInt64(json).ToString("x16", CultureInfo.InvariantCulture);
        return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    /// <summary>The type that a handler returns, which can be a base of the value's own.</summary>
    private static Type DeclaredTypeOf(object result) => result.GetType() is { IsGenericType: true } type ? type.GenericTypeArguments[0] : ((IValueHttpResult)result).Value!.GetType();
}
