using System.Globalization;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The fields of a key as parameters of a helper.</summary>
internal sealed class KeyParameters
{
    public KeyParameters(EquatableArray<FieldModel> fields)
    {
        Fields = fields;
        List<string> names = [];
        foreach (FieldModel field in fields)
        {
            string name = Identifiers.Camel(field.Name);
            string unique = name;
            for (int i = 2; names.Contains(unique); i++)
            {
                unique = name + i.ToString(CultureInfo.InvariantCulture);
            }
            names.Add(unique);
        }
        Names = names;
    }

    public EquatableArray<FieldModel> Fields { get; }

    public IReadOnlyList<string> Names { get; }

    public bool IsEmpty => Fields.IsEmpty;

    /// <summary>A scalar of a type of its own can be given as its text as well: with text, and without.</summary>
    public IEnumerable<bool> Forms => Fields.Any(part => part.Shape.Kind == ShapeKind.Parsed) ? [true, false] : [false];

    public string Declare(bool asText = false) =>
        string.Join(", ", Fields.Select((field, i) => $"{(asText && field.Shape.Kind == ShapeKind.Parsed ? "string" : field.Shape.CSharp)} {Names[i]}"));

    public string Pass() => string.Join(", ", Names);

    /// <summary>A name for something else beside the parameters; to the compiler <c>@value</c> and <c>value</c> are one.</summary>
    public string Free(string name) => Names.Any(taken => taken.TrimStart('@') == name) ? name + "_" : name;

    /// <summary>Statements that put the parameters into a key.</summary>
    /// <param name="builder">The variable with the key.</param>
    /// <param name="isPrefix">Whether the last one is what the row's value begins with.</param>
    public string Adds(string builder, bool isPrefix = false) =>
        string.Concat(Fields.Select((field, i) => $" {builder}.{(isPrefix && i == Fields.Count - 1 ? "AddPrefix" : "Add")}({Value(field, Names[i])});"));

    /// <summary>What goes into a key: enums by their JSON text.</summary>
    public static string Value(FieldModel field, string value) => field.Shape.Kind switch
    {
        ShapeKind.Enum => $"{field.Shape.CSharp}Format.ToJson({value})",
        ShapeKind.ExtensibleEnum => value + ".Value",
        _ => value,
    };
}
