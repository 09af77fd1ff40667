using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The target of each dynamic anchor at the current point of validation: the outermost resource that declares it. A plan has a
/// node for each schema and scope, so that a dynamic reference costs nothing at run time.</summary>
internal sealed class DynamicScope
{
    public static readonly DynamicScope Empty = new([], "");

    private readonly Dictionary<string, Subschema> _anchors;

    private DynamicScope(Dictionary<string, Subschema> anchors, string key)
    {
        _anchors = anchors;
        Key = key;
    }

    /// <summary>The identity of the scope: scopes with equal keys have equal targets.</summary>
    public string Key { get; }

    public Subschema? Find(string anchor) => _anchors.TryGetValue(anchor, out Subschema? schema) ? schema : null;

    /// <summary>Returns the scope after validation has entered a resource.</summary>
    public DynamicScope Enter(Resource resource)
    {
        if (resource.DynamicAnchors.Keys.All(_anchors.ContainsKey))
        {
            return this;
        }
        Dictionary<string, Subschema> anchors = new(_anchors, StringComparer.Ordinal);
        foreach (KeyValuePair<string, Subschema> anchor in resource.DynamicAnchors)
        {
            if (!anchors.ContainsKey(anchor.Key))
            {
                anchors.Add(anchor.Key, anchor.Value);
            }
        }
        return new DynamicScope(anchors, string.Join(" ", anchors.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Key + "=" + a.Value.Location)));
    }
}
