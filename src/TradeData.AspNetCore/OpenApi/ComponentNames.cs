using System.Runtime.CompilerServices;
using Microsoft.OpenApi;

namespace TradeData.AspNetCore;

/// <summary>The names of the components that we add to an OpenAPI document. Two files or types of one name have components of their own.</summary>
internal sealed class ComponentNames
{
    private static readonly ConditionalWeakTable<OpenApiDocument, ComponentNames> s_names = [];

    private readonly Dictionary<string, object> _owners = new(StringComparer.Ordinal);

    /// <summary>Returns the component of an owner, under the name that it asks for or, if another has that, one with a number.</summary>
    /// <param name="document">The document.</param>
    /// <param name="wanted">The name asked for.</param>
    /// <param name="owner">A type, or the address of a schema.</param>
    /// <param name="fill">Fills a component that is new. It is in the document by then, because it may refer to itself.</param>
    public static string Add(OpenApiDocument document, string wanted, object owner, Action<OpenApiSchema> fill)
    {
        string name = s_names.GetOrCreateValue(document).NameOf(wanted, owner);
        OpenApiSchema component = new();
        if (document.AddComponent(name, component))
        {
            fill(component);
        }
        return name;
    }

    private string NameOf(string wanted, object owner)
    {
        string name = wanted;
        for (int i = 2; !_owners.TryAdd(name, owner) && !_owners[name].Equals(owner); i++)
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{wanted}_{i}");
        }
        return name;
    }
}
