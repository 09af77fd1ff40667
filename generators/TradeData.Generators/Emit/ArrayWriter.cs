using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the loop over an array's items.</summary>
internal sealed class ArrayWriter(SourceWriter writer, CallWriter calls)
{
    /// <summary>The loop as a function of its own.</summary>
    public void Write(PlanNode node)
    {
        bool gives = Item(node) is not null;
        using (writer.Open($"private static nint {node.Name}_Array<M, T>(ref byte p, nint i, ref Json::ReadContext c{(gives ? $", out {node.Shape!.CSharp} value" : "")}) {FunctionWriter.Constraints}"))
        {
            if (gives)
            {
                writer.Line("value = default;");
            }
            WriteLoop(node);
        }
        writer.Line();
    }

    private static Shape? Item(PlanNode node) => node.Shape is { Kind: ShapeKind.List } && node.Primary < 0 ? node.Shape.Item : null;

    /// <summary>The loop, where <c>i</c> is at the opening bracket; it returns the offset behind the closing one.</summary>
    public void WriteLoop(PlanNode node)
    {
        ArrayFacet facet = node.Array!;
        Shape? item = Item(node);
        if (item is not null)
        {
            writer.Line($"Json::ListBuilder<{item.CSharpNullable}> items = default;");
        }
        writer.Line("nint start = i;");
        writer.Guard("++c.Depth > c.MaxDepth", "c.TooDeep(ref p, start)");
        writer.Line("int count = 0;");
        if (facet.Contains is not null)
        {
            writer.Line("int matches = 0;");
            writer.Line("nint at;");
            writer.Line("Json::Checkpoint before;");
        }
        writer.Line("i = Json::Scan.Token(ref p, i + 1);");
        writer.Line("if (Json::Scan.At(ref p, i) == (byte)']') { goto End; }");
        writer.Line("Item:");
        WriteItem(facet, item);
        writer.Line("count++;");
        writer.Line("i = Json::Scan.Token(ref p, i);");
        writer.Line("if (Json::Scan.At(ref p, i) == (byte)',') { i = Json::Scan.Token(ref p, i + 1); goto Item; }");
        writer.Guard("Json::Scan.At(ref p, i) != (byte)']'", "c.Syntax(ref p, i)");
        writer.Line("End:");
        writer.Line("c.Depth--;");
        WriteBounds(node, facet);
        if (item is not null)
        {
            writer.Line("if (M.Builds) { value = items.ToList(); }");
        }
        writer.Line("return i + 1;");
    }

    private void WriteItem(ArrayFacet facet, Shape? item)
    {
        string target = item is null ? "" : $"out {FunctionWriter.OutType(item)} item";
        if (facet.Contains is not null)
        {
            writer.Line("at = i;");
        }
        string read = facet.Items is null ? "Json::Scan.Skip(ref p, i, ref c)" : calls.Call(facet.Items, "M", "Json::Untracked", "i", item is null ? null : target);
        if (facet.Prefix.IsEmpty)
        {
            writer.Line($"i = {read};");
        }
        else
        {
            using (writer.Open("i = count switch", "};"))
            {
                for (int i = 0; i < facet.Prefix.Count; i++)
                {
                    writer.Line($"{Literals.Number(i)} => {calls.Call(facet.Prefix[i], "M", "Json::Untracked", "i")},");
                }
                writer.Line($"_ => {read},");
            }
        }
        writer.Line("if (i < 0) { return -1; }");
        if (item is not null)
        {
            writer.Line($"if (M.Builds) {{ items.Add(item{(item.IsReference && !item.IsNullable ? "!" : "")}); }}");
        }
        if (facet.Contains is { } contains)
        {
            writer.Line("before = c.Save();");
            using (writer.Open($"if ({calls.Call(contains, "Json::Verdict", "Json::Untracked", "at")} >= 0)"))
            {
                writer.Line("matches++;");
                if (calls.KeepsAnnotations)
                {
                    writer.Line($"if (M.Annotates) {{ _ = {calls.Call(contains, "M", "Json::Untracked", "at")}; }}");
                }
                if (facet.MarksContained)
                {
                    writer.Line("if (T.Tracks) { c.Mark(count); }");
                }
            }
            using (writer.Open("else"))
            {
                writer.Line("c.Restore(before);");
            }
        }
        if (facet.Items is not null)
        {
            writer.Line("if (T.Tracks) { c.Mark(count); }");
        }
        else if (!facet.Prefix.IsEmpty)
        {
            writer.Line($"if (T.Tracks && count < {Literals.Number(facet.Prefix.Count)}) {{ c.Mark(count); }}");
        }
    }

    private void WriteBounds(PlanNode node, ArrayFacet facet)
    {
        string rule = calls.Rule(node, "_Array");
        if (facet.MinItems > 0 || facet.MaxItems < int.MaxValue)
        {
            writer.Line($"if (!{rule}.Count<M>(ref p, start, ref c, count)) {{ return -1; }}");
        }
        if (facet.UniqueItems)
        {
            writer.Line($"if (!{rule}.Unique<M>(ref p, start, ref c)) {{ return -1; }}");
        }
        if (facet.Contains is not null)
        {
            writer.Line($"if (!{rule}.Contains<M>(ref p, start, ref c, matches)) {{ return -1; }}");
        }
    }

    public void WriteUnevaluated(PlanNode node, Edge schema)
    {
        using (writer.Open($"private static bool {node.Name}_UnevaluatedItems<M>(ref byte p, nint i, ref Json::ReadContext c, int frame) where M : struct, Json::IMode"))
        {
            writer.Line("Json::ItemReader items = new(ref p, i);");
            using (writer.Open("while (items.Next(ref p))"))
            {
                using (writer.Open("if (!c.IsMarked(frame, items.Ordinal))"))
                {
                    writer.Line($"if ({calls.Call(schema, "M", "Json::Untracked", "items.Value")} < 0) {{ return false; }}");
                }
            }
            writer.Line("return true;");
        }
        writer.Line();
    }
}
