namespace TradeData.Runtime.Tables;

/// <summary>The type of the values of a key field, which decides how they are compared. Text is compared by its UTF-8 bytes, never by a
/// culture.</summary>
public enum KeyType : byte
{
    /// <summary>A JSON string, unchanged. Enumerations are text, too: their JSON text.</summary>
    Text,

    /// <summary>A hierarchical code such as an HS code. Points, hyphens and spaces are ignored, so <c>0201.30</c>, <c>0201-30</c> and
    /// <c>020130</c> are one key.</summary>
    Code,

    /// <summary>A JSON string with a date, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A JSON string with a date, a time and an offset, compared as an instant, so the offset is ignored.</summary>
    DateTime,

    /// <summary>A JSON number without a fraction that fits 64 bits.</summary>
    Integer,

    /// <summary>A JSON number that <see cref="decimal"/> can hold exactly; <c>1.0</c> and <c>1</c> are one key.</summary>
    Decimal,

    /// <summary>JSON's <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A JSON string with a UUID; the case of its letters is ignored.</summary>
    Guid,
}

/// <summary>The kind of lookup that an index supports.</summary>
public enum IndexKind : byte
{
    /// <summary>All rows with the given values of the fields.</summary>
    Equality,

    /// <summary>All rows whose last field begins with a text; the fields before it have given values.</summary>
    Prefix,

    /// <summary>All rows whose last field lies between two values, in order; the fields before it have given values.</summary>
    Range,
}
