using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TradeData.Runtime.Json;

/// <summary>A pattern or a format as a question that is asked of a text.</summary>
internal sealed class TextAssertion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Func<string, bool> _holds;

    private TextAssertion(Func<string, bool> holds) => _holds = holds;

    /// <summary>Whether an expression matches somewhere in the text.</summary>
    public static TextAssertion Pattern(string expression)
    {
        Regex regex = new(expression, RegexOptions.CultureInvariant, Patience);
        return new TextAssertion(regex.IsMatch);
    }

    /// <summary>Whether the text is of a format; none where there is no such format.</summary>
    public static TextAssertion? Format(string name) => name switch
    {
        "date" => new(text => IsoText.TryDate(Encoding.UTF8.GetBytes(text), out _)),
        "date-time" => new(text => IsoText.TryDateTime(Encoding.UTF8.GetBytes(text), out _)),
        "time" => new(text => IsoText.TryDateTime(Encoding.UTF8.GetBytes("2000-01-01T" + text), out _)),
        "duration" => new(text => IsoText.TryDuration(Encoding.UTF8.GetBytes(text), out _)),
        "uuid" => new(text => Guid.TryParseExact(text, "D", out _)),
        "uri" => new(text => Uri.TryCreate(text, UriKind.Absolute, out _)),
        "uri-reference" => new(text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _)),
        "ipv4" or "ipv6" => new(text => IPAddress.TryParse(text, out _)),
        _ => null,
    };

    /// <summary>Whether it holds for a text in UTF-8.</summary>
    public bool Holds(ReadOnlySpan<byte> utf8) => _holds(Encoding.UTF8.GetString(utf8));
}
