using System.Globalization;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>A superset of the values that a schema allows, limited to cheap tests: the kind of value, a short text or number, an object's
/// members.</summary>
/// <param name="Texts">The texts that a string may be, or null for any text.</param>
/// <param name="OtherTexts">The texts that a string must not be.</param>
/// <param name="Numbers">The integers that a number may be, or null for any number.</param>
/// <param name="IsClosed">Whether members other than <paramref name="Members"/> are forbidden in an object.</param>
internal sealed record ValueProfile(
    JsonTypes Types, ISet<string>? Texts, ISet<string> OtherTexts, ISet<long>? Numbers, IReadOnlyDictionary<string, MemberProfile> Members, bool IsClosed)
{
    /// <summary>Integers and other numbers are one kind here.</summary>
    public const JsonTypes Numeric = JsonTypes.Number | JsonTypes.Integer;
    private const int MostDigits = 8;

    private static readonly Dictionary<string, MemberProfile> s_noMembers = new(StringComparer.Ordinal);

    public static readonly ValueProfile Anything = new(JsonTypes.Any | Numeric, null, new HashSet<string>(StringComparer.Ordinal), null, s_noMembers, IsClosed: false);

    public static readonly ValueProfile Nothing = Anything with { Types = JsonTypes.None };

    /// <summary>Returns the profile of listed values, each as JSON.</summary>
    public static ValueProfile Of(IEnumerable<string> listed)
    {
        JsonTypes types = JsonTypes.None;
        HashSet<string>? texts = new(StringComparer.Ordinal);
        HashSet<long>? numbers = [];
        foreach (string json in listed)
        {
            switch (JsonParser.Parse(json, out _))
            {
                case JsonString text:
                    types |= JsonTypes.String;
                    texts.Add(text.Value);
                    break;
                case JsonNumber:
                    types |= Numeric;
                    bool isShort = json.Length <= MostDigits && json.All(digit => digit is >= '0' and <= '9');
                    numbers = isShort && numbers is not null && numbers.Add(long.Parse(json, CultureInfo.InvariantCulture)) ? numbers : null;
                    break;
                case JsonBoolean:
                    types |= JsonTypes.Boolean;
                    break;
                case JsonNull:
                    types |= JsonTypes.Null;
                    break;
                case JsonObject:
                    types |= JsonTypes.Object;
                    break;
                default:
                    types |= JsonTypes.Array;
                    break;
            }
        }
        return Anything with { Types = types, Texts = texts, Numbers = numbers };
    }

    /// <summary>Returns the profile of the values that both allow.</summary>
    public ValueProfile And(ValueProfile other) => new(
        Types & other.Types,
        Both(Texts, other.Texts),
        new HashSet<string>(OtherTexts.Concat(other.OtherTexts), StringComparer.Ordinal),
        Both(Numbers, other.Numbers),
        MembersOfBoth(other),
        IsClosed || other.IsClosed);

    /// <summary>Returns the profile of the values that either allows.</summary>
    public ValueProfile Or(ValueProfile other)
    {
        (bool strings, bool otherStrings) = ((Types & JsonTypes.String) != 0, (other.Types & JsonTypes.String) != 0);
        (bool numbers, bool otherNumbers) = ((Types & Numeric) != 0, (other.Types & Numeric) != 0);
        (bool objects, bool otherObjects) = ((Types & JsonTypes.Object) != 0, (other.Types & JsonTypes.Object) != 0);
        ValueProfile members = !objects ? other : !otherObjects ? this : this with { Members = MembersOfEither(other), IsClosed = IsClosed && other.IsClosed };
        return new ValueProfile(
            Types | other.Types,
            !strings ? other.Texts : !otherStrings ? Texts : Either(Texts, other.Texts),
            !strings ? other.OtherTexts : !otherStrings ? OtherTexts : new HashSet<string>(OtherTexts.Where(other.OtherTexts.Contains), StringComparer.Ordinal),
            !numbers ? other.Numbers : !otherNumbers ? Numbers : Either(Numbers, other.Numbers),
            members.Members,
            members.IsClosed);
    }

    private static ISet<T>? Both<T>(ISet<T>? one, ISet<T>? other) => one is null ? other : other is null ? one : new HashSet<T>(one.Where(other.Contains));

    private static HashSet<T>? Either<T>(ISet<T>? one, ISet<T>? other) => one is null || other is null ? null : new HashSet<T>(one.Concat(other));

    private Dictionary<string, MemberProfile> MembersOfBoth(ValueProfile other)
    {
        Dictionary<string, MemberProfile> members = new(StringComparer.Ordinal);
        foreach (string name in Members.Keys.Concat(other.Members.Keys).Distinct(StringComparer.Ordinal))
        {
            bool isHere = Members.TryGetValue(name, out MemberProfile? own);
            bool isThere = other.Members.TryGetValue(name, out MemberProfile? others);
            if (isHere && isThere)
            {
                members.Add(name, new MemberProfile(own!.Value.And(others!.Value), own.IsRequired || others.IsRequired));
            }
            else if (isHere ? !other.IsClosed : !IsClosed)
            {
                members.Add(name, (isHere ? own : others)!);
            }
        }
        return members;
    }

    private Dictionary<string, MemberProfile> MembersOfEither(ValueProfile other)
    {
        Dictionary<string, MemberProfile> members = new(StringComparer.Ordinal);
        foreach (string name in Members.Keys.Concat(other.Members.Keys).Distinct(StringComparer.Ordinal))
        {
            bool isHere = Members.TryGetValue(name, out MemberProfile? own);
            bool isThere = other.Members.TryGetValue(name, out MemberProfile? others);
            if (isHere && isThere)
            {
                members.Add(name, new MemberProfile(own!.Value.Or(others!.Value), own.IsRequired && others.IsRequired));
            }
            else if (isHere ? other.IsClosed : IsClosed)
            {
                members.Add(name, (isHere ? own : others)! with { IsRequired = false });
            }
            else if (IsClosed && other.IsClosed)
            {
                members.Add(name, new MemberProfile(Anything, IsRequired: false));
            }
        }
        return members;
    }
}

internal sealed record MemberProfile(ValueProfile Value, bool IsRequired);
