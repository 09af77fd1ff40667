using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the schemas that apply to the same value: each replays it from its first byte at <c>i</c>.</summary>
internal sealed class ApplicatorWriter(SourceWriter writer, CallWriter calls)
{
    private const string Verdict = "Json::Verdict";

    private readonly MemberTests _tests = new(calls);

    /// <param name="isRead">Whether the node itself has already found the value's end.</param>
    public void Write(PlanNode node, string track, bool isRead)
    {
        for (int i = 0; i < node.Applicators.Count; i++)
        {
            bool gives = node.Primary == i;
            // Of an object its own loop has answered this, unless the run says why or tracks members.
            bool isAnswered = _tests.Covers(node, i);
            using IDisposable? replay = isAnswered ? writer.Open($"if (M.Reports || {track}.Tracks || Json::Scan.At(ref p, i) != (byte)'{{')") : null;
            switch (node.Applicators[i])
            {
                case Applicator.Conjunct conjunct:
                    writer.Line($"end = {calls.Call(conjunct.Schema, "M", track, "i", gives ? Target(node, conjunct.Schema) : null)};");
                    WriteAssign(node, conjunct.Schema, gives);
                    WriteStop();
                    break;
                case Applicator.AnyOf anyOf:
                    WriteAnyOf(node, anyOf, track);
                    WriteOptional(node, anyOf.Branches, track, gives);
                    break;
                case Applicator.OneOf { Discriminator: not null } union:
                    WriteUnion(node, union, track, gives);
                    break;
                case Applicator.OneOf oneOf:
                    WriteOneOf(node, oneOf, track);
                    WriteOptional(node, oneOf.Branches, track, gives);
                    break;
                case Applicator.Not not:
                    WriteEnd(ref isRead);
                    WriteNot(node, not);
                    break;
                case Applicator.Conditional conditional:
                    WriteEnd(ref isRead);
                    WriteConditional(conditional, track);
                    break;
            }
            isRead = true;
        }
        WriteEnd(ref isRead);
    }

    /// <summary>A value type's out variable cannot be the nullable one that the node gives; it goes through a variable of its own.</summary>
    private string Target(PlanNode node, Edge edge) =>
        node.Shape is { IsNullable: true, IsReference: false } && calls.ShapeOf(edge) is { IsNullable: false } ? "out var given" : "out value";

    private void WriteAssign(PlanNode node, Edge edge, bool gives)
    {
        if (gives && Target(node, edge) == "out var given")
        {
            writer.Line("value = given;");
        }
    }

    private void WriteEnd(ref bool isRead)
    {
        if (!isRead)
        {
            writer.Line("end = Json::Scan.Skip(ref p, i, ref c);");
            WriteStop();
            isRead = true;
        }
    }

    private void WriteStop()
    {
        writer.Guard("end < 0");
    }

    private void WriteAnyOf(PlanNode node, Applicator.AnyOf anyOf, string track)
    {
        using (writer.Open())
        {
            writer.Line("nint any = -1;");
            WriteTrial();
            foreach (Edge branch in anyOf.Branches)
            {
                // Where evaluated members are tracked, every branch that holds counts, not the first alone.
                using (writer.Open($"if ({track}.Tracks || {(calls.KeepsAnnotations ? "M.Annotates || " : "")}any < 0)"))
                {
                    WriteTry(branch, track, "any = next;");
                }
            }
            using (writer.Open("if (any < 0)"))
            {
                WriteBranchErrors(node, anyOf.Branches, "anyOf", track);
            }
            writer.Line("end = any;");
        }
    }

    private void WriteOneOf(PlanNode node, Applicator.OneOf oneOf, string track)
    {
        using (writer.Open())
        {
            writer.Line("nint any = -1;");
            writer.Line("int matches = 0;");
            WriteTrial();
            foreach (Edge branch in oneOf.Branches)
            {
                using (writer.Open("if (matches < 2)"))
                {
                    WriteTry(branch, track, "any = next; matches++;");
                }
            }
            writer.Guard($"matches > 1 && !Json::Steps.Ambiguous<M>(ref p, i, ref c, {Literals.Text(node.Location)})");
            using (writer.Open("if (matches == 0)"))
            {
                WriteBranchErrors(node, oneOf.Branches, "oneOf", track);
            }
            writer.Line("end = any;");
        }
    }

    private void WriteTry(Edge branch, string track, string success)
    {
        writer.Line($"nint next = {calls.Call(branch, Verdict, track, "i")};");
        WriteSayAgain(branch, "M.Annotates && next >= 0");
        writer.Line($"if (next < 0) {{ c.Restore(before); }} else {{ {success} before = c.Save(); }}");
    }

    /// <summary>A schema that was tried without a word holds: what it says of the value counts.</summary>
    private void WriteSayAgain(Edge schema, string condition)
    {
        if (calls.KeepsAnnotations)
        {
            writer.Line($"if ({condition}) {{ _ = {calls.Call(schema, "M", "Json::Untracked", "i")}; }}");
        }
    }

    private void WriteTrial() => writer.Line("Json::Checkpoint before = c.Save();");

    /// <summary>No branch holds: where errors are wanted, each is run again to say why.</summary>
    private void WriteBranchErrors(PlanNode node, EquatableArray<Edge> branches, string keyword, string track)
    {
        writer.Guard("!M.Reports");
        writer.Line("int errors = c.BeginBranches();");
        foreach (Edge branch in branches)
        {
            writer.Line($"_ = {calls.Call(branch, "M", track, "i")};");
            writer.Line("c.NextBranch(errors);");
        }
        writer.Guard($"!Json::Steps.NoBranch<M>(ref p, i, ref c, errors, {Literals.Text(node.Location)}, \"{keyword}\", {Literals.Number(branches.Count)})");
        writer.Line("any = Json::Scan.Skip(ref p, i, ref c);");
    }

    private void WriteUnion(PlanNode node, Applicator.OneOf union, string track, bool gives)
    {
        writer.Line($"end = {calls.Rule(node, "_Union")}.Branch<M>(ref p, i, ref c, out int branch);");
        using (writer.Open("switch (branch)"))
        {
            for (int i = 0; i < union.Branches.Count; i++)
            {
                writer.Line($"case {Literals.Number(i)}:");
                string variable = $"case{Literals.Number(i)}";
                writer.Line($"    end = {calls.Call(union.Branches[i], "M", track, "i", gives ? $"out var {variable}" : null)};");
                if (gives)
                {
                    writer.Line($"    value = {variable};");
                }
                writer.Line("    break;");
            }
        }
        WriteStop();
    }

    /// <summary>A schema or null: the schema gives the value, where there is one.</summary>
    private void WriteOptional(PlanNode node, EquatableArray<Edge> branches, string track, bool gives)
    {
        if (!gives)
        {
            return;
        }
        Edge branch = branches.First(b => calls.ShapeOf(b) is { Kind: not ShapeKind.Raw });
        using (writer.Open("if (M.Builds && !Json::Scan.Is(ref p, i, \"null\"u8))"))
        {
            writer.Line($"end = {calls.Call(branch, "M", track, "i", Target(node, branch))};");
            WriteAssign(node, branch, gives);
            WriteStop();
        }
    }

    private void WriteNot(PlanNode node, Applicator.Not not)
    {
        using (writer.Open())
        {
            WriteTrial();
            using (writer.Open($"if ({calls.Call(not.Schema, Verdict, "Json::Untracked", "i")} < 0)"))
            {
                writer.Line("c.Restore(before);");
            }
            using (writer.Open($"else if (!Json::Steps.Excluded<M>(ref p, i, ref c, {Literals.Text(node.Location)}))"))
            {
                writer.Line("return -1;");
            }
        }
    }

    private void WriteConditional(Applicator.Conditional conditional, string track)
    {
        using (writer.Open())
        {
            WriteTrial();
            using (writer.Open($"if ({calls.Call(conditional.If, Verdict, track, "i")} >= 0)"))
            {
                WriteSayAgain(conditional.If, "M.Annotates");
                if (conditional.Then is { } then)
                {
                    writer.Line($"if ({calls.Call(then, "M", track, "i")} < 0) {{ return -1; }}");
                }
            }
            using (writer.Open("else"))
            {
                writer.Line("c.Restore(before);");
                if (conditional.Else is { } otherwise)
                {
                    writer.Line($"if ({calls.Call(otherwise, "M", track, "i")} < 0) {{ return -1; }}");
                }
            }
        }
    }
}
