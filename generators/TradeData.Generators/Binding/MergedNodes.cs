using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>
/// Adds nodes that assert at once what several schemas assert of one value: a schema and what its <c>allOf</c> and <c>$ref</c> add. A verdict then reads an array or
/// object once, with the schemas of each member merged in turn, instead of once for each schema. Runs that report or build keep to the schemas one by one.
/// </summary>
/// <remarks>What cannot be merged is run beside: patterns of names, unevaluated members, unions, values with several assertions.</remarks>
internal sealed class MergedNodes
{
    /// <summary>A set of more schemas is run one by one.</summary>
    private const int MostEdges = 16;

    /// <summary>The length of a chain of <c>allOf</c> and references. The rest of a longer one is run beside.</summary>
    private const int MostParts = 32;

    /// <summary>A schema may have as many merged nodes and members in any case, and beyond them as many as it has itself.</summary>
    private const int FreeSize = 200;

    private readonly List<PlanNode?> _nodes;
    private readonly ISet<int> _keepers;

    // Sets of schemas may be a power of two, and a large schema may be part of each of many.
    private int _left;

    // A verdict does not say where it was found, so of equal schemas the first one serves for all.
    private readonly Lazy<int[]> _first;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;
    private readonly Queue<(int Index, List<Edge> Edges)> _open = new();

    private MergedNodes(EquatableArray<PlanNode> nodes, ISet<int> keepers)
    {
        _nodes = [.. nodes];
        _left = FreeSize + nodes.Sum(Size);
        _keepers = keepers;
        _first = new Lazy<int[]>(() => EqualNodes.Of(nodes));
        _names = new HashSet<string>(nodes.Select(node => node.Name), StringComparer.Ordinal);
    }

    /// <param name="nodes">The plan.</param>
    /// <param name="keepers">The nodes of records that keep members without a property.</param>
    public static EquatableArray<PlanNode> AddTo(EquatableArray<PlanNode> nodes, ISet<int> keepers)
    {
        if (!nodes.Any(node => node.Applicators.Any(applicator => applicator is Applicator.Conjunct)))
        {
            return nodes;
        }
        MergedNodes merged = new(nodes, keepers);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (merged._left > 0 && merged.IsWorthIt(i))
            {
                int index = merged.Add([Edge.To(i, nodes[i].Location)]);
                merged._nodes[i] = nodes[i] with { Merged = index };
                merged.Fill();
            }
        }
        return merged._nodes.Select(node => node!).ToEquatableArray();
    }

    /// <summary>Whether one loop instead of several can read the node's objects or arrays, and does not do so already.</summary>
    private bool IsWorthIt(int index)
    {
        PlanNode node = _nodes[index]!;
        if (!IsMergeable(index) || !node.Applicators.Any(applicator => applicator is Applicator.Conjunct))
        {
            return false;
        }
        List<int> indexes = Parts([Edge.To(index, node.Location)], []);
        if (IsKeeper(index) && IsApart(index, indexes))
        {
            return false;
        }
        List<PlanNode> parts = indexes.ConvertAll(part => _nodes[part]!);
        return parts.Count(part => part.Array is not null) > 1
            || parts.Where(part => part != node && part.Object is not null).Any(part => node.Object is null ? parts.Count(other => other.Object is not null) > 1 : !IsWithin(part.Object!, node.Object));
    }

    /// <summary>Whether the loop over a record's members, which has them from all schemas in its place, says the same.</summary>
    private bool IsWithin(ObjectFacet part, ObjectFacet whole) => part is { Additional: null, CountsMembers: false }
        && part.Names.All(name => name.Schema is null || (whole.PlaceOf(name.Name) is >= 0 and int place && whole.Names[place].Schema is { } schema && MeanTheSame(schema, name.Schema)));

    private bool MeanTheSame(Edge one, Edge other) =>
        one.Location == other.Location && (one.External is null ? other.External is null && _nodes[one.Node]?.Scope == _nodes[other.Node]?.Scope : other.External is not null);

    private bool IsMergeable(int index) => _nodes[index] is { Never: false, Picks.IsEmpty: true, TracksEvaluated: false, Value: null or { Enum: null } } node
        && (node.Value is null || node.Value with { Types = JsonTypes.Any } == ValueFacet.Nothing)
        && !node.GivesScalar
        && node.Object is null or { Patterns.IsEmpty: true, PropertyNames: null }
        && node.Array is null or { Contains: null }
        && node.Applicators.Count <= MostParts && !node.Applicators.Any(applicator => applicator is Applicator.ByType);

    /// <summary>The schemas that apply to a value together, through <c>allOf</c> and references.</summary>
    /// <param name="beside">Receives the edges to what cannot be merged.</param>
    private List<int> Parts(IEnumerable<Edge> edges, List<Edge> beside)
    {
        List<int> parts = [];
        HashSet<int> seen = [];
        Stack<Edge> open = new(edges.Reverse());
        while (open.Count > 0)
        {
            Edge edge = open.Pop();
            if (edge.External is not null || seen.Count == MostParts || !IsMergeable(edge.Node))
            {
                beside.Add(edge);
            }
            else if (seen.Add(edge.Node))
            {
                if (!IsOnlyReference(edge.Node))
                {
                    parts.Add(edge.Node);
                }
                foreach (Applicator.Conjunct conjunct in _nodes[edge.Node]!.Applicators.OfType<Applicator.Conjunct>().Reverse())
                {
                    open.Push(conjunct.Schema);
                }
            }
        }
        return parts;
    }

    private int Add(List<Edge> edges)
    {
        string key = string.Join(",", edges.Select(edge => edge.Node).OrderBy(node => node));
        if (!_known.TryGetValue(key, out int index))
        {
            index = _nodes.Count;
            _known.Add(key, index);
            _nodes.Add(null);
            _left -= edges.Sum(edge => Size(_nodes[edge.Node]!));
            _open.Enqueue((index, edges));
        }
        return index;
    }

    private void Fill()
    {
        while (_open.Count > 0)
        {
            (int index, List<Edge> edges) = _open.Dequeue();
            _nodes[index] = Create(edges);
        }
    }

    private PlanNode Create(List<Edge> edges)
    {
        PlanNode first = _nodes[edges[0].Node]!;
        List<Edge> beside = [];
        List<int> parts = Parts(edges, beside);
        List<int> keepers = parts.FindAll(IsKeeper);
        List<int> apart = keepers.FindAll(keeper => keeper != keepers[0] || IsApart(keeper, parts));
        parts.RemoveAll(apart.Contains);
        beside.AddRange(apart.Select(keeper => Edge.To(keeper, _nodes[keeper]!.Location)));
        List<PlanNode> merged = parts.ConvertAll(part => _nodes[part]!);
        _left -= parts.Where(part => !edges.Exists(edge => edge.Node == part)).Sum(part => Size(_nodes[part]!));
        JsonTypes types = merged.Aggregate(JsonTypes.Any | JsonTypes.Integer, (sofar, part) => sofar & Alternatives.Expand(part.Value?.Types ?? JsonTypes.Any));
        List<Applicator> applicators = [];
        foreach (Applicator applicator in merged.SelectMany(part => part.Applicators).Where(applicator => applicator is not Applicator.Conjunct))
        {
            // A node's branches are named by their keyword, so that one node has those of one schema.
            applicators.Add(applicators.Exists(other => other.GetType() == applicator.GetType()) ? new Applicator.Conjunct(Apart(first, [applicator])) : EqualNodes.WithEdges(applicator, First));
        }
        applicators.AddRange(beside.Select(edge => new Applicator.Conjunct(edge)));
        return new PlanNode(
            Name(first),
            first.Location,
            first.Scope,
            Never: types == JsonTypes.None,
            types == (JsonTypes.Any | JsonTypes.Integer) ? null : ValueFacet.Nothing with { Types = Alternatives.Collapse(types) },
            Objects([.. merged.Select(part => part.Object).OfType<ObjectFacet>()]),
            Arrays([.. merged.Select(part => part.Array).OfType<ArrayFacet>()]),
            applicators.ToEquatableArray(),
            -1,
            default,
            null,
            IsShared: false) { KeepsNames = parts.Exists(IsKeeper) };
    }

    /// <summary>The share of a node in all that may be merged.</summary>
    private static int Size(PlanNode node) => 1 + (node.Object?.Names.Count ?? 0) + node.Applicators.Count;

    /// <summary>Whether a record or map keeps names that another schema declares, so that it has to be read by itself.</summary>
    private bool IsApart(int keeper, List<int> parts) =>
        !new HashSet<string>(Declared(_nodes[keeper]!), StringComparer.Ordinal).SetEquals(parts.SelectMany(part => Declared(_nodes[part]!)));

    private bool IsKeeper(int part) => _keepers.Contains(part) || _nodes[part] is { Shape.Kind: ShapeKind.Map, Primary: < 0, Object: not null };

    private static IEnumerable<string> Declared(PlanNode node) => (node.Object?.Names ?? default).Where(name => name.Schema is not null).Select(name => name.Name);

    private ObjectFacet? Objects(List<ObjectFacet> facets)
    {
        if (facets.Count == 0)
        {
            return null;
        }
        List<NamedMember> names = [];
        foreach (string name in facets.SelectMany(facet => facet.Names).Select(member => member.Name).Distinct(StringComparer.Ordinal))
        {
            List<Edge> schemas = [];
            bool isDeclared = false;
            bool isRequired = false;
            foreach (ObjectFacet facet in facets)
            {
                NamedMember? member = facet.PlaceOf(name) is >= 0 and int place ? facet.Names[place] : null;
                isDeclared |= member?.Schema is not null;
                isRequired |= member?.IsRequired == true;
                if ((member?.Schema ?? facet.Additional) is { } schema)
                {
                    schemas.Add(schema);
                }
            }
            names.Add(new NamedMember(name, isDeclared ? Merged(schemas) : null, isRequired));
        }
        return new ObjectFacet(
            // Stable: the order of each schema is that which texts may be expected to have.
            names.OrderBy(member => member.Schema is null).ToEquatableArray(),
            default,
            Merged([.. facets.Select(facet => facet.Additional).OfType<Edge>()]),
            null,
            facets.SelectMany(facet => facet.Dependencies).Distinct().Select(dependency => dependency with { Schema = dependency.Schema is { } schema ? First(schema) : null }).ToEquatableArray(),
            facets.Max(facet => facet.MinProperties),
            facets.Min(facet => facet.MaxProperties),
            null);
    }

    private ArrayFacet? Arrays(List<ArrayFacet> facets)
    {
        if (facets.Count == 0)
        {
            return null;
        }
        int prefix = facets.Max(facet => facet.Prefix.Count);
        Edge?[] places = [.. Enumerable.Range(0, prefix).Select(place => Merged([.. facets.Select(facet => place < facet.Prefix.Count ? facet.Prefix[place] : facet.Items).OfType<Edge>()]))];
        return new ArrayFacet(
            places.OfType<Edge>().ToEquatableArray(),
            Merged([.. facets.Select(facet => facet.Items).OfType<Edge>()]),
            null,
            1,
            int.MaxValue,
            MarksContained: false,
            facets.Max(facet => facet.MinItems),
            facets.Min(facet => facet.MaxItems),
            facets.Exists(facet => facet.UniqueItems),
            null);
    }

    /// <summary>The edge to a node that asserts all that some edges lead to, or null without edges.</summary>
    private Edge? Merged(List<Edge> edges)
    {
        List<Edge> left = [];
        List<Edge> targets = [.. edges.SelectMany(edge => Targets(edge, MostEdges)).Take(MostParts)];
        foreach (Edge edge in targets.Count < MostParts ? targets : edges)
        {
            int same = left.FindIndex(other => MeanTheSame(edge, other));
            if (same < 0)
            {
                left.Add(edge);
            }
            else if (edge.External is null && _nodes[edge.Node]!.Shape is not null)
            {
                // What reads a value asserts at least what only checks it.
                left[same] = edge;
            }
        }
        if (left.Find(edge => edge.External is null && _nodes[edge.Node]!.Never) is { } never)
        {
            return never;
        }
        left = [.. left.Select(First).Distinct()];
        List<Edge> saying = left.FindAll(edge => !SaysNothingBeside(edge, left));
        if (saying.Count < 2)
        {
            return saying.Count == 1 ? saying[0] : left.FirstOrDefault();
        }
        return saying.Count > MostEdges || _left <= 0 || saying.Exists(edge => edge.External is not null)
            ? Apart(_nodes[saying.Find(edge => edge.External is null)?.Node ?? 0]!, [.. saying.Select(edge => new Applicator.Conjunct(edge))])
            : Edge.To(Add(saying), saying[0].Location);
    }

    /// <summary>Whether a node says only what others say.</summary>
    private bool IsOnlyReference(int index) => _nodes[index] is { Never: false, Value: null, Picks.IsEmpty: true, Applicators.IsEmpty: false, GivesScalar: false } node
        && node.Object is null or { Names.IsEmpty: true, Patterns.IsEmpty: true, Additional: null, PropertyNames: null, Dependencies.IsEmpty: true, CountsMembers: false, Unevaluated: null }
        && node.Array is null or { Prefix.IsEmpty: true, Items: null, Contains: null, HasBounds: false, Unevaluated: null }
        && !IsKeeper(index) && node.Applicators.All(applicator => applicator is Applicator.Conjunct);

    /// <summary>The targets of an edge, through nodes that say only what others say.</summary>
    private IEnumerable<Edge> Targets(Edge edge, int depth) => depth > 0 && edge.External is null && IsOnlyReference(edge.Node)
        ? _nodes[edge.Node]!.Applicators.SelectMany(applicator => applicator.Edges).SelectMany(target => Targets(target, depth - 1))
        : [edge];

    private Edge First(Edge edge) => edge.External is not null ? edge : Edge.To(_first.Value[edge.Node], _nodes[_first.Value[edge.Node]]!.Location);

    /// <summary>Whether an edge leads to a schema that only allows types, and another one allows no others.</summary>
    private bool SaysNothingBeside(Edge edge, List<Edge> all)
    {
        if (edge.External is not null || _nodes[edge.Node] is not { IsRuleOnly: true, Shape: null or { Kind: ShapeKind.Raw } } node)
        {
            return false;
        }
        if (node.Value is not { } value)
        {
            return true;
        }
        return value with { Types = JsonTypes.Any } == ValueFacet.Nothing
            && all.Exists(other => other != edge && other.External is null && _nodes[other.Node] is { Never: false } stronger
                && (Alternatives.Expand(stronger.Value?.Types ?? JsonTypes.Any) & ~Alternatives.Expand(value.Types)) == JsonTypes.None && (stronger.Value != value || all.IndexOf(other) < all.IndexOf(edge)));
    }

    /// <summary>A node of its own for what applies to the same value.</summary>
    private Edge Apart(PlanNode first, IEnumerable<Applicator> applicators)
    {
        int index = _nodes.Count;
        _nodes.Add(new PlanNode(Name(first), first.Location, first.Scope, false, null, null, null, applicators.ToEquatableArray(), -1, default, null, IsShared: false));
        return Edge.To(index, first.Location);
    }

    private string Name(PlanNode first)
    {
        string name = "Merged_" + first.Name;
        for (int i = 2; !_names.Add(name); i++)
        {
            name = FormattableString.Invariant($"Merged_{first.Name}_{i}");
        }
        return name;
    }
}
