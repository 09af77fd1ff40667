using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The assertions of a schema about a value by itself: type, bounds, length, pattern, format, allowed values. Generated code
/// creates one object for each schema and keeps it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ValueRule
{
    private readonly JsonTypes _types;
    private Pattern[]? _patterns;
    private TextFormat? _format;
    private MemberTable? _members;

    /// <summary>Creates a rule that asserts only the types.</summary>
    /// <param name="location">The address of the schema, for instance <c>tariff-line.schema.json#/properties/indent</c>.</param>
    /// <param name="types">The types that the keyword <c>type</c> allows.</param>
    public ValueRule(string location, JsonTypes types = JsonTypes.Any)
    {
        Location = location;
        _types = types;
    }

    /// <summary>The address of the schema.</summary>
    public string Location { get; }

    /// <summary>The types that the keyword <c>type</c> allows.</summary>
    public JsonTypes Types => _types;

    /// <summary>The inclusive minimum, as a JSON number of any size.</summary>
    public string? Minimum
    {
        get;
        init => _minimum = Number(field = value);
    }

    /// <summary>The inclusive maximum, as a JSON number of any size.</summary>
    public string? Maximum
    {
        get;
        init => _maximum = Number(field = value);
    }

    /// <summary>The exclusive minimum, as a JSON number of any size.</summary>
    public string? ExclusiveMinimum
    {
        get;
        init => _exclusiveMinimum = Number(field = value);
    }

    /// <summary>The exclusive maximum, as a JSON number of any size.</summary>
    public string? ExclusiveMaximum
    {
        get;
        init => _exclusiveMaximum = Number(field = value);
    }

    /// <summary>The number that the value must be a multiple of, as a JSON number of any size greater than zero.</summary>
    public string? MultipleOf
    {
        get;
        init => _multipleOf = Number(field = value);
    }

    /// <summary>The minimum number of code points.</summary>
    public int MinLength { get; init; }

    /// <summary>The maximum number of code points.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>ECMA-262 expressions, which must all match somewhere in the text.</summary>
    public string[]? Patterns { get; init; }

    /// <summary>The name of the asserted format.</summary>
    public string? Format { get; init; }

    /// <summary>The allowed values, each as JSON.</summary>
    public string[]? Enum { get; init; }

    /// <summary>Whether the one allowed value comes from the keyword <c>const</c>.</summary>
    public bool IsConst { get; init; }

    private MemberTable Members => _members ??= new MemberTable(Enum!);

    private bool HasBounds => _minimum is not null || _maximum is not null || _exclusiveMinimum is not null || _exclusiveMaximum is not null || _multipleOf is not null;

    /// <summary>Checks and skips one value of any kind.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public nint Check<M>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        i = Scan.Token(ref p, i);
        nint end = M.Trusts ? Scan.Skip(ref p, i, ref c) : CommonValue<M>(ref p, i);
        if (end >= 0)
        {
            return end;
        }
        return !M.Reports && (end == NoMatch || IsNoMember(ref p, i)) ? -1 : CheckExactly<M>(ref p, i, ref c);
    }

    /// <summary>Checks every assertion, after <see cref="CommonValue{M}"/> has not accepted the value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint CheckExactly<M>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        nint end;
        if (!_isCompiled)
        {
            Compile();
            // Once the common forms are known, few values need the code for the others.
            end = CommonValue<M>(ref p, i);
            if (end >= 0)
            {
                return end;
            }
        }
        bool goOn;
        switch (Scan.At(ref p, i))
        {
            case (byte)'"':
                end = Scan.StringEnd(ref p, i + 1, out StringForms form);
                if (end < 0)
                {
                    return c.Syntax(ref p, i);
                }
                end++;
                goOn = (_types & JsonTypes.String) != 0 ? CheckString<M>(ref p, i, end, form, ref c) : FailType<M>(ref p, i, end, ref c);
                break;
            case (byte)'{':
                return CheckOther<M>(ref p, i, ref c, JsonTypes.Object);
            case (byte)'[':
                return CheckOther<M>(ref p, i, ref c, JsonTypes.Array);
            case (byte)'t' or (byte)'f':
                return CheckOther<M>(ref p, i, ref c, JsonTypes.Boolean);
            case (byte)'n':
                return CheckOther<M>(ref p, i, ref c, JsonTypes.Null);
            default:
                end = Scan.NumberEnd(ref p, i);
                if (end < 0)
                {
                    return c.Syntax(ref p, i);
                }
                goOn = CheckNumber<M>(ref p, i, end, ref c);
                break;
        }
        return goOn ? end : -1;
    }

    // Values that can only have assertions about type and allowed values.
    private nint CheckOther<M>(ref byte p, nint i, ref ReadContext c, JsonTypes type)
        where M : struct, IMode
    {
        nint end = Scan.Skip(ref p, i, ref c);
        if (end < 0)
        {
            return end;
        }
        bool goOn = (_types & type) != 0 ? CheckMember<M>(ref p, i, end, ref c) : FailType<M>(ref p, i, end, ref c);
        return goOn ? end : -1;
    }

    private bool CheckMember<M>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode =>
        Enum is null || Members.IndexOf(ref p, i) >= 0 || FailMember<M>(ref p, i, end, ref c);

    private bool CheckString<M>(ref byte p, nint i, nint end, StringForms form, ref ReadContext c)
        where M : struct, IMode
    {
        ReadOnlySpan<byte> content = Scan.Slice(ref p, i + 1, end - 1);
        if (!HasLength(content, form) && !FailLength<M>(ref p, i, JsonText.CodePoints(content, form), ref c))
        {
            return false;
        }
        if (Patterns is not null || Format is not null)
        {
            byte[]? rented = null;
            ReadOnlySpan<byte> text = (form & StringForms.Escaped) == 0 ? content : JsonText.Unescape(content, ref rented, out _);
            bool goOn = CheckText<M>(ref p, i, end, text, ref c);
            JsonText.Return(rented);
            if (!goOn)
            {
                return false;
            }
        }
        return CheckMember<M>(ref p, i, end, ref c);
    }

    // A code point takes one to four bytes plain, and up to twelve as two escapes, so most texts need no counting.
    private bool HasLength(ReadOnlySpan<byte> content, StringForms form)
    {
        int most = form == StringForms.Plain ? 1 : (form & StringForms.Escaped) == 0 ? 4 : 12;
        if (content.Length <= MaxLength && (content.Length + most - 1) / most >= MinLength)
        {
            return true;
        }
        int length = JsonText.CodePoints(content, form);
        return length >= MinLength && length <= MaxLength;
    }

    private bool CheckText<M>(ref byte p, nint i, nint end, scoped ReadOnlySpan<byte> text, ref ReadContext c)
        where M : struct, IMode
    {
        if (Patterns is not null)
        {
            _patterns ??= [.. Patterns.Select(Pattern.Compile)];
            for (int k = 0; k < _patterns.Length; k++)
            {
                if (!IsMatch(_patterns[k], text, i, ref c) && !FailPattern<M>(ref p, i, end, k, ref c))
                {
                    return false;
                }
            }
        }
        return Format is null || AssertedFormat.IsValid(text) || FailFormat<M>(ref p, i, end, ref c);
    }

    private TextFormat AssertedFormat => _format ??= TextFormat.Find(Format!, Location);

    private bool IsMatch(Pattern pattern, scoped ReadOnlySpan<byte> text, nint i, ref ReadContext c)
    {
        try
        {
            return c.IsMatch(pattern, text);
        }
        catch (PatternTimeoutException timeout)
        {
            throw new PatternTimeoutException(timeout, i, Location, "pattern");
        }
    }

    private static byte[]? Number(string? text) => text is null ? null : Encoding.ASCII.GetBytes(text);
}
