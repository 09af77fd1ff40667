using System.Globalization;
using System.Text;

namespace TradeData.Runtime.Internal.Patterns.Syntax;

internal sealed partial class PatternParser
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<Reference> _references = [];
    private int _groupCount;

    private PatternNode ParseGroup()
    {
        int start = _position;
        if (++_depth > MaxDepth)
        {
            return Fail(start, $"Groups are nested more than {MaxDepth.ToString(CultureInfo.InvariantCulture)} deep.");
        }
        PatternNode node = ParseGroupOfKind(start);
        _depth--;
        if (AtEnd)
        {
            return Fail(start, "This group is never closed; a literal parenthesis is written '\\('.");
        }
        _position++;
        return node;
    }

    private PatternNode ParseGroupOfKind(int start)
    {
        if (!StartsWith("(?"))
        {
            _position++;
            return ParseCapture();
        }
        if (Skip("(?:"))
        {
            return ParseDisjunction();
        }
        if (Skip("(?="))
        {
            return new LookaroundNode(ParseDisjunction(), isAhead: true, isNegative: false);
        }
        if (Skip("(?!"))
        {
            return new LookaroundNode(ParseDisjunction(), isAhead: true, isNegative: true);
        }
        if (Skip("(?<="))
        {
            return new LookaroundNode(ParseDisjunction(), isAhead: false, isNegative: false);
        }
        if (Skip("(?<!"))
        {
            return new LookaroundNode(ParseDisjunction(), isAhead: false, isNegative: true);
        }
        if (Skip("(?<"))
        {
            return ParseNamedCapture();
        }
        return Fail(start, ForeignGroup());
    }

    private string ForeignGroup()
    {
        const string Known = "A group begins with '(', '(?:', '(?<name>', '(?=', '(?!', '(?<=' or '(?<!'";
        char kind = _position + 2 < _text.Length ? _text[_position + 2] : '\0';
        return kind switch
        {
            'P' => Known + "; '(?P' is Python's.",
            '#' => Known + "; there are no comments.",
            '>' => Known + "; there are no atomic groups.",
            'i' or 'm' or 's' or 'x' or 'u' or '-' or '^' => Known + "; there are no inline flags.",
            _ => Known + ".",
        };
    }

    private GroupNode ParseCapture()
    {
        int number = ++_groupCount;
        return new GroupNode(number, ParseDisjunction());
    }

    private PatternNode ParseNamedCapture()
    {
        int start = _position;
        string? name = ReadGroupName();
        if (name is null)
        {
            return EmptyNode.Instance;
        }
        if (_names.ContainsKey(name))
        {
            return Fail(start, $"There are two groups named '{name}'.");
        }
        _names.Add(name, _groupCount + 1);
        return ParseCapture();
    }

    /// <summary>Reads a name and the <c>&gt;</c> after it, or returns null after an error.</summary>
    private string? ReadGroupName()
    {
        int start = _position;
        StringBuilder name = new();
        while (!AtEnd && _text[_position] != '>')
        {
            int at = _position;
            int codePoint = ReadCodePoint();
            if (codePoint == '\\')
            {
                codePoint = !AtEnd && _text[_position] == 'u' ? ReadUnicodeEscape(at) : -1;
            }
            if (codePoint < 0 || !IsNamePart(codePoint, isFirst: name.Length == 0))
            {
                Fail(at, "The name of a group is made of letters, digits, '_' and '$', begins with no digit and ends with '>'.");
                return null;
            }
            name.Append(char.ConvertFromUtf32(codePoint));
        }
        if (AtEnd || name.Length == 0)
        {
            Fail(start, "The name of a group stands here and ends with '>'.");
            return null;
        }
        _position++;
        return name.ToString();
    }

    private static bool IsNamePart(int codePoint, bool isFirst) => codePoint switch
    {
        '$' or '_' => true,
        < 0x80 => CharacterClasses.Word.Contains(codePoint) && !(isFirst && CharacterClasses.Digit.Contains(codePoint)),
        _ => (isFirst ? UnicodeProperties.IdentifierStart : UnicodeProperties.IdentifierPart).Contains(codePoint),
    };

    private BackreferenceNode ReferTo(int start, int number, string? name)
    {
        BackreferenceNode node = new(number);
        _references.Add(new Reference(start, node, name));
        return node;
    }

    /// <summary>Resolves backreferences at the end, because a reference may precede its group.</summary>
    private void ResolveBackreferences()
    {
        foreach (Reference reference in _references)
        {
            if (reference.Name is null)
            {
                if (reference.Node.Number > _groupCount)
                {
                    Fail(reference.Position, $"There is no group {reference.Node.Number.ToString(CultureInfo.InvariantCulture)} to refer to.");
                }
            }
            else if (_names.TryGetValue(reference.Name, out int number))
            {
                reference.Node.Resolve(number);
            }
            else
            {
                Fail(reference.Position, $"There is no group named '{reference.Name}'.");
            }
        }
    }

    private bool Skip(string expected)
    {
        if (!StartsWith(expected))
        {
            return false;
        }
        _position += expected.Length;
        return true;
    }

    private sealed class Reference(int position, BackreferenceNode node, string? name)
    {
        public int Position { get; } = position;

        public BackreferenceNode Node { get; } = node;

        public string? Name { get; } = name;
    }
}
