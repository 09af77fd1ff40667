using System.ComponentModel;

namespace TradeData.Runtime.Json;

/// <summary>Tells a record's two constructors apart: what a reader hands over has been checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Trusted;
