using System.Globalization;
using System.Text;

namespace TradeData.Runtime.Internal.Formats.Domains;

/// <summary>The rules of RFC 5891, section 4.2, for a label in Unicode, except its direction: allowed characters and their contexts (RFC
/// 5892).</summary>
internal static class IdnaRules
{
    private const int Hyphen = '-';
    private const int MiddleDot = 0xB7;
    private const int Keraia = 0x375;
    private const int Geresh = 0x5F3;
    private const int Gershayim = 0x5F4;
    private const int KatakanaMiddleDot = 0x30FB;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    // Characters before this one are always in composed form.
    private const int FirstCombiningMark = 0x300;

    public static bool AreObeyed(ReadOnlySpan<int> label, DomainOptions options)
    {
        if (label[0] == Hyphen || label[^1] == Hyphen || (label.Length >= 4 && label[2] == Hyphen && label[3] == Hyphen) || IsMark(label[0]))
        {
            return false;
        }
        for (int i = 0; i < label.Length; i++)
        {
            if (!IsAllowedAt(label, i))
            {
                return false;
            }
        }
        return (options & DomainOptions.AnyNormalization) != 0 || IsNormalized(label);
    }

    /// <summary>Whether a label has a character in a range.</summary>
    public static bool HasOneIn(ReadOnlySpan<int> label, int first, int last)
    {
        foreach (int character in label)
        {
            if (character >= first && character <= last)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsAllowedAt(ReadOnlySpan<int> label, int at)
    {
        int previous = at > 0 ? label[at - 1] : -1;
        int next = at + 1 < label.Length ? label[at + 1] : -1;
        return label[at] switch
        {
            MiddleDot => previous == 'l' && next == 'l',
            Keraia => UnicodeSets.Contains(UnicodeSets.Greek, next),
            Geresh or Gershayim => UnicodeSets.Contains(UnicodeSets.Hebrew, previous),
            KatakanaMiddleDot => HasKanaOrHan(label),
            >= 0x660 and <= 0x669 => !HasOneIn(label, 0x6F0, 0x6F9),
            >= 0x6F0 and <= 0x6F9 => !HasOneIn(label, 0x660, 0x669),
            ZeroWidthJoiner => UnicodeSets.Contains(UnicodeSets.Viramas, previous),
            ZeroWidthNonJoiner => UnicodeSets.Contains(UnicodeSets.Viramas, previous) || ParesJoinedLetters(label, at),
            int character => IsProtocolValid(character),
        };
    }

    /// <summary>PVALID of RFC 5892, derived from the character's category and its exceptions.</summary>
    private static bool IsProtocolValid(int character)
    {
        if (character < 0x80)
        {
            return character is Hyphen or (>= '0' and <= '9') or (>= 'a' and <= 'z');
        }
        return CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !UnicodeSets.Contains(UnicodeSets.Disallowed, character),
            // Cherokee was written in capitals before it had small letters, and folds to them.
            UnicodeCategory.UppercaseLetter => character is >= 0x13A0 and <= 0x13F5,
            // Signs of Sindhi, the Tibetan tsheg, and the ideographic zero.
            _ => character is 0x6FD or 0x6FE or 0xF0B or 0x3007,
        };
    }

    /// <summary>Whether the letters around a position would join without the character there. Marks between them do not count.</summary>
    private static bool ParesJoinedLetters(ReadOnlySpan<int> label, int at)
    {
        int before = at - 1;
        while (before >= 0 && IsTransparent(label[before]))
        {
            before--;
        }
        int after = at + 1;
        while (after < label.Length && IsTransparent(label[after]))
        {
            after++;
        }
        return before >= 0 && after < label.Length
            && UnicodeSets.Contains(UnicodeSets.JoinForward, label[before])
            && UnicodeSets.Contains(UnicodeSets.JoinBackward, label[after]);
    }

    private static bool IsTransparent(int character)
    {
        const int adlamNasalizationMark = 0x1E94B;
        return character == adlamNasalizationMark || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
    }

    private static bool HasKanaOrHan(ReadOnlySpan<int> label)
    {
        foreach (int character in label)
        {
            if (UnicodeSets.Contains(UnicodeSets.KanaAndHan, character))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsMark(int character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsNormalized(ReadOnlySpan<int> label)
    {
        if (!HasOneIn(label, FirstCombiningMark, int.MaxValue))
        {
            return true;
        }
        Span<char> text = stackalloc char[DomainLabel.MaxLength * 2];
        int length = 0;
        foreach (int character in label)
        {
            length += new Rune(character).EncodeToUtf16(text[length..]);
        }
        return ((ReadOnlySpan<char>)text[..length]).IsNormalized(NormalizationForm.FormC);
    }
}
