using System.Globalization;

namespace TradeData.Runtime.Internal.Formats.Domains;

/// <summary>RFC 5893, section 2: the directions of characters allowed in a label if one label of the name is written from right to
/// left.</summary>
internal static class BidiRule
{
    /// <summary>The bidirectional classes that the rule distinguishes. Classes whose characters no label may have are left out.</summary>
    private enum Direction
    {
        Left,
        Right,
        ArabicNumber,
        EuropeanNumber,
        NonspacingMark,
        Neutral,
    }

    /// <summary>Whether a label has a character that makes the name bidirectional.</summary>
    public static bool IsRightToLeft(ReadOnlySpan<int> label)
    {
        foreach (int character in label)
        {
            if (DirectionOf(character) is Direction.Right or Direction.ArabicNumber)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a label obeys the rule.</summary>
    public static bool IsObeyed(ReadOnlySpan<int> label)
    {
        Direction first = DirectionOf(label[0]);
        if (first is not (Direction.Left or Direction.Right))
        {
            return false;
        }
        Direction last = first;
        bool arabic = false;
        bool european = false;
        foreach (int character in label)
        {
            Direction direction = DirectionOf(character);
            arabic |= direction == Direction.ArabicNumber;
            european |= direction == Direction.EuropeanNumber;
            bool against = first == Direction.Right ? direction == Direction.Left : direction is Direction.Right or Direction.ArabicNumber;
            if (against)
            {
                return false;
            }
            // The last character, ignoring marks on it.
            last = direction == Direction.NonspacingMark ? last : direction;
        }
        return last != Direction.Neutral && !(first == Direction.Right && arabic && european);
    }

    private static Direction DirectionOf(int character)
    {
        if (character < 0x80)
        {
            return character switch
            {
                '-' => Direction.Neutral,
                >= '0' and <= '9' => Direction.EuropeanNumber,
                _ => Direction.Left,
            };
        }
        if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
        {
            return UnicodeSets.Contains(UnicodeSets.LeftToRightMarks, character) ? Direction.Left : Direction.NonspacingMark;
        }
        return character switch
        {
            >= 0x6F0 and <= 0x6F9 => Direction.EuropeanNumber,
            (>= 0x660 and <= 0x669) or (>= 0x10D30 and <= 0x10D39) or (>= 0x10D40 and <= 0x10D49) => Direction.ArabicNumber,
            // The blocks of the scripts that are written from right to left.
            (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) =>
                Direction.Right,
            0x200C or 0x200D => Direction.Neutral,
            _ => UnicodeSets.Contains(UnicodeSets.Neutrals, character) ? Direction.Neutral : Direction.Left,
        };
    }
}
