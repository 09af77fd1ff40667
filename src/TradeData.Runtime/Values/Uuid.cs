using System.Buffers.Text;
using System.Text.Json.Serialization;
using TradeData.Runtime.Internal.Formats;
using TradeData.Scalars;

namespace TradeData.Runtime;

/// <summary>
/// A UUID in its hyphenated form, as in <c>2eb8aa08-aa98-41ea-b4aa-73b441d16380</c>: the type of a schema's <c>"format": "uuid"</c>. It is a <see cref="Guid"/> that keeps
/// the case of its letters, so that <see cref="ToString()"/> and the JSON form return the text as written.
/// <para>Equality, order and hash are those of the <see cref="Guid"/>. The default value is the UUID of zeros.</para>
/// </summary>
[JsonConverter(typeof(ScalarJsonConverter<Uuid>))]
[Scalar("a UUID")]
public readonly partial struct Uuid : ITextScalar<Uuid>
{
    private const int Length = 36;

    // A bit for each digit, the first one lowest: whether it is a capital letter.
    private readonly uint _capitals;

    /// <summary>Creates a UUID with lower-case letters.</summary>
    public Uuid(Guid value)
        : this(value, 0)
    {
    }

    private Uuid(Guid value, uint capitals)
    {
        Value = value;
        _capitals = capitals;
    }

    /// <summary>The UUID as the framework's type.</summary>
    public Guid Value { get; }

    /// <summary>Converts a UUID, with lower-case letters.</summary>
    public static implicit operator Uuid(Guid value) => new(value);

    /// <summary>Converts to <see cref="Value"/>.</summary>
    public static implicit operator Guid(Uuid value) => value.Value;

    /// <summary>Returns <see cref="Value"/>.</summary>
    public Guid ToGuid() => Value;

    /// <inheritdoc/>
    public int CompareTo(Uuid other) => Value.CompareTo(other.Value);

    /// <summary>Whether both are the same UUID, ignoring the case of letters.</summary>
    public bool Equals(Uuid other) => Value.Equals(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    static string IScalar<Uuid>.Description => "a UUID, as in 2eb8aa08-aa98-41ea-b4aa-73b441d16380";

    bool IScalar<Uuid>.TryWrite<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format) =>
        ITextScalar<Uuid>.TryWriteText(this, destination, out written, format);

    static string ITextScalar<Uuid>.FormatName => "uuid";

    static bool ITextScalar<Uuid>.TryReadUtf8(ReadOnlySpan<byte> text, out Uuid value)
    {
        value = default;
        if (!UuidFormat.IsValid(text) || !Utf8Parser.TryParse(text, out Guid guid, out _, 'D'))
        {
            return false;
        }
        uint capitals = 0;
        if (text.ContainsAnyInRange((byte)'A', (byte)'F'))
        {
            int digit = 0;
            foreach (byte c in text)
            {
                capitals |= c is >= (byte)'A' and <= (byte)'F' ? 1u << digit : 0;
                digit += c == '-' ? 0 : 1;
            }
        }
        value = new Uuid(guid, capitals);
        return true;
    }

    int ITextScalar<Uuid>.MaxLength => Length;

    int ITextScalar<Uuid>.WriteUtf8(Span<byte> destination)
    {
        Value.TryFormat(destination, out int written, "D");
        int digit = 0;
        for (int i = 0; _capitals != 0 && i < written; i++)
        {
            destination[i] -= (byte)((_capitals >> digit & 1) == 0 ? 0 : destination[i] == '-' ? 0 : 0x20);
            digit += destination[i] == '-' ? 0 : 1;
        }
        return written;
    }
}
