using System.Globalization;
using CsCheck;

namespace TradeData.Runtime.Tests.Json;

/// <summary>Random JSON.</summary>
internal static class Gens
{
    private static readonly Gen<string> Digits = Gen.OneOf(
        Gen.Int[0, 12].Select(value => value.ToString(CultureInfo.InvariantCulture)),
        Gen.Long[0, long.MaxValue].Select(value => value.ToString(CultureInfo.InvariantCulture)),
        Gen.Char['0', '9'].Array[1, 30].Select(digits => new string(digits).TrimStart('0') is { Length: > 0 } some ? some : "0"));

    private static readonly Gen<string> Fraction = Gen.OneOf(
        Gen.Const(""),
        Gen.Char['0', '9'].Array[1, 9].Select(digits => "." + new string(digits)),
        Gen.Char['0', '2'].Array[1, 30].Select(digits => "." + new string(digits)),
        Gen.Const(".0"), Gen.Const(".500"));

    private static readonly Gen<string> Exponent = Gen.OneOf(
        Gen.Const(""), Gen.Const(""),
        Gen.Select(Gen.OneOfConst("e", "E", "e+", "E-", "e-"), Gen.Int[0, 40], (e, size) => e + size.ToString(CultureInfo.InvariantCulture)),
        Gen.OneOfConst("e007", "E-00", "e+01"));

    /// <summary>A number in any of its forms.</summary>
    public static readonly Gen<string> Number =
        Gen.Select(Gen.OneOfConst("", "", "-"), Digits, Fraction, Exponent, (sign, digits, fraction, exponent) => sign + digits + fraction + exponent);

    /// <summary>A number of the kind that stands in data: few digits, often on a bound.</summary>
    public static readonly Gen<string> PlainNumber = Gen.OneOf(
        Gen.Int[-15, 15].Select(value => value.ToString(CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[-1500, 1500], Gen.Int[0, 3], (value, decimals) => (value / (decimal)Math.Pow(10, decimals)).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Long[-999_999_999, 999_999_999], Gen.Int[0, 9], (value, decimals) => (value / (decimal)Math.Pow(10, decimals)).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));

    /// <summary>The text between quotes: plain, escaped, of one to four bytes a character, halves of surrogate pairs too.</summary>
    public static readonly Gen<string> Content = Gen.OneOfConst(
        "a", "b", "Z", "0", " ", "é", "漢", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\u6F22", "\\uD83D\\uDE00", "\\ud83d", "\\ude00", "\\u0000", "abcdefghijklmnopqrstuvwxyz")
        .Array[0, 6].Select(string.Concat);

    /// <summary>Any value, at most so deep.</summary>
    public static Gen<string> Value(int depth) => depth == 0
        ? Gen.OneOf(Gen.OneOfConst("null", "true", "false", "0", "1", "1.0", "10e-1", "\"a\"", "\"\\u0061\""), Number, Content.Select(content => $"\"{content}\""))
        : Gen.OneOf(
            Value(0),
            Value(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOfConst("a", "b", "\\u0061", "é", ""), Value(depth - 1)).Array[0, 4].Select(members => "{" + string.Join(" , ", members.Select(member => $"\"{member.Item1}\":{member.Item2}")) + "}"));
}
