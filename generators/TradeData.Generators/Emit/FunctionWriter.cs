using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>
/// Prints the functions of a plan's nodes: straight-line code over UTF-8, generic over the mode (verdict, build, report) and over whether
/// evaluated members are tracked, which the JIT specialises. A node's function dispatches on the first byte, hands objects and arrays to a
/// function each, and then applies the schemas that stand in its place.
/// </summary>
internal sealed class FunctionWriter(SourceWriter writer, CallWriter calls)
{
    public const string Constraints = "where M : struct, Json::IMode where T : struct, Json::ITrack";

    private readonly ObjectWriter _objects = new(writer, calls);
    private readonly ArrayWriter _arrays = new(writer, calls);
    private readonly ApplicatorWriter _applicators = new(writer, calls);

    /// <summary>The function and those that it is cut into.</summary>
    /// <param name="name">How the function is called.</param>
    /// <param name="access">Such as <c>internal static</c>.</param>
    /// <param name="record">The record that the node makes, where it makes one.</param>
    public void Write(PlanNode node, string name, string access, RecordModel? record = null)
    {
        string result = node.Shape is { } shape ? $", out {OutType(shape)} value" : "";
        using (writer.Open($"{access} nint {name}<M, T>(ref byte p, nint i, ref Json::ReadContext c{result}) {Constraints}"))
        {
            if (IsContainer(node))
            {
                WriteContainer(node, record);
                return;
            }
            WriteBody(node);
        }
        writer.Line();
        WriteParts(node, record);
    }

    /// <summary>Whether all that the node says is about an object, or about an array: then one function is enough.</summary>
    private static bool IsContainer(PlanNode node) =>
        node.Applicators.IsEmpty && node.Value?.Enum is null && node.Shape is null or { IsNullable: false, Kind: ShapeKind.Model or ShapeKind.Map or ShapeKind.List }
        && (node.Object is null) != (node.Array is null) && !node.TracksEvaluated && !node.Never;

    private void WriteContainer(PlanNode node, RecordModel? record)
    {
        if (node.Shape is not null)
        {
            writer.Line("value = default;");
        }
        writer.Line("i = Json::Scan.Token(ref p, i);");
        WriteAnnotations(node);
        writer.Guard($"Json::Scan.At(ref p, i) != (byte)'{(node.Object is null ? '[' : '{')}'", Otherwise(node, "M"));
        if (node.Object is null)
        {
            _arrays.WriteLoop(node);
        }
        else
        {
            _objects.WriteLoop(node, record);
        }
    }

    /// <summary>The C# type of an out parameter: a class may be null where reading has failed.</summary>
    public static string OutType(Shape shape) => shape.IsReference || shape.IsNullable ? shape.CSharp + "?" : shape.CSharp;

    private void WriteBody(PlanNode node)
    {
        if (node.Never)
        {
            if (node.Shape is not null)
            {
                writer.Line("value = default;");
            }
            writer.Line($"return Json::Steps.Never<M>(ref p, i, ref c, {Literals.Text(node.Location)});");
            return;
        }
        if (node.IsRuleOnly && node.Shape is not null && node.Annotations.IsEmpty)
        {
            WriteScalar(node);
            return;
        }
        bool tracks = node.TracksEvaluated;
        string track = tracks ? _objects.Tracking(node) : "T";
        if (node.Shape is not null)
        {
            writer.Line("value = default;");
        }
        writer.Line("i = Json::Scan.Token(ref p, i);");
        WriteAnnotations(node);
        writer.Line("nint end;");
        if (tracks)
        {
            writer.Line("int frame = c.Marks;");
        }
        if (node.TriesBranches)
        {
            // Branches are tried without a word; malformed text has to be told of before.
            writer.Guard("M.Reports && Json::Scan.Skip(ref p, i, ref c) < 0");
        }
        bool isRead = WriteOwn(node, track);
        _applicators.Write(node, track, isRead);
        if (tracks)
        {
            WriteUnevaluated(node, track);
        }
        if (node.Shape is { Kind: ShapeKind.Raw })
        {
            writer.Line("if (M.Builds) { value = Json::Steps.Raw(ref p, i, end); }");
        }
        writer.Line("return end;");
    }

    private void WriteAnnotations(PlanNode node)
    {
        foreach (Annotation annotation in node.Annotations)
        {
            string annotate = $"c.Annotate<M>(i, {Literals.Text(node.Location)}, {Literals.Text(annotation.Keyword)}, {Literals.Text(annotation.Json)});";
            writer.Line(annotation.OfStrings ? $"if (M.Annotates && Json::Scan.At(ref p, i) == (byte)'\"') {{ {annotate} }}" : annotate);
        }
    }

    /// <summary>What the node itself asserts. False where it asserts nothing, so that the applicators have to find the value's end.</summary>
    private bool WriteOwn(PlanNode node, string track)
    {
        bool givesValue = node.Shape is not null && node.Primary < 0;
        if (node.Object is null && node.Array is null)
        {
            bool readsScalar = node.GivesScalar;
            if (!readsScalar && node.Value is null)
            {
                return false;
            }
            if (readsScalar)
            {
                WriteScalarInto(node);
            }
            else
            {
                writer.Line($"end = {calls.Rule(node)}.Check<M>(ref p, i, ref c);");
            }
            WriteStop();
            return true;
        }
        string otherwise = "if";
        foreach ((bool has, char bracket, string part, bool gives) in new[]
        {
            (node.Object is not null, '{', "_Object", givesValue && node.Shape!.Kind is ShapeKind.Model or ShapeKind.Map),
            (node.Array is not null, '[', "_Array", givesValue && node.Shape!.Kind is ShapeKind.List),
        })
        {
            if (!has)
            {
                continue;
            }
            using (writer.Open($"{otherwise} (Json::Scan.At(ref p, i) == (byte)'{bracket}')"))
            {
                writer.Line($"end = {node.Name}{part}<M, {track}>(ref p, i, ref c{(gives ? node.Shape!.IsNullable && !node.Shape.IsReference ? ", out var items" : ", out value" : "")});");
                if (gives && node.Shape!.IsNullable && !node.Shape.IsReference)
                {
                    writer.Line("value = items;");
                }
                if (node.Value?.Enum is not null)
                {
                    writer.Guard($"end >= 0 && {calls.Rule(node)}.Check<M>(ref p, i, ref c) < 0");
                }
            }
            otherwise = "else if";
        }
        using (writer.Open("else"))
        {
            writer.Line($"end = {Otherwise(node, "M")};");
        }
        WriteStop();
        return true;
    }

    private string Otherwise(PlanNode node, string mode) =>
        node.Value is null ? "Json::Scan.Skip(ref p, i, ref c)" : $"{calls.Rule(node)}.Check<{mode}>(ref p, i, ref c)";

    private void WriteStop()
    {
        writer.Guard("end < 0");
    }

    private void WriteScalar(PlanNode node)
    {
        Shape shape = node.Shape!;
        if (shape.Kind == ShapeKind.Raw)
        {
            writer.Line("value = default;");
            writer.Line("i = Json::Scan.Token(ref p, i);");
            writer.Line($"nint end = {Otherwise(node, "M")};");
            writer.Line("if (M.Builds && end >= 0) { value = Json::Steps.Raw(ref p, i, end); }");
            writer.Line("return end;");
            return;
        }
        if (shape is { IsNullable: false, Kind: not (ShapeKind.Enum or ShapeKind.ExtensibleEnum) })
        {
            writer.Line($"return {calls.Read(node, "M", "i", "ref c", "out value")};");
            return;
        }
        writer.Line("nint end;");
        WriteScalarInto(node);
        writer.Line("return end;");
    }

    /// <summary>Reads a scalar into <c>value</c> and sets <c>end</c>; null first, where it is allowed.</summary>
    private void WriteScalarInto(PlanNode node)
    {
        Shape shape = node.Shape!;
        bool allowsNull = node.ReadsNull;
        if (allowsNull)
        {
            writer.Line("i = Json::Scan.Token(ref p, i);");
            using (writer.Open("if (Json::Scan.Is(ref p, i, \"null\"u8))"))
            {
                writer.Line("value = null;");
                writer.Line("end = i + 4;");
            }
            writer.Line("else");
            writer.Line("{");
        }
        string read = calls.Read(node, "M", "i", "ref c", shape.Kind == ShapeKind.Enum ? "out int ordinal" : shape.Kind == ShapeKind.ExtensibleEnum ? "out string? text" : "out var scalar");
        string indent = allowsNull ? "    " : "";
        writer.Line($"{indent}end = {read};");
        writer.Line(indent + shape.Kind switch
        {
            ShapeKind.Enum => $"value = ({shape.CSharp})ordinal;",
            ShapeKind.ExtensibleEnum => $"value = M.Builds && text is not null ? new {shape.CSharp}(text) : default({shape.CSharp});",
            _ => "value = scalar;",
        });
        if (allowsNull)
        {
            writer.Line("}");
        }
    }

    private void WriteUnevaluated(PlanNode node, string track)
    {
        List<string> asked = [];
        foreach ((bool has, char bracket, string part) in new[] { (node.Object?.Unevaluated is not null, '{', "_UnevaluatedProperties"), (node.Array?.Unevaluated is not null, '[', "_UnevaluatedItems") })
        {
            if (has)
            {
                asked.Add($"Json::Scan.At(ref p, i) == (byte)'{bracket}'");
                writer.Guard($"{track}.Tracks && {asked[asked.Count - 1]} && !{node.Name}{part}<M>(ref p, i, ref c, frame)");
            }
        }
        writer.Line("if (!T.Tracks) { c.Truncate(frame); }");
        // What is marked of a value that this schema does not ask about, the schema around it may ask about.
        writer.Line($"else if ({string.Join(" || ", asked)}) {{ c.Truncate(frame); c.MarkAll(); }}");
    }

    private void WriteParts(PlanNode node, RecordModel? record)
    {
        if (node.Object is not null)
        {
            _objects.Write(node, record);
            if (node.Object.Unevaluated is { } unevaluated)
            {
                _objects.WriteUnevaluated(node, unevaluated);
            }
        }
        if (node.Array is not null)
        {
            _arrays.Write(node);
            if (node.Array.Unevaluated is { } unevaluated)
            {
                _arrays.WriteUnevaluated(node, unevaluated);
            }
        }
    }
}
