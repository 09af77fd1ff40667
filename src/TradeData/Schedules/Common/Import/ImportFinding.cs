using System.Globalization;

namespace TradeData.Schedules;

/// <summary>What sorts of things an importer reports.</summary>
public enum ImportFindingKind
{
    /// <summary>A rate was not understood: the row has it as <see cref="DutyRate.Unparsed"/>, with its text.</summary>
    RateNotUnderstood,

    /// <summary>A unit is not in the table of units: the row has its text without a code.</summary>
    UnitNotKnown,

    /// <summary>A rate is for a programme that is not in the table of programmes: the row has the rate as not understood, for all of them.</summary>
    ProgrammeNotKnown,

    /// <summary>A footnote names a line that the file does not have: the row has the reference as it is.</summary>
    ReferenceDangling,

    /// <summary>A code is not a code of goods: the row has none, and its text says it.</summary>
    CodeNotUnderstood,

    /// <summary>A code came before: the row keeps it, and has a name of its own. A catalog refuses the second of them.</summary>
    CodeRepeated,

    /// <summary>A code does not begin with that of the row above. It stays where the file has it.</summary>
    CodeNotBelowParent,

    /// <summary>A row is indented by more than one step more than the row above it. Its parent is the nearest row with a lesser indent.</summary>
    IndentJump,

    /// <summary>A row has no text of its own: it has that of the row that follows it.</summary>
    DescriptionMissing,

    /// <summary>A unit or footnote says nothing: it is left out.</summary>
    BlankLeftOut,

    /// <summary>A text had mark-up, which was taken out. Rates keep theirs in the raw text.</summary>
    MarkupRemoved,

    /// <summary>A text, or a list, is longer than the schema allows: what goes beyond is left out.</summary>
    CutShort,

    /// <summary>A field has a value that there is no place for in a row.</summary>
    FieldNotImported,

    /// <summary>A field is not one of the format's.</summary>
    FieldNotKnown,

    /// <summary>The file has no column for something that the publisher's other files have.</summary>
    ColumnMissing,

    /// <summary>A field stands in a row twice: the first value counts.</summary>
    FieldRepeated,

    /// <summary>What the row's fields say contradicts itself.</summary>
    Inconsistent,

    /// <summary>A slip of the printer, such as a comma that is missing between two programmes: the row has what was meant, and its rates are read.</summary>
    SlipCorrected,
}

/// <summary>Something that an importer did not understand or changed, and where.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Place">Where.</param>
/// <param name="Code">The row's code as the file has it, or null if it has none.</param>
/// <param name="Field">The field, as the file calls it.</param>
/// <param name="Raw">The text as the file has it.</param>
/// <param name="Reason">A sentence that says what is the matter.</param>
public sealed record ImportFinding(ImportFindingKind Kind, ImportPlace Place, string? Code, string Field, string Raw, string Reason)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}: {Code ?? "(no code)"}, {Field}: {Reason} \"{Raw}\"");
}
