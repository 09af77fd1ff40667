using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

// A value given to a property is checked as its JSON text, so that texts and initialisers follow the same rules.
public sealed partial class ValueRule
{
    // Numbers, dates and UUIDs are shorter.
    private const int ScalarLength = 128;

    /// <summary>Checks the value given to a property.</summary>
    /// <param name="value">The value. The value of an optional property is checked only if it is present.</param>
    /// <param name="property">The property.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SchemaRuleException">The schema does not allow the value.</exception>
    public string Check(string value, [CallerMemberName] string property = "")
    {
        CheckText(value ?? throw Broken("type", $"{property} must not be null.", property), property);
        return value;
    }

    /// <inheritdoc cref="Check(string, string)"/>
    public bool Check(bool value, [CallerMemberName] string property = "")
    {
        CheckJson(value ? "true"u8 : "false"u8, property);
        return value;
    }

    /// <inheritdoc cref="Check(string, string)"/>
    public int Check(int value, [CallerMemberName] string property = "") => CheckNumber(value, property);

    /// <inheritdoc cref="Check(string, string)"/>
    public long Check(long value, [CallerMemberName] string property = "") => CheckNumber(value, property);

    /// <inheritdoc cref="Check(string, string)"/>
    public decimal Check(decimal value, [CallerMemberName] string property = "") => CheckNumber(value, property);

    /// <inheritdoc cref="Check(string, string)"/>
    public double Check(double value, [CallerMemberName] string property = "") => double.IsFinite(value)
        ? CheckNumber(value, property)
        : throw Broken("type", $"{property} must be a finite number, but was {value.ToString(CultureInfo.InvariantCulture)}.", property);

    /// <inheritdoc cref="Check(string, string)"/>
    public DateOnly Check(DateOnly value, [CallerMemberName] string property = "") => CheckIso(value, IsoText.FormatDate(value), property);

    /// <inheritdoc cref="Check(string, string)"/>
    public RawJson Check(RawJson value, [CallerMemberName] string property = "")
    {
        CheckJson(value.Utf8, property);
        return value;
    }

    /// <inheritdoc cref="Check(string, string)"/>
    public int? Check(int? value, [CallerMemberName] string property = "") => value is { } present ? Check(present, property) : value;

    /// <inheritdoc cref="Check(string, string)"/>
    public long? Check(long? value, [CallerMemberName] string property = "") => value is { } present ? Check(present, property) : value;

    /// <inheritdoc cref="Check(string, string)"/>
    public decimal? Check(decimal? value, [CallerMemberName] string property = "") => value is { } present ? Check(present, property) : value;

    /// <inheritdoc cref="Check(string, string)"/>
    public double? Check(double? value, [CallerMemberName] string property = "") => value is { } present ? Check(present, property) : value;

    /// <inheritdoc cref="Check(string, string)"/>
    public bool? Check(bool? value, [CallerMemberName] string property = "") => value is { } present ? Check(present, property) : value;

    /// <inheritdoc cref="Check(string, string)"/>
    public DateOnly? Check(DateOnly? value, [CallerMemberName] string property = "") => value is { } present ? Check(present, property) : value;

    /// <summary>Checks the value given to a property with a type of its own.</summary>
    /// <inheritdoc cref="Check(string, string)"/>
    public TValue CheckParsed<TValue>(TValue value, [CallerMemberName] string property = "")
        where TValue : ISpanFormattable
    {
        Span<byte> text = stackalloc byte[ScalarLength];
        int written;
        while (!Utf8Format.TryFormat(value, text, out written))
        {
            text = new byte[2 * text.Length];
        }
        if ((_types & JsonTypes.String) != 0)
        {
            CheckText(System.Text.Encoding.UTF8.GetString(text[..written]), property);
        }
        else
        {
            CheckJson(text[..written], property);
        }
        return value;
    }

    private T CheckNumber<T>(T value, string property)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[ScalarLength];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        CheckJson(text[..length], property);
        return value;
    }

    private T CheckIso<T>(T value, string text, string property)
    {
        CheckText(text, property);
        return value;
    }

    private void CheckText(string value, string property)
    {
        // A quote, a character of at most three bytes, or at worst six for its escape, and a quote.
        using PaddedText text = new(checked(6 * value.Length + 2));
        Span<byte> span = text.Span;
        int length = Quote(value, span);
        if (length < 0)
        {
            throw Broken("type", $"{property} must be text without unpaired surrogates, which JSON cannot store.", property);
        }
        text.Shorten(length);
        CheckPadded(text, property);
    }

    private void CheckJson(ReadOnlySpan<byte> json, string property)
    {
        using PaddedText text = new(json);
        CheckPadded(text, property);
    }

    private void CheckPadded(in PaddedText text, string property)
    {
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
        try
        {
            if (Check<Verdict>(ref text.Start, 0, ref c) == text.Length)
            {
                return;
            }
        }
        catch (PatternTimeoutException timeout)
        {
            throw Broken(timeout.Keyword, ErrorLog.Undecided(timeout, property), property);
        }
        ErrorLog log = new(limit: 1, property);
        c = new ReadContext(ref text.Start, text.Length, ValidationOptions.Default, log);
        Check<Report>(ref text.Start, 0, ref c);
        PendingError error = log.Errors is [var only] ? only : throw new InvalidOperationException($"{Location} refuses '{property}' without a reason.");
        throw Broken(error.Keyword, error.Message, property);
    }

    private SchemaRuleException Broken(string keyword, string message, string property) => new(message, property, keyword, $"{Location}/{keyword}");

    /// <summary>Writes a text as a JSON string, and returns its length, or -1 if the text has an unpaired surrogate.</summary>
    private static int Quote(string value, Span<byte> destination)
    {
        destination[0] = (byte)'"';
        int length = 1;
        ReadOnlySpan<char> rest = value;
        while (true)
        {
            int special = rest.IndexOfAny(JsonText.Special);
            ReadOnlySpan<char> plain = special < 0 ? rest : rest[..special];
            if (Utf8.FromUtf16(plain, destination[length..], out _, out int written, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
            {
                return -1;
            }
            length += written;
            if (special < 0)
            {
                destination[length] = (byte)'"';
                return length + 1;
            }
            length += JsonText.WriteEscape(rest[special], destination[length..]);
            rest = rest[(special + 1)..];
        }
    }
}
