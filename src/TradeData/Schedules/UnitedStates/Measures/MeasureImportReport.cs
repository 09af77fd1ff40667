namespace TradeData.Schedules.UnitedStates;

/// <summary>What an import of measures could not place.</summary>
public enum MeasureFindingKind
{
    /// <summary>A list has no source in the folder, or its source gave no code.</summary>
    ListWithoutSource,

    /// <summary>A row of a source belongs to no list.</summary>
    RowNotPlaced,

    /// <summary>Two sources of a list disagree.</summary>
    SourcesDiffer,

    /// <summary>A provision that carries a duty belongs to no measure.</summary>
    ProvisionNotPlaced,

    /// <summary>A rule names provisions that no edition has.</summary>
    ProvisionNotFound,

    /// <summary>The words of a provision do not say whose goods it is for, or what its rate is.</summary>
    ProvisionNotUnderstood,

    /// <summary>A document is referred to that no source has.</summary>
    DocumentNotFound,

    /// <summary>A file of the folder is not used.</summary>
    FileNotUsed,
}

/// <summary>Something that an import of measures could not place.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Where">The list, file, or provision.</param>
/// <param name="Text">What it is.</param>
public sealed record MeasureFinding(MeasureFindingKind Kind, string Where, string Text)
{
    /// <summary>The place and the text.</summary>
    public override string ToString() => $"{Where}: {Text}";
}

/// <summary>What an import of measures read, and what it could not place.</summary>
public sealed class MeasureImportReport
{
    private readonly List<MeasureFinding> _findings = [];

    /// <summary>Everything that could not be placed.</summary>
    public IReadOnlyList<MeasureFinding> Findings => _findings;

    /// <summary>How many measures were made.</summary>
    public int Measures { get; internal set; }

    /// <summary>How many lists were made.</summary>
    public int Lists { get; internal set; }

    /// <summary>How many codes all lists have together.</summary>
    public int Codes { get; internal set; }

    /// <summary>The provisions that carry a duty and that a measure knows, of all editions read.</summary>
    public int ProvisionsKnown { get; internal set; }

    /// <summary>The provisions that carry a duty, of all editions read.</summary>
    public int Provisions { get; internal set; }

    /// <summary>The last day that the sources are complete for.</summary>
    public DateOnly KnownThrough { get; internal set; }

    internal void Add(MeasureFindingKind kind, string where, string text) => _findings.Add(new MeasureFinding(kind, where, text));
}
