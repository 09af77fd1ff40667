using System.Globalization;
using TradeData.Generators.Binding;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>
/// How many properties of schemas that people use have no C# type. A property is counted once for each place that declares it; of lists and maps, the items or values
/// count. What a schema says nothing of is raw JSON by right: it is counted by itself.
/// </summary>
public class RawShareTests(ITestOutputHelper output)
{
    private const double MostPercent = 4;

    [SkippableFact]
    public void At_most_four_percent_of_real_properties_are_raw_without_need()
    {
        string folder = RealData.Require("real-schemas");
        Share sum = new(0, 0, 0);
        foreach (string file in Directory.EnumerateFiles(folder, "*schema.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, file);
            if (name.StartsWith("cases", StringComparison.Ordinal))
            {
                continue;
            }
            Share share = Of(new SchemaDocument(Path.GetFileName(file), File.ReadAllText(file), file).Content);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share.Raw,4} raw, {share.Anything,4} that may be anything, of {share.All,5}: {name}"));
            sum = new Share(sum.All + share.All, sum.Raw + share.Raw, sum.Anything + share.Anything);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum.Raw,4} raw, {sum.Anything,4} that may be anything, of {sum.All,5}"));
        Assert.True(sum.All > 0);
        Assert.InRange(100.0 * sum.Raw / sum.All, 0, MostPercent);
    }

    private static Share Of(SchemaContent document)
    {
        Shapes shapes = new(document, (schema, part) => schema.Pointer + part, FormatModes.Default, uri => new Shape(ShapeKind.Alias, uri));
        shapes.ClaimCases();
        shapes.ChooseAll();
        Share share = new(0, 0, 0);
        foreach (NamedSubschema property in document.ByPointer.Values.ToList().Where(schema => schema.Document == document).SelectMany(schema => schema.Properties))
        {
            Shape shape = shapes.Of(property.Schema);
            Subschema? leaf = shapes.Follow(property.Schema);
            while (shape.Item is not null)
            {
                leaf = leaf is null ? null : Inner(leaf, shape.Kind) is { } inner ? shapes.Follow(inner) : null;
                shape = shape.Item;
            }
            bool isRaw = shape.Kind == ShapeKind.Raw;
            bool mayBeAnything = isRaw && (leaf is null || leaf.Boolean == true || (leaf.Boolean is null && !Alternatives.HasForm(leaf)));
            share = new Share(share.All + 1, share.Raw + (isRaw && !mayBeAnything ? 1 : 0), share.Anything + (mayBeAnything ? 1 : 0));
        }
        return share;
    }

    private static Subschema? Inner(Subschema schema, ShapeKind kind) =>
        kind == ShapeKind.Map ? schema.AdditionalProperties ?? (schema.PatternProperties.Count == 1 ? schema.PatternProperties[0].Schema : null)
        : schema.PrefixItems.Count > 0 ? schema
        : schema.Items;

    /// <param name="Raw">Those whose schema says more than their type does.</param>
    /// <param name="Anything">Those whose schema allows anything.</param>
    private readonly record struct Share(int All, int Raw, int Anything);
}
