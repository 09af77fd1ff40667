using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The members of a record whose numbers exceed the range of their C# types, as written. The schema allows any number, so the
/// text is valid and is written back unchanged. Reading the property throws, rather than return another number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Overflow : IEquatable<Overflow>
{
    private readonly ValueMap<RawJson> _members;
    private readonly ValueMap<RawJson> _others;

    private Overflow(ValueMap<RawJson> members, ValueMap<RawJson> others) => (_members, _others) = (members, others);

    /// <summary>Takes the members of an object that contain such a number.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The opening brace.</param>
    /// <param name="c">The run, which removes the numbers taken.</param>
    /// <param name="names">The property names of the schema.</param>
    /// <param name="guarded">A bit for each name whose property can be taken.</param>
    /// <param name="properties">A bit for each name that is a property of the record; the others are only required.</param>
    /// <param name="others">Whether members that are no property can be taken, too.</param>
    public static Overflow? Take(ref byte p, nint start, ref ReadContext c, NameTable names, scoped ReadOnlySpan<ulong> guarded, scoped ReadOnlySpan<ulong> properties, bool others)
    {
        ArgumentNullException.ThrowIfNull(names);
        OverflowLog log = c.Overflows!;
        log.Sort();
        HashSet<nint> taken = [];
        Dictionary<string, RawJson> members = new(StringComparer.Ordinal);
        Dictionary<string, RawJson> unnamed = new(StringComparer.Ordinal);
        MemberReader reader = new(ref p, start);
        while (reader.Next(ref p, ref c))
        {
            names.Find(ref p, reader.Name, ref c, out int ordinal);
            bool isProperty = ordinal >= 0 && Has(properties, ordinal);
            bool isGuarded = isProperty ? Has(guarded, ordinal) : others;
            nint end = Scan.TrustedEnd(ref p, reader.Value);
            if (isGuarded && log.IsWithin(reader.Value, end, taken))
            {
                nint quote = Scan.StringEnd(ref p, reader.Name + 1, out StringForms form);
                string? name = isProperty ? names[ordinal] : null;
                RawJson value = RawJson.FromTrusted(Scan.Slice(ref p, reader.Value, end));
                if (name is not null)
                {
                    members[name] = value;
                }
                else if (JsonText.TryGetString(Scan.Slice(ref p, reader.Name + 1, quote), form, out name))
                {
                    unnamed[name] = value;
                }
            }
        }
        log.Forget(taken);
        return Of(members.ToValueMap(), unnamed.ToValueMap());
    }

    private static bool Has(ReadOnlySpan<ulong> words, int bit) => (words[bit / 64] & (1UL << (bit % 64))) != 0;

    /// <summary>Takes a value that is or contains a number recorded as too large, or returns null if there is none.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The value's first byte.</param>
    /// <param name="end">The byte behind the value.</param>
    /// <param name="c">The run, which forgets what is taken.</param>
    public static RawJson? Take(ref byte p, nint start, nint end, ref ReadContext c)
    {
        OverflowLog log = c.Overflows!;
        log.Sort();
        HashSet<nint> taken = [];
        if (!log.IsWithin(start, end, taken))
        {
            return null;
        }
        log.Forget(taken);
        return RawJson.FromTrusted(Scan.Slice(ref p, start, end));
    }

    /// <summary>The value of a union's case, where its type holds what was given.</summary>
    /// <exception cref="OverflowException">It does not.</exception>
    public static T Get<T>(RawJson? given, T value) => given is null ? value : throw TooLarge("Value", given.Value, typeof(T));

    /// <summary>A property's value, where its type holds what was given.</summary>
    /// <exception cref="OverflowException">It does not.</exception>
    public static T Get<T>(Overflow? overflow, string name, T value) => overflow is null ? value : overflow.Get(name, value);

    /// <summary>Removes the kept member of a property that is set to a new value.</summary>
    public static void Clear(ref Overflow? overflow, string name)
    {
        if (overflow is not null && overflow._members.ContainsKey(name))
        {
            overflow = Of(overflow._members.Where(member => member.Key != name).ToValueMap(), overflow._others);
        }
    }

    /// <summary>Gets the members without a name in the schema.</summary>
    /// <exception cref="OverflowException">Their type cannot hold a value that was read.</exception>
    public static ValueMap<T> GetOthers<T>(Overflow? overflow, ValueMap<T> others) =>
        overflow is null || overflow._others.Count == 0 ? others : throw TooLarge(overflow._others.Keys[0], overflow._others.Values[0], typeof(T));

    /// <summary>Removes the kept members without a name in the schema.</summary>
    public static void ClearOthers(ref Overflow? overflow) => overflow = overflow is null ? null : Of(overflow._members, ValueMap<RawJson>.Empty);

    /// <summary>Writes the members without a name in the schema, including the kept ones.</summary>
    public static void WriteOthers<T>(Overflow? overflow, Utf8JsonWriter writer, ValueMap<T> others, Action<Utf8JsonWriter, T> writeItem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(writeItem);
        foreach (KeyValuePair<string, T> other in others)
        {
            writer.WritePropertyName(other.Key);
            if (overflow is not null && overflow._others.TryGetValue(other.Key, out RawJson value))
            {
                value.WriteTo(writer);
            }
            else
            {
                writeItem(writer, other.Value);
            }
        }
    }

    /// <summary>Writes a kept member; false if the property's own value is to be written.</summary>
    public static bool Write(Overflow? overflow, Utf8JsonWriter writer, string name)
    {
        if (overflow is null || !overflow._members.TryGetValue(name, out RawJson value))
        {
            return false;
        }
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        value.WriteTo(writer);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Overflow? other) => other is not null && _members.Equals(other._members) && _others.Equals(other._others);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as Overflow);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_members, _others);

    private static Overflow? Of(ValueMap<RawJson> members, ValueMap<RawJson> others) => members.Count + others.Count == 0 ? null : new Overflow(members, others);

    private static OverflowException TooLarge(string name, RawJson given, Type type)
    {
        string word = (Nullable.GetUnderlyingType(type) ?? type).Name;
        return new($"\"{name}\" is {Wording.Excerpt(given.Utf8)}, which {word} cannot hold. The record keeps the value and writes it back; JsonModel.ToJson shows it.");
    }

    private T Get<T>(string name, T value) => _members.TryGetValue(name, out RawJson given) ? throw TooLarge(name, given, typeof(T)) : value;
}
