using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The root of a run: a model or a schema. Structs implement it, so that each gets its own run without virtual calls.</summary>
internal interface IRoot
{
    public string Location { get; }

    public nint Run<M>(ref byte p, ref ReadContext c)
        where M : struct, IMode;
}

internal readonly struct ModelRoot<T> : IRoot
    where T : IJsonModel<T>
{
    public string Location => T.Location;

    public nint Run<M>(ref byte p, ref ReadContext c)
        where M : struct, IMode => T.Read<M, Untracked>(ref p, 0, ref c, out _);
}

internal readonly struct SchemaRoot<TSchema> : IRoot
    where TSchema : IJsonSchema
{
    public string Location => TSchema.Location;

    public nint Run<M>(ref byte p, ref ReadContext c)
        where M : struct, IMode => TSchema.Check<M, Untracked>(ref p, 0, ref c);
}

/// <summary>Runs over whole texts.</summary>
internal static class Runner
{
    /// <summary>Whether a text is valid.</summary>
    public static bool IsValid<TRoot>(in PaddedText text, TRoot root, ValidationOptions options)
        where TRoot : struct, IRoot
    {
        if (!text.IsUtf8)
        {
            return false;
        }
        ReadContext c = new(ref text.Start, text.Length, options);
        nint end = Run<TRoot, Verdict>(root, ref text.Start, ref c);
        bool valid = end >= 0 && Ends(text, end, ref c);
        options.Counter?.Add(c);
        c.Release();
        return valid;
    }

    /// <summary>Builds the value of a valid text. If no record keeps some number of it, <paramref name="isKept"/> is false.</summary>
    public static bool TryBuild<T>(in PaddedText text, ValidationOptions options, out T? value, out bool isKept)
        where T : IJsonModel<T>
    {
        value = default;
        isKept = true;
        if (!text.IsUtf8)
        {
            return false;
        }
        ReadContext c = new(ref text.Start, text.Length, options);
        bool valid = false;
        try
        {
            nint end = T.Read<Build, Untracked>(ref text.Start, 0, ref c, out value);
            valid = end >= 0 && Ends(text, end, ref c);
            isKept = c.Overflows is not { IsAnyLost: true };
        }
        catch (Exception limit) when (limit is PatternTimeoutException or RunLimitException)
        {
            // The report says so.
        }
        options.Counter?.Add(c);
        c.Release();
        isKept |= !valid;
        return valid && isKept;
    }

    /// <summary>Returns all errors in a text, or its annotations.</summary>
    public static ValidationResult Explain<TRoot, M>(in PaddedText text, TRoot root, ValidationOptions options)
        where TRoot : struct, IRoot
        where M : struct, IMode
    {
        ErrorLog log = Log<TRoot, M>(text, root, options, subject: null);
        return new ResultMaker(text.Span, root.Location, options).Make(log);
    }

    /// <summary>Returns all records of a run, without places.</summary>
    public static ErrorLog Log<TRoot, M>(in PaddedText text, TRoot root, ValidationOptions options, string? subject)
        where TRoot : struct, IRoot
        where M : struct, IMode
    {
        ErrorLog log = new(options.MaxErrors, subject);
        if (!text.IsUtf8)
        {
            log.IsMalformed = true;
            return log;
        }
        ReadContext c = new(ref text.Start, text.Length, options, log);
        nint end = Run<TRoot, M>(root, ref text.Start, ref c);
        bool ended = end >= 0 && Ends(text, end, ref c);
        options.Counter?.Add(c);
        c.Release();
        return ended || log.IsMalformed || log.IsTruncated || log.IsGivenUp
            ? log
            : throw new InvalidOperationException($"The reader of {root.Location} stopped without a reason.");
    }

    /// <summary>
    /// Runs from the root. If a pattern is undecided, or a limit is reached, the whole run ends. Otherwise an undecided alternative
    /// would count as not matching, and a schema under <c>not</c> would accept it. This also saves the next text as many steps.
    /// </summary>
    private static nint Run<TRoot, M>(TRoot root, ref byte p, ref ReadContext c)
        where TRoot : struct, IRoot
        where M : struct, IMode
    {
        try
        {
            return root.Run<M>(ref p, ref c);
        }
        catch (PatternTimeoutException timeout)
        {
            return c.GiveUp(timeout);
        }
        catch (RunLimitException limit)
        {
            return c.GiveUp(limit);
        }
    }

    private static bool Ends(in PaddedText text, nint end, ref ReadContext c)
    {
        end = Scan.Token(ref text.Start, end);
        return end == text.Length || c.Syntax(ref text.Start, end) >= 0;
    }
}
