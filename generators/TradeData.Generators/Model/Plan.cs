using System.Runtime.CompilerServices;
using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>The kinds of JSON value that a schema allows. The numbers equal those of the runtime's enumeration of the same name.</summary>
[Flags]
internal enum JsonTypes : byte
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,

    /// <summary>Numbers without a fractional part. It has no effect beside <see cref="Number"/>, which includes them.</summary>
    Integer = 64,
    Any = Null | Boolean | Object | Array | Number | String,
}

/// <summary>One step of validation: everything that a schema asserts about one value. A schema's plan is an array of these, referring to
/// one another by index. It is the single meaning with two backends: the printer writes it as C#, the data compiler interprets
/// it.</summary>
/// <param name="Name">A C# identifier, unique in the plan, derived from the pointer.</param>
/// <param name="Location">The schema's absolute location: its resource's URI, '#', a JSON Pointer.</param>
/// <param name="Scope">The dynamic scope. Two nodes of one location and scope assert the same: one gives a value, the other only checks.</param>
/// <param name="Never">The schema is <c>false</c>: no value is valid.</param>
/// <param name="Value">What is asserted without looking into objects and arrays; null where nothing is.</param>
/// <param name="Primary">Which of the applicators gives the C# value, where the node has no facet of its own that does; else -1, or <see cref="ByPicks"/>.</param>
/// <param name="Shape">The C# type of the value, or null for a node that only checks.</param>
/// <param name="Picks">What gives the C# value by the JSON type of the value, where no single schema does.</param>
internal sealed record PlanNode(
    string Name,
    string Location,
    string Scope,
    bool Never,
    ValueFacet? Value,
    ObjectFacet? Object,
    ArrayFacet? Array,
    EquatableArray<Applicator> Applicators,
    int Primary,
    EquatableArray<Annotation> Annotations,
    Shape? Shape,
    bool IsShared,
    EquatableArray<Pick> Picks = default)
{
    /// <summary>The <see cref="Primary"/> of a node that has <see cref="Picks"/>.</summary>
    public const int ByPicks = int.MaxValue;

    /// <summary>Whether several ways lead to the node for one value, so that its verdicts are worth remembering.</summary>
    public bool RemembersVerdicts { get; init; }

    /// <summary>Whether the node counts when it is entered, because many may be within one another for one value.</summary>
    public bool CountsHops { get; init; }

    /// <summary>The node that asserts at once what this node and the schemas in its place assert, or -1.</summary>
    public int Merged { get; init; } = -1;

    /// <summary>Whether members without a name in <see cref="Object"/> must be those of a map: of different names.</summary>
    public bool KeepsNames { get; init; }

    /// <summary>Whether a rule of the runtime says all there is to say: such a node needs no function of its own.</summary>
    public bool IsRuleOnly => !Never && Object is null && Array is null && Applicators.IsEmpty;

    /// <summary>Whether every value is valid.</summary>
    public bool IsAlways => IsRuleOnly && Value is null && Annotations.IsEmpty;

    /// <summary>Whether there is a rule for the value as a whole. A node without assertions needs one only to read a typed
    /// value.</summary>
    public bool HasValueRule => Value is not null || GivesScalar;

    /// <summary>Whether the node itself, rather than an applicator, supplies a value that is neither object nor array.</summary>
    public bool GivesScalar => Shape is { IsScalar: true } && Primary < 0;

    /// <summary>Whether null is read before the scalar.</summary>
    public bool ReadsNull => Shape is { IsNullable: true } && (Value?.Enum is not { } values || values.Contains("null"));

    /// <summary>Whether some applicator tries schemas that may fail although the value is valid.</summary>
    public bool TriesBranches =>
        Applicators.Any(applicator => applicator is Applicator.AnyOf or Applicator.Not or Applicator.Conditional or Applicator.OneOf { Discriminator: null });

    /// <summary>The edges to other nodes.</summary>
    public IEnumerable<Edge> Edges =>
    [
        .. Object?.Edges ?? [],
        .. Array?.Edges ?? [],
        .. Applicators.SelectMany(applicator => applicator.Edges),
        .. Picks.Select(pick => pick.Schema).OfType<Edge>(),
    ];

    /// <summary>Whether the picks alone are the verdict: each value has at most one, and its applicator would run just that one.</summary>
    public bool PicksDecide =>
        !Picks.IsEmpty && Object is null && Array is null && (Value is null || Applicators.Any(applicator => applicator is Applicator.ByType))
        && Applicators.Count == 1 && Picks.All(pick => pick.IsChecked) && JsonTypeClass.All.All(IsDecided);

    private bool IsDecided(JsonTypes one)
    {
        Edge[] branches = [.. Applicators[0].BranchesFor(one)];
        Pick[] picks = [.. Picks.Where(pick => (pick.Types & one) != 0)];
        return branches.Length == 0
            ? picks.Length == 0 || (one == JsonTypes.Null && Applicators[0] is Applicator.ByType)
            : branches.Length == 1 && picks.Length == 1 && picks[0].Schema == branches[0];
    }

    /// <summary>Whether the node asks which members or items its other keywords have evaluated.</summary>
    public bool TracksEvaluated => Object?.Unevaluated is not null || Array?.Unevaluated is not null;
}

/// <summary>The assertions about a value as a whole. Numbers are raw JSON text: bounds are exact at any size.</summary>
internal sealed record ValueFacet(
    JsonTypes Types,
    string? Minimum,
    string? ExclusiveMinimum,
    string? Maximum,
    string? ExclusiveMaximum,
    string? MultipleOf,
    int MinLength,
    int MaxLength,
    EquatableArray<string> Patterns,
    string? Format,
    EquatableArray<string>? Enum,
    bool IsConst)
{
    public static readonly ValueFacet Nothing = new(JsonTypes.Any, null, null, null, null, null, 0, int.MaxValue, default, null, null, IsConst: false);

    public bool HasNumberBounds => Minimum is not null || ExclusiveMinimum is not null || Maximum is not null || ExclusiveMaximum is not null || MultipleOf is not null;

    public bool HasStringBounds => MinLength > 0 || MaxLength < int.MaxValue || !Patterns.IsEmpty || Format is not null;
}

/// <summary>The assertions about an object's members. <see cref="Names"/> has every name that the schema mentions, the declared properties
/// first. The position of a name is the bit by which the reader records it.</summary>
internal sealed record ObjectFacet(
    EquatableArray<NamedMember> Names,
    EquatableArray<PatternMember> Patterns,
    Edge? Additional,
    Edge? PropertyNames,
    EquatableArray<Dependency> Dependencies,
    int MinProperties,
    int MaxProperties,
    Edge? Unevaluated)
{
    // Beside the record, because it is no part of what it says.
    private static readonly ConditionalWeakTable<ObjectFacet, Dictionary<string, int>> Places = new();

    public bool CountsMembers => MinProperties > 0 || MaxProperties < int.MaxValue;

    public IEnumerable<Edge> Edges => Names.Select(name => name.Schema)
        .Concat(Patterns.Select(pattern => pattern.Schema))
        .Concat(Dependencies.Select(dependency => dependency.Schema))
        .Concat([Additional, PropertyNames, Unevaluated])
        .OfType<Edge>();

    /// <summary>A name's place among those that the schema mentions; -1 where it does not.</summary>
    public int PlaceOf(string name) => Places.GetValue(this, static facet => PlacesOf(facet.Names)).TryGetValue(name, out int place) ? place : -1;

    private static Dictionary<string, int> PlacesOf(EquatableArray<NamedMember> names)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int place = 0; place < names.Count; place++)
        {
            places[names[place].Name] = place;
        }
        return places;
    }
}

/// <param name="Schema">The property's schema, or null for a name that is only required or a dependency.</param>
internal sealed record NamedMember(string Name, Edge? Schema, bool IsRequired);

internal sealed record PatternMember(string Pattern, Edge Schema);

/// <summary>A dependency: if <paramref name="Name"/> is present, <paramref name="Required"/> must be present, and
/// <paramref name="Schema"/> must match the object.</summary>
internal sealed record Dependency(string Name, string Keyword, EquatableArray<string> Required, Edge? Schema);

internal sealed record ArrayFacet(
    EquatableArray<Edge> Prefix,
    Edge? Items,
    Edge? Contains,
    int MinContains,
    int MaxContains,
    bool MarksContained,
    int MinItems,
    int MaxItems,
    bool UniqueItems,
    Edge? Unevaluated)
{
    public bool HasBounds => MinItems > 0 || MaxItems < int.MaxValue || UniqueItems;

    public IEnumerable<Edge> Edges => Prefix.Concat(new[] { Items, Contains, Unevaluated }.OfType<Edge>());
}

/// <summary>The connection from a node to another one, in this plan by index, or in another document.</summary>
/// <param name="Via">The absolute location of the reference keyword, or null if the target is directly below the node.</param>
internal sealed record Edge(int Node, ExternalNode? External, string Location, string? Via)
{
    /// <summary>The number of references on the way; each but the last leads to a schema that is only the next reference.</summary>
    public int Hops { get; init; } = 1;

    public static Edge To(int node, string location) => new(node, null, location, null);
}

/// <summary>A node of another document's plan, as the printed code calls it.</summary>
internal sealed record ExternalNode(string Document, string Holder, string Name, Shape? Shape, bool IsRuleOnly);

/// <summary>A schema that applies to the same value as its parent.</summary>
internal abstract record Applicator
{
    private Applicator()
    {
    }

    /// <summary>The schemas, in the order in which they are tried.</summary>
    public abstract IEnumerable<Edge> Edges { get; }

    /// <summary>The alternatives that a value of a JSON type may match.</summary>
    public virtual IEnumerable<Edge> BranchesFor(JsonTypes one) => Edges;

    /// <summary><c>$ref</c>, <c>$dynamicRef</c>, a branch of <c>allOf</c>: must hold.</summary>
    internal sealed record Conjunct(Edge Schema) : Applicator
    {
        public override IEnumerable<Edge> Edges => [Schema];
    }

    internal sealed record AnyOf(EquatableArray<Edge> Branches) : Applicator
    {
        /// <summary>The clues that distinguish the branches before any is tried, one for each; empty if there are none.</summary>
        public EquatableArray<BranchClue> Clues { get; init; }

        public override IEnumerable<Edge> Edges => Branches;

        public override IEnumerable<Edge> BranchesFor(JsonTypes one) => Of(one, Branches, Clues);
    }

    /// <inheritdoc cref="AnyOf"/>
    internal sealed record OneOf(EquatableArray<Edge> Branches, Discriminator? Discriminator) : Applicator
    {
        /// <inheritdoc cref="AnyOf.Clues"/>
        public EquatableArray<BranchClue> Clues { get; init; }

        public override IEnumerable<Edge> Edges => Branches;

        public override IEnumerable<Edge> BranchesFor(JsonTypes one) => Of(one, Branches, Clues);
    }

    /// <summary>The parts of a schema by JSON type, for a schema whose values have several C# types.</summary>
    internal sealed record ByType(EquatableArray<Edge> Branches, EquatableArray<TypeSet> Types) : Applicator
    {
        public override IEnumerable<Edge> Edges => Branches;

        public override IEnumerable<Edge> BranchesFor(JsonTypes one) => Branches.Where((_, i) => (Types[i].Types & one) != 0);
    }

    private static IEnumerable<Edge> Of(JsonTypes one, EquatableArray<Edge> branches, EquatableArray<BranchClue> clues) =>
        clues.IsEmpty ? branches : branches.Where((_, i) => (clues[i].Types & one) != 0);

    internal sealed record Not(Edge Schema) : Applicator
    {
        public override IEnumerable<Edge> Edges => [Schema];
    }

    internal sealed record Conditional(Edge If, Edge? Then, Edge? Else) : Applicator
    {
        public override IEnumerable<Edge> Edges => new[] { If, Then, Else }.OfType<Edge>();
    }
}

/// <summary>The source of the C# value, for values of some JSON types. Of several, the first that matches supplies it.</summary>
/// <param name="Schema">What reads it; null for JSON null.</param>
/// <param name="Shape">Of what is read.</param>
/// <param name="Case">The case of the union that holds what is read; null where it is the value itself.</param>
/// <param name="IsChecked">Whether an applicator of the node has run the schema before, so that only a run that builds has to run it again.</param>
internal sealed record Pick(JsonTypes Types, Edge? Schema, Shape Shape, string? Case, bool IsChecked);

/// <summary>Some JSON types, as an element of an array that compares by value.</summary>
internal readonly record struct TypeSet(JsonTypes Types);

/// <summary>The JSON types that the first byte of a value distinguishes.</summary>
internal static class JsonTypeClass
{
    public const JsonTypes Numbers = JsonTypes.Number | JsonTypes.Integer;

    public static readonly JsonTypes[] All = [JsonTypes.Object, JsonTypes.Array, JsonTypes.String, JsonTypes.Boolean, JsonTypes.Null, Numbers];
}

/// <summary>The property whose constant selects the branch of a <c>oneOf</c>.</summary>
/// <param name="Values">One text a branch, in the branches' order.</param>
internal sealed record Discriminator(string Property, EquatableArray<string> Values);

/// <summary>The superset of values that a branch allows, as far as it distinguishes the branches.</summary>
/// <param name="IsClosed">Whether members other than these are forbidden in an object.</param>
internal sealed record BranchClue(JsonTypes Types, bool IsClosed, EquatableArray<MemberClue> Members);

/// <param name="Texts">The texts that a string may be, or null for any text.</param>
/// <param name="OtherTexts">The texts that a string must not be.</param>
/// <param name="Numbers">The integers that a number may be, or null for any number.</param>
internal sealed record MemberClue(string Name, bool IsRequired, JsonTypes Types, EquatableArray<string>? Texts, EquatableArray<string> OtherTexts, EquatableArray<long>? Numbers);

/// <summary>A keyword that asserts nothing and is collected as an annotation. The value is JSON text.</summary>
/// <param name="OfStrings">Whether the keyword applies to strings only.</param>
internal sealed record Annotation(string Keyword, string Json, bool OfStrings = false);
