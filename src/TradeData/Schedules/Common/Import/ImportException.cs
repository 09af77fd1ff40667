using System.Globalization;

namespace TradeData.Schedules;

/// <summary>The exception for a file that cannot be imported: it is not JSON, or not in its publisher's form. Text in the right form that
/// is merely not understood is a finding of the <see cref="ImportReport"/> instead.</summary>
public sealed class ImportException : FormatException
{
    /// <summary>Creates an exception with a reason and a place.</summary>
    /// <param name="reason">A sentence about the error.</param>
    /// <param name="place">The place of the error.</param>
    /// <param name="inner">The cause.</param>
    public ImportException(string reason, ImportPlace place, Exception? inner = null)
        : base($"{place}: {reason}", inner) => (Reason, Place) = (reason, place);

    /// <summary>The error, without the place.</summary>
    public string Reason { get; }

    /// <summary>The place of the error.</summary>
    public ImportPlace Place { get; }
}

/// <summary>A place in an imported file.</summary>
/// <param name="Source">The file's name.</param>
/// <param name="Row">The row, 1-based, or 0 before the first.</param>
/// <param name="Line">The line of text, 1-based.</param>
/// <param name="Byte">The number of bytes before the place in the text.</param>
public readonly record struct ImportPlace(string Source, int Row, long Line, long Byte)
{
    /// <summary>Returns the start of a message: file, line, byte, row.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source}, line {Line}, byte {Byte}, row {Row}");
}
