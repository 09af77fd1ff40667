using TradeData.Generators.Model;

namespace TradeData.Compiler.Reading;

/// <summary>A part of the JSON form of a CSV file's rows: the header's dotted paths, combined into a tree. A leaf is a column. An object
/// has members and an array has items, each with one or several columns.</summary>
internal sealed class CsvColumn(string name, Shape shape)
{
    /// <summary>The member's name, or the index of an array's item.</summary>
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public List<CsvColumn> Parts { get; } = [];

    /// <summary>The column with the value, or a negative number if there are parts.</summary>
    public int Number { get; set; } = -1;

    /// <summary>Whether the parts are items of an array instead of members of an object.</summary>
    public bool IsArray { get; set; }

    /// <summary>Whether the column's cells hold lists with separated items.</summary>
    public bool IsSeparated { get; set; }

    /// <summary>Whether a missing value means null, because the member is required in its object and may be null.</summary>
    public bool IsNullWhenMissing { get; set; }

    public CsvColumn? Find(string name) => Parts.Find(part => part.Name == name);
}
