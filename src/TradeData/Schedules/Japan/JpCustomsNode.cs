using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>A row of Japan's schedule as the file has it, with the rows below it.</summary>
internal sealed class JpCustomsNode(ImportPlace place, int depth)
{
    private const string NoSubdivision = "000";
    private const int ReservedChapter = 77;

    public ImportPlace Place { get; } = place;

    /// <summary>How deep it is nested; a row at the top has 0.</summary>
    public int Depth { get; } = depth;

    /// <summary>Heading or subheading, as 02.01 or 0201.30, or null if the row has none.</summary>
    public string? StatCode { get; set; }

    /// <summary>The three national digits, or null if the row has none.</summary>
    public string? Suffix { get; set; }

    public string? Description { get; set; }

    /// <summary>The cells that say something, in the file's order.</summary>
    public List<(string Column, string Text)> Cells { get; } = [];

    public List<string> Units { get; } = [];

    public List<string> Laws { get; } = [];

    public List<JpCustomsNode> Children { get; } = [];

    /// <summary>The code as the file writes it, for messages.</summary>
    public string? Code => Suffix is null ? StatCode : $"{StatCode}-{Suffix}";

    /// <summary>The part of the year that the row is for, where its description says that after its number or dash, and nothing besides.</summary>
    public Season? Season => Description is { } text ? JapaneseSeason.Parse(text.AsSpan().TrimStart("0123456789０１２３４５６７８９()（）−-－ \u3000")) : null;

    /// <summary>
    /// Whether the rows below share one code and are told apart by the season alone, as those of oranges, grapefruit, grapes and bananas are (0805.10, 0803.10-100).
    /// By its code there is one line, whose rates depend on the day: it is this row.
    /// </summary>
    public bool IsDividedBySeason => Children.Count > 1 && Children.TrueForAll(child => child.Suffix is not null && child.Code == Children[0].Code && child.Season is not null);

    /// <summary>
    /// The code of the row, or null if there is none that is a code of goods. 000 says that the subheading is not divided: the code is then that of the subheading.
    /// </summary>
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

    /// <summary>The row and those below it, in the order in which the schedule prints them.</summary>
    public IEnumerable<JpCustomsNode> Flatten() => Children.SelectMany(static child => child.Flatten()).Prepend(this);
}
