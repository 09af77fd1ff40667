using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Converts <c>if</c>, <c>not</c>, <c>anyOf</c> and similar tests of an object to conditions on the names and values that the
/// loop over its members has recorded. The object is then read once, not again for each schema. This serves runs for validity or values. A
/// run that reports reads the object again, to name the schema of each error.</summary>
internal sealed class MemberTests(CallWriter calls)
{
    private const string Yes = "true";
    private const string No = "false";

    // A condition on more schemas would be unreadable, and schemas may refer to one another in circles.
    private const int MostSchemas = 40;

    private int _schemas;

    // Whether a schema in the last condition evaluates members besides those that it names.
    private bool _evaluatesAll;

    /// <summary>Whether such a condition decides the applicator completely.</summary>
    public bool Covers(PlanNode node, int applicator) => Condition(node, applicator, []) is not null;

    /// <summary>Whether <c>unevaluatedProperties: false</c> forbids exactly the members without a name in the loop: named members are
    /// evaluated, and no pattern or schema in place evaluates others. Then no marks are needed.</summary>
    public bool ClosesUnevaluated(PlanNode node) =>
        node is { Object: { Unevaluated: { } unevaluated, Additional: null, Patterns.IsEmpty: true } members } && node.Array?.Unevaluated is null && calls.IsNever(unevaluated)
        && members.Names.All(name => name.Schema is not null) && members.Dependencies.All(dependency => dependency.Schema is null)
        && Enumerable.Range(0, node.Applicators.Count).All(i => Covers(node, i) && !_evaluatesAll);

    /// <summary>Returns the members whose values the conditions of a node use.</summary>
    public ISet<int> Places(PlanNode node)
    {
        HashSet<int> places = [];
        Conditions(node, places);
        return places;
    }

    /// <summary>Returns the conditions.</summary>
    public IReadOnlyList<string> Conditions(PlanNode node) => Conditions(node, []);

    private List<string> Conditions(PlanNode node, HashSet<int> places)
    {
        List<string> conditions = [];
        for (int i = 0; i < node.Applicators.Count; i++)
        {
            // The members of a condition that is dropped are not needed.
            HashSet<int> own = [];
            if (Condition(node, i, own) is { } condition && condition != Yes)
            {
                conditions.Add(condition);
                places.UnionWith(own);
            }
        }
        return conditions;
    }

    private string? Condition(PlanNode node, int applicator, HashSet<int> places)
    {
        _schemas = 0;
        _evaluatesAll = false;
        // What picks have been run for, they must be run for in every run.
        return node.Object is not { } members || node.Primary == applicator || !node.Picks.IsEmpty ? null : Of(node.Applicators[applicator], members, places, mayFail: false);
    }

    /// <param name="members">The members of the object of the loop.</param>
    /// <param name="mayFail">Whether the value may be valid although the condition fails. Then no call may change the state of the
    /// run.</param>
    private string? Of(Applicator applicator, ObjectFacet members, HashSet<int> places, bool mayFail)
    {
        switch (applicator)
        {
            case Applicator.Conjunct conjunct:
                return Of(conjunct.Schema, members, places, mayFail);
            case Applicator.AnyOf anyOf:
                return All(anyOf.Branches.Select(branch => Of(branch, members, places, mayFail: true))) is { } any ? Joined(any, " || ", No, Yes) : null;
            case Applicator.Not not:
                return Of(not.Schema, members, places, mayFail: true) is { } excluded ? Negated(excluded) : null;
            case Applicator.Conditional conditional:
                string? test = Of(conditional.If, members, places, mayFail: true);
                string? then = conditional.Then is { } schema ? Of(schema, members, places, mayFail) : Yes;
                string? otherwise = conditional.Else is { } other ? Of(other, members, places, mayFail) : Yes;
                return test is null || then is null || otherwise is null ? null : Choice(test, then, otherwise);
            default:
                return null;
        }
    }

    private string? Of(Edge edge, ObjectFacet members, HashSet<int> places, bool mayFail)
    {
        if (++_schemas > MostSchemas || edge.External is not null || calls.IsType(edge.Node))
        {
            return null;
        }
        PlanNode node = calls.Node(edge);
        if (node.Never || (node.Value is { } value && (value.Types & JsonTypes.Object) == 0))
        {
            return No;
        }
        if (node.Value?.Enum is not null || node.TracksEvaluated)
        {
            return null;
        }
        IEnumerable<string?> own = node.Object is { } facet ? Members(facet, members, places, mayFail) : [];
        IEnumerable<string?> applied = node.Applicators.Select(applicator => Of(applicator, members, places, mayFail));
        return All(own.Concat(applied)) is { } all ? Joined(all, " && ", Yes, No) : null;
    }

    private IEnumerable<string?> Members(ObjectFacet asked, ObjectFacet members, HashSet<int> places, bool mayFail)
    {
        if (!asked.Patterns.IsEmpty || asked.PropertyNames is not null || asked.CountsMembers || asked.Dependencies.Any(dependency => dependency.Schema is not null)
            || (asked.Additional is { } additional && !calls.IsAlways(additional)))
        {
            yield return null;
            yield break;
        }
        _evaluatesAll |= asked.Additional is not null;
        foreach (NamedMember member in asked.Names)
        {
            int place = members.PlaceOf(member.Name);
            if (place < 0)
            {
                yield return null;
                yield break;
            }
            if (member.IsRequired)
            {
                yield return SeenNames.Saw(place);
            }
            if (member.Schema is { } schema && !calls.IsAlways(schema))
            {
                yield return Value(schema, members, place, places, mayFail);
            }
        }
        foreach (Dependency dependency in asked.Dependencies)
        {
            foreach (string other in dependency.Required)
            {
                yield return $"({SeenNames.Missed(members.PlaceOf(dependency.Name))} || {SeenNames.Saw(members.PlaceOf(other))})";
            }
        }
    }

    private string? Value(Edge schema, ObjectFacet members, int place, HashSet<int> places, bool mayFail)
    {
        if (calls.IsNever(schema))
        {
            return SeenNames.Missed(place);
        }
        if (members.Names[place].Schema is { } read && calls.MeanTheSame(schema, read))
        {
            // The loop has read the value by this very schema, and continued.
            return Yes;
        }
        if (mayFail && !(schema.External?.IsRuleOnly ?? calls.Node(schema).IsRuleOnly))
        {
            return null;
        }
        places.Add(place);
        string at = At(place);
        return $"({at} == 0 || {calls.Call(schema, "Json::Verdict", "Json::Untracked", at)} >= 0)";
    }

    /// <summary>Returns the variable with the start of a member's value, or 0 if the member is absent.</summary>
    public static string At(int place) => "at" + Literals.Number(place);

    // Null if one of them is null.
    private static List<string>? All(IEnumerable<string?> conditions)
    {
        List<string> all = [];
        foreach (string? condition in conditions)
        {
            if (condition is null)
            {
                return null;
            }
            all.Add(condition);
        }
        return all;
    }

    private static string Joined(List<string> conditions, string by, string neutral, string decisive)
    {
        if (conditions.Contains(decisive))
        {
            return decisive;
        }
        string[] left = [.. conditions.Where(condition => condition != neutral).Distinct()];
        return left.Length switch
        {
            0 => neutral,
            1 => left[0],
            _ => "(" + string.Join(by, left) + ")",
        };
    }

    private static string Choice(string test, string then, string otherwise) => (test, then, otherwise) switch
    {
        (Yes, _, _) => then,
        (No, _, _) => otherwise,
        (_, Yes, Yes) => Yes,
        (_, Yes, _) => $"({test} || {otherwise})",
        (_, _, Yes) => $"({Negated(test)} || {then})",
        _ => $"({test} ? {then} : {otherwise})",
    };

    public static string Negated(string condition) => condition switch
    {
        Yes => No,
        No => Yes,
        _ when condition[0] == '!' && condition.IndexOf(' ') < 0 => condition.Substring(1),
        _ => "!" + condition,
    };
}
