using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>A footnote as written in the file.</summary>
internal sealed record UsHtsFootnote(List<string> Columns, string? Marker, string? Value, string? Type);

/// <summary>A row as written in the file: unchanged texts, or null for missing or blank fields.</summary>
internal sealed record UsHtsRow(ImportPlace Place)
{
    private const int ReservedChapter = 77;

    private string? _code;

    public string? Code
    {
        get => _code;
        set => (_code, Goods) = (value, GoodsOf(value));
    }

    /// <summary>The code as a code of goods, with its customary points, or null if it is not one.</summary>
    public HsCode? Goods { get; private set; }

    public int Indent { get; set; }

    public string? Description { get; set; }

    public string? Superior { get; set; }

    public List<string> Units { get; } = new(1);

    public string? General { get; set; }

    public string? Special { get; set; }

    public string? Other { get; set; }

    public string? AdditionalDuties { get; set; }

    public List<UsHtsFootnote> Footnotes { get; } = [];

    private static HsCode? GoodsOf(string? text) =>
        HsCode.TryParse(text, out HsCode code) && code.Length is 4 or 6 or 8 or 10 && code.ChapterNumber is > 0 and not ReservedChapter
            ? HsCode.Parse(code.ToString("P"))
            : null;
}
