using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds branches that no value can take.</summary>
internal static class BranchChecks
{
    public static void Check(Subschema schema, Action<Finding> report)
    {
        if (schema.If is null)
        {
            CheckCondition(schema, "then", schema.Then, report);
            CheckCondition(schema, "else", schema.Else, report);
        }
        CheckTypes(schema, "anyOf", schema.AnyOf, report);
        CheckTypes(schema, "oneOf", schema.OneOf, report);
        if (!schema.Extensions.ContainsKey("x-discriminator"))
        {
            // With a discriminator, equal branches are reported as a value that it cannot distinguish.
            CheckRepeated(schema, report);
        }
    }

    private static void CheckCondition(Subschema schema, string keyword, Subschema? branch, Action<Finding> report)
    {
        if (branch is not null && schema.Member(keyword) is { } member)
        {
            report(new Finding(Rules.UnreachableBranch, member.NameStart, member.NameEnd, [keyword, "there is no \"if\" beside it"]));
        }
    }

    private static void CheckTypes(Subschema schema, string keyword, List<Subschema> branches, Action<Finding> report)
    {
        for (int i = 0; i < branches.Count; i++)
        {
            if ((Values(branches[i].Value.Types) & Values(schema.Value.Types)) == 0 && branches[i].Member("type")?.Value is { } type)
            {
                report(new Finding(Rules.UnreachableBranch, type.Start, type.End,
                    [Name(keyword, i), $"it requires {JsonText.Excerpt(type)}, but its parent schema requires {JsonText.Excerpt(schema.Member("type")!.Value)}"]));
            }
        }
    }

    /// <summary>Reports equal branches of <c>oneOf</c>: a value that matches one matches the other as well, but exactly one may
    /// match.</summary>
    private static void CheckRepeated(Subschema schema, Action<Finding> report)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < schema.OneOf.Count; i++)
        {
            JsonNode branch = schema.OneOf[i].Node;
            string text = JsonText.Of(branch);
            if (!seen.TryGetValue(text, out int first))
            {
                seen.Add(text, i);
            }
            else if (schema.OneOf[i].Boolean != false)
            {
                report(new Finding(Rules.UnreachableBranch, branch.Start, Math.Min(branch.Start + 1, branch.End),
                    [Name("oneOf", i), $"it equals \"{Name("oneOf", first)}\", and only one branch may match"]));
            }
        }
    }

    /// <summary>Integers are numbers.</summary>
    private static JsonTypes Values(JsonTypes types) => (types & JsonTypes.Number) != 0 ? types | JsonTypes.Integer : types;

    private static string Name(string keyword, int branch) => FormattableString.Invariant($"{keyword}/{branch}");
}
