namespace TradeData.Runtime.Json;

// What is said where several schemas meet in one place. Each returns whether to go on.
public static partial class Steps
{
    /// <summary>The schema of <c>not</c> holds.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">Where the value begins.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the schema.</param>
    public static bool Excluded<M>(ref byte p, nint at, ref ReadContext c, string location)
        where M : struct, IMode =>
        c.Fail<M>(ref p, at, location, "not", "The value is one that \"not\" excludes.");

    /// <summary>More than one schema of <c>oneOf</c> holds.</summary>
    /// <inheritdoc cref="Excluded"/>
    public static bool Ambiguous<M>(ref byte p, nint at, ref ReadContext c, string location)
        where M : struct, IMode =>
        c.Fail<M>(ref p, at, location, "oneOf", "The value fits more than one of the alternatives, where exactly one is allowed.");

    /// <summary>No alternative holds, and each has been run again to say why.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">Where the value begins.</param>
    /// <param name="c">The run.</param>
    /// <param name="branches">What <see cref="ReadContext.BeginBranches"/> returned.</param>
    /// <param name="location">The address of the schema.</param>
    /// <param name="keyword"><c>anyOf</c> or <c>oneOf</c>.</param>
    /// <param name="count">How many alternatives there are.</param>
    public static bool NoBranch<M>(ref byte p, nint at, ref ReadContext c, int branches, string location, string keyword, int count)
        where M : struct, IMode =>
        c.EndBranches<M>(ref p, at, branches, location, keyword,
            count == 1 ? "The value does not fit the only alternative." : Wording.Invariant($"The value fits none of the {count} alternatives."));

    /// <summary>A member is there, and another is not that has to be there with it.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">Where the value begins.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the schema.</param>
    /// <param name="keyword"><c>dependentRequired</c> or <c>dependencies</c>.</param>
    /// <param name="name">The member that is there.</param>
    /// <param name="other">The one that is not.</param>
    public static bool Alone<M>(ref byte p, nint at, ref ReadContext c, string location, string keyword, string name, string other)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, at, location, keyword, $"The object has \"{name}\", so it must have \"{other}\" as well.");
}
