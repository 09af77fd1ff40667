namespace TradeData.Cli.Schemas;

/// <summary>A difference between two versions of a schema, and its effect.</summary>
/// <param name="File">The newer version's file, or the older one's if the schema was removed.</param>
/// <param name="Line">The 1-based line.</param>
/// <param name="Column">The 1-based column.</param>
/// <param name="Where">A JSON Pointer into the schema, or the name of a C# member.</param>
/// <param name="What">The change.</param>
/// <param name="BreaksData">Whether valid rows may become invalid.</param>
/// <param name="BreaksCode">Whether C# compiled against the older version may fail to compile or behave differently.</param>
/// <param name="Advice">The recommended action, or empty if none is needed.</param>
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
