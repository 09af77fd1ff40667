using System.ComponentModel;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A regular expression of <c>patternProperties</c>.</summary>
/// <param name="ecma262">The expression.</param>
/// <exception cref="PatternSyntaxException">The expression is invalid.</exception>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NamePattern(string ecma262)
{
    private readonly Pattern _pattern = Pattern.Compile(ecma262);
    private readonly TextShape? _shape = TextShapes.TryCreate(ecma262, minLength: 0, maxLength: int.MaxValue);
    private readonly TextAutomaton? _automaton = TextAutomata.TryCreate(ecma262);

    /// <summary>Whether a property's name matches.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="name">The opening quote of the name, which has been read before.</param>
    /// <param name="c">The run.</param>
    public bool Matches(ref byte p, nint name, ref ReadContext c)
    {
        if (_shape is { } shape)
        {
            bool matches = shape.Match(ref p, name, out _);
            if (matches || TextShape.Excludes(ref p, name))
            {
                return matches;
            }
        }
        return _automaton?.Decide(ref p, name) ?? MatchesExactly(ref p, name, ref c);
    }

    private bool MatchesExactly(ref byte p, nint name, ref ReadContext c)
    {
        byte[]? rented = null;
        try
        {
            return c.IsMatch(_pattern, Steps.Name(ref p, name, ref rented, out _));
        }
        catch (PatternTimeoutException timeout)
        {
            throw new PatternTimeoutException(timeout, name, "", "patternProperties");
        }
        finally
        {
            JsonText.Return(rented);
        }
    }
}
