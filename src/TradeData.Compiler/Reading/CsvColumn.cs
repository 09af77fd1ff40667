using TradeData.Generators.Model;

namespace TradeData.Compiler.Reading;

/// <summary>
/// A part of what the rows of a CSV file look like as JSON: the header's dotted paths, put together to a tree. A leaf is a column; an object has
/// members, an array has items, each by a column or several.
/// </summary>
internal sealed class CsvColumn(string name, Shape shape)
{
    /// <summary>The member's name; of an array's item its index.</summary>
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public List<CsvColumn> Parts { get; } = [];

    /// <summary>Which column holds the value, or negative if there are parts.</summary>
    public int Number { get; set; } = -1;

    /// <summary>Whether the parts are items of an array and not members of an object.</summary>
    public bool IsArray { get; set; }

    /// <summary>Whether the column's cells hold lists, their items separated.</summary>
    public bool IsSeparated { get; set; }

    /// <summary>Whether the absence of a value means null, because the member must be there, where its object is, and may be null.</summary>
    public bool IsNullWhenMissing { get; set; }

    public CsvColumn? Find(string name) => Parts.Find(part => part.Name == name);
}
