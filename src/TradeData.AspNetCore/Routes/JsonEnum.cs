using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TradeData.AspNetCore;

/// <summary>
/// A member of an enumeration in a route or query, under its name in JSON: <c>/lines/sea</c>, not <c>/lines/BySea</c>. ASP.NET Core itself reads the names in C#.
/// A handler takes <c>JsonEnum&lt;TransportMode&gt;</c>, which converts to the enumeration.
/// </summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
/// <param name="Value">The member.</param>
public readonly record struct JsonEnum<TEnum>(TEnum Value) : IParsable<JsonEnum<TEnum>>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> s_members =
        Enum.GetValues<TEnum>().Distinct().ToFrozenDictionary(static value => JsonSerializer.SerializeToElement(value).ToString(), StringComparer.Ordinal);

    /// <summary>The names, in the order of the members.</summary>
    internal static IEnumerable<string> Names => s_members.OrderBy(static member => member.Value).Select(static member => member.Key);

    /// <summary>Converts to the member.</summary>
    public static implicit operator TEnum(JsonEnum<TEnum> value) => value.Value;

    /// <summary>Reads a name, letter for letter.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">No member has this name.</exception>
    public static JsonEnum<TEnum> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out JsonEnum<TEnum> value) ? value : throw new FormatException($"\"{s}\" is none of: {string.Join(", ", Names)}.");

    /// <summary>Reads a name, letter for letter; false if no member has it.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="value">The member.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JsonEnum<TEnum> value)
    {
        TEnum member = default;
        bool found = s is not null && s_members.TryGetValue(s, out member);
        value = new(member);
        return found;
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => JsonSerializer.SerializeToElement(Value).ToString();
}
