using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

// References within the document and to others: where a chain of them ends, and what it costs.
internal sealed partial class PlanBinder
{
    private static bool IsBareReference(Subschema schema) =>
        schema is { Ref: not null, DynamicRef: null, Boolean: null, Const: null, Enum: null, Items: null, Contains: null, UniqueItems: false, MinItems: 0, MaxItems: int.MaxValue }
        && schema is { UnevaluatedItems: null, UnevaluatedProperties: null, AdditionalProperties: null, PropertyNames: null, Not: null, If: null, MinProperties: 0, MaxProperties: int.MaxValue }
        && schema.Value == Model.ValueFacet.Nothing
        && schema.PrefixItems.Count + schema.Properties.Count + schema.PatternProperties.Count + schema.Required.Count + schema.Dependencies.Count == 0
        && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count == 0
        && !schema.Extensions.ContainsKey("x-type");

    private ResolvedReference? Follow(Subschema from, ReferenceFacet reference, NodeRole role)
    {
        if (resolver.Resolve(from, reference, role) is { } resolved)
        {
            return resolved;
        }
        if (from.Document == document)
        {
            report(new Finding(resolver.IsKnown(from, reference) ? Rules.UnresolvedReference : Rules.UnknownDocument, reference.Node.Start, reference.Node.End,
                [reference.Keyword, reference.Text, _suggestions.For(reference.Text, resolver.Candidates(from))]));
        }
        return null;
    }

    /// <summary>Follows a chain of schemas that are nothing but references, within a resource, so that it costs nothing however long it is.</summary>
    /// <returns>Where it ends, and how many references lead there.</returns>
    private (ResolvedReference End, int Hops) ToTheEnd(ResolvedReference first, NodeRole role)
    {
        List<Subschema> passed = [];
        HashSet<Subschema> seen = [];
        (ResolvedReference End, int Hops) rest = (first, 1);
        while (rest.End.Schema is { } next && seen.Add(next))
        {
            if (_ends.TryGetValue((next, role), out (ResolvedReference End, int Hops) known))
            {
                rest = (known.End, known.Hops + 1);
                break;
            }
            if ((options.KeepAnnotations && next.Annotations.Count > 0) || !IsBareReference(next) || Follow(next, next.Ref!, role) is not { } further || further.Schema?.Resource != next.Resource)
            {
                break;
            }
            passed.Add(next);
            rest = (further, 1);
        }
        for (int i = passed.Count - 1; i >= 0; i--)
        {
            _ends[(passed[i], role)] = rest;
            rest = (rest.End, rest.Hops + 1);
        }
        return rest;
    }

    private int BindReferences(Subschema schema, DynamicScope scope, List<Applicator> applicators, Shape? shape)
    {
        int primary = -1;
        foreach (ReferenceFacet? reference in new[] { schema.Ref, schema.DynamicRef })
        {
            if (reference is null || Follow(schema, reference, NodeRole.Value) is not { } resolved)
            {
                continue;
            }
            Subschema? target = reference == schema.DynamicRef && resolved.Schema is { } declared ? Outermost(declared, reference, scope) : resolved.Schema;
            Shape? given = target is null ? resolved.External!.Shape : target.Document == document ? table.Resolve(shapes.Of(target)) : null;
            bool gives = shape is { Kind: not ShapeKind.Raw } && primary < 0 && given == shape;
            if (gives)
            {
                primary = applicators.Count;
            }
            NodeRole role = gives ? NodeRole.Value : NodeRole.Check;
            string via = schema.Location + "/" + reference.Keyword;
            int hops = 1;
            if (target is not null && reference == schema.Ref)
            {
                (ResolvedReference end, hops) = ToTheEnd(resolved, role);
                target = end.Schema!;
            }
            applicators.Add(new Applicator.Conjunct(target is null
                ? new Edge(-1, Follow(schema, reference, role)!.Value.External, resolved.Location, via)
                : new Edge(Node(target, Enter(scope, target.Resource), role), null, target.Location, via) { Hops = hops }));
        }
        return primary;
    }

    /// <summary>A dynamic reference to a dynamic anchor means the outermost one of its name; to anything else it is an ordinary reference.</summary>
    private Subschema Outermost(Subschema target, ReferenceFacet reference, DynamicScope scope)
    {
        string anchor = reference.Keyword == "$recursiveRef" ? "" : SchemaUri.Split(reference.Uri).Fragment;
        bool isDynamic = target.Resource.DynamicAnchors.TryGetValue(anchor, out Subschema? declared) && declared == target && (anchor.Length == 0 || anchor[0] != '/');
        return isDynamic ? Enter(scope, target.Resource).Find(anchor) ?? target : target;
    }

    /// <param name="bindCase">Binds a branch of <c>oneOf</c> or <c>anyOf</c>, where they give the cases of a union.</param>
}
