using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>Finds properties of values that distinguish the branches of <c>anyOf</c> and <c>oneOf</c> before any is tried: kinds of value,
/// members with their own texts or numbers, required names, names that a closed object forbids.</summary>
internal sealed class BranchClues(IReadOnlyList<PlanNode> nodes)
{
    private const int MostBranches = 64;
    private const int Deepest = 12;

    private readonly Dictionary<int, ValueProfile> _profiles = [];

    public static EquatableArray<PlanNode> AddTo(EquatableArray<PlanNode> nodes)
    {
        BranchClues clues = new(nodes);
        return nodes.Select(node => node.Applicators.Any(IsUndecided) ? node with { Applicators = node.Applicators.Select(clues.WithClues).ToEquatableArray() } : node).ToEquatableArray();
    }

    private static bool IsUndecided(Applicator applicator) => applicator is Applicator.AnyOf or Applicator.OneOf { Discriminator: null };

    private Applicator WithClues(Applicator applicator) => applicator switch
    {
        Applicator.AnyOf anyOf => anyOf with { Clues = Of(anyOf.Branches) },
        Applicator.OneOf { Discriminator: null } oneOf => oneOf with { Clues = Of(oneOf.Branches) },
        _ => applicator,
    };

    private EquatableArray<BranchClue> Of(EquatableArray<Edge> branches)
    {
        if (branches.Count > MostBranches)
        {
            return default;
        }
        ValueProfile[] profiles = [.. branches.Select(branch => Of(branch, 0))];
        HashSet<string> telling = [.. profiles.SelectMany(profile => profile.Members.Keys).Where(name => Tells(name, profiles))];
        bool hasClosed = telling.Count > 0 || profiles.Any(profile => profile.IsClosed);
        BranchClue[] clues = [.. profiles.Select(profile => Clue(profile, telling, hasClosed))];
        return clues.Distinct().Count() == 1 ? default : clues.ToEquatableArray();
    }

    /// <summary>Whether the branches differ in what they allow for a member.</summary>
    private static bool Tells(string name, ValueProfile[] profiles)
    {
        MemberClue?[] clues = [.. profiles.Where(profile => (profile.Types & JsonTypes.Object) != 0).Select(profile =>
            profile.Members.TryGetValue(name, out MemberProfile? member) ? Clue(name, member) : profile.IsClosed ? null : Clue(name, new MemberProfile(ValueProfile.Anything, IsRequired: false)))];
        return clues.Distinct().Count() > 1;
    }

    private static BranchClue Clue(ValueProfile profile, HashSet<string> telling, bool hasClosed)
    {
        bool isClosed = hasClosed && profile.IsClosed;
        IEnumerable<KeyValuePair<string, MemberProfile>> members = profile.Members.Where(member => isClosed || telling.Contains(member.Key));
        return new BranchClue(profile.Types, isClosed, members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => Clue(member.Key, member.Value)).ToEquatableArray());
    }

    private static MemberClue Clue(string name, MemberProfile member) => new(
        name,
        member.IsRequired,
        member.Value.Types,
        (member.Value.Types & JsonTypes.String) == 0 ? null : member.Value.Texts?.OrderBy(text => text, StringComparer.Ordinal).ToEquatableArray(),
        member.Value.OtherTexts.OrderBy(text => text, StringComparer.Ordinal).ToEquatableArray(),
        (member.Value.Types & ValueProfile.Numeric) == 0 ? null : member.Value.Numbers?.OrderBy(number => number).ToEquatableArray());

    private ValueProfile Of(Edge edge, int depth)
    {
        if (edge.External is not null || depth > Deepest)
        {
            return ValueProfile.Anything;
        }
        if (_profiles.TryGetValue(edge.Node, out ValueProfile? known))
        {
            return known;
        }
        // Nothing is known of a recursive schema while it is being examined.
        _profiles[edge.Node] = ValueProfile.Anything;
        return _profiles[edge.Node] = Of(nodes[edge.Node], depth);
    }

    private ValueProfile Of(PlanNode node, int depth)
    {
        if (node.Never)
        {
            return ValueProfile.Nothing;
        }
        ValueProfile profile = ValueProfile.Anything with { Types = Kinds(node.Value?.Types ?? JsonTypes.Any) };
        if (node.Value?.Enum is { } listed)
        {
            profile = profile.And(ValueProfile.Of(listed));
        }
        if (node.Object is { } facet)
        {
            bool isClosed = facet.Patterns.IsEmpty && facet.Additional is { External: null } additional && nodes[additional.Node].Never;
            Dictionary<string, MemberProfile> members = facet.Names
                .Where(name => name.Schema is not null || name.IsRequired)
                .ToDictionary(name => name.Name, name => new MemberProfile(name.Schema is null ? ValueProfile.Anything : Of(name.Schema, depth + 1), name.IsRequired), StringComparer.Ordinal);
            profile = profile.And(ValueProfile.Anything with { Members = members, IsClosed = isClosed });
        }
        return node.Applicators.Aggregate(profile, (sofar, applicator) => sofar.And(Of(applicator, depth + 1)));
    }

    private static JsonTypes Kinds(JsonTypes types) => (types & ValueProfile.Numeric) != 0 ? types | ValueProfile.Numeric : types;

    private ValueProfile Of(Applicator applicator, int depth) => applicator switch
    {
        Applicator.Conjunct conjunct => Of(conjunct.Schema, depth),
        Applicator.AnyOf anyOf => anyOf.Branches.Aggregate(ValueProfile.Nothing, (sofar, branch) => sofar.Or(Of(branch, depth))),
        Applicator.OneOf oneOf => oneOf.Branches.Aggregate(ValueProfile.Nothing, (sofar, branch) => sofar.Or(Of(branch, depth))),
        // The node's own rule, which is part of its profile, judges values of all other types.
        Applicator.ByType parts => parts.Branches.Select((branch, i) => Of(branch, depth).And(ValueProfile.Anything with { Types = Kinds(parts.Types[i].Types) }))
            .Aggregate(ValueProfile.Anything with { Types = parts.Types.Aggregate(ValueProfile.Anything.Types, (types, part) => types & ~Kinds(part.Types)) }, (sofar, part) => sofar.Or(part)),
        Applicator.Not { Schema.External: null } not when nodes[not.Schema.Node] is { IsRuleOnly: true, Never: false, Value: { Types: JsonTypes.Any, Enum: { } listed, HasStringBounds: false } } =>
            ValueProfile.Anything with { OtherTexts = ValueProfile.Of(listed).Texts ?? ValueProfile.Anything.OtherTexts },
        _ => ValueProfile.Anything,
    };
}
