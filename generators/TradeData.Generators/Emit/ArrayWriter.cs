using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the loop over an array's items.</summary>
internal sealed class ArrayWriter(CallWriter calls)
{
    /// <summary>Returns the loop as a function of its own.</summary>
    public string Function(PlanNode node)
    {
        bool gives = Item(node) is not null;
        return Code.Of($$"""
            private static nint {{node.Name}}_Array<M, T>(ref byte p, nint i, ref Json::ReadContext c{{(gives ? $", out {node.Shape!.CSharp} value" : "")}}) {{FunctionWriter.Constraints}}
            {
                {{(gives ? "value = default;" : "")}}
                {{Loop(node)}}
            }

            """);
    }

    /// <summary>Returns the loop. It starts with <c>i</c> at the opening bracket and returns the offset after the closing one.</summary>
    public string Loop(PlanNode node)
    {
        ArrayFacet facet = node.Array!;
        Shape? item = Item(node);
        bool counts = facet.HasBounds || facet.Contains is not null || (facet.Items is not null && calls.IsTracked) || !facet.Prefix.IsEmpty;
        string end = !facet.HasBounds && facet.Contains is null ? "c.End(ref p, i)"
            : $"{calls.Rule(node, "_Array")}.End<M>(ref p, start, i, ref c, count{(facet.Contains is null ? "" : ", matches")})";
        return Code.Of($$"""
            {{(item is null ? "" : $"Json::ListBuilder<{item.CSharpNullable}> items = default;")}}
            {{(facet.HasBounds || facet.Contains is not null ? "nint start = i;" : "")}}
            {{(counts ? "int count = 0;" : "")}}
            {{(facet.Contains is null ? "" : "int matches = 0;")}}
            for (i = c.FirstItem(ref p, i); i > 0; i = Json::Scan.NextItem(ref p, i))
            {
                {{(facet.Contains is null ? "" : "nint at = i;")}}
                {{Read(facet, item)}}
                if (i < 0) { return -1; }
                {{(item is null ? "" : $"if (M.Builds) {{ items.Add({(KeepsText(facet, item) ? "Json::Steps.Raw(ref p, begin, i)" : item.IsReference && !item.IsNullable ? "item!" : "item")}); }}")}}
                {{Contains(facet)}}
                {{Mark(facet)}}
                {{(counts ? "count++;" : "")}}
            }
            {{(item is null ? $"return {end};" : Build(end))}}
            """);
    }

    private static Shape? Item(PlanNode node) => node.Shape is { Kind: ShapeKind.List } && node.Primary < 0 ? node.Shape.Item : null;

    /// <summary>Whether items are kept as they are written, since what they are differs from place to place.</summary>
    private static bool KeepsText(ArrayFacet facet, Shape item) => item.Kind == ShapeKind.Raw && !facet.Prefix.IsEmpty;

    private string Read(ArrayFacet facet, Shape? item)
    {
        bool isText = item is not null && KeepsText(facet, item);
        string? target = item is null || isText ? null : facet.Prefix.IsEmpty ? $"out {FunctionWriter.OutType(item)} item" : "out item";
        string Call(Edge edge) => calls.Call(edge, "M", "Json::Untracked", "i", !facet.Prefix.IsEmpty && calls.IsNever(edge) ? null : target);
        string other = facet.Items is { } items ? Call(items) : target is null ? "Json::Scan.Skip(ref p, i, ref c)" : $"Json::Steps.ReadRaw<M>(ref p, i, ref c, {target})";
        return facet.Prefix.IsEmpty ? $"i = {other};" : Code.Of($$"""
            {{(isText ? "nint begin = Json::Scan.Token(ref p, i);" : "")}}
            {{(target is null ? "" : $"{FunctionWriter.OutType(item!)} item = default;")}}
            i = count switch
            {
                {{facet.Prefix.Select((schema, i) => $"{Literals.Number(i)} => {Call(schema)},")}}
                _ => {{other}},
            };
            """);
    }

    private string Contains(ArrayFacet facet) => facet.Contains is not { } contains ? "" : Code.Of($$"""
        Json::Checkpoint before = c.Save();
        if ({{calls.Call(contains, "Json::Verdict", "Json::Untracked", "at")}} >= 0)
        {
            matches++;
            {{(calls.KeepsAnnotations ? $"if (M.Annotates) {{ _ = {calls.Call(contains, "M", "Json::Untracked", "at")}; }}" : "")}}
            {{(facet.MarksContained ? calls.Mark() : "")}}
        }
        else
        {
            c.Restore(before);
        }
        """);

    private string Mark(ArrayFacet facet) =>
        facet.Items is not null ? calls.Mark()
        : facet.Prefix.IsEmpty ? ""
        : calls.Mark($"count < {Literals.Number(facet.Prefix.Count)}");

    private static string Build(string end) => Code.Of($$"""
        i = {{end}};
        if (M.Builds && i >= 0) { value = items.ToList(); }
        return i;
        """);

    /// <summary>Returns the function that checks the items which no other keyword evaluated.</summary>
    public string Unevaluated(PlanNode node, Edge schema) => Code.Of($$"""
        private static bool {{node.Name}}_UnevaluatedItems<M>(ref byte p, nint i, ref Json::ReadContext c, int frame) where M : struct, Json::IMode
        {
            Json::ItemReader items = new(ref p, i);
            while (items.Next(ref p))
            {
                if (!c.IsMarked(frame, items.Ordinal) && {{calls.Call(schema, "M", "Json::Untracked", "items.Value")}} < 0) { return false; }
            }
            return true;
        }

        """);
}
