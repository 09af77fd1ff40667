using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Emit;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators;

/// <summary>Generates C# from the project's JSON Schemas. This class only connects the steps: schemas are read one by one, bound against a
/// small table of all exports, and printed one by one. No step uses the compilation or its syntax, so an edit of C# costs
/// nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TradeDataGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<BindingOptions> options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => ProjectOptions.Read(provider.GlobalOptions));

        context.RegisterSourceOutput(
            context.AnalyzerConfigOptionsProvider.SelectMany(static (provider, _) => ProjectOptions.Faults(provider.GlobalOptions)),
            static (production, info) => production.ReportDiagnostic(Descriptors.Create(info)));

        IncrementalValueProvider<NamesFiles> names = context.AdditionalTextsProvider
            .Where(static file => NamesFile.Is(file.Path))
            .Select(static (file, cancellation) => ProjectOptions.Names(file, cancellation))
            .Collect()
            .Select(static (files, _) => NamesFiles.Of(files));

        IncrementalValuesProvider<SchemaDocument> files = context.AdditionalTextsProvider
            .Where(static file => ProjectOptions.IsSchema(file.Path))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => ProjectOptions.Document(pair.Left, pair.Right, cancellation))
            .WithTrackingName(StepNames.Read)
            .Combine(names)
            .Select(static (pair, _) => pair.Right.For(pair.Left));

        context.RegisterSourceOutput(
            names.Combine(files.Select(static (file, _) => file.NamesPath).Collect()).SelectMany(static (pair, _) => SchemaBinder.Unused(pair.Left, pair.Right)),
            static (production, info) => production.ReportDiagnostic(Descriptors.Create(info)));

        IncrementalValueProvider<MetaSchemaTable> metaSchemas = files.Select(static (file, _) => MetaSchemaUse.Of(file)).Collect().Select(static (uses, _) => MetaSchemaTable.Of(uses));
        IncrementalValuesProvider<SchemaDocument> documents = files.Combine(metaSchemas).Select(static (input, _) => input.Left.Under(input.Right));

        IncrementalValueProvider<DemandTable> demands = documents
            .Select(static (document, _) => Demands.Of(document))
            .Collect()
            .Select(static (demands, _) => new DemandTable(demands))
            .WithTrackingName(StepNames.Demand);

        IncrementalValueProvider<ExportsTable> table = documents
            .Combine(demands)
            .Combine(options)
            .Select(static (input, _) => DocumentBinder.Export(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(StepNames.Export)
            .Collect()
            .Select(static (exports, _) => new ExportsTable(exports))
            .WithTrackingName(StepNames.Table);

        IncrementalValuesProvider<BoundDocument> bound = documents
            .Combine(table)
            .Combine(options)
            .Select(static (input, _) => SchemaBinder.Bind(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(StepNames.Bind);

        context.RegisterSourceOutput(bound.SelectMany(static (document, _) => document.Diagnostics.ToImmutableArray()), static (production, info) => production.ReportDiagnostic(Descriptors.Create(info)));

        IncrementalValueProvider<EquatableArray<string>> broken = bound.Select(static (document, _) => document.Outline).Collect().Select(static (outlines, _) => DocumentOutline.Broken(outlines));

        IncrementalValuesProvider<SchemaModel> models = bound
            .Combine(broken)
            .Where(static input => input.Left.Model is not null && !input.Right.Contains(input.Left.Outline.Path))
            .Select(static (input, _) => input.Left.Model!);

        context.RegisterSourceOutput(
            models.Select(static (model, _) => new GeneratedFile(model.HintName, SchemaWriter.Write(model))).WithTrackingName(StepNames.Emit),
            static (production, file) => production.AddSource(file.HintName, file.Text));

        context.RegisterSourceOutput(
            models.Where(static model => model.Table is not null)
                .Combine(context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => ProjectOptions.PrintsQueries(provider.GlobalOptions)))
                .Where(static input => input.Right)
                .Select(static (input, _) => TableQueries.Of(input.Left))
                .Select(static (queries, _) => new GeneratedFile(queries.HintName, QueryWriter.Write(queries)))
                .WithTrackingName(StepNames.Queries),
            static (production, file) => production.AddSource(file.HintName, file.Text));

        IncrementalValueProvider<CatalogModel?> catalog = models
            .Where(static model => model.Table is not null)
            .Collect()
            .Combine(options)
            .Select(static (input, _) => CatalogModel.Create(input.Right.Namespace, input.Right.Catalog, input.Left))
            .WithTrackingName(StepNames.Catalog);

        context.RegisterSourceOutput(catalog, static (production, model) =>
        {
            if (model is not null)
            {
                production.AddSource(CatalogWriter.HintName(model), CatalogWriter.Write(model));
            }
        });

        IncrementalValueProvider<ResolverModel?> resolver = models
            .Select(static (model, _) => ResolverTypes.Of(model))
            .Collect()
            .Combine(options)
            .Select(static (input, _) => ResolverModel.Create(input.Right.Namespace, input.Right.Resolver, input.Left))
            .WithTrackingName(StepNames.Resolver);

        context.RegisterSourceOutput(resolver, static (production, model) =>
        {
            if (model is not null)
            {
                production.AddSource(ResolverWriter.HintName(model), ResolverWriter.Write(model));
            }
        });
    }

    private readonly record struct GeneratedFile(string HintName, string Text);
}
