using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints what makes a node's value by the JSON type that it has in the text.</summary>
internal sealed class PickWriter(SourceWriter writer, CallWriter calls)
{
    /// <summary>Whether the picks have something to say of a value besides making one.</summary>
    public static bool Check(PlanNode node) => node.Picks.Any(pick => !pick.IsChecked);

    /// <summary>The local that says how many errors there were before, for picks that check.</summary>
    public const string Before = "int noted = M.Reports ? c.ErrorCount : 0;";

    /// <summary>Statements that set <c>value</c> and <c>end</c>.</summary>
    public static string Of(PlanNode node, CallWriter calls)
    {
        SourceWriter writer = new();
        new PickWriter(writer, calls).Write(node);
        return writer.ToString().TrimEnd('\n');
    }

    private void Write(PlanNode node)
    {
        // Errors were reported already; a pick would report them again.
        using (writer.Open(Check(node) ? "if (!M.Reports || c.ErrorCount == noted)" : "if (M.Builds)"))
        {
            string otherwise = "if";
            foreach (IGrouping<string, JsonTypes> types in JsonTypeClass.All.GroupBy(one => Key(node, one)).Where(group => group.Key.Length > 0))
            {
                using (writer.Open($"{otherwise} ({TypeTests.Of(types.Aggregate(JsonTypes.None, (sum, one) => sum | one))})"))
                {
                    WriteFirst(node, [.. Places(node, types.First())]);
                }
                otherwise = "else if";
            }
            writer.Line("else { return -1; }");
            writer.Guard("end < 0");
        }
    }

    private static string Key(PlanNode node, JsonTypes one) => string.Join(",", Places(node, one).Select(Literals.Number));

    private static IEnumerable<int> Places(PlanNode node, JsonTypes one) => Enumerable.Range(0, node.Picks.Count).Where(i => (node.Picks[i].Types & one) != 0);

    /// <summary>The first of several picks that matches; the last one needs no test.</summary>
    private void WriteFirst(PlanNode node, int[] places)
    {
        if (places.Length == 1)
        {
            WriteOne(node, places[0]);
            return;
        }
        writer.Line("Json::Checkpoint before = c.Save();");
        string otherwise = "";
        foreach (int place in places)
        {
            Edge? schema = place == places[places.Length - 1] ? null : node.Picks[place].Schema;
            using (writer.Open(schema is null ? otherwise.TrimEnd() : $"{otherwise}if (c.Fits(before, end = {calls.Call(schema, "Json::Verdict", "Json::Untracked", "i")}))".TrimStart()))
            {
                if (schema is null)
                {
                    WriteOne(node, place);
                }
                else
                {
                    // A verdict is done with that run.
                    using (writer.Open("if (M.Builds || M.Reports || M.Annotates)"))
                    {
                        WriteOne(node, place);
                    }
                }
            }
            if (schema is null)
            {
                return;
            }
            otherwise = "else ";
        }
    }

    private void WriteOne(PlanNode node, int place)
    {
        Pick pick = node.Picks[place];
        if (pick.Schema is not { } schema)
        {
            writer.Line("value = null;");
            writer.Line("end = i + 4;");
            return;
        }
        string variable = "pick" + Literals.Number(place);
        bool annotates = calls.KeepsAnnotations && Check(node);
        if (annotates)
        {
            writer.Line("Json::Checkpoint said = c.Save();");
        }
        // A case of raw JSON keeps the text of a value that its schema reads as a type.
        Shape read = calls.ShapeOf(schema) ?? Shape.Raw;
        bool keepsText = pick.Shape.Kind == ShapeKind.Raw && read.Kind != ShapeKind.Raw;
        writer.Line($"end = {calls.Call(schema, "M", "Json::Untracked", "i", keepsText ? null : "out var " + variable)};");
        if (annotates)
        {
            // What is said of the value has been said.
            writer.Line("if (M.Annotates) { c.Restore(said); }");
        }
        string text = keepsText ? $"Json::Steps.ReadRaw<M>(ref p, i, ref c, out var {variable}); " : "";
        writer.Line($"if (M.Builds && end >= 0) {{ {text}value = {Made(pick, keepsText ? Shape.Raw : read, variable)}; }}");
    }

    /// <summary>The value of a pick.</summary>
    /// <param name="pick">The pick.</param>
    /// <param name="read">The C# type of the variable.</param>
    /// <param name="variable">The variable that was read.</param>
    private static string Made(Pick pick, Shape read, string variable)
    {
        bool isItself = pick.Case is null || (pick.Shape.Kind == ShapeKind.Model && pick.Shape.TypeName == pick.Case);
        string given = pick.Shape.IsNullable ? variable : read.IsReference ? variable + "!" : read.IsNullable ? variable + ".GetValueOrDefault()" : variable;
        string tooLarge = pick.Shape.HoldsNumbers ? ", c.HasOverflow ? Json::Overflow.Take(ref p, i, end, ref c) : null" : "";
        return isItself ? given : $"new global::{pick.Case}({given}{tooLarge})";
    }
}
