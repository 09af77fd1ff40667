using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>What came of binding a document: its model, or none where it has errors, and what was found.</summary>
internal sealed record BoundDocument(SchemaModel? Model, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Binds one document: first what it shows to others, then, against everyone's exports, its plan and types.</summary>
internal static class DocumentBinder
{
    public static string HolderOf(SchemaContent document, BindingOptions options)
    {
        string name = (document.Root is null ? TypeNames.RootName(document) : TypeNames.Of(document.Root)) + "Schema";
        return options.Namespace.Length == 0 ? name : options.Namespace + "." + name;
    }

    /// <param name="demands">Those of all documents.</param>
    public static DocumentExports Export(SchemaDocument source, Demands demands, BindingOptions options)
    {
        SchemaContent document = source.Content;
        string holder = HolderOf(document, options);
        string[] references = [.. document.References.Select(reference => SchemaUri.Split(reference.Uri).Base).Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal)];
        if (document.Root is null)
        {
            return new DocumentExports(source.Name, holder, [document.FileUri], default, default, references.ToEquatableArray(), null, null);
        }
        Shapes shapes = ShapesOf(document, options, uri => new Shape(ShapeKind.Alias, Address(uri)), []);
        NodeNames names = new(document);
        HashSet<string> isChecked = new(demands.Checked.Select(Address), StringComparer.Ordinal);
        List<ExportedSchema> exported = [];
        foreach (Subschema schema in Exported(document, demands.Uris))
        {
            Shape shape = shapes.Of(schema);
            EquatableArray<string> addresses = Addresses(schema).ToEquatableArray();
            string? checkName = shape.Kind != ShapeKind.Raw && addresses.Any(isChecked.Contains) ? names.Claim(schema, NodeRole.Check) : null;
            string name = names.Claim(schema, NodeRole.Value);
            exported.Add(new ExportedSchema(addresses, schema.Location, name, checkName, shape, IsRuleOnly(schema, shape), InPlaceReferences.Of(schema, document, shapes)));
        }
        IEnumerable<ExportedType> types = document.ByPointer.Values.ToList()
            .Where(schema => schema.Document == document)
            .Select(schema => (Schema: schema, Shape: shapes.Of(schema)))
            .Where(pair => pair.Shape.TypeName == shapes.FullName(pair.Schema) && pair.Shape.Kind is ShapeKind.Model or ShapeKind.Enum or ShapeKind.ExtensibleEnum && pair.Schema.Ref is null)
            .SelectMany(pair => ExportedTypes(pair.Schema, pair.Shape, shapes))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        return new DocumentExports(
            source.Name,
            holder,
            document.Resources.Select(resource => resource.Uri).Prepend(document.Uri).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            exported.ToEquatableArray(),
            types.ToEquatableArray(),
            references.ToEquatableArray(),
            TableBinder.Export(document, shapes),
            document.IsDynamic ? source : null);
    }

    public static BoundDocument Bind(SchemaDocument source, ExportsTable table, BindingOptions options)
    {
        SchemaContent document = source.Content;
        LineMap lines = new(source.Text);
        List<Finding> findings = [.. document.Findings];
        SchemaModel? model = null;
        if (document.Root is not null)
        {
            SchemaModel bound = Bind(document, table, options, findings.Add);
            model = findings.Exists(finding => finding.Rule.Severity == RuleSeverity.Error) ? null : bound;
        }
        return new BoundDocument(model, findings
            .OrderBy(finding => finding.Start).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .Select(finding => DiagnosticInfo.At(finding.Rule, source.Path, lines, finding.Start, finding.End, finding.Arguments))
            .Distinct()
            .ToEquatableArray());
    }

    private static SchemaModel Bind(SchemaContent document, ExportsTable table, BindingOptions options, Action<Finding> report)
    {
        string holder = HolderOf(document, options);
        ReferenceResolver resolver = new(document, table);
        EquatableArray<ExportedSchema> own = table.Documents.FirstOrDefault(d => d.Path == document.Path)?.Schemas ?? default;
        Shapes shapes = ShapesOf(document, options, uri => table.Resolve(new Shape(ShapeKind.Alias, Address(uri))), own.Where(table.IsEndless).Select(schema => Find(document, schema)));
        List<(Subschema Schema, NodeRole Role)> exported = ExportedNodes(document, own);
        PlanBinder plan = new(document, exported, shapes, resolver, table, options, report);
        HashSet<int> shared = [.. exported.Select(node => plan.Node(node.Schema, DynamicScope.Empty, node.Role))];
        // A root that makes no type is only ever checked: a C# number's range must not narrow what the schema allows.
        NodeRole role = shapes.Of(document.Root!) is { Kind: ShapeKind.Model } ? NodeRole.Value : NodeRole.Check;
        int root = plan.Node(document.Root!, DynamicScope.Empty, role);
        plan.BindUnions();
        TypeBinder types = new(plan, shapes, holder, report);
        types.Declare(holder, document.Root!);
        types.BindAll();
        TableModel? rows = TableBinder.Bind(document, table, shapes, report);
        if (rows is not null)
        {
            types.Declare(TableModel.ClassOf(rows.RowType), document.Root!);
        }
        EquatableArray<PlanNode> nodes = plan.Nodes.Select((node, i) => shared.Contains(i) ? node with { IsShared = true } : node).ToEquatableArray();
        SchemaChecks.Check(document, shapes, report);
        PlanChecks.Check(document, nodes, report);
        InPlaceReferences.Check(document, shapes, table, report);
        NameChecks.Check(document, types.Declared, table, report);
        return new SchemaModel(
            document.Path,
            Infrastructure.HintNames.Of(document.Path),
            document.Uri,
            options.Namespace,
            holder.Substring(holder.LastIndexOf('.') + 1),
            Edge.To(root, document.Root!.Location),
            nodes,
            types.Records.ToEquatableArray(),
            types.Unions.ToEquatableArray(),
            types.Enums.ToEquatableArray(),
            rows,
            options.KeepAnnotations);
    }

    /// <summary>The nodes that other documents may call, in the order in which their names were claimed.</summary>
    private static List<(Subschema Schema, NodeRole Role)> ExportedNodes(SchemaContent document, EquatableArray<ExportedSchema> exported)
    {
        List<(Subschema, NodeRole)> nodes = [];
        foreach (ExportedSchema export in exported)
        {
            Subschema schema = Find(document, export);
            if (export.CheckName is not null)
            {
                nodes.Add((schema, NodeRole.Check));
            }
            nodes.Add((schema, NodeRole.Value));
        }
        // Two schemas of one $id, which is reported, are found as one.
        return [.. nodes.Distinct()];
    }

    private static Subschema Find(SchemaContent document, ExportedSchema export)
    {
        (string address, string fragment) = SchemaUri.Split(export.Location);
        return document.Find(address, fragment) ?? throw new InvalidOperationException($"{document.Path} exports {export.Location}, which is not there.");
    }

    private static Shapes ShapesOf(SchemaContent document, BindingOptions options, Func<string, Shape> external, IEnumerable<Subschema> endless)
    {
        Shapes shapes = new(document, options.Namespace, external);
        shapes.Close(endless);
        shapes.ClaimCases();
        shapes.ChooseAll();
        return shapes;
    }

    private static string Address(string uri)
    {
        (string address, string fragment) = SchemaUri.Split(uri);
        return address + "#" + fragment;
    }

    /// <summary>The root, what definitions hold, what has an anchor or a URI, and what some document refers to.</summary>
    private static IEnumerable<Subschema> Exported(SchemaContent document, EquatableArray<string> demands)
    {
        List<Subschema> exported = [document.Root!];
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            exported.AddRange(schema.Definitions.Select(definition => definition.Schema));
        }
        foreach (Resource resource in document.Resources)
        {
            exported.Add(resource.Root);
            exported.AddRange(resource.Anchors.Values);
        }
        HashSet<string> uris = new(document.Resources.Select(resource => resource.Uri), StringComparer.Ordinal);
        foreach (string demand in demands)
        {
            (string address, string fragment) = SchemaUri.Split(demand);
            if (uris.Contains(address) && document.Find(address, fragment) is { } schema)
            {
                exported.Add(schema);
            }
        }
        return exported.Where(schema => schema.Document == document).Distinct().OrderBy(schema => schema.Pointer, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Addresses(Subschema schema)
    {
        foreach (Resource resource in schema.Document.Resources)
        {
            if (schema.Pointer == resource.RootPointer || schema.Pointer.StartsWith(resource.RootPointer + "/", StringComparison.Ordinal))
            {
                yield return resource.Uri + "#" + schema.Pointer.Substring(resource.RootPointer.Length);
            }
            foreach (KeyValuePair<string, Subschema> anchor in resource.Anchors)
            {
                if (anchor.Value == schema && anchor.Key.Length > 0)
                {
                    yield return resource.Uri + "#" + anchor.Key;
                }
            }
        }
    }

    /// <summary>Whether a rule alone will be printed for it. Asked before anything is bound, so it looks at the words.</summary>
    private static bool IsRuleOnly(Subschema schema, Shape shape) =>
        schema.Boolean is null && schema.Ref is null && schema.DynamicRef is null && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count == 0
        && schema.Not is null && schema.If is null && shape.Kind is not (ShapeKind.Model or ShapeKind.List or ShapeKind.Map or ShapeKind.Raw)
        && (schema.Value.Types & (JsonTypes.Object | JsonTypes.Array)) == 0;

    private static IEnumerable<ExportedType> ExportedTypes(Subschema schema, Shape shape, Shapes shapes)
    {
        string name = shape.TypeName!;
        yield return new ExportedType(name, schema.Pointer, FieldsOf(schema, shape, shapes));
        if (shape.Kind == ShapeKind.Enum)
        {
            yield return new ExportedType(EnumModel.FormatOf(name), schema.Pointer, default);
        }
        if (schema.Pointer.Length == 0 && schema.Extensions.ContainsKey("x-table"))
        {
            yield return new ExportedType(TableModel.ClassOf(name), schema.Pointer, default);
        }
    }

    private static EquatableArray<ExportedProperty> FieldsOf(Subschema schema, Shape shape, Shapes shapes)
    {
        if (shape.Kind != ShapeKind.Model || shape.TypeName != shapes.FullName(schema))
        {
            return default;
        }
        HashSet<string> taken = PropertyNames.Taken(TypeNames.Of(schema));
        return shapes.PropertiesOf(schema)
            .Select(property => new ExportedProperty(property.Name, PropertyNames.Of(property, taken), shapes.Of(property.Schema), shapes.IsRequired(schema, property.Name)))
            .ToEquatableArray();
    }
}
