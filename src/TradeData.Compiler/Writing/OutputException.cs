namespace TradeData.Compiler.Writing;

/// <summary>Packs cannot be written: the disk is full, the folder is not the user's, a file is in use. The message is for the user.</summary>
internal sealed class OutputException(string message, Exception? cause = null) : IOException(message, cause);
