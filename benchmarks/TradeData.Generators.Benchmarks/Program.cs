using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TradeData.Generators;
using TradeData.Generators.Tests.Support;
using TradeData.Runtime;

// The first run of this process is the cost of a build; the others are the cost in an editor, whose compiler is warm.
const int Rounds = 31;
CSharpParseOptions parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.Diagnose);
CSharpCompilation project = CSharpCompilation.Create(
    "Sample", [CSharpSyntaxTree.ParseText("class First { }", parsing)],
    [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ValidationResult).Assembly.Location)],
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable));
ImmutableArray<SchemaFile> schemas =
[
    .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas"), "*.schema.json")
        .Where(path => Path.GetFileName(path) != "x-keywords.schema.json")
        .Order(StringComparer.Ordinal)
        .Select(path => new SchemaFile("schemas/" + Path.GetFileName(path), File.ReadAllText(path))),
];

GeneratorDriver done = Fresh();
Show("cold: the first run of a process", [Time(() => done = done.RunGenerators(project))]);
PrintLines(done);

Show("all schemas, once the generator is warm", Times(_ =>
{
    GeneratorDriver fresh = Fresh();
    return () => fresh.RunGenerators(project);
}));
SchemaFile line = schemas.Single(file => file.Path.EndsWith("/tariff-line.schema.json", StringComparison.Ordinal));
Show("tariff-line.schema.json gets another bound", Times(round => Saved(line.Text.Replace("\"maximum\": ", "\"maximum\": " + Text(round + 1), StringComparison.Ordinal))));
Show("tariff-line.schema.json gets white space", Times(round => Saved(new string('\n', round + 1) + line.Text)));
Show("an edit of C#", Times(round =>
{
    CSharpCompilation edited = project.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Edit{Text(round)} {{ }}", parsing));
    return () => done.RunGenerators(edited);
}));

GeneratorDriver Fresh() => CSharpGeneratorDriver.Create(
    [new TradeDataGenerator().AsSourceGenerator()], schemas, parsing, BuildOptions.InNamespace("Sample"), new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None));

Action Saved(string text)
{
    if (text == line.Text)
    {
        throw new InvalidOperationException("The edit changes nothing.");
    }
    GeneratorDriver saved = done.ReplaceAdditionalText(line, line.With(text));
    return () => saved.RunGenerators(project);
}

static double[] Times(Func<int, Action> prepare) => [.. Enumerable.Range(0, Rounds).Select(prepare).Select(Time)];

static double Time(Action work)
{
    long start = Stopwatch.GetTimestamp();
    work();
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

static void Show(string what, double[] times)
{
    double[] sorted = [.. times.Order()];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-45} {sorted[sorted.Length / 2],8:0.00} ms (least {sorted[0]:0.00})"));
}

static void PrintLines(GeneratorDriver driver)
{
    GeneratorRunResult result = driver.GetRunResult().Results.Single();
    if (result.Exception is { } fault)
    {
        throw new InvalidOperationException("The generator failed.", fault);
    }
    foreach (GeneratedSourceResult source in result.GeneratedSources)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {source.HintName,-43} {source.SourceText.Lines.Count,8} lines"));
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"all",-43} {result.GeneratedSources.Sum(source => source.SourceText.Lines.Count),8} lines"));
}
