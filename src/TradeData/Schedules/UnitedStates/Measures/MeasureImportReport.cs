namespace TradeData.Schedules.UnitedStates;

/// <summary>The kinds of findings of an import of measures.</summary>
public enum MeasureFindingKind
{
    /// <summary>A list has no source in the folder, or its source has no code.</summary>
    ListWithoutSource,

    /// <summary>A row of a source belongs to no list.</summary>
    RowNotPlaced,

    /// <summary>Two sources of a list disagree.</summary>
    SourcesDiffer,

    /// <summary>A provision with a duty belongs to no measure.</summary>
    ProvisionNotPlaced,

    /// <summary>A rule names provisions that no edition has.</summary>
    ProvisionNotFound,

    /// <summary>The words of a provision do not give its origins or its rate.</summary>
    ProvisionNotUnderstood,

    /// <summary>A referenced document is in no source.</summary>
    DocumentNotFound,

    /// <summary>A file of the folder is not used.</summary>
    FileNotUsed,
}

/// <summary>A text that an import of measures could not assign.</summary>
/// <param name="Kind">The kind of the finding.</param>
/// <param name="Where">The list, file, or provision.</param>
/// <param name="Text">The description.</param>
public sealed record MeasureFinding(MeasureFindingKind Kind, string Where, string Text)
{
    /// <summary>The place and the text.</summary>
    public override string ToString() => $"{Where}: {Text}";
}

/// <summary>The content of an import of measures, and everything that it could not assign.</summary>
public sealed class MeasureImportReport
{
    private readonly List<MeasureFinding> _findings = [];

    /// <summary>Everything that could not be assigned.</summary>
    public IReadOnlyList<MeasureFinding> Findings => _findings;

    /// <summary>The number of measures created.</summary>
    public int Measures { get; internal set; }

    /// <summary>The number of lists created.</summary>
    public int Lists { get; internal set; }

    /// <summary>The number of codes in all lists.</summary>
    public int Codes { get; internal set; }

    /// <summary>The provisions with a duty that a measure covers, in all editions read.</summary>
    public int ProvisionsKnown { get; internal set; }

    /// <summary>The provisions with a duty, in all editions read.</summary>
    public int Provisions { get; internal set; }

    /// <summary>The last day for which the sources are complete.</summary>
    public DateOnly KnownThrough { get; internal set; }

    internal void Add(MeasureFindingKind kind, string where, string text) => _findings.Add(new MeasureFinding(kind, where, text));
}
