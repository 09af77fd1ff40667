namespace TradeData.Runtime.Tables;

/// <summary>What the values of a key field are, and so how they are compared. Text is compared by its UTF-8 bytes, never by a culture.</summary>
public enum KeyType : byte
{
    /// <summary>A JSON string, taken as it stands. Enumerations are text too: their JSON text.</summary>
    Text,

    /// <summary>A hierarchical code such as an HS code: text whose points, hyphens and spaces do not count, so that <c>0201.30</c>, <c>0201-30</c> and <c>020130</c> are one key.</summary>
    Code,

    /// <summary>A JSON string with a date, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A JSON string with a date, a time and an offset; compared as an instant, so that the offset does not count.</summary>
    DateTime,

    /// <summary>A JSON number without a fraction that fits 64 bits.</summary>
    Integer,

    /// <summary>A JSON number that <see cref="decimal"/> can hold exactly; <c>1.0</c> and <c>1</c> are one key.</summary>
    Decimal,

    /// <summary>JSON's <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A JSON string with a UUID; the case of its letters does not count.</summary>
    Guid,
}

/// <summary>What an index answers.</summary>
public enum IndexKind : byte
{
    /// <summary>All rows whose fields have given values.</summary>
    Equality,

    /// <summary>All rows whose last field begins with a text; the fields before it have given values.</summary>
    Prefix,

    /// <summary>All rows whose last field lies between two values, in order; the fields before it have given values.</summary>
    Range,
}
