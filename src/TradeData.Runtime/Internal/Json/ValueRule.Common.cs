using System.Runtime.CompilerServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

// The common forms of valid values, compared in place. An accepted value is certainly valid; any other is checked by CheckExactly.
public sealed partial class ValueRule
{
    // What the common forms return, in place of an offset, for a text that no notation makes valid.
    private const int NoMatch = -2;

    private bool _isCompiled;
    private bool _isFreeText;
    private bool _isDate;
    private bool _isBoolean;
    private bool _isWholeOnly;
    private TextShape? _shape;
    private TextAutomaton? _automaton;
    private WordTable? _words;
    private NumberBounds? _bounds;

    // Detects the common forms. Several threads may run it at once: each does the same, and each field is complete by itself.
    private void Compile()
    {
        if (Enum is null)
        {
            _isBoolean = (_types & JsonTypes.Boolean) != 0;
            if ((_types & JsonTypes.String) != 0)
            {
                CompileText();
            }
            if ((_types & (JsonTypes.Number | JsonTypes.Integer)) != 0)
            {
                _isWholeOnly = (_types & JsonTypes.Number) == 0;
                _bounds = NumberBounds.TryCreate(_minimum, _maximum, _exclusiveMinimum, _exclusiveMaximum, _multipleOf);
            }
        }
        else if ((_types & JsonTypes.String) != 0 && Patterns is null && Format is null && MinLength == 0 && MaxLength == int.MaxValue)
        {
            _words = Members.Words;
        }
        _isCompiled = true;
    }

    private void CompileText()
    {
        const int DateLength = 10;
        if (Patterns is null && Format is null)
        {
            _isFreeText = true;
        }
        else if (Patterns is [string only] && Format is null)
        {
            _shape = TextShapes.TryCreate(only, MinLength, MaxLength);
            _automaton = _shape is null ? TextAutomata.TryCreate(only) : null;
        }
        else if (Patterns is null && Format == "date" && MinLength <= DateLength && MaxLength >= DateLength)
        {
            _isDate = true;
        }
    }

    /// <summary>Returns the offset after a certainly valid value of a common form, <see cref="NoMatch"/> for a text that its pattern excludes,
    /// or -1 for any other value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint CommonValue<M>(ref byte p, nint i)
        where M : struct, IMode
    {
        if (Scan.At(ref p, i) != (byte)'"')
        {
            return CommonNumber<M>(ref p, i, out _, out _);
        }
        if (!M.Trusts && _isDate)
        {
            return Scan.CommonDate(ref p, i, out _, out _, out _) ? i + 12 : -1;
        }
        return CommonText<M>(ref p, i, out _);
    }

    /// <summary>Whether the first bytes of a string show that it is none of the allowed texts.</summary>
    private bool IsNoMember(ref byte p, nint i) =>
        _words is { HoldsAll: true } && Scan.At(ref p, i) == (byte)'"' && Scan.StringEnd(ref p, i + 1, out StringForms form) >= 0 && (form & StringForms.Escaped) == 0;

    /// <summary>Returns the offset after a certainly valid string without escapes, <see cref="NoMatch"/> for a text that its pattern excludes,
    /// or -1 for any other value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint CommonText<M>(ref byte p, nint i, out StringForms form)
        where M : struct, IMode
    {
        form = StringForms.Plain;
        if (Scan.At(ref p, i) != (byte)'"')
        {
            return -1;
        }
        if (M.Trusts)
        {
            nint quote = Scan.StringEnd(ref p, i + 1, out form);
            return quote >= 0 && (form & StringForms.Escaped) == 0 ? quote + 1 : -1;
        }
        if (_shape is { } shape)
        {
            return shape.Match(ref p, i, out int length) ? i + length + 2 : TextShape.Excludes(ref p, i) ? NoMatch : -1;
        }
        if (!_isFreeText)
        {
            if (_words is { } words)
            {
                // The allowed texts may have any characters.
                form = StringForms.NonAscii;
                return words.Match(ref p, i, out int quoted, out _) ? i + quoted : -1;
            }
            return _automaton is not { } automaton ? -1 : automaton.Run(ref p, i, out int matched) switch
            {
                TextAutomaton.Refused => NoMatch,
                TextAutomaton.Unknown => -1,
                _ => matched >= MinLength && matched <= MaxLength ? i + matched + 2 : -1,
            };
        }
        nint end = Scan.StringEnd(ref p, i + 1, out form);
        nint bytes = end - i - 1;
        // A code point is one to four bytes.
        nint least = form == StringForms.Plain ? bytes : (bytes + 3) >> 2;
        return (form & StringForms.Escaped) == 0 & end >= 0 & bytes <= MaxLength & least >= MinLength ? end + 1 : -1;
    }

    /// <summary>Returns the offset after a certainly valid number of at most 8 and 7 digits, without sign and exponent, or -1 for any
    /// other value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint CommonNumber<M>(ref byte p, nint i, out long digits, out int decimals)
        where M : struct, IMode
    {
        if (M.Trusts)
        {
            return Scan.CommonNumber(ref p, i, out digits, out decimals);
        }
        if (_bounds is not { } bounds)
        {
            (digits, decimals) = (0, 0);
            return -1;
        }
        nint end = Scan.CommonNumber(ref p, i, out digits, out decimals);
        return end >= 0 && !(_isWholeOnly & decimals != 0) && bounds.Accepts(digits, decimals) ? end : -1;
    }
}
