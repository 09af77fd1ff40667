using System.Globalization;

namespace TradeData.Schedules;

/// <summary>The kinds of findings of an importer.</summary>
public enum ImportFindingKind
{
    /// <summary>A rate is not understood. The row has it as <see cref="DutyRate.Unparsed"/>, with its text.</summary>
    RateNotUnderstood,

    /// <summary>A unit is not in the table of units. The row has its text without a code.</summary>
    UnitNotKnown,

    /// <summary>A rate is for a programme that is not in the table of programmes. The row has the rate as not understood, for all of the
    /// programmes.</summary>
    ProgrammeNotKnown,

    /// <summary>A footnote names a line that the file does not have. The row keeps the reference.</summary>
    ReferenceDangling,

    /// <summary>A code is not a code of goods. The row has no code, and its text mentions it.</summary>
    CodeNotUnderstood,

    /// <summary>A code is repeated. The row keeps it, and has a name of its own. A catalog rejects the second row.</summary>
    CodeRepeated,

    /// <summary>A code does not begin with that of the row above. It stays in its place.</summary>
    CodeNotBelowParent,

    /// <summary>A row is indented by more than one step relative to the row above it. Its parent is the nearest row with a smaller
    /// indent.</summary>
    IndentJump,

    /// <summary>A row has no text. It gets that of the next row.</summary>
    DescriptionMissing,

    /// <summary>A unit or footnote is blank and left out.</summary>
    BlankLeftOut,

    /// <summary>A text has mark-up, which is removed. Rates keep it in the raw text.</summary>
    MarkupRemoved,

    /// <summary>A text or a list is longer than the schema allows and is truncated.</summary>
    CutShort,

    /// <summary>A field has a value that a row cannot hold.</summary>
    FieldNotImported,

    /// <summary>A field is not part of the format.</summary>
    FieldNotKnown,

    /// <summary>The file lacks a column that the publisher's other files have.</summary>
    ColumnMissing,

    /// <summary>A row has a field twice. The first value counts.</summary>
    FieldRepeated,

    /// <summary>The fields of a row contradict each other.</summary>
    Inconsistent,

    /// <summary>A misprint, such as a missing comma between two programmes, is corrected, and the rates are read.</summary>
    SlipCorrected,
}

/// <summary>A text that an importer did not understand or changed, and its place.</summary>
/// <param name="Kind">The kind of the finding.</param>
/// <param name="Place">The place.</param>
/// <param name="Code">The row's code as written in the file, or null.</param>
/// <param name="Field">The field, by its name in the file.</param>
/// <param name="Raw">The text as written in the file.</param>
/// <param name="Reason">A sentence about the finding.</param>
public sealed record ImportFinding(ImportFindingKind Kind, ImportPlace Place, string? Code, string Field, string Raw, string Reason)
{
    /// <summary>Returns the finding in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}: {Code ?? "(no code)"}, {Field}: {Reason} \"{Raw}\"");
}
