using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the rule objects that functions call: the assertions about a value, an object, an array.</summary>
internal static class RuleWriter
{
    private const string Json = "Json::";

    /// <summary>Fewer patterns are tried one after the other.</summary>
    private const int FewPatterns = 3;

    public static void Write(SourceWriter writer, PlanNode node, EquatableArray<PlanNode> nodes)
    {
        if (node.RemembersVerdicts)
        {
            writer.Line($"internal static readonly {Json}MemoRule {node.Name}_Memo = new({Literals.Text(node.Location)});");
        }
        if (node.HasValueRule)
        {
            writer.Line($"internal static readonly {Json}ValueRule {node.Name} = new({Literals.Text(node.Location)}{Types(node.Value)}){Initialiser(ValueParts(node.Value))};");
        }
        if (node.Object is { } facet)
        {
            string names = string.Concat(facet.Names.Select(name => ", " + Literals.Text(name.Name)));
            writer.Line($"internal static readonly {Json}ObjectRule {node.Name}_Object = new({Literals.Text(node.Location)}{names}){Initialiser(ObjectParts(facet))};");
            for (int place = 0; place < facet.Patterns.Count; place++)
            {
                writer.Line($"internal static readonly {Json}NamePattern {PatternName(node, place)} = new({Literals.Text(facet.Patterns[place].Pattern)});");
            }
        }
        if (node.Array is { } array)
        {
            writer.Line($"internal static readonly {Json}ArrayRule {node.Name}_Array = new({Literals.Text(node.Location)}){Initialiser(ArrayParts(array))};");
        }
        foreach (Applicator applicator in node.Applicators)
        {
            switch (applicator)
            {
                case Applicator.AnyOf anyOf:
                    WriteBranches(writer, node, "_AnyOf", anyOf.Branches.Count, anyOf.Clues, TextPatterns(anyOf.Branches, nodes));
                    break;
                case Applicator.OneOf { Discriminator: null } oneOf:
                    WriteBranches(writer, node, "_OneOf", oneOf.Branches.Count, oneOf.Clues, "");
                    break;
            }
        }
        foreach (Applicator.OneOf union in node.Applicators.OfType<Applicator.OneOf>())
        {
            if (union.Discriminator is { } discriminator)
            {
                writer.Line($"internal static readonly {Json}UnionRule {node.Name}_Union = new({Literals.Text(node.Location)}, {Literals.Text(discriminator.Property)}, {string.Join(", ", discriminator.Values.Select(Literals.Text))});");
            }
        }
    }

    /// <summary>The patterns of branches that say nothing else of a string, so that one automaton can try them all.</summary>
    private static string TextPatterns(EquatableArray<Edge> branches, EquatableArray<PlanNode> nodes)
    {
        string[] patterns = [.. branches.Where(branch => branch.External is null).Select(branch => nodes[branch.Node])
            .Where(node => node.IsRuleOnly && node.Shape is null or { Kind: ShapeKind.String })
            .Select(node => node.Value is { Patterns.Count: 1 } value && (value.Types & JsonTypes.String) != 0
                && value with { Types = JsonTypes.Any, Patterns = default } == ValueFacet.Nothing ? value.Patterns[0] : null)
            .OfType<string>().Select(Literals.Text)];
        return patterns.Length < FewPatterns ? "" : $"TextPatterns = [{string.Join(", ", patterns)}]";
    }

    private static void WriteBranches(SourceWriter writer, PlanNode node, string suffix, int count, EquatableArray<BranchClue> clues, string patterns)
    {
        string initialiser = Initialiser(new[] { patterns }.Where(part => part.Length > 0));
        string rule = $"internal static readonly {Json}BranchRule {node.Name}{suffix} = new({Literals.Text(node.Location)}, {Literals.Number(count)}";
        writer.Lines(clues.IsEmpty ? $"{rule}){initialiser};" : Code.Of($$"""
            {{rule}},
                {{string.Join(",\n", clues.Select(Clue))}}){{initialiser}};
            """));
    }

    private static string Clue(BranchClue clue)
    {
        string members = clue.Members.IsEmpty ? "" : $"Members = [{string.Join(", ", clue.Members.Select(Clue))}]";
        return $"new({Kinds(clue.Types)}){Initialiser(new[] { clue.IsClosed ? "IsClosed = true" : "", members }.Where(part => part.Length > 0))}";
    }

    private static string Clue(MemberClue clue)
    {
        string kinds = clue.Types == (JsonTypes.Any | JsonTypes.Integer) ? "" : ", types: " + Kinds(clue.Types);
        IEnumerable<string> parts = new[]
        {
            clue.Texts is { } texts ? $"Texts = [{string.Join(", ", texts.Select(Literals.Text))}]" : "",
            clue.OtherTexts.IsEmpty ? "" : $"OtherTexts = [{string.Join(", ", clue.OtherTexts.Select(Literals.Text))}]",
            clue.Numbers is { } numbers ? $"Numbers = [{string.Join(", ", numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]" : "",
        }.Where(part => part.Length > 0);
        return $"new({Literals.Text(clue.Name)}{(clue.IsRequired ? ", isRequired: true" : "")}{kinds}){Initialiser(parts)}";
    }

    private static string Kinds(JsonTypes types) => types switch
    {
        JsonTypes.None => "default",
        JsonTypes.Any | JsonTypes.Integer => $"{Json}JsonTypes.Any",
        _ => string.Join(" | ", Enum.GetValues(typeof(JsonTypes)).Cast<JsonTypes>()
            .Where(type => type is not (JsonTypes.None or JsonTypes.Any or JsonTypes.Integer) && (types & type) != 0)
            .Select(type => $"{Json}JsonTypes.{type}")),
    };

    public static string PatternName(PlanNode node, int pattern) => $"{node.Name}_Pattern{Literals.Number(pattern)}";

    private static string Types(ValueFacet? value)
    {
        if (value is null || value.Types == JsonTypes.Any)
        {
            return "";
        }
        IEnumerable<string> names = Enum.GetValues(typeof(JsonTypes)).Cast<JsonTypes>()
            .Where(type => type is not (JsonTypes.None or JsonTypes.Any) && (value.Types & type) != 0)
            .Select(type => $"{Json}JsonTypes.{type}");
        return ", " + string.Join(" | ", names.DefaultIfEmpty($"(({Json}JsonTypes)0)"));
    }

    private static string Initialiser(IEnumerable<string> parts)
    {
        string joined = string.Join(", ", parts);
        return joined.Length == 0 ? "" : " { " + joined + " }";
    }

    private static IEnumerable<string> ValueParts(ValueFacet? value)
    {
        if (value is null)
        {
            yield break;
        }
        foreach ((string name, string? bound) in new[]
        {
            ("Minimum", value.Minimum), ("ExclusiveMinimum", value.ExclusiveMinimum), ("Maximum", value.Maximum),
            ("ExclusiveMaximum", value.ExclusiveMaximum), ("MultipleOf", value.MultipleOf), ("Format", value.Format),
        })
        {
            if (bound is not null)
            {
                yield return $"{name} = {Literals.Text(bound)}";
            }
        }
        if (value.MinLength > 0)
        {
            yield return $"MinLength = {Literals.Number(value.MinLength)}";
        }
        if (value.MaxLength < int.MaxValue)
        {
            yield return $"MaxLength = {Literals.Number(value.MaxLength)}";
        }
        if (!value.Patterns.IsEmpty)
        {
            yield return $"Patterns = [{string.Join(", ", value.Patterns.Select(Literals.Text))}]";
        }
        if (value.Enum is { } values)
        {
            yield return $"Enum = [{string.Join(", ", values.Select(Literals.Text))}]";
        }
        if (value.IsConst)
        {
            yield return "IsConst = true";
        }
    }

    private static IEnumerable<string> ObjectParts(ObjectFacet facet)
    {
        if (facet.Names.Any(name => name.IsRequired))
        {
            ulong[] bits = new ulong[(facet.Names.Count + 63) / 64];
            for (int i = 0; i < facet.Names.Count; i++)
            {
                bits[i / 64] |= facet.Names[i].IsRequired ? 1UL << (i % 64) : 0;
            }
            yield return $"Required = [{string.Join(", ", bits.Select(Hex))}]";
        }
        if (facet.MinProperties > 0)
        {
            yield return $"MinProperties = {Literals.Number(facet.MinProperties)}";
        }
        if (facet.MaxProperties < int.MaxValue)
        {
            yield return $"MaxProperties = {Literals.Number(facet.MaxProperties)}";
        }
    }

    private static IEnumerable<string> ArrayParts(ArrayFacet facet)
    {
        if (facet.MinItems > 0)
        {
            yield return $"MinItems = {Literals.Number(facet.MinItems)}";
        }
        if (facet.MaxItems < int.MaxValue)
        {
            yield return $"MaxItems = {Literals.Number(facet.MaxItems)}";
        }
        if (facet.UniqueItems)
        {
            yield return "UniqueItems = true";
        }
        if (facet.Contains is not null)
        {
            yield return $"MinContains = {Literals.Number(facet.MinContains)}";
            if (facet.MaxContains < int.MaxValue)
            {
                yield return $"MaxContains = {Literals.Number(facet.MaxContains)}";
            }
        }
    }

    private static string Hex(ulong bits) => "0x" + bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "UL";
}
