namespace TradeData.Import;

/// <summary>A footnote as the file has it.</summary>
internal sealed record UsHtsFootnote(List<string> Columns, string? Marker, string? Value, string? Type);

/// <summary>A row as the file has it: texts as they stand; null where a field is missing or says nothing.</summary>
internal sealed record UsHtsRow(ImportPlace Place)
{
    public string? Code { get; set; }

    public int Indent { get; set; }

    public string? Description { get; set; }

    public string? Superior { get; set; }

    public List<string> Units { get; } = [];

    public string? General { get; set; }

    public string? Special { get; set; }

    public string? Other { get; set; }

    public string? AdditionalDuties { get; set; }

    public List<UsHtsFootnote> Footnotes { get; } = [];
}
