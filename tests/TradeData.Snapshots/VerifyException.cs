namespace TradeData.Snapshots;

/// <summary>A snapshot is not what was approved.</summary>
public sealed class VerifyException(string message) : Exception(message);
