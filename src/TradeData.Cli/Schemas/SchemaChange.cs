namespace TradeData.Cli.Schemas;

/// <summary>A difference between two versions of a schema, and whom it breaks.</summary>
/// <param name="File">The newer version's file; the older one's where the schema is gone.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Where">A JSON Pointer into the schema, or the name of a C# member.</param>
/// <param name="What">What was changed.</param>
/// <param name="BreaksData">Whether rows that were valid may be no more.</param>
/// <param name="BreaksCode">Whether C# that was compiled against the older version may not compile, or do something else.</param>
/// <param name="Advice">What to do about it; empty where nothing is to be done.</param>
internal sealed record SchemaChange(string File, int Line, int Column, string Where, string What, bool BreaksData, bool BreaksCode, string Advice)
{
    public bool IsBreaking => BreaksData || BreaksCode;

    public string Class => (BreaksData, BreaksCode) switch
    {
        (true, true) => "breaks data and C#",
        (true, false) => "breaks data",
        (false, true) => "breaks C#",
        _ => "compatible",
    };

    public override string ToString() => FormattableString.Invariant($"{File}({Line},{Column}): {Class}: {Where}: {What}{(Advice.Length > 0 ? " " + Advice : "")}");
}
