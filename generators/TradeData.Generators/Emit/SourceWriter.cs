using System.Text;

namespace TradeData.Generators.Emit;

/// <summary>Writes indented lines. Always <c>\n</c>, whatever the platform, so that the output is the same everywhere to the byte.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public int Length => _text.Length;

    public SourceWriter Line(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }
        _text.Append('\n');
        return this;
    }

    public SourceWriter Line() => Line("");

    /// <summary>A guard, on one line.</summary>
    public SourceWriter Guard(string condition, string result = "-1") => Line($"if ({condition}) {{ return {result}; }}");

    /// <summary>Several lines of one raw string literal, each indented alike.</summary>
    public SourceWriter Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }
        return this;
    }

    /// <summary>Opens a block; dispose of what it returns to close it.</summary>
    public Block Open(string header = "", string end = "}")
    {
        if (header.Length > 0)
        {
            Line(header);
        }
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
