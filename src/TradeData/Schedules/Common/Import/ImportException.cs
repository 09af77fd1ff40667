using System.Globalization;

namespace TradeData.Schedules;

/// <summary>
/// A file cannot be imported: it is not JSON, or not of the shape that its publisher gives it. What is of the right shape and is merely not understood is no exception but a
/// finding of the <see cref="ImportReport"/>.
/// </summary>
public sealed class ImportException : FormatException
{
    /// <summary>Says what is wrong and where.</summary>
    /// <param name="reason">A sentence that says what is wrong.</param>
    /// <param name="place">Where.</param>
    /// <param name="inner">What led to it.</param>
    public ImportException(string reason, ImportPlace place, Exception? inner = null)
        : base($"{place}: {reason}", inner) => (Reason, Place) = (reason, place);

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>Where it is wrong.</summary>
    public ImportPlace Place { get; }
}

/// <summary>A place in a file that is imported.</summary>
/// <param name="Source">The file's name.</param>
/// <param name="Row">The row, 1-based; 0 before the first.</param>
/// <param name="Line">The line of text, 1-based.</param>
/// <param name="Byte">How many bytes come before the place, of the text that was read.</param>
public readonly record struct ImportPlace(string Source, int Row, long Line, long Byte)
{
    /// <summary>The place as messages begin: file, line, byte, row.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source}, line {Line}, byte {Byte}, row {Row}");
}
