using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the schemas that apply to the same value. Each reads it again from its first byte at <c>i</c>.</summary>
internal sealed class ApplicatorWriter(CallWriter calls)
{
    private readonly MemberTests _tests = new(calls);

    /// <param name="isRead">Whether the node itself has already found the value's end.</param>
    public string Of(PlanNode node, string track, bool isRead)
    {
        List<string> parts = [];
        for (int i = 0; i < node.Applicators.Count; i++)
        {
            if (!isRead && node.Applicators[i] is Applicator.Not or Applicator.Conditional)
            {
                parts.Add(FindEnd);
            }
            isRead = true;
            string part = Applied(node, node.Applicators[i], track, gives: node.Primary == i);
            // The loop over an object has decided this, unless the run reports or tracks members.
            parts.Add(!_tests.Covers(node, i) ? part : Code.Of($$"""
                if (M.Reports || {{track}}.Tracks || Json::Scan.At(ref p, i) != (byte)'{')
                {
                    {{part}}
                }
                """));
        }
        return Code.Of($$"""
            {{parts}}
            {{(isRead ? "" : FindEnd)}}
            """);
    }

    /// <summary>Returns the type with the branches of an applicator, if it has any.</summary>
    public string Branches(PlanNode node, Applicator applicator) => applicator switch
    {
        Applicator.AnyOf anyOf => Branches(node, "_AnyOf", anyOf.Branches),
        Applicator.OneOf { Discriminator: null } oneOf => Branches(node, "_OneOf", oneOf.Branches),
        _ => "",
    };

    private string Branches(PlanNode node, string suffix, EquatableArray<Edge> branches) => Code.Of($$"""
        private readonly struct {{node.Name}}{{suffix}} : Json::IBranches
        {
            public static nint Run<M, T>(int branch, ref byte p, nint i, ref Json::ReadContext c) {{FunctionWriter.Constraints}} => branch switch
            {
                {{branches.Select((branch, i) => $"{(i + 1 == branches.Count ? "_" : Literals.Number(i))} => {calls.Call(branch, "M", "T", "i")},")}}
            };
        }

        """);

    private const string FindEnd = """
        end = Json::Scan.Skip(ref p, i, ref c);
        if (end < 0) { return -1; }
        """;

    private string Applied(PlanNode node, Applicator applicator, string track, bool gives) => applicator switch
    {
        Applicator.Conjunct conjunct => Read(node, conjunct.Schema, track, gives),
        Applicator.ByType parts => ByType(node, parts, track),
        Applicator.AnyOf anyOf => Chosen(node, "AnyOf", anyOf.Branches, track, gives),
        Applicator.OneOf { Discriminator: not null } union => Union(node, union, track, gives),
        Applicator.OneOf oneOf => Chosen(node, "OneOf", oneOf.Branches, track, gives),
        Applicator.Not not => Excluded(node, not),
        Applicator.Conditional conditional => Chosen(conditional, track),
        _ => throw new InvalidOperationException($"There is no code for {applicator}."),
    };

    private string ByType(PlanNode node, Applicator.ByType parts, string track) => Code.Of($$"""
        {{parts.Branches.Select((branch, i) => $"{(i == 0 ? "" : "else ")}if ({TypeTests.Of(parts.Types[i].Types)}) {{ end = {calls.Call(branch, "M", track, "i")}; }}")}}
        else { end = {{(node.Value is null ? "Json::Scan.Skip(ref p, i, ref c)" : $"{calls.Rule(node)}.Check<M>(ref p, i, ref c)")}}; }
        if (end < 0) { return -1; }
        """);

    private string Read(PlanNode node, Edge schema, string track, bool gives)
    {
        // A value type's out variable cannot be the nullable one of the node.
        bool isApart = gives && node.Shape is { IsNullable: true, IsReference: false } && calls.ShapeOf(schema) is { IsNullable: false };
        return Code.Of($$"""
            end = {{calls.Call(schema, "M", track, "i", !gives ? null : isApart ? "out var given" : "out value")}};
            {{(isApart ? "value = given;" : "")}}
            if (end < 0) { return -1; }
            """);
    }

    private string Chosen(PlanNode node, string keyword, EquatableArray<Edge> branches, string track, bool gives) => Code.Of($$"""
        end = {{calls.Rule(node, "_" + keyword)}}.{{keyword}}<{{node.Name}}_{{keyword}}, M, {{track}}>(ref p, i, ref c);
        if (end < 0) { return -1; }
        {{(gives ? Optional(node, branches, track) : "")}}
        """);

    /// <summary>Prints a schema or null, where the schema supplies the value.</summary>
    private string Optional(PlanNode node, EquatableArray<Edge> branches, string track) => Code.Of($$"""
        if (M.Builds && !Json::Scan.Is(ref p, i, "null"u8))
        {
            {{Read(node, branches.First(branch => calls.ShapeOf(branch) is { Kind: not ShapeKind.Raw }), track, gives: true)}}
        }
        """);

    private string Union(PlanNode node, Applicator.OneOf union, string track, bool gives) => Code.Of($$"""
        end = {{calls.Rule(node, "_Union")}}.Branch<M>(ref p, i, ref c, out int branch);
        switch (branch)
        {
            {{union.Branches.Select((branch, i) => Case(branch, i, track, gives))}}
        }
        if (end < 0) { return -1; }
        """);

    private string Case(Edge branch, int place, string track, bool gives)
    {
        string variable = $"case{Literals.Number(place)}";
        return $"case {Literals.Number(place)}: end = {calls.Call(branch, "M", track, "i", gives ? $"out var {variable}" : null)}; {(gives ? $"value = {variable}; " : "")}break;";
    }

    private string Excluded(PlanNode node, Applicator.Not not) => Code.Of($$"""
        {
            Json::Checkpoint before = c.Save();
            if ({{calls.Call(not.Schema, "Json::Verdict", "Json::Untracked", "i")}} < 0)
            {
                c.Restore(before);
            }
            else if (!Json::Steps.Excluded<M>(ref p, i, ref c, {{Literals.Text(node.Location)}}))
            {
                return -1;
            }
        }
        """);

    private string Chosen(Applicator.Conditional conditional, string track) => Code.Of($$"""
        {
            Json::Checkpoint before = c.Save();
            if ({{calls.Call(conditional.If, "Json::Verdict", track, "i")}} >= 0)
            {
                {{(calls.KeepsAnnotations ? $"if (M.Annotates) {{ _ = {calls.Call(conditional.If, "M", "Json::Untracked", "i")}; }}" : "")}}
                {{(conditional.Then is { } then ? $"if ({calls.Call(then, "M", track, "i")} < 0) {{ return -1; }}" : "")}}
            }
            else
            {
                c.Restore(before);
                {{(conditional.Else is { } otherwise ? $"if ({calls.Call(otherwise, "M", track, "i")} < 0) {{ return -1; }}" : "")}}
            }
        }
        """);
}
