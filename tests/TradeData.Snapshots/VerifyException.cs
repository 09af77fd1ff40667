namespace TradeData.Snapshots;

/// <summary>The exception for a snapshot that differs from the approved one.</summary>
public sealed class VerifyException(string message) : Exception(message);
