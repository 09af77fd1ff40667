using System.Globalization;
using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Formats.Domains;
using static TradeData.Runtime.Tests.Formats.FormatTests;

namespace TradeData.Runtime.Tests.Formats;

/// <summary>Formats against the framework's own readers, over random texts. The framework reads by other standards in places; each such
/// difference is a rule here.</summary>
public sealed class FrameworkFormatTests
{
    private const int Iterations = 20_000;

    /// <summary>With ICU, of an older Unicode perhaps, and by UTS 46, which maps texts and allows symbols.</summary>
    private static readonly IdnMapping s_idn = new() { UseStd3AsciiRules = true, AllowUnassigned = true };

    private static readonly Gen<string> s_label = Gen.Frequency(
        (3, Gen.OneOfConst("a", "z9", "a-b", "ab--c", "xn--", "xn--a", "xn--bcher-kva", "xn--tda", "é", "bücher", "straße", "関税", "שלום", "ب١", "-a", "a-", "a_b", "", "É", "ﬁ", "ａ", "l·l", "ב\u05F3", "ア・", "क\u094D\u200D")),
        (2, Gen.Char["abcxn-0189"].Array[1, 8].Select(characters => new string(characters))),
        (2, Gen.Char["abé関税שبüßā-1"].Array[1, 6].Select(characters => new string(characters))),
        (1, Gen.Char["bcdeghkqsv0123456789"].Array[1, 7].Select(characters => "xn--" + new string(characters))),
        (2, Gen.Int[0x80, 0x2FFF].Array[1, 3].Select(characters => string.Concat(characters.Where(Rune.IsValid).Select(value => new Rune(value).ToString())))));

    private static readonly Gen<string> s_name = s_label.Array[1, 3].Select(labels => string.Join('.', labels));

    private static readonly Gen<string> s_part = Gen.Char["abAZ09-._~!$&'()*+,;=:@/?#[]%<> \"\\^`{|}é関\u00a0\ud800"].Array[0, 6].Select(characters => new string(characters));

    private static readonly Gen<string> s_reference = Gen.Select(
        Gen.OneOfConst("", "http:", "https:", "x:", "urn:", "file:", "mailto:", "1:", "a+b.c-1:", "é:"),
        Gen.OneOfConst("", "/", "//", "//a", "//a.b:80", "//u@h/", "//[::1]", "//[v1.a]", "//a:", "//a:99999", "//%41", "///"),
        s_part,
        Gen.OneOfConst("", "/", "/a/../b", "%41", "%", "%4", "%zz", "/./", ":", "a:b"),
        s_part.Select(text => text.Length == 0 ? "" : "?" + text),
        s_part.Select(text => text.Length == 0 ? "" : "#" + text))
        .Select((scheme, authority, one, path, query, fragment) => scheme + authority + one + path + query + fragment);

    [Fact]
    public void A_host_name_of_any_script_has_the_frameworks_ASCII_form_which_leads_back() => s_name.Sample(name =>
    {
        if (!IsValid("idn-hostname", name) || HasReservedHyphens(name) || !KnowsCharacters(name))
        {
            return;
        }
        string ascii = Ascii(name) ?? name + " is refused";
        Assert.True(IsValid("hostname", ascii), ascii);
        Assert.True(IsValid("idn-hostname", ascii), ascii);
        Assert.Equal(Unicode(name), Unicode(ascii));
    }, iter: Iterations);

    [Fact]
    public void What_the_framework_takes_and_leaves_as_it_is_is_a_host_name() => s_name.Sample(name =>
    {
        if (IsPlain(Unicode(name) ?? name) && !HasReservedHyphens(name) && KnowsCharacters(name))
        {
            bool isTheirs = Ascii(name) is { } ascii && Unicode(ascii) is { } unicode && name.Split('.').Zip(ascii.Split('.'), unicode.Split('.')).All(label => label.First == label.Second || label.First == label.Third);
            Assert.Equal(isTheirs, IsValid("idn-hostname", name));
        }
    }, iter: Iterations);

    /// <summary>RFC 1123 knows no reserved hyphens; UTS 46 keeps the third and the fourth place for prefixes.</summary>
    private static bool HasReservedHyphens(string name) =>
        Array.Exists(name.Split('.'), label => label.Length > 3 && label[2] == '-' && label[3] == '-' && !label.StartsWith("xn", StringComparison.Ordinal));

    /// <summary>Whether the framework's ICU has heard of all characters: .NET's own tables may be of a later Unicode.</summary>
    private static bool KnowsCharacters(string name) => Array.TrueForAll(name.Split('.'), label =>
    {
        int[] characters = [.. label.EnumerateRunes().Select(rune => rune.Value)];
        if (label.StartsWith("xn--", StringComparison.Ordinal))
        {
            characters = new int[DomainLabel.MaxLength];
            if (!Punycode.TryDecode(Encoding.ASCII.GetBytes(label[4..]), characters, out int count))
            {
                return true;
            }
            characters = characters[..count];
        }
        return Array.TrueForAll(characters, value => value < 0x80 || (Rune.IsValid(value) && Ascii("a" + new Rune(value)) is not null));
    });

    /// <summary>Whether a name has letters, digits, marks and hyphens alone, where IDNA2008 and UTS 46 agree. RFC 5892 disallows the parts of Korean syllables and
    /// marks for symbols. The framework does not ask for the rule of scripts from right to left (RFC 5893). A point at the end is no part of a host name.</summary>
    private static bool IsPlain(string name) => !name.EndsWith('.') && name.EnumerateRunes().All(rune =>
        rune.Value is '-' or '.'
        || (rune.Value is not ((>= 0x590 and < 0x900) or (>= 0x1100 and < 0x1200) or (>= 0x20D0 and < 0x2100) or (>= 0xA960 and < 0xA980) or (>= 0xD7B0 and < 0xD800) or (>= 0x10800 and < 0x11000) or (>= 0x1E800 and < 0x1F000))
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private static string? Ascii(string name) => Try(() => s_idn.GetAscii(name));

    private static string? Unicode(string name) => Try(() => s_idn.GetUnicode(name));

    private static string? Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [Fact]
    public void A_URI_is_one_to_the_framework() => s_reference.Sample(text =>
    {
        if (!IsValid("uri", text))
        {
            return;
        }
        string scheme = text[..text.IndexOf(':', StringComparison.Ordinal)];
        bool hasAuthority = text.AsSpan(scheme.Length + 1).StartsWith("//");
        // The framework takes a letter and a colon for a drive; it has rules for the schemes that it knows, and for hosts and ports wherever there are any.
        if (scheme.Length > 1 && scheme is not ("http" or "https" or "file" or "mailto") && !hasAuthority)
        {
            Assert.True(Uri.TryCreate(text, UriKind.Absolute, out Uri? uri), text);
            Assert.Equal(scheme, uri.Scheme, ignoreCase: true);
            Assert.Equal(text.Contains('#', StringComparison.Ordinal), uri.Fragment.Length > 0 || text.EndsWith('#'));
        }
    }, iter: Iterations);

    [Fact]
    public void A_URI_with_a_host_is_one_to_the_framework_with_the_same_parts() => Gen.Select(
        Gen.OneOfConst("http", "https", "x-y"),
        Gen.OneOfConst("a", "a.b", "xn--tda.example", "127.0.0.1", "[::1]", "[2001:db8::7]"),
        Gen.OneOfConst("", ":80", ":8080", ":65535"),
        s_part).Sample((scheme, host, port, part) =>
    {
        if (!IsValid("uri", "x:/" + part))
        {
            return;
        }
        string text = $"{scheme}://{host}{port}/{part}";
        Assert.True(IsValid("uri", text), text);
        Assert.True(Uri.TryCreate(text, UriKind.Absolute, out Uri? uri), text);
        Assert.Equal(host, uri.Host);
        Assert.Equal(part.Contains('?', StringComparison.Ordinal) && part.Split('#')[0].Split('?', 2) is [_, { Length: > 0 }], uri.Query.Length > 1);
    }, iter: Iterations);

    [Fact]
    public void What_the_framework_calls_well_formed_is_a_reference_if_it_has_the_characters_of_one() => s_reference.Sample(text =>
    {
        if (HasCharactersOfReferences(text) && Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute))
        {
            Assert.True(IsValid("uri-reference", text), text);
        }
    }, iter: Iterations);

    /// <summary>The framework leaves white space, brackets and characters beyond ASCII alone in schemes that it does not know. Of an authority it only looks at those of the schemes
    /// that it knows to have one, and takes one without a scheme for a path.</summary>
    private static bool HasCharactersOfReferences(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "-._~!$&'()*+,;=:@/?#%".Contains(c, StringComparison.Ordinal)) && (!text.Contains("//", StringComparison.Ordinal) || text.StartsWith("http", StringComparison.Ordinal));
}
