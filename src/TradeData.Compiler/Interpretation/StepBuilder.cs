using System.Text;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;
using JsonTypes = TradeData.Runtime.Internal.Json.JsonTypes;

namespace TradeData.Compiler.Interpretation;

/// <summary>Converts the nodes of all documents' plans to steps: first every step, then the links between them.</summary>
internal sealed class StepBuilder
{
    private readonly ScalarTypes _types;
    private readonly Dictionary<(string Document, string Node), Step> _byName = [];

    /// <summary>The first step of each document.</summary>
    public Dictionary<string, Step> Roots { get; } = new(StringComparer.Ordinal);

    public StepBuilder(IReadOnlyList<SchemaModel> models, ScalarTypes types)
    {
        _types = types;
        foreach (SchemaModel model in models)
        {
            foreach (PlanNode node in model.Nodes)
            {
                _byName.Add((model.Key, node.Name), new Step(node));
            }
        }
        foreach (SchemaModel model in models)
        {
            Step[] steps = [.. model.Nodes.Select(node => _byName[(model.Key, node.Name)])];
            Dictionary<int, ExtrasModel?> extras = model.Records.Concat(model.Unions.SelectMany(union => union.Records)).ToDictionary(record => record.Node, record => record.Extras);
            for (int i = 0; i < steps.Length; i++)
            {
                Fill(steps[i], steps, extras.GetValueOrDefault(i));
            }
            Roots.Add(model.Key, steps[model.Root.Node]);
        }
    }

    /// <summary>The step of a node.</summary>
    public Step this[SchemaModel model, int node] => _byName[(model.Key, model.Nodes[node].Name)];

    private void Fill(Step step, Step[] steps, ExtrasModel? extras)
    {
        PlanNode node = step.Node;
        step.Value = node.HasValueRule ? ValueRule(node) : null;
        step.Scalar = node.GivesScalar ? Scalars.KindOf(node.Shape!) : ScalarKind.None;
        step.Reader = step.Scalar == ScalarKind.Parsed ? _types.Find(node.Shape!.TypeName!) : null;
        step.AllowsNull = node.GivesScalar && node.ReadsNull;
        step.Object = node.Object is { } members ? Object(node, members, steps, extras) : null;
        step.Array = node.Array is { } items ? Array(node, items, steps) : null;
        step.Picks = [.. node.Picks.Select(pick => new PickStep(pick.Types, LinkOrNone(pick.Schema, steps)))];
        step.PicksCheck = node.Picks.Any(pick => !pick.IsChecked);
        step.Applicators = [.. node.Applicators.Select(applicator => Applicator(node, applicator, steps))];
    }

    private Link Link(Edge edge, Step[] steps)
    {
        if (edge.External is not { } external)
        {
            Step target = steps[edge.Node];
            return new Link(target, edge.Via, edge.Location) { IsNever = target.Node.Never, Hops = edge.Hops };
        }
        return _byName.TryGetValue((external.Document, external.Name), out Step? other)
            ? new Link(other, edge.Via, edge.Location) { Hops = edge.Hops }
            : throw new ArgumentException($"{edge.Via} refers to {edge.Location}, and there is no plan for {external.Document}.");
    }

    private Link? LinkOrNone(Edge? edge, Step[] steps) => edge is null ? null : Link(edge, steps);

    private static ValueRule ValueRule(PlanNode node)
    {
        ValueFacet value = node.Value ?? ValueFacet.Nothing;
        JsonTypes types = value.Types == Generators.Model.JsonTypes.Any ? JsonTypes.Any : (JsonTypes)value.Types;
        return new ValueRule(node.Location, types)
        {
            Minimum = value.Minimum,
            ExclusiveMinimum = value.ExclusiveMinimum,
            Maximum = value.Maximum,
            ExclusiveMaximum = value.ExclusiveMaximum,
            MultipleOf = value.MultipleOf,
            MinLength = value.MinLength,
            MaxLength = value.MaxLength,
            Patterns = value.Patterns.IsEmpty ? null : [.. value.Patterns],
            Format = value.Format,
            Enum = value.Enum is { } members ? [.. members] : null,
            IsConst = value.IsConst,
        };
    }

    private ObjectStep Object(PlanNode node, ObjectFacet facet, Step[] steps, ExtrasModel? extras)
    {
        string[] names = [.. facet.Names.Select(member => member.Name)];
        ulong[] required = new ulong[(names.Length + 63) / 64];
        for (int i = 0; i < names.Length; i++)
        {
            required[i / 64] |= facet.Names[i].IsRequired ? 1UL << i : 0;
        }
        bool isMap = node.Shape is { Kind: ShapeKind.Map } && node.Primary < 0;
        return new ObjectStep
        {
            Rule = new ObjectRule(node.Location, names) { Required = required, MinProperties = facet.MinProperties, MaxProperties = facet.MaxProperties },
            Quoted = [.. names.Select(Quoted)],
            Names = [.. facet.Names.Select(member => LinkOrNone(member.Schema, steps))],
            Patterns = [.. facet.Patterns.Select(member => (new NamePattern(member.Pattern), Link(member.Schema, steps)))],
            Additional = LinkOrNone(facet.Additional, steps),
            PropertyNames = LinkOrNone(facet.PropertyNames, steps),
            Dependencies = [.. facet.Dependencies.Select(dependency => Dependency(dependency, names, steps))],
            Unevaluated = LinkOrNone(facet.Unevaluated, steps),
            CountsMembers = facet.CountsMembers,
            KeepsMatched = isMap || extras is { Shape.Kind: ShapeKind.Raw },
            KeepsOthers = isMap || extras is not null,
        };
    }

    private DependencyStep Dependency(Dependency dependency, string[] names, Step[] steps) => new(
        names.IndexOf(dependency.Name),
        dependency.Name,
        dependency.Keyword,
        [.. dependency.Required.Select(other => (names.IndexOf(other), other))],
        LinkOrNone(dependency.Schema, steps));

    private static byte[]? Quoted(string name) => name.AsSpan().ContainsAny('"', '\\') || name.Any(c => c < ' ' || char.IsSurrogate(c)) ? null : Encoding.UTF8.GetBytes($"\"{name}\":");

    private ArrayStep Array(PlanNode node, ArrayFacet facet, Step[] steps) => new()
    {
        Rule = new ArrayRule(node.Location)
        {
            MinItems = facet.MinItems,
            MaxItems = facet.MaxItems,
            UniqueItems = facet.UniqueItems,
            MinContains = facet.MinContains,
            MaxContains = facet.MaxContains,
        },
        Prefix = [.. facet.Prefix.Select(edge => Link(edge, steps))],
        Items = LinkOrNone(facet.Items, steps),
        Contains = LinkOrNone(facet.Contains, steps),
        MarksContained = facet.MarksContained,
        CountsItems = facet.MinItems > 0 || facet.MaxItems < int.MaxValue,
        Unevaluated = LinkOrNone(facet.Unevaluated, steps),
    };

    private ApplicatorStep Applicator(PlanNode node, Applicator applicator, Step[] steps) => applicator switch
    {
        Applicator.Conjunct conjunct => new(ApplicatorKind.Conjunct, [Link(conjunct.Schema, steps)], null),
        Applicator.ByType parts => new(ApplicatorKind.ByType, Links(parts.Branches, steps), null, [.. parts.Types.Select(set => set.Types)]),
        Applicator.AnyOf anyOf => new(ApplicatorKind.AnyOf, Links(anyOf.Branches, steps), null),
        Applicator.OneOf { Discriminator: { } discriminator } union =>
            new(ApplicatorKind.Union, Links(union.Branches, steps), new UnionRule(node.Location, discriminator.Property, [.. discriminator.Values])),
        Applicator.OneOf oneOf => new(ApplicatorKind.OneOf, Links(oneOf.Branches, steps), null),
        Applicator.Not not => new(ApplicatorKind.Not, [Link(not.Schema, steps)], null),
        Applicator.Conditional conditional =>
            new(ApplicatorKind.Conditional, [Link(conditional.If, steps), LinkOrNone(conditional.Then, steps), LinkOrNone(conditional.Else, steps)], null),
        _ => throw new InvalidOperationException($"An applicator that cannot be interpreted: {applicator}."),
    };

    private Link[] Links(EquatableArray<Edge> edges, Step[] steps) => [.. edges.Select(edge => Link(edge, steps))];
}
