using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace TariffApi;

/// <summary>A part of a list, and the address of the next one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

internal static class Page
{
    private const int MaxLimit = 500;

    /// <summary>Takes a page of a list, and tells the next one in the header <c>Link</c>, too.</summary>
    /// <exception cref="ArgumentException">The offset or the limit is out of range.</exception>
    public static Page<T> Of<T>(HttpContext http, IEnumerable<T> all, int offset, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        T[] items = [.. all.Skip(offset).Take(limit + 1)];
        if (items.Length <= limit)
        {
            return new Page<T>(items, null);
        }
        Dictionary<string, string?> query = QueryHelpers.ParseQuery(http.Request.QueryString.Value)
            .Where(part => part.Key is not ("offset" or "limit")).ToDictionary(part => part.Key, part => (string?)part.Value.ToString(), StringComparer.Ordinal);
        query["offset"] = (offset + limit).ToString(System.Globalization.CultureInfo.InvariantCulture);
        query["limit"] = limit.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string next = QueryHelpers.AddQueryString(UriHelper.BuildRelative(http.Request.PathBase, http.Request.Path), query);
        http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return new Page<T>(items[..limit], next);
    }
}
