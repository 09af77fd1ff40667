using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the expression that checks, or reads, the target of an edge.</summary>
internal sealed class CallWriter(SchemaModel schema)
{
    private readonly string _holder = Qualified(schema.Namespace, schema.Holder);
    private readonly Dictionary<int, string> _types = TypesByNode(schema);

    public PlanNode Node(Edge edge) => schema.Nodes[edge.Node];

    public string Holder => _holder;

    public bool KeepsAnnotations => schema.KeepsAnnotations;

    /// <summary>A statement that marks a member or item as evaluated; none where no schema ever asks.</summary>
    public string Mark(string condition = "") => !schema.IsTracked ? "" : $"if (T.Tracks{(condition.Length == 0 ? "" : " && " + condition)}) {{ c.Mark(count); }}";

    /// <summary>Whether some schema may ask which members and items are evaluated.</summary>
    public bool IsTracked => schema.IsTracked;

    public Shape? ShapeOf(Edge edge) => edge.External is { } external ? external.Shape : Node(edge).Shape;

    public bool IsNever(Edge edge) => edge.External is null && Node(edge).Never;

    public bool IsAlways(Edge edge) => edge.External is null && Node(edge).IsAlways;

    /// <summary>Whether two edges lead to one schema in one scope, so that a result of one applies to the other.</summary>
    public bool MeanTheSame(Edge one, Edge other) =>
        one.Location == other.Location && (one.External is null ? other.External is null && Node(one).Scope == Node(other).Scope : other.External is not null);

    public string Rule(PlanNode node, string suffix = "") => $"{_holder}.Rules.{node.Name}{suffix}";

    /// <summary>Returns an expression of type nint: the offset after the value, or a negative number to stop.</summary>
    /// <param name="mode">The mode's type argument, such as <c>M</c>.</param>
    /// <param name="track">The tracking's type argument.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="target">The destination of the value: <c>out var x</c>, <c>out x</c>, or null if only validity counts.</param>
    public string Call(Edge edge, string mode, string track, string at, string? target = null)
    {
        string context = edge.Via is null ? "ref c" : $"ref c.Enter<{mode}>({Literals.Text(edge.Via)}, {Literals.Text(edge.Location)}{(edge.Hops == 1 ? "" : ", " + Literals.Number(edge.Hops))})";
        string call = edge.External is { } external
            ? $"global::{external.Holder}.{external.Name}<{mode}, {track}>(ref p, {at}, {context}{Out(external.Shape, target)})"
            : Local(edge, mode, track, at, context, target);
        return edge.Via is null ? call : $"c.Leave<{mode}>({call})";
    }

    private string Local(Edge edge, string mode, string track, string at, string context, string? target)
    {
        PlanNode node = Node(edge);
        if (_types.TryGetValue(edge.Node, out string? type))
        {
            return $"global::{type}.Read<{mode}, {track}>(ref p, {at}, {context}{Out(node.Shape, target)})";
        }
        if (node.Never && target is null)
        {
            return $"Json::Steps.Never<{mode}>(ref p, {at}, {context}, {Literals.Text(node.Location)})";
        }
        if (node.IsAlways && node.Shape is null or { Kind: ShapeKind.Raw })
        {
            return target is null ? $"Json::Scan.Skip(ref p, {at}, {context})" : $"Json::Steps.ReadRaw<{mode}>(ref p, {at}, {context}, {target})";
        }
        if (IsInlined(node))
        {
            return target is null && node.Shape is null or { Kind: ShapeKind.Raw }
                ? $"{Rule(node)}.Check<{mode}>(ref p, {at}, {context})"
                : Read(node, mode, at, context, target ?? "out _");
        }
        return $"{_holder}.{node.Name}<{mode}, {track}>(ref p, {at}, {context}{Out(node.Shape, target)})";
    }

    /// <summary>Whether callers call the rule directly, without a function between.</summary>
    public static bool IsInlined(PlanNode node) =>
        node.IsRuleOnly && node.HasValueRule && node.Annotations.IsEmpty
        && node.Shape is null or { IsNullable: false, Kind: not (ShapeKind.Raw or ShapeKind.Enum or ShapeKind.ExtensibleEnum or ShapeKind.Model or ShapeKind.Map or ShapeKind.List) };

    /// <summary>Returns a call that reads a scalar by the node's rule.</summary>
    public string Read(PlanNode node, string mode, string at, string context, string target)
    {
        string method = node.Shape!.Kind switch
        {
            ShapeKind.Boolean => "ReadBoolean",
            ShapeKind.Int32 => "ReadInt32",
            ShapeKind.Int64 => "ReadInt64",
            ShapeKind.Decimal => "ReadDecimal",
            ShapeKind.String => "ReadString",
            ShapeKind.ExtensibleEnum => "ReadString",
            ShapeKind.Date => "ReadDate",
            ShapeKind.Time => "ReadTime",
            ShapeKind.DateTime => "ReadDateTime",
            ShapeKind.Duration => "ReadDuration",
            ShapeKind.Uuid => "ReadUuid",
            ShapeKind.Uri => "ReadUri",
            ShapeKind.Enum => "ReadEnum",
            ShapeKind.Parsed or ShapeKind.ParsedNumber => "ReadParsed",
            _ => throw new InvalidOperationException($"A value of kind {node.Shape.Kind} is not read by a rule."),
        };
        string arguments = method == "ReadParsed" ? $"<{mode}, {node.Shape.CSharp}>" : $"<{mode}>";
        return $"{Rule(node)}.{method}{arguments}(ref p, {at}, {context}, {target})";
    }

    private static string Out(Shape? shape, string? target) => shape is null ? "" : ", " + (target ?? "out _");

    private static string Qualified(string @namespace, string name) => "global::" + (@namespace.Length == 0 ? name : @namespace + "." + name);

    /// <summary>Records and unions read themselves.</summary>
    private static Dictionary<int, string> TypesByNode(SchemaModel schema)
    {
        Dictionary<int, string> types = [];
        foreach (RecordModel record in schema.Records.Concat(schema.Unions.SelectMany(union => union.Records)))
        {
            types[record.Node] = record.FullName;
        }
        foreach (UnionModel union in schema.Unions)
        {
            types[union.Node] = union.FullName;
        }
        return types;
    }

    /// <summary>Whether the node is read by its own type.</summary>
    public bool IsType(int node) => _types.ContainsKey(node);

    public string? TypeOf(int node) => _types.TryGetValue(node, out string? type) ? type : null;
}
