using TradeData.Compiler.Interpretation;
using TradeData.Compiler.Reading;
using TradeData.Compiler.Writing;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Model;

namespace TradeData.Compiler.Checking;

/// <summary>
/// Checks rows by the types that <c>x-type</c> names, once the project is compiled: only the types themselves know which texts they read. A type of the same project and one of
/// a library are asked alike.
/// </summary>
internal static class ScalarCheck
{
    /// <summary>The types that the schemas of tables name, or schemas beside them.</summary>
    public static IReadOnlyCollection<string> TypesOf(IReadOnlyList<SchemaModel> models) => models.Any(model => model.Table is not null)
        ? [.. models.SelectMany(model => model.Nodes).Select(node => node.Shape).Where(IsNamed).Select(shape => shape!.TypeName!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Checks the rows of all tables.</summary>
    public static int Run(CompilerOptions options, Action<DiagnosticInfo> report)
    {
        SchemaSet schemas = SchemaSet.Read(options.Schemas, options.Binding);
        ScalarTypes types = ScalarTypes.Load(options.Assembly, options.References);
        foreach (FieldModel field in schemas.Models.Where(model => model.Table is not null).SelectMany(model => model.Table!.Fields))
        {
            if (field.Kind == KeyKind.Text && IsNamed(field.Shape))
            {
                types.Keys.Add(field.Shape.TypeName!);
            }
        }
        List<DiagnosticInfo> findings = [];
        PlanInterpreter interpreter = new(schemas.Models, types);
        TableChecker checker = new(interpreter, new FormBuilder(schemas.Types, interpreter), options.MaxErrors);
        Dictionary<string, int> hidden = new(StringComparer.Ordinal);
        foreach (TableData dataset in new DatasetFinder(schemas, options, []).Find())
        {
            FindingList found;
            try
            {
                found = checker.CheckRows(dataset);
            }
            catch (SourceException fault)
            {
                report(fault.Finding);
                return DataCompiler.DataError;
            }
            findings.AddRange(found.Kept);
            foreach ((string file, int more) in found.Hidden)
            {
                hidden[file] = hidden.GetValueOrDefault(file) + more;
            }
        }
        foreach (DiagnosticInfo info in Findings.Limit(findings, hidden, options.MaxErrors))
        {
            report(info);
        }
        return findings.Exists(info => info.Rule.Severity == RuleSeverity.Error) ? DataCompiler.DataError : DataCompiler.Success;
    }

    private static bool IsNamed(Shape? shape) => shape is { Kind: ShapeKind.Parsed or ShapeKind.ParsedNumber };
}
