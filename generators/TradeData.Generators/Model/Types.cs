using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Model;

/// <summary>Everything printed for one schema document, and everything that the data compiler needs to check rows against it.</summary>
/// <param name="Key">The document's path as given, which identifies it.</param>
/// <param name="Holder">The static class that holds the document's rules and functions, without its namespace.</param>
/// <param name="Root">The node of the document's root.</param>
/// <param name="KeepsAnnotations">Whether the nodes keep their annotations, so that they can be collected.</param>
internal sealed record SchemaModel(
    string Key,
    string HintName,
    string Uri,
    string Namespace,
    string Holder,
    Edge Root,
    EquatableArray<PlanNode> Nodes,
    EquatableArray<RecordModel> Records,
    EquatableArray<UnionModel> Unions,
    EquatableArray<EnumModel> Enums,
    TableModel? Table,
    bool KeepsAnnotations)
{
    /// <summary>The document as JSON without white space. Each type knows its own part.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether a schema that asks what is evaluated may lead to the nodes: this document has one, or another one that could refer to it.</summary>
    public bool IsTracked { get; init; }
}

/// <summary>The place of a type's schema in the UTF-8 of its document's text.</summary>
internal readonly record struct TextPart(int Start, int Length);

/// <summary>The documentation derived from a schema.</summary>
/// <param name="Remarks">Sentences about the constraints.</param>
internal sealed record Documentation(string Summary, EquatableArray<string> Remarks, string? Obsolete);

/// <summary>A sealed record, alone or as a case of a union.</summary>
/// <param name="Node">The plan node that reads it.</param>
/// <param name="Union">The union whose case it is, or null.</param>
/// <param name="FacetNames">The number of names in the object facet; more than 64 need several words of bits.</param>
/// <param name="Extras">The property that keeps members without a name in the schema, or null if it allows none.</param>
internal sealed record RecordModel(
    string Name,
    string FullName,
    int Node,
    Documentation Docs,
    EquatableArray<PropertyModel> Properties,
    UnionReference? Union,
    ExtrasModel? Extras,
    int FacetNames)
{
    public TextPart Part { get; init; }
}

/// <param name="Property">The discriminator, if the union has one.</param>
/// <param name="Value">The discriminator's value that stands for this case.</param>
internal sealed record UnionReference(string FullName, string? Property, string? Value);

/// <param name="Names">The positions of this name in the object facet.</param>
/// <param name="Rule">The rule by which an initialiser checks a value, or null if the type suffices.</param>
internal sealed record PropertyModel(
    int Names,
    string JsonName,
    string Name,
    Shape Shape,
    bool IsRequired,
    DefaultValue? Default,
    RuleReference? Rule,
    Documentation Docs)
{
    /// <summary>Whether the C# property's type has a question mark. An absent list or map is empty.</summary>
    public bool IsNullable => Shape.IsNullable || (!IsRequired && Default is null && !Shape.IsCollection);

    /// <summary>Whether the value alone does not distinguish a given property from an absent one, so that the record keeps a bit for
    /// it.</summary>
    public bool TracksPresence => !IsRequired && (Shape.IsNullable || Shape.IsCollection || Default is not null);

    /// <summary>Whether an absent property is an empty list or map, so that an empty one that an initialiser sets counts as absent.</summary>
    public bool IsEmptyWhenAbsent => !IsRequired && Shape is { IsCollection: true, IsNullable: false } && Default is null or { Constant: not null };

    /// <summary>Whether the schema allows numbers that the C# type cannot hold, so that the record keeps such a member as
    /// written.</summary>
    public bool MayOverflow { get; init; }

    /// <summary>The property that tells whether this one was given, or null if its value shows it or no name is free.</summary>
    public string? PresenceName { get; init; }
}

/// <summary>The value of an absent property.</summary>
/// <param name="Json">The default as written in the schema.</param>
/// <param name="Constant">A number's text, a string's content, the name of an enum's member, or an empty text for an empty list or map.
/// Null for a value that is read from the JSON at its first use.</param>
internal sealed record DefaultValue(string Json, string? Constant);

/// <summary>A rule object of the printed code: <c>Holder.Name</c>.</summary>
internal sealed record RuleReference(string Holder, string Name, bool IsArray);

/// <summary>Members without a name in the schema, in the order of the text.</summary>
internal sealed record ExtrasModel(string Name, Shape Shape, string Summary)
{
    /// <summary>Whether a number in these members may be too large for its C# type.</summary>
    public bool MayOverflow => Shape.HoldsNumbers;
}

/// <summary>A closed hierarchy: an abstract record with one nested sealed record a case.</summary>
/// <param name="Property">The property whose constant selects the case, or null if the JSON type or a match selects it.</param>
internal sealed record UnionModel(string Name, string FullName, int Node, string? Property, Documentation Docs, EquatableArray<UnionCase> Cases)
{
    public TextPart Part { get; init; }

    public IEnumerable<RecordModel> Records => Cases.Select(one => one.Record).OfType<RecordModel>();
}

/// <summary>A case: a record that is the union itself, or one that holds a value of another type.</summary>
/// <param name="Record">Null for a case that holds a value.</param>
/// <param name="Shape">Of the value that it holds.</param>
/// <param name="Rule">How the case checks a value that it is made of, or null where the type says it all.</param>
/// <param name="IsConverted">Whether such a value converts to the union by itself: no other case has its C# type.</param>
internal sealed record UnionCase(string Name, RecordModel? Record, Shape? Shape, bool IsConverted, Documentation Docs, RuleReference? Rule = null)
{
    /// <summary>Whether the value may have a number that its C# type cannot hold.</summary>
    public bool MayOverflow => Shape is { HoldsNumbers: true };
}

/// <param name="FormatName">The class with the texts of a closed enum, without its namespace.</param>
internal sealed record EnumModel(string Name, string FullName, string FormatName, int Node, bool IsExtensible, Documentation Docs, EquatableArray<EnumMember> Members)
{
    public TextPart Part { get; init; }

    /// <summary>The class with the texts of a closed enum, with its namespace.</summary>
    public string FormatFullName => FullName.Substring(0, FullName.Length - Name.Length) + FormatName;
}

internal sealed record EnumMember(string Text, string Name, Documentation Docs);
