using System.Text;

namespace TradeData.Generators.Emit;

/// <summary>Writes indented lines. It always writes <c>\n</c>, so that the output is the same on every platform.</summary>
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

    /// <summary>Writes a guard on one line.</summary>
    public SourceWriter Guard(string condition, string result = "-1") => Line($"if ({condition}) {{ return {result}; }}");

    /// <summary>Writes several lines of one raw string literal, all with the same indentation.</summary>
    public SourceWriter Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }
        return this;
    }

    /// <summary>Opens a block. Dispose of the result to close it.</summary>
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
