using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The values that the keyword <c>enum</c> allows: strings by their text, all others by their value, each by a hash where there are many.</summary>
internal sealed class MemberTable
{
    private const int Few = 16;

    private readonly TextTable _strings;
    private readonly int[] _stringOrdinals;
    private readonly byte[][] _others;
    private readonly int[] _otherOrdinals;

    // The others by their hashes; none where there are few. Of equal ones, the first.
    private readonly Dictionary<ulong, int>? _byHash;

    // The others as whole numbers; none where there are many, or where one of them is a number that is not whole, or a large one.
    private readonly long[]? _wholes;

    public MemberTable(string[] members)
    {
        List<string> strings = [];
        List<int> stringOrdinals = [];
        List<byte[]> others = [];
        List<int> otherOrdinals = [];
        for (int ordinal = 0; ordinal < members.Length; ordinal++)
        {
            // UTF-8 cannot represent an unpaired surrogate, so such a member is compared the slow way.
            if (TryDecode(members[ordinal], out string? text))
            {
                strings.Add(text);
                stringOrdinals.Add(ordinal);
            }
            else
            {
                others.Add(Pad(members[ordinal]));
                otherOrdinals.Add(ordinal);
            }
        }
        _strings = new TextTable(strings);
        Words = WordTable.TryCreate(strings, stringOrdinals);
        _stringOrdinals = [.. stringOrdinals];
        _others = [.. others];
        _otherOrdinals = [.. otherOrdinals];
        if (_others.Length > Few)
        {
            _byHash = [];
            for (int k = 0; k < _others.Length; k++)
            {
                _byHash.TryAdd(JsonEquality.HashOf(ref _others[k][0], 0), k);
            }
        }
        else
        {
            _wholes = Wholes(members, otherOrdinals);
        }
    }

    /// <summary>The short strings, for comparison in place, or null if that is impossible.</summary>
    public WordTable? Words { get; }

    /// <summary>Returns the position in the list of a value that was read before, or -1.</summary>
    public int IndexOf(ref byte p, nint i)
    {
        if (Scan.At(ref p, i) == (byte)'"')
        {
            nint end = Scan.StringEnd(ref p, i + 1, out StringForms form);
            int ordinal = IndexOf(Scan.Slice(ref p, i + 1, end), form);
            if (ordinal >= 0)
            {
                return ordinal;
            }
        }
        else if (_wholes is not null && Scan.CommonNumber(ref p, i, out long digits, out int decimals) >= 0 && decimals == 0)
        {
            int index = _wholes.AsSpan().IndexOf(digits);
            return index < 0 ? -1 : _otherOrdinals[index];
        }
        if (_byHash is not null && _byHash.TryGetValue(JsonEquality.HashOf(ref p, i), out int same) && JsonEquality.Equal(ref p, i, ref _others[same][0], 0))
        {
            return _otherOrdinals[same];
        }
        for (int k = 0; _byHash is null && k < _others.Length; k++)
        {
            if (JsonEquality.Equal(ref p, i, ref _others[k][0], 0))
            {
                return _otherOrdinals[k];
            }
        }
        return -1;
    }

    private int IndexOf(ReadOnlySpan<byte> content, StringForms form)
    {
        byte[]? rented = null;
        bool whole = true;
        ReadOnlySpan<byte> text = (form & StringForms.Escaped) == 0 ? content : JsonText.Unescape(content, ref rented, out whole);
        int index = whole ? _strings.IndexOf(text) : -1;
        JsonText.Return(rented);
        return index < 0 ? -1 : _stringOrdinals[index];
    }

    private static long[]? Wholes(string[] members, List<int> ordinals)
    {
        // A value that is not a number equals no number.
        const long none = -1;
        long[] wholes = new long[ordinals.Count];
        for (int k = 0; k < wholes.Length; k++)
        {
            wholes[k] = none;
            string member = members[ordinals[k]];
            if (member[0] is not ('-' or (>= '0' and <= '9')))
            {
                continue;
            }
            if (!new JsonNumber(Encoding.ASCII.GetBytes(member)).TryGetInt64(out wholes[k]))
            {
                return null;
            }
        }
        return wholes;
    }

    private static bool TryDecode(string json, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (json[0] != '"')
        {
            return false;
        }
        StringForms form = StringForms.NonAscii | (json.Contains('\\', StringComparison.Ordinal) ? StringForms.Escaped : StringForms.Plain);
        return JsonText.TryGetString(Encoding.UTF8.GetBytes(json).AsSpan(1..^1), form, out text);
    }

    private static byte[] Pad(string json)
    {
        byte[] padded = new byte[Encoding.UTF8.GetByteCount(json) + Scan.Padding];
        Encoding.UTF8.GetBytes(json, padded);
        return padded;
    }
}
