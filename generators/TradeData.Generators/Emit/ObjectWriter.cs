using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the loop over an object's members: the rule finds the position of a name, and a switch has the code of its
/// schema.</summary>
internal sealed class ObjectWriter(CallWriter calls)
{
    private const int LocalsOnALine = 6;

    private readonly MemberTests _tests = new(calls);

    /// <summary>Returns the type argument for tracking in the parts of a node with <c>unevaluated…</c>. The loop may need no
    /// marks.</summary>
    public string Tracking(PlanNode node) => _tests.ClosesUnevaluated(node) ? "Json::TrackedWhenReporting<M, T>" : "Json::Tracked";

    /// <summary>Returns the loop as a function of its own.</summary>
    public string Function(PlanNode node, RecordModel? record)
    {
        bool gives = record is not null || MapValue(node) is not null;
        return Code.Of($$"""
            private static nint {{node.Name}}_Object<M, T>(ref byte p, nint i, ref Json::ReadContext c{{(gives ? $", out {node.Shape!.CSharp}? value" : "")}}) {{FunctionWriter.Constraints}}
            {
                {{(gives ? "value = null;" : "")}}
                {{Loop(node, record)}}
            }

            """);
    }

    /// <summary>Returns the loop. It starts with <c>i</c> at the opening brace and returns the offset after the closing one.</summary>
    public string Loop(PlanNode node, RecordModel? record)
    {
        ObjectFacet facet = node.Object!;
        Shape? value = MapValue(node);
        ISet<int> tested = _tests.Places(node);
        if (Shared(node, facet, record, value, tested) is { } shared)
        {
            return shared;
        }
        string[] afterwards = [.. Afterwards(node, facet, Kept(record, value)), Result(node, record, value)];
        bool isLast = Array.TrueForAll(afterwards, part => part.Length == 0);
        return Code.Of($$"""
            {{string.Join(" ", new[] { UsesStart(facet) ? "nint start = i;" : "", SeenNames.Declaration(facet), Whole(facet) }.Where(part => part.Length > 0))}}
            {{tested.OrderBy(place => place).Select(place => $"nint {MemberTests.At(place)} = 0;")}}
            {{Locals(record, value)}}
            {{(node.KeepsNames ? "Json::NameList names = default;" : "")}}
            for (i = c.FirstMember(ref p, i); i > 0; i = Json::Scan.NextMember(ref p, i))
            {
                {{(UsesName(facet, record, value) || node.KeepsNames ? "nint name = i;" : "")}}
                {{PropertyNames(facet)}}
                {{Name(node, facet)}}
                if (i < 0) { return -1; }
                {{(facet.Names.IsEmpty ? "" : "seen.Add(place);")}}
                {{tested.Where(place => facet.Names[place].Schema is null).OrderBy(place => place).Select(place => $"if (place == {Literals.Number(place)}) {{ {MemberTests.At(place)} = i; }}")}}
                {{(facet.Patterns.IsEmpty ? Members(node, facet, record, value, tested) : Matched(node, facet, record, value, tested))}}
                {{(Counts(facet) ? "count++;" : "")}}
            }
            {{(isLast ? $"return {End(node, facet)};" : $"i = {End(node, facet)};")}}
            {{(isLast ? "" : "if (i < 0) { return -1; }")}}
            {{afterwards}}
            {{(isLast ? "" : "return i;")}}
            """);
    }

    /// <summary>The call of the runtime's own loop, where the schema has no word about single members.</summary>
    private string? Shared(PlanNode node, ObjectFacet facet, RecordModel? record, Shape? value, ISet<int> tested)
    {
        bool isPlain = record is null && !node.KeepsNames && tested.Count == 0 && Declared(facet) == 0 && facet.Patterns.IsEmpty && facet.PropertyNames is null && facet.Dependencies.IsEmpty && facet.Unevaluated is null
            && (facet.Additional is null || (!calls.IsTracked && calls.IsAlways(facet.Additional))) && _tests.Conditions(node).Count == 0;
        return !isPlain ? null
            : value is null && facet.Names.Count is > 0 and <= SeenNames.BitsOfAWord ? $"return {calls.Rule(node, "_Object")}.Members<M>(ref p, i, ref c);"
            : value is { Kind: ShapeKind.Raw, IsNullable: false } && facet.Names.IsEmpty && !facet.CountsMembers ? $"return Json::Steps.ReadMap<M>(ref p, i, ref c, {Literals.Text(node.Location)}, out value);"
            : null;
    }

    /// <summary>The declaration of the variables that count.</summary>
    private string Whole(ObjectFacet facet)
    {
        string[] names = [.. new[] { facet.Names.IsEmpty ? "" : "place = -1", Counts(facet) ? "count = 0" : "" }.Where(name => name.Length > 0)];
        return names.Length == 0 ? "" : $"int {string.Join(", ", names)};";
    }

    private static Shape? MapValue(PlanNode node) => node.Shape is { Kind: ShapeKind.Map } && node.Primary < 0 ? node.Shape.Item : null;

    // Every member's ordinal counts where members are tracked; whether they are, only the type argument knows.
    private bool Counts(ObjectFacet facet) => facet.CountsMembers || (calls.IsTracked && (Declared(facet) > 0 || !facet.Patterns.IsEmpty || facet.Additional is not null));

    /// <summary>Returns the number of names with a schema, which come first.</summary>
    private static int Declared(ObjectFacet facet) => facet.Names.Count(name => name.Schema is not null);

    private static bool UsesStart(ObjectFacet facet) => !facet.Names.IsEmpty || facet.CountsMembers;

    private bool UsesName(ObjectFacet facet, RecordModel? record, Shape? value) =>
        !facet.Patterns.IsEmpty || value is not null || record?.Extras is not null || (facet.Additional is { } edge && calls.IsNever(edge));

    private static IEnumerable<string> Locals(RecordModel? record, Shape? value)
    {
        foreach (IGrouping<string, PropertyModel> group in (record?.Properties ?? default).GroupBy(property => FunctionWriter.OutType(property.Shape)))
        {
            string[] names = [.. group.Select(property => Local(property) + " = default")];
            for (int i = 0; i < names.Length; i += LocalsOnALine)
            {
                yield return $"{group.Key} {string.Join(", ", names.Skip(i).Take(LocalsOnALine))};";
            }
        }
        if (record?.Extras is { } extras)
        {
            yield return $"Json::MapBuilder<{extras.Shape.CSharpNullable}> others = default;";
        }
        if (value is not null)
        {
            yield return $"Json::MapBuilder<{value.CSharpNullable}> map = default;";
        }
    }

    /// <summary>Returns the variable that collects the members which become a map, or null.</summary>
    private static string? Kept(RecordModel? record, Shape? value) => record?.Extras is not null ? "others" : value is not null ? "map" : null;

    private static string Local(PropertyModel property) => "_" + Identifiers.Camel(property.Name).TrimStart('@');

    private string PropertyNames(ObjectFacet facet)
    {
        if (facet.PropertyNames is not { } schema)
        {
            return "";
        }
        string check = $"if ({calls.Call(schema, "M", "Json::Untracked", "i")} < 0) {{ return -1; }}";
        return Code.Of($$"""
            if (Json::Scan.At(ref p, i) != (byte)'"') { return c.Syntax(ref p, i); }
            {{(calls.KeepsAnnotations ? "Json::Checkpoint before = c.Save();" : "")}}
            {{check}}
            {{(calls.KeepsAnnotations ? "// What is said of a name is not said of the member's value." : "")}}
            {{(calls.KeepsAnnotations ? "if (M.Annotates) { c.Restore(before); }" : "")}}
            """);
    }

    private string Name(PlanNode node, ObjectFacet facet) => facet.Names.IsEmpty
        ? $"i = Json::Scan.Name(ref p, i, ref c);"
        : $"(i, place) = {calls.Rule(node, "_Object")}.Names.Find(ref p, i, ref c, place);";

    /// <summary>Returns the code for each member, if no pattern applies to names.</summary>
    private string Members(PlanNode node, ObjectFacet facet, RecordModel? record, Shape? value, ISet<int> tested) =>
        Switch(facet, record, tested, Other(node, facet, record, value));

    /// <summary>Returns the code that reads a member by its place; <paramref name="other"/> reads an undeclared one.</summary>
    private string Switch(ObjectFacet facet, RecordModel? record, ISet<int> tested, string other) => Declared(facet) == 0
        ? Code.Of($$"""
            {{other}}
            {{(IsOneStatement(other) ? "if (i < 0) { return -1; }" : "")}}
            """)
        : Code.Of($$"""
            switch (place)
            {
                {{Cases(facet, record, tested)}}
                {{(IsOneStatement(other) ? $"default: {other} break;" : Code.Of($$"""
                default:
                    {{other}}
                    break;
                """))}}
            }
            if (i < 0) { return -1; }
            {{calls.Mark(IsDeclared(facet))}}
            """);

    /// <summary>Whether code only sets <c>i</c>, which is then checked after it.</summary>
    private static bool IsOneStatement(string code) => code.IndexOf('\n') < 0;

    /// <summary>Returns the code for each member, if the patterns only say which names are allowed.</summary>
    private string Allowed(PlanNode node, ObjectFacet facet, RecordModel? record, ISet<int> tested)
    {
        string matches = string.Join(" || ", facet.Patterns.Select((_, place) => $"{calls.Holder}.Rules.{RuleWriter.PatternName(node, place)}.Matches(ref p, name, ref c)"));
        string allowed = record?.Extras is not null ? ReadOther(node, "others") : "Json::Scan.Skip(ref p, i, ref c)";
        string other = Other(node, facet, record, null);
        return Switch(facet, record, tested, IsOneStatement(other) ? $"i = {matches} ? {allowed} : {other.Substring("i = ".Length)}" : Code.Of($$"""
            if ({{matches}})
            {
                i = {{allowed}};
                if (i < 0) { return -1; }
            }
            else
            {
                {{other}}
            }
            """));
    }

    private static string ReadOther(PlanNode node, string map) => $"Json::Steps.ReadOther<M>(ref p, name, i, ref c, ref {map}, {Literals.Text(node.Location)})";

    private static string IsDeclared(ObjectFacet facet) => Declared(facet) is int declared && declared == facet.Names.Count ? "place >= 0" : $"place >= 0 && place < {Literals.Number(declared)}";

    /// <summary>A case for each schema of the members. Members with the same code share one.</summary>
    private IEnumerable<string> Cases(ObjectFacet facet, RecordModel? record, ISet<int> tested)
    {
        ILookup<int, PropertyModel> properties = (record?.Properties ?? default).ToLookup(property => property.Names);
        return Enumerable.Range(0, Declared(facet))
            .Select(place => (Place: place, Text: Case(facet, place, properties[place].FirstOrDefault(), tested.Contains(place))))
            .GroupBy(one => one.Text, StringComparer.Ordinal)
            .Select(group => $"case {string.Join(" or ", group.Select(one => Literals.Number(one.Place)))}: {group.Key} break;");
    }

    private string Case(ObjectFacet facet, int place, PropertyModel? property, bool isTested)
    {
        string read = calls.Call(facet.Names[place].Schema!, "M", "Json::Untracked", "i", property is null ? null : $"out {Local(property)}");
        return $"{(isTested ? $"{MemberTests.At(place)} = i; " : "")}i = {read};";
    }

    /// <summary>Returns the code for each member, declared or not, if patterns apply to names.</summary>
    private string Matched(PlanNode node, ObjectFacet facet, RecordModel? record, Shape? value, ISet<int> tested)
    {
        if (value is null && !calls.IsTracked && !node.KeepsNames && record?.Extras is null or { Shape: { Kind: ShapeKind.Raw, IsNullable: false } } && facet.Patterns.All(pattern => calls.IsAlways(pattern.Schema)))
        {
            return Allowed(node, facet, record, tested);
        }
        bool declares = Declared(facet) > 0;
        string other = Other(node, facet, record, value);
        return Code.Of($$"""
            nint at = i;
            {{(declares ? $"bool isDeclared = {IsDeclared(facet)};" : "")}}
            {{(declares ? Code.Of($$"""
                switch (place)
                {
                    {{Cases(facet, record, tested)}}
                }
                if (i < 0) { return -1; }
                {{calls.Mark("isDeclared")}}
                """) : "")}}
            bool isKnown = {{(declares ? "isDeclared" : "false")}};
            {{facet.Patterns.Select((pattern, place) => Pattern(node, facet, pattern, place, value))}}
            {{((record is null ? value : record.Extras?.Shape) is { Kind: ShapeKind.Raw } ? Code.Of($$"""
                if (isKnown{{(declares ? " && !isDeclared" : "")}} && !{{Kept(record, value)}}.TryAdd<M>(ref p, name, ref c, M.Builds ? Json::Steps.Raw(ref p, Json::Scan.Token(ref p, at), i) : default, {{Literals.Text(node.Location)}})) { return -1; }
                """) : "")}}
            if (!isKnown)
            {
                {{other}}
                {{(IsOneStatement(other) ? "if (i < 0) { return -1; }" : "")}}
            }
            """);
    }

    private string Pattern(PlanNode node, ObjectFacet facet, PatternMember pattern, int place, Shape? value)
    {
        bool gives = value is { Kind: not ShapeKind.Raw } && facet.Patterns.Count == 1;
        return Code.Of($$"""
            if ({{calls.Holder}}.Rules.{{RuleWriter.PatternName(node, place)}}.Matches(ref p, name, ref c))
            {
                i = {{calls.Call(pattern.Schema, "M", "Json::Untracked", "at", gives ? $"out {FunctionWriter.OutType(value!)} item" : null)}};
                if (i < 0) { return -1; }
                {{calls.Mark()}}
                {{(gives ? Add(node, "map", value!, "item") : "")}}
                {{(!gives && calls.ShapeOf(pattern.Schema) is { Kind: not ShapeKind.Raw } ? "// The member is kept as it is written, numbers of any size among it.\nif (c.HasOverflow) { Json::Overflow.Take(ref p, at, i, ref c); }" : "")}}
                isKnown = true;
            }
            """);
    }

    /// <summary>Returns the code for an undeclared member. The offset of a single statement is not yet checked.</summary>
    private string Other(PlanNode node, ObjectFacet facet, RecordModel? record, Shape? value)
    {
        if (facet.Additional is { } none && calls.IsNever(none))
        {
            return $"i = {calls.Rule(node, "_Object")}.Refuse<M>(ref p, name, i, ref c);";
        }
        if (!node.KeepsNames && Kept(record, value) is { } map && (record?.Extras?.Shape ?? value) is { Kind: ShapeKind.Raw, IsNullable: false }
            && (facet.Additional is null || (!calls.IsTracked && calls.IsAlways(facet.Additional))) && !_tests.ClosesUnevaluated(node))
        {
            return $"i = {ReadOther(node, map)};";
        }
        Shape? kept = facet.Patterns.IsEmpty || value is { Kind: ShapeKind.Raw } ? value ?? record?.Extras?.Shape : record?.Extras?.Shape;
        return Code.Of($$"""
            {{(_tests.ClosesUnevaluated(node) ? "if (!T.Tracks) { return -1; }" : "")}}
            {{ReadOther(facet, kept)}}
            if (i < 0) { return -1; }
            {{(facet.Additional is null ? "" : calls.Mark())}}
            {{(node.KeepsNames ? "names.Add(name);" : "")}}
            {{(kept is null ? "" : Add(node, Kept(record, value)!, kept, "other"))}}
            """);
    }

    private string ReadOther(ObjectFacet facet, Shape? kept)
    {
        string? target = kept is null ? null : $"out {FunctionWriter.OutType(kept)} other";
        if (facet.Additional is { } schema && (kept is null || kept == calls.ShapeOf(schema)))
        {
            return $"i = {calls.Call(schema, "M", "Json::Untracked", "i", target)};";
        }
        if (facet.Additional is { } check && !calls.IsAlways(check))
        {
            return Code.Of($$"""
                nint begin = Json::Scan.Token(ref p, i);
                i = {{calls.Call(check, "M", "Json::Untracked", "begin")}};
                var other = M.Builds && i >= 0 ? Json::Steps.Raw(ref p, begin, i) : default;
                """);
        }
        return target is null ? "i = Json::Scan.Skip(ref p, i, ref c);" : $"i = Json::Steps.ReadRaw<M>(ref p, i, ref c, {target});";
    }

    private static string Add(PlanNode node, string map, Shape shape, string item) =>
        $"if (!{map}.TryAdd<M>(ref p, name, ref c, {item}{(shape.IsReference && !shape.IsNullable ? "!" : "")}, {Literals.Text(node.Location)})) {{ return -1; }}";

    private string End(PlanNode node, ObjectFacet facet) => (facet.Names.IsEmpty, facet.CountsMembers) switch
    {
        (true, false) => "c.End(ref p, i)",
        (true, true) => $"{calls.Rule(node, "_Object")}.End<M>(ref p, start, i, ref c, default(Json::NamesSeen), count)",
        (false, false) => $"{calls.Rule(node, "_Object")}.End<M>(ref p, start, i, ref c, seen)",
        (false, true) => $"{calls.Rule(node, "_Object")}.End<M>(ref p, start, i, ref c, seen, count)",
    };

    /// <summary>Returns the checks after all members are known.</summary>
    /// <param name="kept">The variable with the members that become a map.</param>
    private IEnumerable<string> Afterwards(PlanNode node, ObjectFacet facet, string? kept)
    {
        if (kept is not null)
        {
            yield return $"if (!{kept}.CanBeKept<M>(ref p)) {{ return -1; }}";
        }
        if (node.KeepsNames)
        {
            yield return "if (!M.Builds && !M.Reports && !names.CanBeKept(ref p)) { return -1; }";
        }
        foreach (Dependency dependency in facet.Dependencies)
        {
            yield return Depend(node, facet, dependency);
        }
        foreach (string condition in _tests.Conditions(node))
        {
            yield return $"if (!M.Reports && !T.Tracks && {MemberTests.Negated(condition)}) {{ return -1; }}";
        }
    }

    private string Depend(PlanNode node, ObjectFacet facet, Dependency dependency)
    {
        string keyword = $"{Literals.Text(node.Location)}, \"{dependency.Keyword}\", {Literals.Text(dependency.Name)}";
        return Code.Of($$"""
            if ({{SeenNames.Saw(facet.PlaceOf(dependency.Name))}})
            {
                {{dependency.Required.Select(other => $"if ({SeenNames.Missed(facet.PlaceOf(other))} && !Json::Steps.Alone<M>(ref p, start, ref c, {keyword}, {Literals.Text(other)})) {{ return -1; }}")}}
                {{(dependency.Schema is { } schema ? $"if ({calls.Call(schema, "M", "T", "start")} < 0) {{ return -1; }}" : "")}}
            }
            """);
    }

    private string Result(PlanNode node, RecordModel? record, Shape? value) =>
        record is not null ? Build(node, record)
        : value is not null ? "if (M.Builds) { value = map.ToMap(); }"
        : "";

    private string Build(PlanNode node, RecordModel record) => Code.Of($$"""
        if (M.Builds)
        {
            value = new global::{{record.FullName}}(default(Json::Trusted))
            {
                {{record.Properties.Select(property => $"{RecordWriter.Storage(property)} = {Assigned(property)},")}}
                {{(record.Extras is { } extras ? $"{(extras.MayOverflow ? RecordWriter.ExtrasField : extras.Name)} = others.ToMap()," : "")}}
                {{Given(record)}}
            };
            {{(Overflows.AreIn(record) ? $"if (c.HasOverflow) {{ value.__overflow = Json::Overflow.Take(ref p, start, ref c, {calls.Rule(node, "_Object")}.Names, {Overflows.Guarded(record)}, {Overflows.Named(record)}, {Literals.Bool(record.Extras is { MayOverflow: true })}); }}" : "")}}
        }
        """);

    /// <summary>Returns the code that sets which properties were given. It runs last, because the initialisers before it count what they
    /// set as given.</summary>
    private static IEnumerable<string> Given(RecordModel record) =>
        Presence.Words(record).Select(word => $"__given{word.Suffix} = seen.Word({(word.Suffix.Length == 0 ? "0" : word.Suffix)}) & {SeenNames.Hex(word.Bits)},");

    private static string Assigned(PropertyModel property)
    {
        string local = Local(property);
        string given = property.Shape.IsReference && !property.IsNullable ? local + "!" : local;
        if (property.IsRequired || property.Default is { Constant: null })
        {
            return given;
        }
        // An absent member is the default value of its type already: null, or an empty list.
        string absent = RecordWriter.Absent(property);
        bool isLocal = absent == "default" || (absent == "null" && (property.Shape.IsReference || property.Shape.IsNullable));
        return isLocal ? given : $"{SeenNames.Saw(property.Names)} ? {given} : {absent}";
    }

    /// <summary>Returns the function that checks the members which no other keyword evaluated.</summary>
    public string Unevaluated(PlanNode node, Edge schema)
    {
        string passes = calls.IsNever(schema)
            ? $"{calls.Rule(node, "_Object")}.Unexpected<M>(ref p, members.Name, ref c, \"unevaluatedProperties\")"
            : $"{calls.Call(schema, "M", "Json::Untracked", "members.Value")} >= 0";
        return Code.Of($$"""
            private static bool {{node.Name}}_UnevaluatedProperties<M>(ref byte p, nint i, ref Json::ReadContext c, int frame) where M : struct, Json::IMode
            {
                Json::MemberReader members = new(ref p, i);
                while (members.Next(ref p, ref c))
                {
                    if (!c.IsMarked(frame, members.Ordinal) && !({{passes}})) { return false; }
                }
                return true;
            }

            """);
    }
}
