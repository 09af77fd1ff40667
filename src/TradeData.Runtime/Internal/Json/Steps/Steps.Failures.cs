namespace TradeData.Runtime.Internal.Json;

// Errors of several schemas at one place. Each function returns whether to continue.
public static partial class Steps
{
    /// <summary>Reports that the schema of <c>not</c> matches.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the schema.</param>
    public static bool Excluded<M>(ref byte p, nint at, ref ReadContext c, string location)
        where M : struct, IMode =>
        c.Fail<M>(ref p, at, location, "not", "The value is one that \"not\" excludes.");

    /// <summary>Reports that more than one schema of <c>oneOf</c> matches.</summary>
    /// <inheritdoc cref="Excluded"/>
    public static bool Ambiguous<M>(ref byte p, nint at, ref ReadContext c, string location)
        where M : struct, IMode =>
        c.Fail<M>(ref p, at, location, "oneOf", "The value matches more than one alternative, but exactly one is allowed.");

    /// <summary>Reports that no alternative matches, after each has run again to record its errors.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="c">The run.</param>
    /// <param name="branches">The result of <see cref="ReadContext.BeginBranches"/>.</param>
    /// <param name="location">The address of the schema.</param>
    /// <param name="keyword"><c>anyOf</c> or <c>oneOf</c>.</param>
    /// <param name="count">The number of alternatives.</param>
    public static bool NoBranch<M>(ref byte p, nint at, ref ReadContext c, int branches, string location, string keyword, int count)
        where M : struct, IMode =>
        c.EndBranches<M>(ref p, at, branches, location, keyword,
            count == 1 ? "The value does not match the only alternative." : Wording.Invariant($"The value matches none of the {count} alternatives."));

    /// <summary>Reports a member whose dependent member is missing.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the schema.</param>
    /// <param name="keyword"><c>dependentRequired</c> or <c>dependencies</c>.</param>
    /// <param name="name">The member that is present.</param>
    /// <param name="other">The member that is missing.</param>
    public static bool Alone<M>(ref byte p, nint at, ref ReadContext c, string location, string keyword, string name, string other)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, at, location, keyword, $"The object has \"{name}\", so it must have \"{other}\" as well.");
}
