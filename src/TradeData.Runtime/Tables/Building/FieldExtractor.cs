using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TradeData.Runtime.Tables;

/// <summary>Reads the values of key fields from rows, in one pass over each row. Fields that no key uses are skipped.</summary>
internal sealed class FieldExtractor
{
    /// <summary>The maximum nesting depth of a row.</summary>
    public const int MaxDepth = 1000;


    private readonly FieldNode _root = new([]);
    private readonly List<FieldScope> _scopes = [];
    private readonly List<(int Field, int Element)> _wrong = [];
    private long _objects;

    public FieldExtractor(TableShape shape)
    {
        Rows = AddScope("", null);
        Fields = new FieldValues[shape.FromField];
        Scopes = new FieldScope[shape.FromField];
        for (int field = 0; field < Fields.Length; field++)
        {
            Fields[field] = new FieldValues(shape.TypeOf(field));
            AddPath(shape.Paths[field], field);
        }
    }

    /// <summary>The values, by the number of the field.</summary>
    public FieldValues[] Fields { get; }

    /// <summary>The scope of each field.</summary>
    public FieldScope[] Scopes { get; }

    /// <summary>The fields and elements of the last row whose value has the wrong type.</summary>
    public IReadOnlyList<(int Field, int Element)> WrongTypes => _wrong;

    /// <summary>The scope of fields outside arrays.</summary>
    public FieldScope Rows { get; }

    /// <summary>Returns the deepest scope of several fields. By the definition, it lies within the others.</summary>
    public FieldScope Deepest(ReadOnlySpan<int> fields)
    {
        FieldScope deepest = Rows;
        foreach (int field in fields)
        {
            if (field < Scopes.Length && Scopes[field].Path.Length > deepest.Path.Length)
            {
                deepest = Scopes[field];
            }
        }
        return deepest;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="json">The row.</param>
    /// <returns>Null, or the reason why the row cannot be read. Such a row has no values.</returns>
    public string? Add(ReadOnlySpan<byte> json)
    {
        _wrong.Clear();
        Span<int> counts = stackalloc int[_scopes.Count];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = _scopes[i].Count;
        }
        string? why = TryRead(json, Rows.AddElement(0));
        if (why is not null)
        {
            for (int field = 0; field < Fields.Length; field++)
            {
                for (int element = counts[_scopes.IndexOf(Scopes[field])]; element < Scopes[field].Count; element++)
                {
                    Fields[field].Clear(element);
                }
            }
        }
        return why;
    }

    private string? TryRead(ReadOnlySpan<byte> json, int row)
    {
        if (!Utf8.IsValid(json))
        {
            return "The row is not UTF-8.";
        }
        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "The row is no JSON object.";
            }
            if (!TryReadObject(ref reader, _root, row, out string? twice))
            {
                return $"The row has the property '{twice}' twice.";
            }
            reader.Read();
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader reports an escape of an unpaired surrogate as an "invalid operation".
            return $"The row is not valid JSON: {exception.Message}";
        }
    }

    private bool TryReadValue(ref Utf8JsonReader reader, FieldNode node, int element, out string? twice)
    {
        twice = null;
        if (node.Field >= 0)
        {
            ReadField(ref reader, node.Field, element);
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.Properties.Count > 0:
                return TryReadObject(ref reader, node, element, out twice);
            case JsonTokenType.StartArray when node.Element is { } inner:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (!TryReadValue(ref reader, inner, inner.Scope!.AddElement(element), out twice))
                    {
                        return false;
                    }
                }
                return true;
            default:
                reader.Skip();
                return true;
        }
    }

    private bool TryReadObject(ref Utf8JsonReader reader, FieldNode node, int element, out string? twice)
    {
        long serial = ++_objects;
        int predicted = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            FieldNode? property = node.Find(ref reader, ref predicted);
            reader.Read();
            if (property is null)
            {
                reader.Skip();
                continue;
            }
            if (property.SeenIn == serial)
            {
                twice = Encoding.UTF8.GetString(property.Name);
                return false;
            }
            property.SeenIn = serial;
            if (!TryReadValue(ref reader, property, element, out twice))
            {
                return false;
            }
        }
        twice = null;
        return true;
    }

    private void ReadField(ref Utf8JsonReader reader, int field, int element)
    {
        FieldValues values = Fields[field];
        bool isRead = reader.TokenType switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.String => values.Type is not (KeyType.Integer or KeyType.Decimal or KeyType.Boolean) && TrySetString(ref reader, values, element),
            JsonTokenType.Number => values.Type is KeyType.Integer or KeyType.Decimal && values.TrySet(element, reader.ValueSpan),
            JsonTokenType.True or JsonTokenType.False => values.Type == KeyType.Boolean && values.TrySet(element, reader.ValueSpan),
            _ => false,
        };
        if (!isRead)
        {
            _wrong.Add((field, element));
        }
    }

    private static bool TrySetString(ref Utf8JsonReader reader, FieldValues values, int element)
    {
        if (!reader.ValueIsEscaped)
        {
            return values.TrySet(element, reader.ValueSpan);
        }
        byte[] unescaped = new byte[reader.ValueSpan.Length];
        return values.TrySet(element, unescaped.AsSpan(0, reader.CopyString(unescaped)));
    }

    private void AddPath(FieldPath path, int field)
    {
        FieldNode node = _root;
        FieldScope scope = Rows;
        string at = "";
        foreach (string step in path.Steps)
        {
            at += step + "/";
            if (step != FieldPath.Element)
            {
                node = node.Property(step);
                continue;
            }
            node = node.Element ??= new FieldNode([]) { Scope = AddScope(at, scope) };
            scope = node.Scope!;
        }
        node.Field = field;
        Scopes[field] = scope;
        scope.AddField(Fields[field]);
    }

    private FieldScope AddScope(string path, FieldScope? parent)
    {
        FieldScope scope = new(path, parent);
        _scopes.Add(scope);
        return scope;
    }

    /// <summary>A step of a path to fields.</summary>
    private sealed class FieldNode(byte[] name)
    {
        public byte[] Name => name;

        /// <summary>The properties that lead to fields.</summary>
        public List<FieldNode> Properties { get; } = [];

        /// <summary>The elements of an array that leads to fields.</summary>
        public FieldNode? Element { get; set; }

        /// <summary>The scope of its elements.</summary>
        public FieldScope? Scope { get; init; }

        /// <summary>The field that it is, or -1.</summary>
        public int Field { get; set; } = -1;

        /// <summary>The last object in which the property was seen.</summary>
        public long SeenIn { get; set; }

        public FieldNode Property(string property)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(property);
            FieldNode? node = Properties.Find(known => known.Name.AsSpan().SequenceEqual(utf8));
            if (node is null)
            {
                node = new FieldNode(utf8);
                Properties.Add(node);
            }
            return node;
        }

        // Rows have their properties in the same order, so the successor of the last found is tried first.
        public FieldNode? Find(ref Utf8JsonReader reader, ref int predicted)
        {
            for (int i = 0; i < Properties.Count; i++)
            {
                int at = predicted + i < Properties.Count ? predicted + i : predicted + i - Properties.Count;
                FieldNode node = Properties[at];
                if (reader.ValueIsEscaped ? reader.ValueTextEquals(node.Name) : reader.ValueSpan.SequenceEqual(node.Name))
                {
                    predicted = at + 1;
                    return node;
                }
            }
            return null;
        }
    }
}
