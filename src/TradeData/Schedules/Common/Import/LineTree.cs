using System.Globalization;

namespace TradeData.Schedules;

/// <summary>The rows above the present one, by their indents, and the names of rows without a code. Such a name is the name of the row
/// above, <c>~</c>, and a number, as in <c>0101~1</c>. It stays the same unless another such row is inserted before it.</summary>
internal sealed class LineTree
{
    private const int LongestName = 64;

    private sealed class Node(string lineId, int indent, string? code, int chapter)
    {
        public string LineId { get; } = lineId;

        public int Indent { get; } = indent;

        public string? Code { get; } = code;

        public int Chapter { get; } = chapter;

        public int Groups { get; set; }
    }

    private readonly Stack<Node> _above = [];
    private readonly Dictionary<int, int> _rootGroups = [];

    /// <summary>The name of the row above, or null for a row at the top.</summary>
    public string? Parent => _above.TryPeek(out Node? above) ? above.LineId : null;

    /// <summary>The digits of the nearest code: that of the last row, or of one above it, or null.</summary>
    public string? Code => _above.TryPeek(out Node? above) ? above.Code : null;

    /// <summary>The chapter of the row above, or 0 for a row at the top.</summary>
    public int ChapterAbove => _above.TryPeek(out Node? above) ? above.Chapter : 0;

    /// <summary>Moves up to the parent of a row with an indent: the nearest one with a smaller indent. Returns the number of skipped
    /// steps.</summary>
    public int MoveTo(int indent)
    {
        while (_above.TryPeek(out Node? above) && above.Indent >= indent)
        {
            _above.Pop();
        }
        return indent - (_above.TryPeek(out Node? parent) ? parent.Indent : -1) - 1;
    }

    /// <summary>Returns the name of a row without a code at the present place.</summary>
    /// <param name="chapter">Its chapter.</param>
    /// <param name="row">Its number, for a name whose path would be too long.</param>
    public string NameGroup(int chapter, int row)
    {
        int number;
        if (_above.TryPeek(out Node? above))
        {
            number = ++above.Groups;
        }
        else
        {
            _rootGroups.TryGetValue(chapter, out number);
            _rootGroups[chapter] = ++number;
        }
        string name = string.Create(CultureInfo.InvariantCulture, $"{above?.LineId ?? chapter.ToString("D2", CultureInfo.InvariantCulture)}~{number}");
        return name.Length <= LongestName ? name : string.Create(CultureInfo.InvariantCulture, $"~{row}");
    }

    /// <summary>Adds the row, so that the rows after it can be below it.</summary>
    /// <param name="lineId">Its name.</param>
    /// <param name="indent">Its indent.</param>
    /// <param name="code">Its digits, or those of the nearest code above.</param>
    /// <param name="chapter">Its chapter.</param>
    public void Enter(string lineId, int indent, string? code, int chapter)
    {
        _above.Push(new Node(lineId, indent, code, chapter));
    }
}
