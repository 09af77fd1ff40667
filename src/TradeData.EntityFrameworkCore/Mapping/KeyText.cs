using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>
/// The text by which a database compares a value: equal values have equal texts, and texts order by their bytes as the values do wherever a table has an order for them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyText
{
    // Between the parts of a key of several fields; Escape stands before what would look like either.
    private const char Separator = '\u001F';
    private const string Escape = "\u001E";

    private const string LastCharacter = "\U0010FFFF";
    private const int YearsOfCycle = 400;
    private static readonly TimeSpan s_cycle = TimeSpan.FromDays(146_097);

    /// <summary>Returns the text of a value, or null for null.</summary>
    /// <param name="value">The value of a field.</param>
    /// <param name="type">How the field is compared.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Of(object? value, KeyType type) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IsoDateTime time => Instant(time.UtcTicks),
        Uuid uuid => uuid.Value.ToString("D"),
        Guid guid => guid.ToString("D"),
        decimal number => Number(number),
        _ when type == KeyType.Code => Digits(ScalarTypes.TextOf(value)),
        _ when ScalarTypes.IsNumber(value.GetType()) => Number(ScalarTypes.ToDecimal(value)),
        _ => ScalarTypes.TextOf(value),
    };

    /// <summary>Returns the text of a key of several fields.</summary>
    /// <param name="texts">The texts of the fields.</param>
    public static string Join(params string?[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return string.Join(Separator, texts.Select(text => text?.Replace(Escape, Escape + "0", StringComparison.Ordinal).Replace(Separator.ToString(), Escape + "1", StringComparison.Ordinal)));
    }

    /// <summary>Returns the texts of several values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="type">How their field is compared.</param>
    public static IReadOnlyList<string> All(IEnumerable values, KeyType type)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Cast<object?>().Select(value => Of(value, type)).OfType<string>()];
    }

    /// <summary>Returns the least text above all that begin with a prefix, or null if there is none.</summary>
    /// <param name="prefix">The prefix.</param>
    public static string? After(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        string rest = prefix;
        while (rest.EndsWith(LastCharacter, StringComparison.Ordinal))
        {
            rest = rest[..^LastCharacter.Length];
        }
        if (rest.Length == 0 || !System.Text.Rune.TryGetRuneAt(rest, rest.Length - (char.IsLowSurrogate(rest[^1]) && rest.Length > 1 ? 2 : 1), out System.Text.Rune last))
        {
            return null;
        }
        int next = last.Value + 1;
        return rest[..^last.Utf16SequenceLength] + char.ConvertFromUtf32(next is >= 0xD800 and <= 0xDFFF ? 0xE000 : next);
    }

    /// <summary>A code without its points, hyphens and spaces.</summary>
    private static string Digits(string code)
    {
        if (code.AsSpan().IndexOfAny('.', '-', ' ') < 0)
        {
            return code;
        }
        Span<char> digits = code.Length <= 64 ? stackalloc char[code.Length] : new char[code.Length];
        int count = 0;
        foreach (char c in code)
        {
            if (c is not ('.' or '-' or ' '))
            {
                digits[count++] = c;
            }
        }
        return new string(digits[..count]);
    }

    private static string Number(decimal value) => value.ToString("G29", CultureInfo.InvariantCulture);

    private static string Instant(long ticks)
    {
        const string form = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
        if (ticks >= 0)
        {
            return new DateTime(Math.Min(ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc).ToString(form, CultureInfo.InvariantCulture);
        }
        // The year 0000, which the framework does not have, is like the year 400.
        DateTime shifted = new(ticks + s_cycle.Ticks, DateTimeKind.Utc);
        return (shifted.Year - YearsOfCycle).ToString("D4", CultureInfo.InvariantCulture) + shifted.ToString(form, CultureInfo.InvariantCulture)[4..];
    }
}
