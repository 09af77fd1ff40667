namespace TradeData;

/// <summary>The subject of a step of an explanation.</summary>
public enum ExplanationSubject
{
    /// <summary>The schedule, its edition, and where it was published.</summary>
    Source,

    /// <summary>The line, and the row with the rate.</summary>
    Line,

    /// <summary>The column of the schedule.</summary>
    Column,

    /// <summary>A preference programme, and why it applies.</summary>
    Programme,

    /// <summary>A tariff quota.</summary>
    Quota,

    /// <summary>A season.</summary>
    Season,

    /// <summary>A safeguard.</summary>
    Safeguard,

    /// <summary>A staged reduction.</summary>
    Staging,

    /// <summary>A measure that changes the line's own duty, or that does not apply.</summary>
    Measure,

    /// <summary>The rate.</summary>
    Rate,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>The conversion of a unit or a currency.</summary>
    Conversion,

    /// <summary>A calculation.</summary>
    Arithmetic,

    /// <summary>A choice between rates, a floor or a ceiling.</summary>
    Choice,

    /// <summary>A rounding.</summary>
    Rounding,
}

/// <summary>One step of the explanation of a result.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text in English, with the numbers in the invariant culture.</param>
public sealed record ExplanationStep(ExplanationSubject Subject, string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
