using System.Globalization;

namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Parses a pattern by the grammar of ECMA-262 with the flag <c>u</c>, in the edition that JSON Schema refers to (the 11th, of
/// 2020). Three forms that older engines all accept with one meaning are accepted, because published schemas use them: a backslash before
/// any ASCII punctuation (<c>\-</c>), a lone <c>]</c>, <c>}</c> or <c>{</c>, and a hyphen beside a class escape (<c>[\w-.]</c>).</summary>
/// <remarks>The first error ends the parsing: <see cref="Fail"/> keeps it and moves to the end of the text, where every loop stops. Other
/// files parse groups, escapes and classes.</remarks>
internal sealed partial class PatternParser
{
    /// <summary>The maximum length of a pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 65_536;

    /// <summary>The maximum nesting depth of groups. Code that walks the tree is recursive.</summary>
    public const int MaxDepth = 200;

    /// <summary>The maximum number of single matches that the lower bounds of nested quantifiers require in all.</summary>
    public const int MaxCopies = 1_000_000;

    private readonly string _text;
    private int _position;
    private int _depth;
    private SyntaxFault? _fault;

    private PatternParser(string text) => _text = text;

    private bool AtEnd => _position >= _text.Length;

    /// <summary>Returns the tree of a pattern, or null and the first error.</summary>
    public static PatternNode? Parse(string text, out SyntaxFault? fault)
    {
        if (text.Length > MaxLength)
        {
            fault = new SyntaxFault(MaxLength, $"A pattern has at most {MaxLength.ToString(CultureInfo.InvariantCulture)} characters.");
            return null;
        }
        PatternParser parser = new(text);
        PatternNode root = parser.ParseDisjunction();
        if (!parser.AtEnd)
        {
            parser.Fail(parser._position, "This ')' closes no group; a literal one is written '\\)'.");
        }
        parser.ResolveBackreferences();
        fault = parser._fault;
        return fault is null ? root : null;
    }

    private PatternNode ParseDisjunction()
    {
        PatternNode first = ParseAlternative();
        if (AtEnd || _text[_position] != '|')
        {
            return first;
        }
        List<PatternNode> branches = [first];
        while (!AtEnd && _text[_position] == '|')
        {
            _position++;
            branches.Add(ParseAlternative());
        }
        return new AlternationNode(branches);
    }

    private PatternNode ParseAlternative()
    {
        List<PatternNode> items = [];
        while (!AtEnd && _text[_position] is not ('|' or ')'))
        {
            items.Add(ParseTerm());
        }
        return items.Count switch
        {
            0 => EmptyNode.Instance,
            1 => items[0],
            _ => new SequenceNode(items),
        };
    }

    private PatternNode ParseTerm()
    {
        int start = _position;
        PatternNode atom = ParseAtom();
        return ParseQuantifier(atom, start);
    }

    private PatternNode ParseAtom()
    {
        char c = _text[_position];
        switch (c)
        {
            case '^':
                _position++;
                return new AssertionNode(AssertionKind.Start);
            case '$':
                _position++;
                return new AssertionNode(AssertionKind.End);
            case '.':
                _position++;
                return new ClassNode(CharacterClasses.Dot);
            case '(':
                return ParseGroup();
            case '[':
                return ParseClass();
            case '\\':
                return ParseAtomEscape();
            case '*' or '+' or '?':
                return Fail(_position, $"There is nothing that '{c}' could repeat here; a literal one is written '\\{c}'.");
            case '{' when TryReadBounds(out _, out _, out _):
                return Fail(_position, "There is nothing that '{' could repeat here; a literal one is written '\\{'.");
            default:
                return AtEnd ? EmptyNode.Instance : new ClassNode(CodePointSet.Of(ReadCodePoint()));
        }
    }

    private PatternNode ParseQuantifier(PatternNode atom, int atomStart)
    {
        if (AtEnd)
        {
            return atom;
        }
        int start = _position;
        int min;
        int max = RepeatNode.Unbounded;
        switch (_text[_position])
        {
            case '*':
                min = 0;
                _position++;
                break;
            case '+':
                min = 1;
                _position++;
                break;
            case '?':
                min = 0;
                max = 1;
                _position++;
                break;
            case '{' when TryReadBounds(out min, out max, out int end):
                _position = end;
                break;
            default:
                return atom;
        }
        bool isLazy = !AtEnd && _text[_position] == '?';
        if (isLazy)
        {
            _position++;
        }
        // (?:^)* is allowed, and its node is that of ^.
        if (atom is AssertionNode or LookaroundNode && string.CompareOrdinal(_text, atomStart, "(?:", 0, 3) != 0)
        {
            return Fail(start, $"An assertion cannot be repeated: '{_text.Substring(atomStart, start - atomStart)}' matches no characters.");
        }
        if (min > max)
        {
            return Fail(start, "The bounds of this quantifier are out of order: the lower one comes first.");
        }
        if (min > 1 && min * Copies(atom) > MaxCopies)
        {
            return Fail(start, $"This asks for more than {MaxCopies.ToString(CultureInfo.InvariantCulture)} repetitions in all.");
        }
        return new RepeatNode(atom, min, max, isLazy);
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c> without moving. A lone <c>{</c> is a literal; <c>{,m}</c> is an error,
    /// because other engines read it as a bound.</summary>
    private bool TryReadBounds(out int min, out int max, out int end)
    {
        end = _position + 1;
        max = RepeatNode.Unbounded;
        bool hasMin = TryReadNumber(ref end, out min);
        bool hasComma = end < _text.Length && _text[end] == ',';
        bool hasMax = false;
        if (hasComma)
        {
            end++;
            hasMax = TryReadNumber(ref end, out int number);
            max = hasMax ? number : RepeatNode.Unbounded;
        }
        else
        {
            max = min;
        }
        bool isClosed = end < _text.Length && _text[end] == '}';
        end++;
        if (isClosed && !hasMin && hasMax)
        {
            Fail(_position, "A quantifier needs its lower bound: '{0,' instead of '{,'.");
            return false;
        }
        return isClosed && hasMin;
    }

    /// <summary>Reads a run of digits. A number larger than an <c>int</c> counts as unbounded, because no text is longer.</summary>
    private bool TryReadNumber(ref int position, out int number)
    {
        int start = position;
        long value = 0;
        while (position < _text.Length && _text[position] is >= '0' and <= '9')
        {
            value = Math.Min(value * 10 + (_text[position] - '0'), RepeatNode.Unbounded);
            position++;
        }
        number = (int)value;
        return position > start;
    }

    /// <summary>Returns the minimum number of single matches that a node requires, counting each part as one.</summary>
    private static long Copies(PatternNode node)
    {
        long copies = 0;
        switch (node)
        {
            case SequenceNode sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    copies += Copies(item);
                }
                return copies;
            case AlternationNode alternation:
                foreach (PatternNode branch in alternation.Branches)
                {
                    copies = Math.Max(copies, Copies(branch));
                }
                return copies;
            case RepeatNode repeat:
                return repeat.Min * Copies(repeat.Body);
            case GroupNode group:
                return Math.Max(1, Copies(group.Body));
            case LookaroundNode lookaround:
                return Math.Max(1, Copies(lookaround.Body));
            default:
                return 1;
        }
    }

    private int ReadCodePoint()
    {
        char c = _text[_position++];
        return char.IsHighSurrogate(c) && !AtEnd && char.IsLowSurrogate(_text[_position]) ? char.ConvertToUtf32(c, _text[_position++]) : c;
    }

    private bool StartsWith(string expected) => string.CompareOrdinal(_text, _position, expected, 0, expected.Length) == 0;

    private EmptyNode Fail(int position, string message)
    {
        _fault ??= new SyntaxFault(position, message);
        _position = _text.Length;
        return EmptyNode.Instance;
    }
}
