using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the functions of a plan's nodes: straight-line code over UTF-8, generic over the mode (verdict, build, report) and the
/// tracking of evaluated members, for which the JIT compiles specialised code. A node's function dispatches on the first byte, delegates
/// objects and arrays to a function each, and then applies the schemas in its place.</summary>
internal sealed class FunctionWriter(SourceWriter writer, CallWriter calls)
{
    public const string Constraints = "where M : struct, Json::IMode where T : struct, Json::ITrack";

    private readonly ObjectWriter _objects = new(calls);
    private readonly ArrayWriter _arrays = new(calls);
    private readonly ApplicatorWriter _applicators = new(calls);

    /// <summary>Prints the function and its parts.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="access">The modifiers, such as <c>internal static</c>.</param>
    /// <param name="record">The node's record, or null.</param>
    public void Write(PlanNode node, string name, string access, RecordModel? record = null)
    {
        bool isContainer = IsContainer(node);
        string body = isContainer ? Container(node, record) : Body(node);
        string parameters = $"<M, T>(ref byte p, nint i, ref Json::ReadContext c{(node.Shape is { } shape ? $", out {OutType(shape)} value" : "")}) {Constraints}";
        writer.Lines(Code.Of($$"""
            {{access}} nint {{name}}{{parameters}}
            {
                {{(node.RemembersVerdicts || node.CountsHops ? Unset(node) : "")}}
                {{(node.RemembersVerdicts ? Remembered(node) : "")}}
                {{(node.CountsHops ? Counted(node) : body)}}
            }

            {{(node.CountsHops ? Code.Of($$"""
            private static nint {{node.Name}}_Counted{{parameters}}
            {
                {{body}}
            }

            """) : "")}}
            {{(node.RemembersVerdicts ? Memoized(node, name) : "")}}
            """));
        if (!isContainer)
        {
            WriteParts(node, record);
        }
    }

    /// <summary>Asks the memo, once the run has one. It has no values, and a value is built only once.</summary>
    private string Remembered(PlanNode node) =>
        $"if ({(node.Shape is null ? "" : "!M.Builds && ")}c.CountStep(i)) {{ return {calls.Rule(node, "_Memo")}.Judge<{node.Name}_Memo, M, T>(default, ref p, i, ref c); }}";

    private static string Counted(PlanNode node) => Code.Of($$"""
        c.Descend(i);
        nint counted = {{node.Name}}_Counted<M, T>(ref p, i, ref c{{(node.Shape is null ? "" : ", out value")}});
        c.Ascend();
        return counted;
        """);

    /// <summary>The type by which the memo runs the function.</summary>
    private static string Memoized(PlanNode node, string function) => Code.Of($$"""
        private readonly struct {{node.Name}}_Memo : Json::IMemoized { public nint Run<M, T>(ref byte p, nint i, ref Json::ReadContext c) {{Constraints}} => {{function}}<M, T>(ref p, i, ref c{{(node.Shape is null ? "" : ", out _")}}); }

        """);

    /// <summary>Whether all that the node says is about an object, or about an array: then one function is enough.</summary>
    private static bool IsContainer(PlanNode node) =>
        node.Applicators.IsEmpty && node.Value?.Enum is null && node.Shape is null or { IsNullable: false, Kind: ShapeKind.Model or ShapeKind.Map or ShapeKind.List }
        && (node.Object is null) != (node.Array is null) && !node.TracksEvaluated && !node.Never;

    /// <summary>Returns the C# type of an out parameter: a class may be null if reading has failed.</summary>
    public static string OutType(Shape shape) => shape.IsReference || shape.IsNullable ? shape.CSharp + "?" : shape.CSharp;

    private string Container(PlanNode node, RecordModel? record) => Code.Of($$"""
        {{Unset(node)}}
        i = Json::Scan.Token(ref p, i);
        {{Annotations(node)}}
        if (Json::Scan.At(ref p, i) != (byte)'{{(node.Object is null ? "[" : "{")}}') { return {{Otherwise(node)}}; }
        {{(node.Object is null ? _arrays.Loop(node) : _objects.Loop(node, record))}}
        """);

    private string Body(PlanNode node)
    {
        if (node.Never)
        {
            return Code.Of($$"""
                {{Unset(node)}}
                return Json::Steps.Never<M>(ref p, i, ref c, {{Literals.Text(node.Location)}});
                """);
        }
        if (node.IsRuleOnly && node.Shape is not null && node.Annotations.IsEmpty)
        {
            return Scalar(node);
        }
        string track = node.TracksEvaluated ? _objects.Tracking(node) : "T";
        // Of a schema that is read by its parts, these say all.
        bool isSplit = node.Applicators.Any(applicator => applicator is Applicator.ByType);
        bool isRead = !isSplit && (node.Object is not null || node.Array is not null || node.Value is not null || node.GivesScalar);
        return Code.Of($$"""
            {{Unset(node)}}
            {{(node.Merged < 0 ? "" : $"if (!M.Builds && !M.Reports && !T.Tracks) {{ return {calls.Call(Edge.To(node.Merged, node.Location), "M", "T", "i")}; }}")}}
            i = Json::Scan.Token(ref p, i);
            {{Annotations(node)}}
            nint end;
            {{(node.TracksEvaluated ? "int frame = c.Marks;" : "")}}
            {{(node.TriesBranches ? "// Branches are tried without errors, so malformed text must be reported before." : "")}}
            {{(node.TriesBranches ? "if (M.Reports && !c.IsWellFormed(ref p, i)) { return -1; }" : "")}}
            {{(PickWriter.Check(node) ? PickWriter.Before : "")}}
            {{(isRead ? Own(node, track) : "")}}
            {{(isRead ? "if (end < 0) { return -1; }" : "")}}
            {{(node.PicksDecide ? Undecided(node, track) : _applicators.Of(node, track, isRead))}}
            {{(node.Picks.IsEmpty ? "" : PickWriter.Of(node, calls))}}
            {{(node.TracksEvaluated ? Unevaluated(node, track) : "")}}
            {{(node.Shape is { Kind: ShapeKind.Raw } ? "if (M.Builds) { value = Json::Steps.Raw(ref p, i, end); }" : "")}}
            return end;
            """);
    }

    /// <summary>Only runs without values check the schemas separately, because otherwise the reader of the value decides.</summary>
    private string Undecided(PlanNode node, string track) => Code.Of($$"""
        end = i;
        if (!M.Builds)
        {
            {{_applicators.Of(node, track, isRead: false)}}
        }
        """);

    private static string Unset(PlanNode node) => node.Shape is null ? "" : "value = default;";

    private static IEnumerable<string> Annotations(PlanNode node) => node.Annotations.Select(annotation =>
    {
        string annotate = $"c.Annotate<M>(i, {Literals.Text(node.Location)}, {Literals.Text(annotation.Keyword)}, {Literals.Text(annotation.Json)});";
        return annotation.OfStrings ? $"if (M.Annotates && Json::Scan.At(ref p, i) == (byte)'\"') {{ {annotate} }}" : annotate;
    });

    /// <summary>Returns the code of the node's own assertions.</summary>
    private string Own(PlanNode node, string track)
    {
        if (node.Object is null && node.Array is null)
        {
            return node.GivesScalar ? ScalarInto(node) : $"end = {calls.Rule(node)}.Check<M>(ref p, i, ref c);";
        }
        string @object = node.Object is null ? "" : Part(node, track, '{', "_Object", node.Shape is { Kind: ShapeKind.Model or ShapeKind.Map });
        string array = node.Array is null ? "" : Part(node, track, '[', "_Array", node.Shape is { Kind: ShapeKind.List });
        return Code.Of($$"""
            {{@object}}
            {{(@object.Length > 0 && array.Length > 0 ? "else " : "")}}{{array}}
            else
            {
                end = {{Otherwise(node)}};
            }
            """);
    }

    private string Part(PlanNode node, string track, char bracket, string part, bool gives)
    {
        gives &= node.Primary < 0;
        // A struct's out variable cannot be the nullable one of the node.
        bool isApart = gives && node.Shape!.IsNullable && !node.Shape.IsReference;
        return Code.Of($$"""
            if (Json::Scan.At(ref p, i) == (byte)'{{bracket.ToString()}}')
            {
                end = {{node.Name}}{{part}}<M, {{track}}>(ref p, i, ref c{{(gives ? isApart ? ", out var items" : ", out value" : "")}});
                {{(isApart ? "value = items;" : "")}}
                {{(node.Value?.Enum is null ? "" : $"if (end >= 0 && {calls.Rule(node)}.Check<M>(ref p, i, ref c) < 0) {{ return -1; }}")}}
            }
            """);
    }

    private string Otherwise(PlanNode node) => node.Value is null ? "Json::Scan.Skip(ref p, i, ref c)" : $"{calls.Rule(node)}.Check<M>(ref p, i, ref c)";

    private string Scalar(PlanNode node)
    {
        if (node.Shape!.Kind == ShapeKind.Raw)
        {
            return Code.Of($$"""
                value = default;
                i = Json::Scan.Token(ref p, i);
                nint end = {{Otherwise(node)}};
                if (M.Builds && end >= 0) { value = Json::Steps.Raw(ref p, i, end); }
                return end;
                """);
        }
        return node.Shape is { IsNullable: false, Kind: not (ShapeKind.Enum or ShapeKind.ExtensibleEnum) }
            ? $"return {calls.Read(node, "M", "i", "ref c", "out value")};"
            : Code.Of($$"""
                nint end;
                {{ScalarInto(node)}}
                return end;
                """);
    }

    /// <summary>Returns the code that reads a scalar into <c>value</c> and sets <c>end</c>, with null first if it is allowed.</summary>
    private string ScalarInto(PlanNode node)
    {
        Shape shape = node.Shape!;
        (string target, string value) = shape.Kind switch
        {
            ShapeKind.Enum => ("out int ordinal", $"({shape.CSharp})ordinal"),
            ShapeKind.ExtensibleEnum => ("out string? text", $"M.Builds && text is not null ? new {shape.CSharp}(text) : default({shape.CSharp})"),
            _ => ("out var scalar", "scalar"),
        };
        string read = Code.Of($$"""
            end = {{calls.Read(node, "M", "i", "ref c", target)}};
            value = {{value}};
            """);
        return !node.ReadsNull ? read : Code.Of($$"""
            i = Json::Scan.Token(ref p, i);
            if (Json::Scan.Is(ref p, i, "null"u8))
            {
                value = null;
                end = i + 4;
            }
            else
            {
                {{read}}
            }
            """);
    }

    private static string Unevaluated(PlanNode node, string track)
    {
        const string isObject = "Json::Scan.At(ref p, i) == (byte)'{'";
        const string isArray = "Json::Scan.At(ref p, i) == (byte)'['";
        bool members = node.Object?.Unevaluated is not null;
        bool items = node.Array?.Unevaluated is not null;
        string asked = string.Join(" || ", new[] { members ? isObject : "", items ? isArray : "" }.Where(condition => condition.Length > 0));
        return Code.Of($$"""
            {{(members ? $"if ({track}.Tracks && {isObject} && !{node.Name}_UnevaluatedProperties<M>(ref p, i, ref c, frame)) {{ return -1; }}" : "")}}
            {{(items ? $"if ({track}.Tracks && {isArray} && !{node.Name}_UnevaluatedItems<M>(ref p, i, ref c, frame)) {{ return -1; }}" : "")}}
            if (!T.Tracks) { c.Truncate(frame); }
            // An enclosing schema may use the marks that this schema does not use.
            else if ({{asked}}) { c.Truncate(frame); c.MarkAll(); }
            """);
    }

    private void WriteParts(PlanNode node, RecordModel? record)
    {
        string[] parts =
        [
            node.Object is null ? "" : _objects.Function(node, record),
            node.Object?.Unevaluated is { } members ? _objects.Unevaluated(node, members) : "",
            node.Array is null ? "" : _arrays.Function(node),
            node.Array?.Unevaluated is { } items ? _arrays.Unevaluated(node, items) : "",
            .. node.Applicators.Select(applicator => _applicators.Branches(node, applicator)),
        ];
        foreach (string part in parts.Where(part => part.Length > 0))
        {
            writer.Lines(part);
        }
    }
}
