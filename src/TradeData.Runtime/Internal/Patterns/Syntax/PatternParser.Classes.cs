namespace TradeData.Runtime.Internal.Patterns.Syntax;

internal sealed partial class PatternParser
{
    private PatternNode ParseClass()
    {
        int start = _position++;
        bool isNegated = Skip("^");
        CodePointSetBuilder members = new();
        while (!AtEnd && _text[_position] != ']')
        {
            ReadClassItem(members);
        }
        if (AtEnd)
        {
            return Fail(start, "This class is never closed; a literal bracket is written '\\['.");
        }
        _position++;
        CodePointSet set = members.ToSet();
        return new ClassNode(isNegated ? set.Complement() : set);
    }

    /// <summary>A character, a set, or a range of characters. A hyphen beside a set is a character.</summary>
    private void ReadClassItem(CodePointSetBuilder members)
    {
        int start = _position;
        CodePointSet from = ReadClassAtom(out bool fromIsClass);
        bool isRange = _position + 1 < _text.Length && _text[_position] == '-' && _text[_position + 1] != ']';
        if (!isRange)
        {
            members.Add(from);
            return;
        }
        _position++;
        CodePointSet to = ReadClassAtom(out bool toIsClass);
        if (_fault is not null)
        {
            return;
        }
        if (fromIsClass || toIsClass)
        {
            members.Add(from);
            members.Add('-', '-');
            members.Add(to);
        }
        else if (from.Start(0) > to.Start(0))
        {
            Fail(start, $"The range '{_text.Substring(start, _position - start)}' is out of order.");
        }
        else
        {
            members.Add(from.Start(0), to.Start(0));
        }
    }

    private CodePointSet ReadClassAtom(out bool isClass)
    {
        isClass = false;
        if (_text[_position] != '\\')
        {
            return CodePointSet.Of(ReadCodePoint());
        }
        if (Skip("\\b"))
        {
            return CodePointSet.Of('\b');
        }
        return ReadCharacterEscape(out isClass);
    }
}
