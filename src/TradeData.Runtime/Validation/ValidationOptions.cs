using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>The limits of a validation.</summary>
public sealed class ValidationOptions
{
    /// <summary>The upper limit of <see cref="MaxDepth"/>: a thread's stack holds that many levels.</summary>
    public const int DeepestNesting = 1000;

    private const long StepsPerByte = 64;

    /// <summary>At most 100 errors, at most 64 levels of nesting, 20 million steps.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>The maximum number of errors listed, without the causes of an error, which are at most a hundred times as many in all. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxErrors
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

    /// <summary>
    /// The maximum nesting depth of arrays and objects. A deeper text is rejected. From 1 to <see cref="DeepestNesting"/>.
    /// Schemas that apply to one value within one another, as references and <c>allOf</c> do, count too: there may be 32 of them for each level that is allowed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above <see cref="DeepestNesting"/>.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DeepestNesting);
            field = value;
        }
    } = 64;

    /// <summary>
    /// The maximum number of steps of a run over a text, besides 64 for each of its bytes. Beyond it the run ends with an error of the keyword <c>steps</c>.
    /// A step is a value that is judged by a schema that several ways lead to, or a try of a pattern that an automaton cannot match. Each value is judged
    /// but once by each schema, so it is mostly patterns with back-references that meet the limit. Steps are counted and not time: the same text has the same
    /// answer on every machine. At least 1; 20 million by default, a fraction of a second.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 20_000_000;

    /// <summary>Whether verdicts are remembered from the first step on, for tests.</summary>
    internal bool RemembersAtOnce { get; init; }

    /// <summary>The counter of the steps of runs, for tests.</summary>
    internal StepCounter? Counter { get; init; }

    /// <summary>Returns the maximum number of steps of a run over a text of this length.</summary>
    internal long StepsFor(nint length)
    {
        // What was checked before, such as a row of a pack, has no known length and no limit.
        long ofText = length > int.MaxValue ? long.MaxValue : StepsPerByte * length;
        return MaxSteps > long.MaxValue - ofText ? long.MaxValue : MaxSteps + ofText;
    }
}
