using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A set of the types of the keyword <c>type</c>.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonTypes : byte
{
    /// <summary>No type: no value is valid.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Boolean = 2,

    /// <summary>Objects.</summary>
    Object = 4,

    /// <summary>Arrays.</summary>
    Array = 8,

    /// <summary>All numbers, including integers.</summary>
    Number = 16,

    /// <summary>Strings.</summary>
    String = 32,

    /// <summary>Integers only, in any notation: 1, 1.0 and 10e-1.</summary>
    Integer = 64,

    /// <summary>Every type.</summary>
    Any = Null | Boolean | Object | Array | Number | String | Integer,
}
