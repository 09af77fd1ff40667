using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Selects a record's second constructor, for values that a reader has checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Trusted;
