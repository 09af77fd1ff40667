using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

/// <summary>A schema of one rule, run like generated code.</summary>
internal readonly struct RuleSchema : IJsonSchema
{
    [ThreadStatic]
    private static ValueRule? s_rule;

    public delegate nint Reader<T>(ref byte p, nint i, ref ReadContext c, out T value);

    public static string Location => "rule.schema.json#";

    public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack => s_rule!.Check<M>(ref p, i, ref c);

    public static bool IsValid(ValueRule rule, string json)
    {
        s_rule = rule;
        return JsonSchemaValidator.IsValid<RuleSchema>(Encoding.UTF8.GetBytes(json));
    }

    public static ValidationResult Validate(ValueRule rule, string json)
    {
        s_rule = rule;
        return JsonSchemaValidator.Validate<RuleSchema>(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>The only error, as keyword and message.</summary>
    public static string Complaint(ValueRule rule, string json)
    {
        ValidationError error = Assert.Single(Validate(rule, json).Errors);
        return $"{error.Keyword}: {error.Message}";
    }

    /// <summary>Reads a text to its end; false if the reader stops or does not come to the end.</summary>
    public static bool TryRead<T>(Reader<T> read, string json, out T value)
    {
        using PaddedText text = new(Encoding.UTF8.GetBytes(json));
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
        nint end = read(ref text.Start, 0, ref c, out value);
        return end >= 0 && Scan.Token(ref text.Start, end) == text.Length;
    }

    /// <summary>The messages of a reader that reports.</summary>
    public static IReadOnlyList<string> Complaints<T>(Reader<T> read, string json)
    {
        using PaddedText text = new(Encoding.UTF8.GetBytes(json));
        ErrorLog log = new(limit: 10);
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default, log);
        nint end = read(ref text.Start, 0, ref c, out _);
        Assert.True(end < 0 ? log.IsMalformed : Scan.Token(ref text.Start, end) == text.Length);
        return [.. log.Errors.Select(error => $"{error.Keyword}: {error.Message}")];
    }
}
