using TradeData.Generators.Model;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;
using ObjectRule = TradeData.Runtime.Internal.Json.ObjectRule;

namespace TradeData.Compiler.Interpretation;

/// <summary>A node of a plan with its rules created and its edges resolved across documents, for <see cref="Evaluation"/>. The rules are
/// the same objects as in the static fields of printed code, so both backends report the same errors in the same words.</summary>
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

    /// <summary>The reader of a value, by its JSON type.</summary>
    public PickStep[] Picks { get; set; } = [];

    /// <summary>Whether picks may refuse what all else has let through, because a C# type cannot hold it.</summary>
    public bool PicksCheck { get; set; }

    /// <summary>Reader for this node's scalar, or <see cref="ScalarKind.None"/>.</summary>
    public ScalarKind Scalar { get; set; }

    /// <summary>Reads the scalar where <c>x-type</c> names its type and that is known.</summary>
    public ScalarReader? Reader { get; set; }

    /// <summary>Whether JSON null is read before the scalar is.</summary>
    public bool AllowsNull { get; set; }

    /// <summary>Whether the step asserts nothing itself, so that the first schema in its place finds the end of the value.</summary>
    public bool LeavesEnd =>
        Applicators is [{ Kind: ApplicatorKind.ByType }, ..] || Object is null && Array is null && Value is null && Applicators is [{ Kind: ApplicatorKind.Conjunct or ApplicatorKind.Union }, ..];

    /// <summary>Whether the node needs to know what its other keywords have evaluated.</summary>
    public bool Tracks => Object?.Unevaluated is not null || Array?.Unevaluated is not null;
}

/// <summary>The connection from a step to another.</summary>
internal sealed class Link(Step target, string? via, string location)
{
    public Step Target { get; } = target;

    /// <summary>The reference that leads there, or null if the target is below the step.</summary>
    public string? Via { get; } = via;

    public string Location { get; } = location;

    /// <summary>The number of references on the way.</summary>
    public int Hops { get; init; } = 1;

    /// <summary>The schema <c>false</c>, below the step itself.</summary>
    public bool IsNever { get; init; }
}

internal sealed class ObjectStep
{
    public required ObjectRule Rule { get; init; }

    /// <summary>Each name in its usual spelling in a text, with quotes and colon; null for one with escapes.</summary>
    public required byte[]?[] Quoted { get; init; }

    public required Link?[] Names { get; init; }

    public required (NamePattern Pattern, Link Schema)[] Patterns { get; init; }

    public required Link? Additional { get; init; }

    public required Link? PropertyNames { get; init; }

    public required DependencyStep[] Dependencies { get; init; }

    public required Link? Unevaluated { get; init; }

    public required bool CountsMembers { get; init; }

    /// <summary>Whether members that match a pattern go into a map, where each name may occur only once.</summary>
    public required bool KeepsMatched { get; init; }

    /// <summary>Whether unnamed members go into a map.</summary>
    public required bool KeepsOthers { get; init; }
}

/// <param name="Place">The position of the name with dependencies.</param>
/// <param name="Required">The names that must be present with it.</param>
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

/// <param name="Links">The branches; for a condition <c>if</c>, <c>then</c> and <c>else</c>, where <c>then</c> and <c>else</c> may be
/// null.</param>
/// <param name="Types">For parts of a schema by JSON type: the type of each.</param>
internal sealed record ApplicatorStep(ApplicatorKind Kind, Link?[] Links, UnionRule? Union, Generators.Model.JsonTypes[]? Types = null);

/// <param name="Schema">What reads the value; null for JSON null.</param>
internal sealed record PickStep(Generators.Model.JsonTypes Types, Link? Schema);
