using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TradeData.Generators.Emit;

/// <summary>A template of printed code that looks like its output: a raw string whose holes keep the layout. A value of several lines is
/// indented like the line around it; a line with only empty values is left out.</summary>
[InterpolatedStringHandler]
internal struct CodeTemplate
{
    private readonly StringBuilder _text;
    private bool _isLineEmpty;

    public CodeTemplate(int literalLength, int formattedCount)
    {
        _ = formattedCount;
        _text = new StringBuilder(2 * literalLength);
        _isLineEmpty = false;
    }

    public void AppendLiteral(string text)
    {
        // The sources may be checked out with other line ends.
        text = text.Replace("\r", "");
        if (_isLineEmpty && text.Length > 0 && text[0] == '\n')
        {
            _text.Length = LineStart;
            text = text.Substring(1);
        }
        _isLineEmpty = false;
        _text.Append(text);
    }

    public void AppendFormatted(string? value)
    {
        bool isAlone = IsBlank(LineStart, _text.Length);
        if (string.IsNullOrEmpty(value))
        {
            _isLineEmpty = isAlone;
            return;
        }
        _isLineEmpty = false;
        string indent = Indent();
        string[] lines = value!.Split('\n');
        _text.Append(lines[0]);
        for (int i = 1; i < lines.Length; i++)
        {
            _text.Append('\n').Append(lines[i].Length == 0 ? "" : indent).Append(lines[i]);
        }
    }

    /// <summary>Appends each item on its own line.</summary>
    public void AppendFormatted(IEnumerable<string> lines) => AppendFormatted(string.Join("\n", lines.Where(line => line.Length > 0)));

    public void AppendFormatted(int value) => AppendFormatted(value.ToString(CultureInfo.InvariantCulture));

    public override string ToString()
    {
        if (_isLineEmpty)
        {
            _text.Length = Math.Max(0, LineStart - 1);
            _isLineEmpty = false;
        }
        return _text.ToString();
    }

    private readonly int LineStart
    {
        get
        {
            int start = _text.Length;
            while (start > 0 && _text[start - 1] != '\n')
            {
                start--;
            }
            return start;
        }
    }

    private readonly bool IsBlank(int from, int to)
    {
        while (from < to && _text[from] == ' ')
        {
            from++;
        }
        return from == to;
    }

    private readonly string Indent()
    {
        int start = LineStart;
        int end = start;
        while (end < _text.Length && _text[end] == ' ')
        {
            end++;
        }
        return new string(' ', end - start);
    }
}

/// <summary>Converts templates to text.</summary>
internal static class Code
{
    public static string Of(CodeTemplate template) => template.ToString();

    /// <summary>Returns code if a condition is true; otherwise nothing, so that its line is left out.</summary>
    public static string When(bool condition, CodeTemplate template) => condition ? template.ToString() : "";
}
