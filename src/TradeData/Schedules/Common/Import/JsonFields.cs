using System.Text;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>Reads the fields of an item, which publishers write as text, whatever their type. Null, "" and [] all mean an empty
/// value.</summary>
internal ref struct JsonFields(JsonItems items, ReadOnlySpan<byte> item, FieldNames names)
{
    private readonly ReadOnlySpan<byte> _item = item;
    private Utf8JsonReader _reader = new(item);

    /// <summary>The number of the field that <see cref="NextField"/> moved to, or -1 for another.</summary>
    public int Field { get; private set; } = -1;

    public JsonTokenType Token => _reader.TokenType;

    /// <summary>The number of bytes before the token in the item.</summary>
    public long Offset => _reader.TokenStartIndex;

    /// <summary>Moves to the next token of the item, which is valid JSON.</summary>
    public bool Read() => _reader.Read();

    /// <summary>Moves to the value of the next field; false at the end of the object.</summary>
    public bool NextField(out string name)
    {
        _reader.Read();
        name = "";
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }
        Field = names.Find(ref _reader, Field + 1);
        name = Field < 0 ? Decoded() : names[Field];
        _reader.Read();
        return true;
    }

    /// <summary>Requires an object in a field or the item.</summary>
    public readonly void ExpectObject(string what)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong($"{what} should be an object and is {Name(_reader.TokenType)}.");
        }
    }

    /// <summary>Returns the text of the field, or null if it is empty.</summary>
    public string? Text(string field)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.String:
                string text = Decoded();
                return text.Length == 0 ? null : text;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartArray when IsEmptyArray():
                return null;
            default:
                throw Wrong($"\"{field}\" should be text and is {Name(_reader.TokenType)}.");
        }
    }

    /// <summary>Begins the list of the field; false if it is empty.</summary>
    public bool BeginList(string field)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartArray:
                return true;
            case JsonTokenType.Null:
            case JsonTokenType.String when _reader.ValueSpan.IsEmpty:
                return false;
            default:
                throw Wrong($"\"{field}\" should be a list and is {Name(_reader.TokenType)}.");
        }
    }

    /// <summary>Moves to the next item of the list; false at its end.</summary>
    public bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Skips the value, and returns its text unchanged.</summary>
    public string Skip()
    {
        int start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return Encoding.UTF8.GetString(_item[start..(int)_reader.BytesConsumed]);
    }

    public readonly ImportException Wrong(string reason) => items.Wrong(reason, _item, _reader.TokenStartIndex);

    private bool IsEmptyArray()
    {
        Utf8JsonReader ahead = _reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.EndArray)
        {
            return false;
        }
        _reader = ahead;
        return true;
    }

    private readonly string Decoded()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException unpaired)
        {
            // An unpaired surrogate, as an escape.
            throw new ImportException("A text has an escape that stands for no character.", Wrong("").Place, unpaired);
        }
    }

    private static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}
