using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The purpose of a node: to return a C# value, or only to check validity.</summary>
internal enum NodeRole
{
    Value,
    Check,
}

/// <summary>A node that a C# type is made of.</summary>
/// <param name="IsPart">The type is of some of the schema's values only: the objects or the texts of a union.</param>
internal readonly record struct TypedNode(Subschema Schema, int Node, Shape Shape, bool IsPart = false);

/// <summary>Converts the schemas of a document to a plan. Each schema becomes one node for each role and dynamic scope in which it is
/// used; references become edges.</summary>
internal sealed partial class PlanBinder(
    SchemaContent document, IReadOnlyList<(Subschema Schema, NodeRole Role)> exported, Shapes shapes, ReferenceResolver resolver, ExportsTable table, BindingOptions options, Action<Finding> report)
{
    /// <summary>The maximum depth of recursion. Deeper chains of schemas are bound one after the other, so that no chain exhausts the
    /// compiler's stack.</summary>
    private const int MaxDepth = 64;

    private readonly Dictionary<(Subschema, DynamicScope, NodeRole, JsonTypes), int> _known = [];
    private readonly Dictionary<(DynamicScope, Resource), DynamicScope> _entered = [];
    private readonly Dictionary<string, DynamicScope> _scopes = new(StringComparer.Ordinal) { [""] = DynamicScope.Empty };
    private readonly List<PlanNode?> _nodes = [];
    private readonly Queue<(int Index, Subschema Schema, DynamicScope Scope, NodeRole Role, JsonTypes Part)> _deferred = new();
    private readonly Dictionary<(Subschema, NodeRole), (ResolvedReference End, int Hops)> _ends = [];
    private int _depth;
    private readonly HashSet<Subschema> _exported = new(exported.Select(node => node.Schema));
    private readonly HashSet<Subschema> _exportedChecks = [.. exported.Where(node => node.Role == NodeRole.Check).Select(node => node.Schema)];
    private readonly NodeNames _names = NamesOf(document, exported);
    private readonly Suggestions _suggestions = new();

    public List<TypedNode> Typed { get; } = [];

    public EquatableArray<PlanNode> Nodes => _nodes.Select(node => node!).ToEquatableArray();

    public PlanNode NodeAt(int index) => _nodes[index]!;

    public Shape Resolve(Shape shape) => table.Resolve(shape);

    /// <summary>Whether annotations are collected.</summary>
    public bool KeepsAnnotations => options.KeepAnnotations;

    /// <summary>The scope within a resource. Scopes with the same targets are one object, so that references can be compared.</summary>
    private DynamicScope Enter(DynamicScope scope, Resource resource)
    {
        if (!_entered.TryGetValue((scope, resource), out DynamicScope? inner))
        {
            inner = scope.Enter(resource);
            inner = _scopes.TryGetValue(inner.Key, out DynamicScope? same) ? same : _scopes[inner.Key] = inner;
            _entered.Add((scope, resource), inner);
        }
        return inner;
    }

    /// <summary>The edge to a schema. One that is nothing but a reference is passed over: the edge leads to what it refers to.</summary>
    public Edge Bind(Subschema schema, DynamicScope scope, NodeRole role)
    {
        scope = Enter(scope, schema.Resource);
        if ((!options.KeepAnnotations || schema.Annotations.Count == 0) && IsBareReference(schema) && Follow(schema, schema.Ref!, role) is { } resolved)
        {
            string via = schema.Location + "/" + schema.Ref!.Keyword;
            (resolved, int hops) = ToTheEnd(resolved, role);
            return resolved.External is { } external
                ? new Edge(-1, external, resolved.Location, via) { Hops = hops }
                : new Edge(Node(resolved.Schema!, Enter(scope, resolved.Schema!.Resource), role), null, resolved.Location, via) { Hops = hops };
        }
        if (role == NodeRole.Value && schema.Document == document && FirstOf(schema) is { } first)
        {
            return new Edge(Node(first, scope, role), null, first.Location, schema.Location);
        }
        return Edge.To(Node(schema, scope, role), schema.Location);
    }

    /// <summary>Returns the equal schema of the same name that declares the type, or null if the schema declares its type itself or needs
    /// no reading function.</summary>
    private Subschema? FirstOf(Subschema schema) =>
        shapes.Of(schema).Kind == ShapeKind.Model && shapes.MakesType(schema)
            && table.Names.Find(ChosenNames.PlaceOf(document.Path, schema.Pointer)) is { First: var first } && first != schema.Pointer
            ? document.ByPointer[first]
            : null;

    /// <summary>The node for a schema itself, even if it is a bare reference; what others refer to must exist.</summary>
    /// <param name="part">The JSON types of the values that it is for; none for all of them.</param>
    public int Node(Subschema schema, DynamicScope scope, NodeRole role, JsonTypes part = JsonTypes.None)
    {
        scope = Enter(scope, schema.Resource);
        role = RoleOf(schema, role);
        (Subschema, DynamicScope, NodeRole, JsonTypes) key = (schema, scope, role, part);
        if (_known.TryGetValue(key, out int index))
        {
            return index;
        }
        index = _nodes.Count;
        _nodes.Add(null);
        _known.Add(key, index);
        _deferred.Enqueue((index, schema, scope, role, part));
        if (_depth < MaxDepth)
        {
            BindDeferred();
        }
        return index;
    }

    private void BindDeferred()
    {
        _depth++;
        while (_deferred.Count > 0)
        {
            (int index, Subschema schema, DynamicScope scope, NodeRole role, JsonTypes part) = _deferred.Dequeue();
            _nodes[index] = part == JsonTypes.None ? Create(schema, scope, role, index) : CreatePart(schema, scope, part, index);
        }
        _depth--;
    }

    /// <summary>Binds the unions of all bound cases: a case's type is nested in its union's, even if only the case is
    /// referenced.</summary>
    public void BindUnions()
    {
        for (int i = 0; i < Typed.Count; i++)
        {
            if ((Typed[i].IsPart ? shapes.UnionAroundPart(Typed[i].Schema) : shapes.UnionAround(Typed[i].Schema)) is { } union)
            {
                Node(union, DynamicScope.Empty, NodeRole.Value);
            }
        }
    }

    private NodeRole RoleOf(Subschema schema, NodeRole role)
    {
        // Raw JSON holds everything that the schema allows, so the node that returns a value also serves for checking. The exception is a
        // node that others call for checking, because only another document decides that the schema is raw.
        return schema.Document == document && _exported.Contains(schema) && !_exportedChecks.Contains(schema) && table.Resolve(shapes.Of(schema)).Kind == ShapeKind.Raw ? NodeRole.Value : role;
    }

    private PlanNode Create(Subschema schema, DynamicScope scope, NodeRole role, int index)
    {
        string name = _names.Next(schema, role, scope == Enter(DynamicScope.Empty, schema.Resource));
        Shape? shape = role == NodeRole.Check ? null : schema.Document == document ? table.Resolve(shapes.Of(schema)) : Shape.Raw;
        if (shape is { Kind: ShapeKind.Model or ShapeKind.Enum or ShapeKind.ExtensibleEnum } && MakesType(schema, shape))
        {
            Typed.Add(new TypedNode(schema, index, shape));
        }
        if (schema.Boolean == false)
        {
            return new PlanNode(name, schema.Location, scope.Key, Never: true, null, null, null, default, -1, default, shape, IsShared: false);
        }
        FacetBinder facets = new(this, schema, scope, report);
        List<Applicator> applicators = [];
        ValueCases? cases = schema.Document == document && shape is { Kind: not ShapeKind.Raw } ? shapes.CasesOf(schema) : null;
        if (cases is not null)
        {
            return CreateCases(new CaseBinder(this, shapes, schema, scope, cases), facets, name, scope, shape!);
        }
        int primary = BindReferences(schema, scope, applicators, shape);
        BindApplicators(schema, scope, applicators, ref primary, shape);
        if (primary < 0 && shape is { Kind: not ShapeKind.Raw } && shapes.GivenBesides(schema) is { } besides)
        {
            primary = applicators.Count;
            applicators.Add(new Applicator.Conjunct(Bind(besides, scope, NodeRole.Value)));
        }
        // A scalar is read from its text alone: what is said of objects and arrays says nothing of it.
        bool isScalar = shape is { IsScalar: true } && primary < 0;
        return new PlanNode(
            name,
            schema.Location,
            scope.Key,
            Never: false,
            ValueFacet(schema, shape),
            !isScalar && Admits(schema, JsonTypes.Object) ? facets.Object(shape, shapes) : null,
            !isScalar && Admits(schema, JsonTypes.Array) ? facets.Array(shape) : null,
            applicators.ToEquatableArray(),
            shape is null ? -1 : primary,
            options.KeepAnnotations ? schema.Annotations.ToEquatableArray() : default,
            shape,
            IsShared: false);
    }

    /// <summary>The node of a schema whose values have several C# types, or one that its branches give: what it checks, then what its value is made of.</summary>
    private PlanNode CreateCases(CaseBinder cases, FacetBinder facets, string name, DynamicScope scope, Shape shape)
    {
        Subschema schema = cases.Schema;
        List<Applicator> applicators = [];
        EquatableArray<Pick> picks = cases.Picks();
        if (cases.IsSplit)
        {
            applicators.Add(CaseBinder.ByType(picks));
        }
        int primary = PlanNode.ByPicks;
        BindReferences(schema, scope, applicators, null);
        BindApplicators(schema, scope, applicators, ref primary, null, cases.Branch);
        HashSet<Edge> run = [.. applicators.Where(PickChecks.RunsCases).SelectMany(applicator => applicator.Edges)];
        return new PlanNode(
            name,
            schema.Location,
            scope.Key,
            Never: false,
            ValueFacet(schema, null),
            !cases.IsSplit && Admits(schema, JsonTypes.Object) ? facets.Object(null, shapes) : null,
            !cases.IsSplit && Admits(schema, JsonTypes.Array) ? facets.Array(null) : null,
            applicators.ToEquatableArray(),
            PlanNode.ByPicks,
            options.KeepAnnotations ? schema.Annotations.ToEquatableArray() : default,
            shape,
            IsShared: false,
            picks.Select(pick => pick with { IsChecked = pick.Schema is null || run.Contains(pick.Schema) }).ToEquatableArray());
    }

    /// <summary>The node of what a schema says of some of its values.</summary>
    private PlanNode CreatePart(Subschema schema, DynamicScope scope, JsonTypes part, int index)
    {
        string name = _names.Next(schema, NodeRole.Value, isOutermost: false);
        Shape shape = table.Resolve(shapes.ShapeOf(new Alternative(schema, part, null, IsPart: true)));
        if (shapes.MakesPart(schema, shape))
        {
            Typed.Add(new TypedNode(schema, index, shape, IsPart: true));
        }
        FacetBinder facets = new(this, schema, scope, report);
        ValueFacet value = schema.Value with
        {
            Types = Alternatives.Collapse(part),
            Format = AssertedFormat(schema, shape),
            Enum = Allowed(schema, part),
            IsConst = schema.Const is not null,
        };
        return new PlanNode(
            name,
            schema.Location,
            scope.Key,
            Never: false,
            value == Model.ValueFacet.Nothing ? null : value,
            // A part for several types holds raw JSON, which the words for objects and arrays check.
            part == JsonTypes.Object ? facets.Object(shape, shapes, isPart: true) : (part & JsonTypes.Object) != 0 ? facets.Object(null, shapes) : null,
            part == JsonTypes.Array ? facets.Array(shape) : (part & JsonTypes.Array) != 0 ? facets.Array(null) : null,
            default,
            -1,
            default,
            shape,
            IsShared: false);
    }

    /// <summary>A node that reads, by its JSON type alone, a value that others have checked.</summary>
    public int Reader(Subschema schema, DynamicScope scope, JsonTypes types, Shape shape, EquatableArray<string>? texts)
    {
        int index = _nodes.Count;
        ValueFacet value = Model.ValueFacet.Nothing with { Types = Alternatives.Collapse(types), Enum = texts };
        _nodes.Add(new PlanNode(_names.Next(schema, NodeRole.Value, isOutermost: false), schema.Location, scope.Key, false, value, null, null, default, -1, default, shape, IsShared: false));
        return index;
    }

    /// <summary>A node that sends the values of some types to the nodes that give them.</summary>
    /// <param name="others">What judges all other values; null where the schema's rule does.</param>
    public Edge Split(Subschema schema, DynamicScope scope, IReadOnlyList<(Edge Edge, JsonTypes Types)> parts, Edge? others)
    {
        List<(Edge Edge, JsonTypes Types)> all = [.. parts];
        if (others is not null)
        {
            all.Add((others, parts.Aggregate(JsonTypes.Any | JsonTypes.Integer, (types, part) => types & ~part.Types)));
        }
        Applicator split = new Applicator.ByType(all.Select(part => part.Edge).ToEquatableArray(), all.Select(part => new TypeSet(part.Types)).ToEquatableArray());
        int index = _nodes.Count;
        _nodes.Add(new PlanNode(
            _names.Next(schema, NodeRole.Check, isOutermost: false), schema.Location, scope.Key, Never: false, others is null ? ValueFacet(schema, null) : null, null, null,
            new EquatableArray<Applicator>([split]), -1, default, null, IsShared: false));
        return Edge.To(index, schema.Location);
    }

    /// <summary>Keywords for a kind of value that <c>type</c> rules out say nothing.</summary>
    private static bool Admits(Subschema schema, JsonTypes type) => (schema.Value.Types & type) != 0;

    /// <summary>Whether this schema declares the type, rather than one that it refers to.</summary>
    private bool MakesType(Subschema schema, Shape shape) =>
        string.Equals(shape.TypeName, shapes.FullName(schema), StringComparison.Ordinal) && !IsBareReference(schema);

    private void BindApplicators(Subschema schema, DynamicScope scope, List<Applicator> applicators, ref int primary, Shape? shape, Func<Subschema, Edge>? bindCase = null)
    {
        foreach (Subschema branch in schema.AllOf)
        {
            bool gives = shape is not null && primary < 0 && branch.Document == document && !HasOwnModel(schema, shape) && Same(shapes.Of(branch), shape);
            primary = gives ? applicators.Count : primary;
            applicators.Add(new Applicator.Conjunct(Bind(branch, scope, gives ? NodeRole.Value : NodeRole.Check)));
        }
        if (schema.AnyOf.Count > 0)
        {
            applicators.Add(new Applicator.AnyOf(Optional(schema.AnyOf, scope, shape, applicators.Count, ref primary, bindCase)));
        }
        if (schema.OneOf.Count > 0)
        {
            Discriminator? discriminator = schema.Document == document ? Discriminators.Find(schema, shapes.Follow) : null;
            bool isUnion = shape is { Kind: ShapeKind.Model } && shapes.UnionOf(schema) is not null;
            EquatableArray<Edge> branches = isUnion || discriminator is not null
                ? schema.OneOf.Select(branch => Bind(branch, scope, isUnion ? NodeRole.Value : NodeRole.Check)).ToEquatableArray()
                : Optional(schema.OneOf, scope, shape, applicators.Count, ref primary, bindCase);
            primary = isUnion ? applicators.Count : primary;
            applicators.Add(new Applicator.OneOf(branches, discriminator));
        }
        if (schema.Not is not null)
        {
            applicators.Add(new Applicator.Not(Bind(schema.Not, scope, NodeRole.Check)));
        }
        if (schema.If is not null)
        {
            applicators.Add(new Applicator.Conditional(
                Bind(schema.If, scope, NodeRole.Check),
                schema.Then is null ? null : Bind(schema.Then, scope, NodeRole.Check),
                schema.Else is null ? null : Bind(schema.Else, scope, NodeRole.Check)));
        }
    }

    /// <summary>Branches; where they are a schema and null, the schema gives the value.</summary>
    private EquatableArray<Edge> Optional(List<Subschema> branches, DynamicScope scope, Shape? shape, int place, ref int primary, Func<Subschema, Edge>? bindCase)
    {
        if (bindCase is not null)
        {
            return branches.Select(bindCase).ToEquatableArray();
        }
        bool gives = shape is { IsNullable: true } && primary < 0 && branches.Count == 2 && branches.Exists(IsNull)
            && branches.Exists(branch => table.Resolve(shapes.Of(branch)) is { Kind: not ShapeKind.Raw } given && given with { IsNullable = true } == shape);
        if (gives)
        {
            primary = place;
        }
        return branches.Select(branch => Bind(branch, scope, gives && !IsNull(branch) ? NodeRole.Value : NodeRole.Check)).ToEquatableArray();
    }

    // A schema that also refers to another one is not such a case: the target has the shape.
    private static bool IsNull(Subschema branch) => branch.Value.Types == JsonTypes.Null && branch.Ref is null;

    private bool HasOwnModel(Subschema schema, Shape shape) => shape.Kind == ShapeKind.Model && shape.TypeName == shapes.FullName(schema);

    private bool Same(Shape raw, Shape resolved) => table.Resolve(raw) == resolved && resolved.Kind != ShapeKind.Raw;

    private ValueFacet? ValueFacet(Subschema schema, Shape? shape)
    {
        ValueFacet value = schema.Value with { Format = AssertedFormat(schema, shape), Enum = Allowed(schema), IsConst = schema.Const is not null };
        if (schema.Boolean == true || value == Model.ValueFacet.Nothing)
        {
            return null;
        }
        return value;
    }

    /// <summary>Returns the asserted format. A format is asserted if the project or the meta-schema says so, or if it has a C# type, which
    /// could not hold other texts.</summary>
    private string? AssertedFormat(Subschema schema, Shape? shape)
    {
        string? format = schema.Value.Format;
        bool isTyped = shape is { Kind: ShapeKind.Date or ShapeKind.DateTime or ShapeKind.Time or ShapeKind.Duration or ShapeKind.Uuid or ShapeKind.Uri };
        return format is not null && (isTyped || options.Formats.Of(format) == FormatMode.Assert || schema.Resource.MetaSchema?.AssertsFormats == true) ? format : null;
    }

    private static EquatableArray<string>? Allowed(Subschema schema, JsonTypes part) =>
        schema.Const is null && schema.Enum is not null ? schema.Enum.Where(value => (Shapes.TypeOf(value) & part) != 0).Select(JsonText.Of).Distinct(StringComparer.Ordinal).ToEquatableArray() : Allowed(schema);

    private static EquatableArray<string>? Allowed(Subschema schema)
    {
        if (schema.Const is not null)
        {
            return SchemaChecks.IsListed(schema, schema.Const) ? new EquatableArray<string>([JsonText.Of(schema.Const)]) : EquatableArray<string>.Empty;
        }
        // Null goes last, so that the positions of the other values are those of the enum's members.
        return schema.Enum?.OrderBy(value => value is JsonNull).Select(JsonText.Of).ToEquatableArray();
    }

    private static NodeNames NamesOf(SchemaContent document, IReadOnlyList<(Subschema Schema, NodeRole Role)> exported)
    {
        NodeNames names = new(document);
        foreach ((Subschema schema, NodeRole role) in exported)
        {
            names.Claim(schema, role);
        }
        return names;
    }
}
