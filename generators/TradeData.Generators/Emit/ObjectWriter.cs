using System.Text;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>
/// Prints the loop over an object's members. Members mostly come in the schema's order, so after each the code tries the next names first,
/// comparing the quoted name and its colon as words; what does not match is looked up. Required and repeated names are bits.
/// </summary>
internal sealed class ObjectWriter(SourceWriter writer, CallWriter calls)
{
    /// <summary>After so many names that are not there the table is asked: shuffled members of a wide object must not cost a square.</summary>
    private const int LongestChain = 8;

    private const int GotosOnALine = 6;

    private readonly MemberTests _tests = new(calls);

    /// <summary>The type argument that says whether the parts of a node that asks what is evaluated mark it: not where the loop needs no marks to know.</summary>
    public string Tracking(PlanNode node) => _tests.ClosesUnevaluated(node) ? "Json::TrackedWhenReporting<M, T>" : "Json::Tracked";

    /// <summary>The loop as a function of its own.</summary>
    public void Write(PlanNode node, RecordModel? record)
    {
        bool gives = record is not null || MapValue(node) is not null;
        using (writer.Open($"private static nint {node.Name}_Object<M, T>(ref byte p, nint i, ref Json::ReadContext c{(gives ? $", out {node.Shape!.CSharp}? value" : "")}) {FunctionWriter.Constraints}"))
        {
            if (gives)
            {
                writer.Line("value = null;");
            }
            WriteLoop(node, record);
        }
        writer.Line();
    }

    private static Shape? MapValue(PlanNode node) => node.Shape is { Kind: ShapeKind.Map } && node.Primary < 0 ? node.Shape.Item : null;

    /// <summary>The loop, where <c>i</c> is at the opening brace; it returns the offset behind the closing one.</summary>
    public void WriteLoop(PlanNode node, RecordModel? record)
    {
        ObjectFacet facet = node.Object!;
        Shape? value = MapValue(node);
        bool isOpen = !facet.Patterns.IsEmpty;
        int words = (facet.Names.Count + 63) / 64;
        ISet<int> tested = _tests.Places(node);
        WriteLocals(facet, record, value, words);
        foreach (int place in tested.OrderBy(place => place))
        {
            writer.Line($"nint {MemberTests.At(place)} = 0;");
        }
        writer.Line("i = Json::Scan.Token(ref p, i + 1);");
        writer.Line("if (Json::Scan.At(ref p, i) == (byte)'}') { goto End; }");
        writer.Line("Member:");
        if (UsesName(facet, record, value))
        {
            writer.Line("name = i;");
        }
        if (facet.PropertyNames is { } propertyNames)
        {
            writer.Guard("Json::Scan.At(ref p, i) != (byte)'\"'", "c.Syntax(ref p, i)");
            WritePropertyNames(propertyNames);
        }
        WriteDispatch(node, facet);
        for (int place = 0; place < facet.Names.Count; place++)
        {
            WriteNamed(facet, place, record, isOpen, tested.Contains(place));
        }
        WriteOthers(node, facet, record, value);
        writer.Line("After:");
        if (Counts(facet))
        {
            writer.Line("count++;");
        }
        writer.Line("i = Json::Scan.Token(ref p, i);");
        writer.Line("if (Json::Scan.At(ref p, i) == (byte)',') { i = Json::Scan.Token(ref p, i + 1); goto Member; }");
        writer.Guard("Json::Scan.At(ref p, i) != (byte)'}'", "c.Syntax(ref p, i)");
        writer.Line("End:");
        writer.Line("c.Depth--;");
        WriteEnd(node, facet, words, keepsOthers: record?.Extras is not null || value is not null);
        foreach (string condition in _tests.Conditions(node))
        {
            writer.Guard($"!M.Reports && !T.Tracks && !{condition}");
        }
        if (record is not null)
        {
            WriteBuild(record);
        }
        else if (value is not null)
        {
            writer.Line("if (M.Builds) { value = map.ToMap(); }");
        }
        writer.Line("return i + 1;");
    }

    private void WritePropertyNames(Edge schema)
    {
        string check = $"{calls.Call(schema, "M", "Json::Untracked", "i")} < 0";
        if (!calls.KeepsAnnotations)
        {
            writer.Guard(check);
            return;
        }
        // What is said of a name is not said of the member's value.
        using (writer.Open())
        {
            writer.Line("Json::Checkpoint before = c.Save();");
            writer.Guard(check);
            writer.Line("if (M.Annotates) { c.Restore(before); }");
        }
    }

    // Every member's ordinal counts where members are tracked; whether they are, only the type argument knows.
    private static bool Counts(ObjectFacet facet) => facet.CountsMembers || Marks(facet);

    private static bool Marks(ObjectFacet facet) => facet.Names.Any(name => name.Schema is not null) || !facet.Patterns.IsEmpty || facet.Additional is not null;

    private bool UsesName(ObjectFacet facet, RecordModel? record, Shape? value) =>
        !facet.Patterns.IsEmpty || value is not null || record?.Extras is not null || (facet.Additional is { } edge && calls.IsNever(edge));

    private void WriteLocals(ObjectFacet facet, RecordModel? record, Shape? value, int words)
    {
        writer.Line("nint start = i;");
        writer.Guard("++c.Depth > c.MaxDepth", "c.TooDeep(ref p, start)");
        if (words == 1)
        {
            writer.Line("ulong seen = 0, twice = 0;");
        }
        else
        {
            for (int i = 0; i < words; i++)
            {
                writer.Line($"ulong seen{Literals.Number(i)} = 0, twice{Literals.Number(i)} = 0;");
            }
        }
        if (!facet.Names.IsEmpty)
        {
            writer.Line("int next = 0;");
        }
        if (Counts(facet))
        {
            writer.Line("int count = 0;");
        }
        if (UsesName(facet, record, value))
        {
            writer.Line("nint name;");
        }
        if (!facet.Patterns.IsEmpty)
        {
            writer.Line("nint at;");
            writer.Line("bool isKnown = false, isDeclared = false;");
        }
        foreach (PropertyModel property in record?.Properties ?? default)
        {
            writer.Line($"{FunctionWriter.OutType(property.Shape)} {Local(property)} = default;");
        }
        if (record?.Extras is { } extras)
        {
            writer.Line($"Json::MapBuilder<{extras.Shape.CSharpNullable}> extras = default;");
            writer.Line("Json::NameList others = default;");
        }
        if (value is not null)
        {
            writer.Line($"Json::MapBuilder<{value.CSharpNullable}> map = default;");
            writer.Line("Json::NameList others = default;");
        }
    }

    private static string Local(PropertyModel property) => "_" + Identifiers.Camel(property.Name).TrimStart('@');

    private void WriteDispatch(PlanNode node, ObjectFacet facet)
    {
        string find = $"i = {calls.Rule(node, "_Object")}.Names.Find(ref p, i, ref c, out {(facet.Names.IsEmpty ? "_" : "int found")});";
        if (facet.Names.IsEmpty)
        {
            writer.Line(find);
            writer.Line("if (i < 0) { return -1; }");
            return;
        }
        using (writer.Open("switch (next)"))
        {
            for (int place = 0; place < facet.Names.Count; place++)
            {
                string number = Literals.Number(place);
                bool isLast = place + 1 == facet.Names.Count || (place + 1) % LongestChain == 0;
                string onward = isLast ? "goto default;" : $"goto case {Literals.Number(place + 1)};";
                writer.Line(Quoted(facet.Names[place].Name) is { } quoted
                    ? $"case {number}: if (Json::Scan.Is(ref p, i, {Literals.Utf8(quoted)})) {{ i += {Literals.Number(Encoding.UTF8.GetByteCount(quoted))}; goto P{number}; }} {onward}"
                    : $"case {number}: {onward}");
            }
            writer.Line("default:");
            writer.Line("    " + find);
            writer.Line("    if (i < 0) { return -1; }");
            writer.Line("    switch (found)");
            writer.Line("    {");
            for (int place = 0; place < facet.Names.Count; place += GotosOnALine)
            {
                writer.Line("        " + string.Join(" ", Enumerable.Range(place, Math.Min(GotosOnALine, facet.Names.Count - place)).Select(n => $"case {Literals.Number(n)}: goto P{Literals.Number(n)};")));
            }
            writer.Line("        default: goto Other;");
            writer.Line("    }");
        }
    }

    /// <summary>The name as it mostly stands in a text, with its colon; null for one that has to be escaped, which the table finds.</summary>
    private static string? Quoted(string name)
    {
        foreach (char c in name)
        {
            if (c < ' ' || c is '"' or '\\' || char.IsSurrogate(c))
            {
                return null;
            }
        }
        return "\"" + name + "\":";
    }

    private void WriteNamed(ObjectFacet facet, int place, RecordModel? record, bool isOpen, bool isTested)
    {
        NamedMember member = facet.Names[place];
        string word = facet.Names.Count > 64 ? Literals.Number(place / 64) : "";
        string bit = "0x" + (1UL << (place % 64)).ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "UL";
        writer.Line($"P{Literals.Number(place)}:");
        writer.Line($"twice{word} |= seen{word} & {bit}; seen{word} |= {bit}; next = {Literals.Number(place + 1)};");
        if (isTested)
        {
            writer.Line($"{MemberTests.At(place)} = i;");
        }
        if (member.Schema is not { } schema)
        {
            writer.Line("goto Other;");
            return;
        }
        if (isOpen)
        {
            writer.Line("at = i;");
        }
        PropertyModel? property = record?.Properties.FirstOrDefault(p => p.Names == place);
        writer.Line($"i = {calls.Call(schema, "M", "Json::Untracked", "i", property is null ? null : $"out {Local(property)}")};");
        writer.Line("if (i < 0) { return -1; }");
        writer.Line("if (T.Tracks) { c.Mark(count); }");
        if (isOpen)
        {
            writer.Line("isKnown = isDeclared = true;");
        }
        writer.Line(isOpen ? "goto Patterns;" : "goto After;");
    }

    private void WriteOthers(PlanNode node, ObjectFacet facet, RecordModel? record, Shape? value)
    {
        writer.Line("Other:");
        if (!facet.Patterns.IsEmpty)
        {
            writer.Line("at = i;");
            writer.Line("i = -1;");
            writer.Line("isKnown = false;");
            writer.Line("isDeclared = false;");
            writer.Line("Patterns:");
            foreach (PatternMember pattern in facet.Patterns)
            {
                using (writer.Open($"if ({calls.Holder}.Rules.{RuleWriter.PatternName(node, facet, pattern)}.Matches(ref p, name))"))
                {
                    bool gives = value is not null && facet.Patterns.Count == 1;
                    writer.Line($"i = {calls.Call(pattern.Schema, "M", "Json::Untracked", "at", gives ? $"out {FunctionWriter.OutType(value!)} item" : null)};");
                    writer.Line("if (i < 0) { return -1; }");
                    writer.Line("if (T.Tracks) { c.Mark(count); }");
                    if (gives)
                    {
                        WriteAdd(node, "map", value!);
                    }
                    writer.Line("isKnown = true;");
                }
            }
            if (record?.Extras is { Shape.Kind: ShapeKind.Raw })
            {
                writer.Guard($"isKnown && !isDeclared && (M.Builds || M.Reports) && !extras.TryAdd<M>(ref p, name, ref c, M.Builds ? Json::Steps.Raw(ref p, Json::Scan.Token(ref p, at), i) : default, {Literals.Text(node.Location)})");
                writer.Line("if (isKnown && !isDeclared && !M.Builds && !M.Reports) { others.Add(name); }");
            }
            writer.Line("if (isKnown) { goto After; }");
            writer.Line("i = at;");
        }
        if (facet.Additional is { } additional && calls.IsNever(additional))
        {
            writer.Guard($"!{calls.Rule(node, "_Object")}.Unexpected<M>(ref p, name, ref c, \"additionalProperties\")");
            writer.Line("i = Json::Scan.Skip(ref p, i, ref c);");
            writer.Line("if (i < 0) { return -1; }");
            return;
        }
        Shape? kept = facet.Patterns.IsEmpty ? value ?? record?.Extras?.Shape : record?.Extras?.Shape;
        if (_tests.ClosesUnevaluated(node))
        {
            writer.Guard("!T.Tracks");
        }
        string? target = kept is null ? null : $"out {FunctionWriter.OutType(kept)} other";
        if (facet.Additional is { } schema && (kept is null || kept == calls.ShapeOf(schema)))
        {
            writer.Line($"i = {calls.Call(schema, "M", "Json::Untracked", "i", target)};");
        }
        else if (facet.Additional is { } check && !calls.IsAlways(check))
        {
            writer.Line("nint begin = Json::Scan.Token(ref p, i);");
            writer.Line($"i = {calls.Call(check, "M", "Json::Untracked", "begin")};");
            writer.Line("var other = M.Builds && i >= 0 ? Json::Steps.Raw(ref p, begin, i) : default;");
        }
        else
        {
            writer.Line(target is null ? "i = Json::Scan.Skip(ref p, i, ref c);" : $"i = Json::Steps.ReadRaw<M>(ref p, i, ref c, {target});");
        }
        writer.Line("if (i < 0) { return -1; }");
        if (facet.Additional is not null)
        {
            writer.Line("if (T.Tracks) { c.Mark(count); }");
        }
        if (kept is not null)
        {
            WriteAdd(node, record is null ? "map" : "extras", kept, "other");
        }
    }

    private void WriteAdd(PlanNode node, string map, Shape shape, string item = "item")
    {
        writer.Guard($"(M.Builds || M.Reports) && !{map}.TryAdd<M>(ref p, name, ref c, {item}{(shape.IsReference && !shape.IsNullable ? "!" : "")}, {Literals.Text(node.Location)})");
        // A verdict builds nothing, and yet must refuse what could not be built.
        writer.Line("if (!M.Builds && !M.Reports) { others.Add(name); }");
    }

    private void WriteEnd(PlanNode node, ObjectFacet facet, int words, bool keepsOthers)
    {
        string rule = calls.Rule(node, "_Object");
        ulong[] required = new ulong[Math.Max(words, 1)];
        for (int i = 0; i < facet.Names.Count; i++)
        {
            required[i / 64] |= facet.Names[i].IsRequired ? 1UL << (i % 64) : 0;
        }
        if (words == 1)
        {
            string bits = SeenNames.Hex(required[0]);
            string missing = required[0] == 0 ? "twice != 0" : $"((seen & {bits}) != {bits} || twice != 0)";
            writer.Line($"if ({missing} && !{rule}.Incomplete<M>(ref p, start, ref c, seen, twice)) {{ return -1; }}");
        }
        else if (words > 1)
        {
            string all = string.Join(" || ", Enumerable.Range(0, words).Select(i => $"(seen{Literals.Number(i)} & {SeenNames.Hex(required[i])}) != {SeenNames.Hex(required[i])} || twice{Literals.Number(i)} != 0"));
            string seen = string.Join(", ", Enumerable.Range(0, words).Select(i => "seen" + Literals.Number(i)));
            string twice = string.Join(", ", Enumerable.Range(0, words).Select(i => "twice" + Literals.Number(i)));
            writer.Line($"if (({all}) && !{rule}.Incomplete<M>(ref p, start, ref c, [{seen}], [{twice}])) {{ return -1; }}");
        }
        if (facet.CountsMembers)
        {
            writer.Line($"if (!{rule}.Count<M>(ref p, start, ref c, count)) {{ return -1; }}");
        }
        if (keepsOthers)
        {
            writer.Guard("!M.Builds && !M.Reports && !others.CanBeKept(ref p)");
        }
        foreach (Dependency dependency in facet.Dependencies)
        {
            WriteDependency(node, facet, dependency);
        }
    }

    private void WriteDependency(PlanNode node, ObjectFacet facet, Dependency dependency)
    {
        using (writer.Open($"if ({facet.Saw(facet.PlaceOf(dependency.Name))})"))
        {
            foreach (string other in dependency.Required)
            {
                writer.Guard($"{facet.Missed(facet.PlaceOf(other))} && !Json::Steps.Alone<M>(ref p, start, ref c, {Literals.Text(node.Location)}, \"{dependency.Keyword}\", {Literals.Text(dependency.Name)}, {Literals.Text(other)})");
            }
            if (dependency.Schema is { } schema)
            {
                writer.Line($"if ({calls.Call(schema, "M", "T", "start")} < 0) {{ return -1; }}");
            }
        }
    }

    private void WriteBuild(RecordModel record)
    {
        using (writer.Open("if (M.Builds)"))
        {
            using (writer.Open($"value = new global::{record.FullName}(default(Json::Trusted))", "};"))
            {
                foreach (PropertyModel property in record.Properties)
                {
                    writer.Line($"{RecordWriter.Storage(property)} = {Assigned(record, property)},");
                }
                if (record.Extras is { } extras)
                {
                    writer.Line($"{extras.Name} = extras.ToMap(),");
                }
                if (record.Properties.Any(property => property.DistinguishesNull))
                {
                    string nulls = string.Join(" | ", record.Properties.Where(p => p.DistinguishesNull).Select(p => $"({SeenBit(record, p)} && {Local(p)} is null ? {SeenNames.Hex(1UL << NullBit(record, p))} : 0UL)"));
                    writer.Line($"__nulls = {nulls},");
                }
            }
        }
    }

    public static int NullBit(RecordModel record, PropertyModel property) => record.Properties.Where(p => p.DistinguishesNull).ToList().IndexOf(property);

    private static string SeenBit(RecordModel record, PropertyModel property)
    {
        bool isWide = record.FacetNames > 64;
        string word = isWide ? Literals.Number(property.Names / 64) : "";
        return $"(seen{word} & {SeenNames.Hex(1UL << (property.Names % 64))}) != 0";
    }

    private static string Assigned(RecordModel record, PropertyModel property)
    {
        string local = Local(property);
        if (property.IsRequired)
        {
            return property.Shape.IsReference && !property.Shape.IsNullable ? local + "!" : local;
        }
        if (property.Default is { } defaultValue)
        {
            return $"{SeenBit(record, property)} ? {local}{(property.Shape.IsReference ? "!" : "")} : {RecordWriter.Expression(property.Shape, defaultValue)}";
        }
        // A class that was not seen is null already.
        return property.Shape.IsReference || property.Shape.IsNullable ? local : $"{SeenBit(record, property)} ? {local} : null";
    }

    public void WriteUnevaluated(PlanNode node, Edge schema)
    {
        using (writer.Open($"private static bool {node.Name}_UnevaluatedProperties<M>(ref byte p, nint i, ref Json::ReadContext c, int frame) where M : struct, Json::IMode"))
        {
            writer.Line("Json::MemberReader members = new(ref p, i);");
            using (writer.Open("while (members.Next(ref p, ref c))"))
            {
                using (writer.Open("if (!c.IsMarked(frame, members.Ordinal))"))
                {
                    writer.Line(calls.IsNever(schema)
                        ? $"if (!{calls.Rule(node, "_Object")}.Unexpected<M>(ref p, members.Name, ref c, \"unevaluatedProperties\")) {{ return false; }}"
                        : $"if ({calls.Call(schema, "M", "Json::Untracked", "members.Value")} < 0) {{ return false; }}");
                }
            }
            writer.Line("return true;");
        }
        writer.Line();
    }
}
