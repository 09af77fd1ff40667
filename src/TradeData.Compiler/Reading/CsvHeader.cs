using System.Globalization;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Compiler.Reading;

/// <summary>
/// Reads the header of a CSV file: a path for each column, such as <c>effective.from</c>, <c>names.en</c>, <c>units[0].code</c> (the items of an array in
/// columns of their own) or <c>aliases[]</c> (all items of an array in one cell).
/// </summary>
internal sealed class CsvHeader(TypeIndex types, string rowType)
{
    /// <summary>The row as a whole.</summary>
    public CsvColumn Root { get; } = new("", new Shape(ShapeKind.Model, rowType));

    /// <summary>The errors of the columns.</summary>
    public List<(int Column, string Message)> Faults { get; } = [];

    public void Add(int number, string path)
    {
        if (path.Length == 0)
        {
            Faults.Add((number, "The column has no name; the header names what each column holds."));
            return;
        }
        CsvColumn? at = Root;
        foreach (string step in path.Split('.'))
        {
            int bracket = step.IndexOf('[', StringComparison.Ordinal);
            at = at is null ? null : Member(at, number, path, bracket < 0 ? step : step[..bracket]);
            if (at is not null && bracket >= 0)
            {
                at = Item(at, number, path, step[bracket..]);
            }
        }
        if (at is null)
        {
            return;
        }
        if (at.Number >= 0 || at.Parts.Count > 0)
        {
            Fail(number, path, at.Number >= 0 ? "names a column that already exists" : "names a value that other columns name parts of");
            return;
        }
        at.Number = number;
    }

    private CsvColumn? Member(CsvColumn parent, int number, string path, string name)
    {
        if (parent.Number >= 0 || parent.IsSeparated)
        {
            return Fail(number, path, $"names a part of \"{parent.Name}\", which is a column already");
        }
        if (parent.Shape.Kind == ShapeKind.Map)
        {
            return Part(parent, name, parent.Shape.Item!);
        }
        if (parent.Shape.Kind != ShapeKind.Model)
        {
            return Fail(number, path, parent.Shape.Kind == ShapeKind.List
                ? $"goes through \"{parent.Name}\", which is a list: write {parent.Name}[0] for its first item"
                : $"goes through \"{parent.Name}\", which is not an object");
        }
        string type = parent.Shape.TypeName!;
        if (types.PropertyOf(type, name) is not { } shape)
        {
            return Fail(number, path, $"names a property \"{name}\" that {(parent == Root ? "rows" : $"\"{parent.Name}\"")} cannot have{Nearest.Suggestion(name, types.PropertiesOf(type))}");
        }
        CsvColumn part = Part(parent, name, shape);
        part.IsNullWhenMissing = shape.IsNullable && types.IsRequired(type, name);
        return part;
    }

    private CsvColumn? Item(CsvColumn list, int number, string path, string brackets)
    {
        if (list.Shape.Kind != ShapeKind.List)
        {
            return Fail(number, path, $"has brackets after \"{list.Name}\", which is not a list");
        }
        if (brackets == "[]")
        {
            if (list.Shape.Item!.Kind is ShapeKind.Model or ShapeKind.List or ShapeKind.Map)
            {
                return Fail(number, path, $"asks for all items of \"{list.Name}\" in one cell, but they are not plain values: write {list.Name}[0] and a path into the first item");
            }
            list.IsSeparated = true;
            return list;
        }
        if (list.Number >= 0)
        {
            return Fail(number, path, $"names a part of \"{list.Name}\", which is a column already");
        }
        string index = brackets[^1] == ']' ? brackets[1..^1] : "";
        if (list.Find(index) is null && index != list.Parts.Count.ToString(CultureInfo.InvariantCulture))
        {
            return Fail(number, path, $"does not number the items of \"{list.Name}\" as [0], [1] and so on");
        }
        list.IsArray = true;
        return Part(list, index, list.Shape.Item!);
    }

    private static CsvColumn Part(CsvColumn parent, string name, Shape shape)
    {
        CsvColumn? part = parent.Find(name);
        if (part is null)
        {
            part = new CsvColumn(name, shape);
            parent.Parts.Add(part);
        }
        return part;
    }

    private CsvColumn? Fail(int number, string path, string why)
    {
        Faults.Add((number, $"The column \"{path}\" {why}{(why.EndsWith('?') ? "" : ".")}"));
        return null;
    }
}
