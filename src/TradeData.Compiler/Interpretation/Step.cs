using TradeData.Generators.Model;
using TradeData.Runtime.Json;
using TradeData.Runtime.Patterns;
using ObjectRule = TradeData.Runtime.Json.ObjectRule;

namespace TradeData.Compiler.Interpretation;

/// <summary>
/// A node of a plan with its rules made and its edges resolved, across documents: what <see cref="Evaluation"/> walks. The rules are the objects
/// that printed code has in its static fields, so that both backends say the same of a value, in the same words.
/// </summary>
internal sealed class Step(PlanNode node)
{
    public PlanNode Node { get; } = node;

    public string Location => Node.Location;

    /// <summary>The memo of the step's verdicts, where they are remembered.</summary>
    public MemoRule? Memo { get; } = node.RemembersVerdicts ? new MemoRule(node.Location) : null;

    public ValueRule? Value { get; set; }

    public ObjectStep? Object { get; set; }

    public ArrayStep? Array { get; set; }

    public ApplicatorStep[] Applicators { get; set; } = [];

    /// <summary>What a value is made of, by its JSON type.</summary>
    public PickStep[] Picks { get; set; } = [];

    /// <summary>Whether picks may refuse what all else has let through, because a C# type cannot hold it.</summary>
    public bool PicksCheck { get; set; }

    /// <summary>How the scalar is read that the node gives; <see cref="ScalarKind.None"/> where it gives none of its own.</summary>
    public ScalarKind Scalar { get; set; }

    /// <summary>Reads the scalar where <c>x-type</c> names its type and that is known.</summary>
    public ScalarReader? Reader { get; set; }

    /// <summary>Whether JSON null is read before the scalar is.</summary>
    public bool AllowsNull { get; set; }

    /// <summary>Whether the step itself asserts nothing, and so leaves it to the first schema in its place to find the value's end.</summary>
    public bool LeavesEnd =>
        Applicators is [{ Kind: ApplicatorKind.ByType }, ..] || Object is null && Array is null && Value is null && Applicators is [{ Kind: ApplicatorKind.Conjunct or ApplicatorKind.Union }, ..];

    /// <summary>Whether the node asks what its other keywords have evaluated.</summary>
    public bool Tracks => Object?.Unevaluated is not null || Array?.Unevaluated is not null;
}

/// <summary>The way from a step to another.</summary>
internal sealed class Link(Step target, string? via, string location)
{
    public Step Target { get; } = target;

    /// <summary>The reference that leads there, or null if the target stands below the step.</summary>
    public string? Via { get; } = via;

    public string Location { get; } = location;

    /// <summary>How many references lead there.</summary>
    public int Hops { get; init; } = 1;

    /// <summary>The schema <c>false</c>, below the step itself.</summary>
    public bool IsNever { get; init; }
}

internal sealed class ObjectStep
{
    public required ObjectRule Rule { get; init; }

    /// <summary>Each name as it mostly stands in a text, with quotes and colon; null for one that has to be escaped.</summary>
    public required byte[]?[] Quoted { get; init; }

    public required Link?[] Names { get; init; }

    public required (NamePattern Pattern, Link Schema)[] Patterns { get; init; }

    public required Link? Additional { get; init; }

    public required Link? PropertyNames { get; init; }

    public required DependencyStep[] Dependencies { get; init; }

    public required Link? Unevaluated { get; init; }

    public required bool CountsMembers { get; init; }

    /// <summary>Whether members that match a pattern go into a map, where a name can stand only once.</summary>
    public required bool KeepsMatched { get; init; }

    /// <summary>Whether members that nothing names go into a map.</summary>
    public required bool KeepsOthers { get; init; }
}

/// <param name="Place">Of the name that brings the rest about, among the names.</param>
/// <param name="Required">The names that must be there as well.</param>
internal sealed record DependencyStep(int Place, string Name, string Keyword, (int Place, string Name)[] Required, Link? Schema);

internal sealed class ArrayStep
{
    public required ArrayRule Rule { get; init; }

    public required Link[] Prefix { get; init; }

    public required Link? Items { get; init; }

    public required Link? Contains { get; init; }

    public required bool MarksContained { get; init; }

    public required bool CountsItems { get; init; }

    public required Link? Unevaluated { get; init; }
}

internal enum ApplicatorKind
{
    Conjunct,
    ByType,
    AnyOf,
    OneOf,
    Union,
    Not,
    Conditional,
}

/// <param name="Links">The branches; of a condition <c>if</c>, <c>then</c> and <c>else</c>, the last two of which may be missing.</param>
/// <param name="Types">For parts of a schema by JSON type: the type of each.</param>
internal sealed record ApplicatorStep(ApplicatorKind Kind, Link?[] Links, UnionRule? Union, Generators.Model.JsonTypes[]? Types = null);

/// <param name="Schema">What reads the value; null for JSON null.</param>
internal sealed record PickStep(Generators.Model.JsonTypes Types, Link? Schema);
