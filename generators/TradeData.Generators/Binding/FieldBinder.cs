using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The purpose of a field, which restricts its type.</summary>
internal enum FieldUse
{
    /// <summary>Every row has exactly one value.</summary>
    PrimaryKey,

    /// <summary>A row has at most one value.</summary>
    Key,

    /// <summary>A row may have several values.</summary>
    Index,

    /// <summary>A row may have several values.</summary>
    ForeignKey,
}

/// <summary>Resolves the paths of <c>x-table</c> through records, of this document and of others, to their scalars.</summary>
internal sealed class FieldBinder(string rowType, ExportsTable table, Action<Finding> report)
{
    /// <summary>The maximum number of fields in a key of the runtime.</summary>
    private const int MaxFields = 16;

    private readonly Suggestions _suggestions = new();

    public EquatableArray<FieldModel> BindAll(JsonNode node, string purpose, FieldUse use)
    {
        if (node is not JsonArray { Items.Count: > 0 } array)
        {
            report(new Finding(Rules.InvalidTable, node.Start, node.End, [$"For {purpose}, a list of at least one field is expected, but this is {(node is JsonArray ? "an empty one" : node.Kind)}"]));
            return default;
        }
        if (array.Items.Count > MaxFields)
        {
            report(new Finding(Rules.InvalidTable, node.Start, node.End, [FormattableString.Invariant($"For {purpose}, at most {MaxFields} fields are allowed, but there are {array.Items.Count}")]));
            return default;
        }
        List<FieldModel> fields = [];
        foreach (JsonNode item in array.Items)
        {
            if (Bind(item, purpose, use) is not { } field)
            {
                return default;
            }
            if (fields.Exists(other => other.Path == field.Path))
            {
                report(new Finding(Rules.InvalidKeyField, item.Start, item.End, [field.Path, purpose, "it is named twice"]));
                return default;
            }
            if (fields.Find(other => !AreOfOneArray(field, other)) is { } apart)
            {
                report(new Finding(Rules.InvalidKeyField, item.Start, item.End, [field.Path, purpose, $"it goes through another array than \"{apart.Path}\", so their items cannot be matched"]));
                return default;
            }
            fields.Add(field);
        }
        return fields.ToEquatableArray();
    }

    public FieldModel? Bind(JsonNode node, string purpose, FieldUse use)
    {
        if (PathOf(node) is not { } path)
        {
            return null;
        }
        if (Follow(path, out string fault) is not { } field)
        {
            report(new Finding(Rules.UnknownField, node.Start, node.End, [path, fault, ""]));
            return null;
        }
        if (KindOf(field.Shape) is null)
        {
            report(new Finding(Rules.InvalidKeyField, node.Start, node.End, [path, purpose, $"a value of type {field.Shape.CSharp.Replace("global::", "")} cannot be compared; keys are texts, numbers, dates, booleans and UUIDs"]));
            return null;
        }
        if (field.GoesThroughArrays && use is FieldUse.PrimaryKey or FieldUse.Key && field.GoesThroughArrays)
        {
            report(new Finding(Rules.InvalidKeyField, node.Start, node.End, [path, purpose, "it goes through an array, so a row can have several values; only equality indexes and foreign keys may do so"]));
            return null;
        }
        if (field.IsOptional && use == FieldUse.PrimaryKey)
        {
            report(new Finding(Rules.OptionalKeyField, node.Start, node.End, [path]));
        }
        return field;
    }

    /// <summary>Returns the path in a node, or reports an error and returns null if it is not text.</summary>
    public string? PathOf(JsonNode node)
    {
        if (node is JsonString { Value: var path })
        {
            return path;
        }
        report(new Finding(Rules.InvalidTable, node.Start, node.End, [$"A field is named by a string, but this is {node.Kind}"]));
        return null;
    }

    /// <summary>Returns the field, or null if the path leads nowhere.</summary>
    public FieldModel? BindPath(string path) => Follow(path, out _) is { } field && KindOf(field.Shape) is not null ? field : null;

    /// <summary>Whether one of the two arrays contains the other, so that each item has a value of both fields.</summary>
    private static bool AreOfOneArray(FieldModel field, FieldModel other)
    {
        (string one, string two) = (ArrayOf(field.Path), ArrayOf(other.Path));
        return one.StartsWith(two, StringComparison.Ordinal) || two.StartsWith(one, StringComparison.Ordinal);
    }

    private static string ArrayOf(string path) => path.Substring(0, path.LastIndexOf("[]", StringComparison.Ordinal) is >= 0 and int at ? at + 2 : 0);

    private FieldModel? Follow(string path, out string fault)
    {
        List<FieldMember> members = [];
        string type = rowType;
        Shape? shape = null;
        string last = "";
        foreach (string step in path.Split('.'))
        {
            bool isList = step.EndsWith("[]", StringComparison.Ordinal);
            string name = isList ? step.Substring(0, step.Length - 2) : step;
            if (shape is not null && shape.Kind != ShapeKind.Model)
            {
                fault = $"\"{last}\" is {(shape.Kind == ShapeKind.List ? "an array; write [] after it" : "not an object")}";
                return null;
            }
            IReadOnlyDictionary<string, ExportedProperty> properties = table.PropertiesOf(type);
            if (!properties.TryGetValue(name, out ExportedProperty? property))
            {
                fault = $"{type.Substring(type.LastIndexOf('.') + 1)} has no property \"{name}\"{_suggestions.For(name, properties.Keys)}";
                return null;
            }
            Shape own = table.Resolve(property.Shape);
            if (isList && own.Kind != ShapeKind.List)
            {
                fault = $"\"{name}\" is not an array";
                return null;
            }
            members.Add(new FieldMember(property.Name, own, own.IsNullable || !(property.IsRequired || own.IsCollection), isList));
            shape = isList ? own.Item! : own;
            type = shape.TypeName ?? type;
            last = name;
        }
        fault = "";
        string csharp = string.Concat(members.Select(member => member.Name));
        return new FieldModel(path, csharp, shape!, KindOf(shape!) ?? KeyKind.Text, members.ToEquatableArray(), shape!.Kind is ShapeKind.Parsed or ShapeKind.ParsedNumber ? table.Scalar(shape.TypeName!) : null);
    }

    private KeyKind? KindOf(Shape shape) => shape.Kind switch
    {
        ShapeKind.String or ShapeKind.Enum or ShapeKind.ExtensibleEnum => KeyKind.Text,
        ShapeKind.Parsed => table.Scalar(shape.TypeName!).IsCode ? KeyKind.Code : KeyKind.Text,
        ShapeKind.Date => KeyKind.Date,
        ShapeKind.DateTime => KeyKind.DateTime,
        ShapeKind.Int32 or ShapeKind.Int64 => KeyKind.Integer,
        ShapeKind.Decimal or ShapeKind.ParsedNumber => KeyKind.Decimal,
        ShapeKind.Boolean => KeyKind.Boolean,
        ShapeKind.Uuid => KeyKind.Guid,
        _ => null,
    };
}
