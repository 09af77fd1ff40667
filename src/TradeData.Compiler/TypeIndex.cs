using TradeData.Generators.Model;

namespace TradeData.Compiler;

/// <summary>The records and unions of all schemas, by their C# names.</summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<string, RecordModel> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnionModel> _unions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordModel> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<UnionModel, SchemaModel> _models = new(ReferenceEqualityComparer.Instance);

    public TypeIndex(IEnumerable<SchemaModel> models)
    {
        foreach (SchemaModel model in models)
        {
            foreach (RecordModel record in model.Records)
            {
                _records[record.FullName] = record;
            }
            foreach (UnionModel union in model.Unions)
            {
                _unions[union.FullName] = union;
                _models[union] = model;
                foreach (RecordModel record in union.Records)
                {
                    _cases[record.FullName] = record;
                }
            }
        }
    }

    public RecordModel? Record(string name) => _records.GetValueOrDefault(name);

    public UnionModel? Union(string name) => _unions.GetValueOrDefault(name);

    /// <summary>A record that is a case of a union; a property may have that type alone.</summary>
    public RecordModel? Case(string name) => _cases.GetValueOrDefault(name);

    /// <summary>The schema document that a union is made of.</summary>
    public SchemaModel ModelOf(UnionModel union) => _models[union];

    /// <summary>Returns the shape of a property of a record, or of some case of a union, or null if there is no such property.</summary>
    public Shape? PropertyOf(string type, string name)
    {
        if (Record(type) is { } record)
        {
            return record.Properties.FirstOrDefault(property => property.JsonName == name)?.Shape ?? record.Extras?.Shape;
        }
        if (Union(type) is not { } union)
        {
            return null;
        }
        if (name == union.Property)
        {
            return new Shape(ShapeKind.String);
        }
        Shape?[] shapes = [.. union.Records.Select(one => one.Properties.FirstOrDefault(property => property.JsonName == name)?.Shape).Where(shape => shape is not null).Distinct()];
        // If cases disagree, the row decides the type of the cell, which then must be JSON.
        return shapes.Length switch
        {
            0 => null,
            1 => shapes[0],
            _ => Shape.Raw,
        };
    }

    /// <summary>Returns the properties that can continue a path.</summary>
    public IEnumerable<string> PropertiesOf(string type) =>
        Record(type) is { } record ? record.Properties.Select(property => property.JsonName)
        : Union(type) is { } union ? union.Records.SelectMany(one => one.Properties.Select(property => property.JsonName)).Concat(union.Property is { } telling ? [telling] : []).Distinct(StringComparer.Ordinal)
        : [];

    /// <summary>Whether a record requires a property.</summary>
    public bool IsRequired(string type, string name) =>
        Record(type)?.Properties.FirstOrDefault(property => property.JsonName == name)?.IsRequired == true;
}
