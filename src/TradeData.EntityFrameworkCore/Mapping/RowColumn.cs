using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>The purpose of a column.</summary>
internal enum ColumnRole
{
    /// <summary>A property of the record.</summary>
    Property,

    /// <summary>A value inside an object of the record, or the text by which a value is compared.</summary>
    Field,

    /// <summary>Whether an optional object is there.</summary>
    Presence,

    /// <summary>The keys that the row has through an array.</summary>
    Keys,

    /// <summary>The row's whole JSON.</summary>
    Json,
}

/// <summary>A column of a row.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Property">The name of the property in the model.</param>
/// <param name="Type">The property's type.</param>
/// <param name="IsRequired">Whether each row has it.</param>
/// <param name="IsCompared">Whether keys have it, so that it is compared byte by byte.</param>
/// <param name="Read">Reads its value from a record.</param>
internal sealed record RowColumn(ColumnRole Role, string Property, Type Type, bool IsRequired, bool IsCompared, Func<object, object?> Read);

/// <summary>A scalar of a row.</summary>
/// <param name="Written">The column with the value as it was written.</param>
/// <param name="Key">The column by which it is compared; the same one, unless equal values can have different texts.</param>
/// <param name="Type">How it is compared.</param>
internal sealed record RowScalar(RowColumn Written, RowColumn Key, KeyType Type)
{
    /// <summary>Whether a text for comparing is kept beside the value.</summary>
    public bool HasKeyText => !ReferenceEquals(Written, Key);
}

/// <summary>The keys that rows have through an array.</summary>
/// <param name="Fields">The fields, in the order of the key.</param>
/// <param name="Column">Where they stand.</param>
internal sealed record RowKeys(IReadOnlyList<FieldDefinition> Fields, RowColumn Column);
