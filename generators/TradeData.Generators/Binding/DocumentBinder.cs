using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Binding.Paths;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The result of binding a document: its model, or none if it has errors, and its diagnostics.</summary>
internal sealed record BoundDocument(SchemaModel? Model, EquatableArray<DiagnosticInfo> Diagnostics, DocumentOutline Outline);

/// <summary>Whether a document can be printed, for those whose code would call it.</summary>
/// <param name="Needs">The paths of the documents that it refers to, by references and by foreign keys.</param>
internal sealed record DocumentOutline(string Path, bool IsWhole, EquatableArray<string> Needs)
{
    public static DocumentOutline Of(SchemaContent document, ExportsTable table, SchemaModel? model)
    {
        IEnumerable<DocumentExports?> needs = document.References
            .SelectMany(document.UrisOf)
            .Select(uri => table.DocumentAt(SchemaUri.Split(uri).Base))
            .Concat((model?.Table?.ForeignKeys ?? default).Select(key => table.DocumentWithTable(key.Table)));
        return new DocumentOutline(document.Path, model is not null, needs.OfType<DocumentExports>().Select(other => other.Path).Where(path => path != document.Path).Distinct(StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>The paths of the documents that are not printed: those with errors, and all that lead to one, whose code would call what is not there.</summary>
    public static EquatableArray<string> Broken(IEnumerable<DocumentOutline> documents)
    {
        List<DocumentOutline> all = [.. documents];
        ILookup<string, string> users = all.SelectMany(document => document.Needs.Select(need => (Need: need, document.Path))).ToLookup(edge => edge.Need, edge => edge.Path, StringComparer.Ordinal);
        SortedSet<string> broken = new(StringComparer.Ordinal);
        Stack<string> open = new(all.Where(document => !document.IsWhole).Select(document => document.Path));
        while (open.Count > 0)
        {
            string path = open.Pop();
            if (broken.Add(path))
            {
                foreach (string user in users[path])
                {
                    open.Push(user);
                }
            }
        }
        return broken.ToEquatableArray();
    }
}

/// <summary>Binds one document: first its exports, then, against the exports of all documents, its plan and types.</summary>
internal static class DocumentBinder
{
    public static DocumentExports Export(SchemaDocument source, DemandTable demands, BindingOptions options)
    {
        SchemaContent document = source.Content;
        string[] references = [.. document.References.SelectMany(document.UrisOf).Select(uri => SchemaUri.Split(uri).Base).Distinct(StringComparer.Ordinal).OrderBy(uri => uri, StringComparer.Ordinal)];
        Shapes shapes = ShapesOf(document, PlaceOf, options.Formats, uri => new Shape(ShapeKind.Alias, SchemaUri.Normal(uri)), []);
        if (document.Root is null)
        {
            return new DocumentExports(source.Name, DocumentClaims.Of(document, options.Namespace, shapes, []), [document.FileUri], default, default, references.ToEquatableArray(), null, default, null);
        }
        NodeNames names = new(document);
        List<ExportedSchema> exported = [];
        Subschema[] schemas = [.. Exported(document, demands)];
        HashSet<Subschema> all = [.. schemas];
        Addresses addressesOf = new(document);
        foreach (Subschema schema in schemas)
        {
            Shape shape = shapes.Of(schema);
            EquatableArray<string> addresses = addressesOf.Of(schema).ToEquatableArray();
            string? checkName = shape.Kind != ShapeKind.Raw && addresses.Any(demands.IsChecked) ? names.Claim(schema, NodeRole.Check) : null;
            string name = names.Claim(schema, NodeRole.Value);
            exported.Add(new ExportedSchema(addresses, schema.Location, name, checkName, shape, IsRuleOnly(schema, shape), InPlaceReferences.Of(schema, document, shapes, all)));
        }
        IEnumerable<ExportedType> types = document.ByPointer.Values.ToList()
            .Where(schema => schema.Document == document && shapes.MakesType(schema))
            .Select(schema => new ExportedType(PlaceOf(schema, ""), FieldsOf(schema, shapes)))
            .OrderBy(type => type.Place, StringComparer.Ordinal);
        return new DocumentExports(
            source.Name,
            DocumentClaims.Of(document, options.Namespace, shapes, all),
            document.Resources.Select(resource => resource.Uri).Prepend(document.Uri).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            exported.ToEquatableArray(),
            types.ToEquatableArray(),
            references.ToEquatableArray(),
            TableBinder.Export(document, shapes, options),
            ScalarDeclarations.Of(document).ToEquatableArray(),
            document.IsDynamic ? source : null)
        {
            TracksEvaluated = document.ByPointer.Values.Any(schema => schema.UnevaluatedItems is not null || schema.UnevaluatedProperties is not null),
        };
    }

    public static BoundDocument Bind(SchemaDocument source, ExportsTable table, BindingOptions options)
    {
        SchemaContent document = source.Content;
        List<Finding> findings = [.. document.Findings];
        UnknownWords.Check(document, options, findings.Add);
        SchemaModel? model = null;
        if (document.Root is not null)
        {
            SchemaModel bound = Bind(document, table, options, findings.Add);
            model = findings.Exists(finding => finding.Rule.Severity == RuleSeverity.Error) ? null : bound;
        }
        return new BoundDocument(model, findings
            .OrderBy(finding => finding.Start).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .Select(Locate(source))
            .Distinct()
            .ToEquatableArray(), DocumentOutline.Of(document, table, model));
    }

    /// <summary>Offsets after the end of the schema's text belong to its names file.</summary>
    private static Func<Finding, DiagnosticInfo> Locate(SchemaDocument source)
    {
        LineMap lines = new(source.Text);
        LineMap ofNames = new(source.Names?.Text ?? "");
        return finding => finding.Start > source.Text.Length && source.Names is { } names
            ? DiagnosticInfo.At(finding.Rule, names.Path, ofNames, finding.Start - source.NamesOffset, finding.End - source.NamesOffset, finding.Arguments)
            : DiagnosticInfo.At(finding.Rule, source.Path, lines, finding.Start, finding.End, finding.Arguments);
    }

    private static SchemaModel Bind(SchemaContent document, ExportsTable table, BindingOptions options, Action<Finding> report)
    {
        string holder = table.Names.HolderOf(document.Path);
        ReferenceResolver resolver = new(document, table);
        EquatableArray<ExportedSchema> own = table.DocumentOf(document.Path)?.Schemas ?? default;
        Shapes shapes = ShapesOf(document, (schema, part) => NameOf(schema, part, table), options.Formats, uri => table.Resolve(new Shape(ShapeKind.Alias, SchemaUri.Normal(uri))), own.Where(table.IsEndless).Select(schema => Find(document, schema)));
        List<(Subschema Schema, NodeRole Role)> exported = ExportedNodes(document, own);
        PlanBinder plan = new(document, exported, shapes, resolver, table, options, report);
        HashSet<int> shared = [.. exported.Select(node => plan.Node(node.Schema, DynamicScope.Empty, node.Role))];
        // A root without a type is only ever checked: the range of a C# number must not narrow the schema.
        NodeRole role = shapes.Of(document.Root!) is { Kind: ShapeKind.Model } ? NodeRole.Value : NodeRole.Check;
        int root = plan.Node(document.Root!, DynamicScope.Empty, role);
        plan.BindUnions();
        TypeBinder types = new(plan, shapes, holder, table, report);
        types.BindAll(document.Root!.Node);
        TableModel? rows = TableBinder.Bind(document, table, shapes, ReportOfTable(document, report));
        EquatableArray<PlanNode> nodes = BranchClues.AddTo(plan.Nodes.Select((node, i) => shared.Contains(i) ? node with { IsShared = true } : node).ToEquatableArray());
        HashSet<int> keepers = [.. types.Records.Concat(types.Unions.SelectMany(union => union.Records)).Where(record => record.Extras is not null).Select(record => record.Node)];
        nodes = PlanPaths.Mark(MergedNodes.AddTo(PickChecks.Mark(nodes), keepers), root, other => table.ReferBack(document.Path, other));
        SchemaChecks.Check(document, shapes, report);
        ScalarDeclarations.Check(document, table, report);
        PlanChecks.Check(document, nodes, report);
        InPlaceReferences.Check(document, shapes, table, report);
        NameChecks.Check(document, types.Declared, table, options.Namespace, report);
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
            options.KeepAnnotations)
        {
            Text = types.Text,
            IsTracked = nodes.Any(node => node.TracksEvaluated) || table.TracksEvaluated,
        };
    }

    /// <summary>A field with an invalid schema is no key either; the error of the schema is enough.</summary>
    private static Action<Finding> ReportOfTable(SchemaContent document, Action<Finding> report)
    {
        bool hasErrors = document.Findings.Exists(finding => finding.Rule.Severity == RuleSeverity.Error);
        return finding =>
        {
            if (!hasErrors || finding.Rule != Rules.InvalidKeyField)
            {
                report(finding);
            }
        };
    }

    /// <summary>Returns the nodes that other documents may call, in the order in which their names were claimed.</summary>
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
        // Two schemas with one $id, which is reported, are found as one.
        return [.. nodes.Distinct()];
    }

    private static Subschema Find(SchemaContent document, ExportedSchema export)
    {
        return document.At(export.Location) ?? throw new InvalidOperationException($"{document.Path} exports {export.Location}, which is not there.");
    }

    private static Shapes ShapesOf(SchemaContent document, Func<Subschema, string, string> nameOf, FormatModes formats, Func<string, Shape> external, IEnumerable<Subschema> endless)
    {
        Shapes shapes = new(document, nameOf, formats, external);
        shapes.Close(endless);
        shapes.ClaimCases();
        shapes.ChooseAll();
        return shapes;
    }

    /// <summary>Returns the placeholder for a type's name until the names of all documents are chosen.</summary>
    private static string PlaceOf(Subschema schema, string part) => ChosenNames.PlaceOf(schema.Document.Path, schema.Pointer + part);

    /// <summary>The name that was chosen; the place, where no type is made of the schema.</summary>
    private static string NameOf(Subschema schema, string part, ExportsTable table) => table.Names.Find(PlaceOf(schema, part))?.FullName ?? PlaceOf(schema, part);

    /// <summary>The root, what definitions hold, what has an anchor or a URI, and what some document refers to.</summary>
    private static IEnumerable<Subschema> Exported(SchemaContent document, DemandTable demands)
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
        foreach (string uri in document.Resources.Select(resource => resource.Uri).Distinct(StringComparer.Ordinal))
        {
            exported.AddRange(demands.FragmentsOf(uri).Select(fragment => document.Find(uri, fragment)).OfType<Subschema>());
        }
        return exported.Where(schema => schema.Document == document).Distinct().OrderBy(schema => schema.Pointer, StringComparer.Ordinal);
    }

    /// <summary>Whether a rule alone will be printed for it. Asked before anything is bound, so it looks at the words.</summary>
    private static bool IsRuleOnly(Subschema schema, Shape shape) =>
        schema.Boolean is null && schema.Ref is null && schema.DynamicRef is null && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count == 0
        && schema.Not is null && schema.If is null && shape.Kind is not (ShapeKind.Model or ShapeKind.List or ShapeKind.Map or ShapeKind.Raw)
        && (schema.Value.Types & (JsonTypes.Object | JsonTypes.Array)) == 0;

    private static EquatableArray<ExportedProperty> FieldsOf(Subschema schema, Shapes shapes)
    {
        if (shapes.Of(schema).Kind != ShapeKind.Model || shapes.CasesOf(schema) is { IsUnion: true })
        {
            return default;
        }
        Dictionary<string, string> names = shapes.PropertyNamesOf(schema);
        return shapes.PropertiesOf(schema)
            .Select(property => new ExportedProperty(property.Name, names[property.Name], shapes.Of(property.Schema), shapes.IsRequired(schema, property.Name)))
            .ToEquatableArray();
    }
}
