using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The purpose of a run over a text. Generated code is generic over the mode and compiled once for each of the five.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMode
{
    /// <summary>Whether the run creates values.</summary>
    public static abstract bool Builds { get; }

    /// <summary>Whether the run records a violation and continues after the bad value. Otherwise the first violation ends it.</summary>
    public static abstract bool Reports { get; }

    /// <summary>Whether the run collects annotations of the schema.</summary>
    public static abstract bool Annotates { get; }

    /// <summary>Whether the text was validated before, so that assertions are not checked again.</summary>
    public static abstract bool Trusts { get; }
}

/// <summary>Decides validity only; the first violation ends the run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Verdict : IMode
{
    /// <inheritdoc/>
    public static bool Builds => false;

    /// <inheritdoc/>
    public static bool Reports => false;

    /// <inheritdoc/>
    public static bool Annotates => false;

    /// <inheritdoc/>
    public static bool Trusts => false;
}

/// <summary>Creates values; the first violation ends the run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Build : IMode
{
    /// <inheritdoc/>
    public static bool Builds => true;

    /// <inheritdoc/>
    public static bool Reports => false;

    /// <inheritdoc/>
    public static bool Annotates => false;

    /// <inheritdoc/>
    public static bool Trusts => false;
}

/// <summary>Creates values from a text validated when it was stored; assertions are not checked again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Restore : IMode
{
    /// <inheritdoc/>
    public static bool Builds => true;

    /// <inheritdoc/>
    public static bool Reports => false;

    /// <inheritdoc/>
    public static bool Annotates => false;

    /// <inheritdoc/>
    public static bool Trusts => true;
}

/// <summary>Reports every violation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Report : IMode
{
    /// <inheritdoc/>
    public static bool Builds => false;

    /// <inheritdoc/>
    public static bool Reports => true;

    /// <inheritdoc/>
    public static bool Annotates => false;

    /// <inheritdoc/>
    public static bool Trusts => false;
}

/// <summary>Reports every violation, and the annotations of a valid text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Annotate : IMode
{
    /// <inheritdoc/>
    public static bool Builds => false;

    /// <inheritdoc/>
    public static bool Reports => true;

    /// <inheritdoc/>
    public static bool Annotates => true;

    /// <inheritdoc/>
    public static bool Trusts => false;
}

/// <summary>Whether a run records the properties and items that a schema evaluates, for <c>unevaluatedProperties</c> and
/// <c>unevaluatedItems</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrack
{
    /// <summary>Whether <see cref="ReadContext.Mark"/> is called.</summary>
    public static abstract bool Tracks { get; }
}

/// <summary>Evaluated properties and items are not recorded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Untracked : ITrack
{
    /// <inheritdoc/>
    public static bool Tracks => false;
}

/// <summary>Evaluated properties and items are recorded for an enclosing schema.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tracked : ITrack
{
    /// <inheritdoc/>
    public static bool Tracks => true;
}

/// <summary>Evaluated properties and items are recorded only if the run reports or an enclosing schema needs them. The schema itself knows
/// its own without a record.</summary>
/// <typeparam name="M">The mode of the run.</typeparam>
/// <typeparam name="T">Whether an enclosing schema needs them.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TrackedWhenReporting<M, T> : ITrack
    where M : struct, IMode
    where T : struct, ITrack
{
    /// <inheritdoc/>
    public static bool Tracks => M.Reports || T.Tracks;
}
