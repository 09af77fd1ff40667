using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>A row of Japan's schedule as written in the file, with the rows below it.</summary>
internal sealed class JpCustomsNode(ImportPlace place, int depth)
{
    private const string NoSubdivision = "000";
    private const int ReservedChapter = 77;

    public ImportPlace Place { get; } = place;

    /// <summary>The nesting depth; 0 for a row at the top.</summary>
    public int Depth { get; } = depth;

    /// <summary>The heading or subheading, as in 02.01 or 0201.30, or null if the row has none.</summary>
    public string? StatCode { get; set; }

    /// <summary>The three national digits, or null if the row has none.</summary>
    public string? Suffix { get; set; }

    public string? Description { get; set; }

    /// <summary>The cells that are not blank, in the file's order.</summary>
    public List<(string Column, string Text)> Cells { get; } = [];

    public List<string> Units { get; } = [];

    public List<string> Laws { get; } = [];

    public List<JpCustomsNode> Children { get; } = [];

    /// <summary>The code as written in the file, for messages.</summary>
    public string? Code => Suffix is null ? StatCode : $"{StatCode}-{Suffix}";

    /// <summary>The part of the year in the description, if there is nothing else after its number or dash.</summary>
    public Season? Season =>
        Description is { } text ? JapaneseSeason.Parse(text.AsSpan().TrimStart("0123456789０１２３４５６７８９()（）−-－ \u3000")) : null;

    /// <summary>Whether the rows below share one code and differ only in their season, as for oranges, grapefruit, grapes and bananas
    /// (0805.10, 0803.10-100). The code then has one line, this row, whose rates depend on the day.</summary>
    public bool IsDividedBySeason => Children.Count > 1 && Children.TrueForAll(child => child.Suffix is not null && child.Code == Children[0].Code && child.Season is not null);

    /// <summary>Returns the code of the row, or null if it is not a code of goods. 000 means that the subheading is not divided; the code
    /// is then that of the subheading.</summary>
    public HsCode? ReadCode()
    {
        if (IsDividedBySeason)
        {
            return Children[0].ReadCode();
        }
        return HsCode.TryParse(Suffix is null or NoSubdivision ? StatCode : StatCode + Suffix, out HsCode code) && code.Length is 4 or 6 or 9 && code.ChapterNumber is > 0 and not ReservedChapter
            ? HsCode.Parse(code.ToString("P"))
            : null;
    }

    /// <summary>Returns the row and those below it, in the order of the printed schedule.</summary>
    public IEnumerable<JpCustomsNode> Flatten() => Children.SelectMany(static child => child.Flatten()).Prepend(this);
}
