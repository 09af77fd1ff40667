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

    /// <summary>The forms of a helper: a scalar with a custom type can also be given as its text.</summary>
    public IEnumerable<bool> Forms => Fields.Any(part => part.Shape.Kind == ShapeKind.Parsed) ? [true, false] : [false];

    public string Declare(bool asText = false) =>
        string.Join(", ", Fields.Select((field, i) => $"{(asText && field.Shape.Kind == ShapeKind.Parsed ? "string" : field.Shape.CSharp)} {Names[i]}"));

    public string Pass() => string.Join(", ", Names);

    /// <summary>Returns a name that no parameter has. To the compiler <c>@value</c> and <c>value</c> are the same.</summary>
    public string Free(string name) => Names.Any(taken => taken.TrimStart('@') == name) ? name + "_" : name;

    /// <summary>Returns the statements that add the parameters to a key.</summary>
    /// <param name="builder">The variable with the key.</param>
    /// <param name="isPrefix">Whether the last parameter is a prefix of the row's value.</param>
    public string Adds(string builder, bool isPrefix = false) =>
        string.Concat(Fields.Select((field, i) => $" {builder}.{(isPrefix && i == Fields.Count - 1 ? "AddPrefix" : "Add")}({Value(field, Names[i])});"));

    /// <summary>Returns the expression added to a key; enums are added as their JSON text.</summary>
    public static string Value(FieldModel field, string value) => field.Shape.Kind switch
    {
        ShapeKind.Enum => $"{field.Shape.CSharp}Format.ToJson({value})",
        ShapeKind.ExtensibleEnum => value + ".Value",
        _ => value,
    };
}
