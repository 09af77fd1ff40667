using System.ComponentModel;

namespace TradeData.Runtime.Json;

/// <summary>What a run over a text is for. Generated code is generic over it and compiled once for each of the five.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMode
{
    /// <summary>Whether values are made of what is read.</summary>
    public static abstract bool Builds { get; }

    /// <summary>Whether a violation is recorded and the run goes on behind the bad value; otherwise the first one ends it.</summary>
    public static abstract bool Reports { get; }

    /// <summary>Whether annotations of the schema are collected.</summary>
    public static abstract bool Annotates { get; }

    /// <summary>Whether the text was found valid before, so that what a value must be is not asked again.</summary>
    public static abstract bool Trusts { get; }
}

/// <summary>Only whether the text is valid: the first violation ends the run.</summary>
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

/// <summary>The values, as long as the text is valid: the first violation ends the run.</summary>
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

/// <summary>The values of a text that was found valid when it was stored: it is read, and not checked again.</summary>
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

/// <summary>Every violation.</summary>
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

/// <summary>Every violation, and the annotations of a valid text.</summary>
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

/// <summary>Whether a run notes which properties and items a schema has evaluated, for <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrack
{
    /// <summary>Whether <see cref="ReadContext.Mark"/> is called.</summary>
    public static abstract bool Tracks { get; }
}

/// <summary>Nobody asks what was evaluated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Untracked : ITrack
{
    /// <inheritdoc/>
    public static bool Tracks => false;
}

/// <summary>A schema around this one asks what was evaluated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tracked : ITrack
{
    /// <inheritdoc/>
    public static bool Tracks => true;
}

/// <summary>A schema asks what was evaluated that knows it by itself, unless the run reports, or a schema around it asks as well.</summary>
/// <typeparam name="M">What the run is for.</typeparam>
/// <typeparam name="T">Whether a schema around it asks.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TrackedWhenReporting<M, T> : ITrack
    where M : struct, IMode
    where T : struct, ITrack
{
    /// <inheritdoc/>
    public static bool Tracks => M.Reports || T.Tracks;
}
