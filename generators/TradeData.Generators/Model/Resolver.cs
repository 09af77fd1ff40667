using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>The class that gives System.Text.Json the metadata of all generated types. It contains only names, so it is printed again only
/// if a type is added or removed.</summary>
/// <param name="Models">Records, unions and their cases.</param>
/// <param name="Converters">The converters of enums.</param>
internal sealed record ResolverModel(string Namespace, string Name, EquatableArray<string> Models, EquatableArray<string> Converters)
{
    public static ResolverModel? Create(string @namespace, string name, IEnumerable<ResolverTypes> types)
    {
        List<ResolverTypes> all = [.. types];
        EquatableArray<string> models = all.SelectMany(one => one.Models).Distinct().OrderBy(type => type, StringComparer.Ordinal).ToEquatableArray();
        EquatableArray<string> converters = all.SelectMany(one => one.Converters).Distinct().OrderBy(type => type, StringComparer.Ordinal).ToEquatableArray();
        if (models.IsEmpty && converters.IsEmpty)
        {
            return null;
        }
        // The author's names come first.
        string prefix = @namespace.Length == 0 ? "" : @namespace + ".";
        while (models.Contains(prefix + name) || converters.Contains(prefix + name + ".Converter"))
        {
            name = "Generated" + name;
        }
        return new ResolverModel(@namespace, name, models, converters);
    }
}

/// <summary>The types of one document that the resolver knows.</summary>
internal sealed record ResolverTypes(EquatableArray<string> Models, EquatableArray<string> Converters)
{
    public static ResolverTypes Of(SchemaModel schema) => new(
        schema.Records.Concat(schema.Unions.SelectMany(union => union.Records)).Select(record => record.FullName).Concat(schema.Unions.Select(union => union.FullName)).ToEquatableArray(),
        schema.Enums.Select(model => (model.IsExtensible ? model.FullName : model.FormatFullName) + ".Converter").ToEquatableArray());
}
