namespace TradeData.Runtime.Tables;

/// <summary>The purpose of a key.</summary>
internal enum KeyRole : byte
{
    Primary,
    Unique,
    Index,
    ValidTime,
    ForeignKey,
}

/// <summary>A key with its fields by number.</summary>
/// <param name="Role">The purpose of the key.</param>
/// <param name="Number">Its number among the keys of that role.</param>
/// <param name="Kind">The kind of lookup.</param>
/// <param name="Fields">The numbers of its fields.</param>
/// <param name="Names">The paths of its fields, for messages.</param>
internal sealed record KeyShape(KeyRole Role, int Number, IndexKind Kind, int[] Fields, string Names)
{
    /// <summary>Whether no two rows may have the same key.</summary>
    public bool IsUnique => Role is KeyRole.Primary or KeyRole.Unique;

    /// <summary>Whether only whole keys are looked up, so that they need no order.</summary>
    public bool IsDirectory => Kind == IndexKind.Equality && Role != KeyRole.ForeignKey;
}

/// <summary>A consistent definition with resolved names.</summary>
internal sealed class TableShape
{
    private const int MaxParts = 16;

    private readonly TableDefinition _definition;
    private readonly FieldPath[] _paths;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<KeyShape> _keys = [];

    public TableShape(TableDefinition definition)
    {
        _definition = definition;
        _paths = new FieldPath[definition.Fields.Count];
        for (int i = 0; i < _paths.Length; i++)
        {
            _paths[i] = FieldPath.Parse(definition.Fields[i].Path) ?? throw Wrong($"'{definition.Fields[i].Path}' is no path of a field");
            if (!_numbers.TryAdd(definition.Fields[i].Path, i))
            {
                throw Wrong($"the field '{definition.Fields[i].Path}' is listed twice");
            }
        }
        AddKeys();
        ValidTimeKey = AddValidTime();
        FirstForeignKey = _keys.Count;
        AddForeignKeys();
        ParentFields = ResolveParent();
    }

    /// <summary>The keys, in the order in which packs number them: primary, unique, indexes, valid time, foreign keys.</summary>
    public IReadOnlyList<KeyShape> Keys => _keys;

    /// <summary>The paths of the fields, by number.</summary>
    public IReadOnlyList<FieldPath> Paths => _paths;

    /// <summary>The number of the first unique key among the keys: 1, or 0 where there is no primary key.</summary>
    public int FirstUniqueKey { get; private set; }

    /// <summary>The number of the first index among the keys.</summary>
    public int FirstIndex { get; private set; }

    /// <summary>The number of the index of valid time among the keys, or -1.</summary>
    public int ValidTimeKey { get; }

    /// <summary>The number of the first foreign key among the keys.</summary>
    public int FirstForeignKey { get; }

    /// <summary>The number of the virtual field for the first day of a period, with an absent day read as the first day of the calendar:
    /// one above the fields.</summary>
    public int FromField => _paths.Length;

    /// <summary>The numbers of the fields of valid time, or -1.</summary>
    public int ValidFrom { get; private set; } = -1;

    /// <inheritdoc cref="ValidFrom"/>
    public int ValidTo { get; private set; } = -1;

    /// <summary>The numbers of the fields with the last parts of the parent's key, or empty if the table is no tree.</summary>
    public int[] ParentFields { get; }

    /// <summary>Returns the type of a field's values, including <see cref="FromField"/>.</summary>
    public KeyType TypeOf(int field) => field == FromField ? KeyType.Date : _definition.Fields[field].Type;

    /// <summary>Returns the number of a key over these fields, in any order: a unique key if one exists, else an index that does not go
    /// through an array, else -1.</summary>
    public int FindKey(IReadOnlyList<string> paths)
    {
        int[] fields = [.. paths.Select(FindField)];
        return _keys.FindIndex(0, FirstForeignKey, key => key.Role != KeyRole.ValidTime && key.Fields.Length == fields.Length
            && Array.TrueForAll(fields, field => key.Fields.Contains(field) && _paths[field].Scope.Length == 0));
    }

    /// <summary>The number of the field with this path, or -1.</summary>
    public int FindField(string path) => _numbers.GetValueOrDefault(path, -1);

    private void AddKeys()
    {
        if (_definition.PrimaryKey is { } primary)
        {
            AddKey(KeyRole.Primary, 0, IndexKind.Equality, primary.Fields);
        }
        FirstUniqueKey = _keys.Count;
        for (int i = 0; i < _definition.UniqueKeys.Count; i++)
        {
            AddKey(KeyRole.Unique, i, IndexKind.Equality, _definition.UniqueKeys[i].Fields);
        }
        FirstIndex = _keys.Count;
        for (int i = 0; i < _definition.Indexes.Count; i++)
        {
            AddKey(KeyRole.Index, i, _definition.Indexes[i].Kind, _definition.Indexes[i].Fields);
        }
    }

    private void AddKey(KeyRole role, int number, IndexKind kind, IReadOnlyList<string> paths)
    {
        if (!Enum.IsDefined(kind))
        {
            throw Wrong($"index {number} is of no known kind");
        }
        int[] fields = Resolve(paths, $"the {Describe(role)} ({string.Join(", ", paths)})");
        if (role != KeyRole.Index || kind != IndexKind.Equality)
        {
            RefuseArrays(fields, "the " + Describe(role));
        }
        if (kind == IndexKind.Prefix && TypeOf(fields[^1]) is not (KeyType.Text or KeyType.Code))
        {
            throw Wrong($"a prefix index ends in a text or a code, and '{paths[^1]}' is neither");
        }
        _keys.Add(new KeyShape(role, number, kind, fields, string.Join(", ", paths)));
    }

    private int AddValidTime()
    {
        if (_definition.ValidTime is not { } valid)
        {
            return -1;
        }
        ValidFrom = Resolve([valid.From], "valid time")[0];
        ValidTo = Resolve([valid.To], "valid time")[0];
        RefuseArrays([ValidFrom, ValidTo], "valid time");
        if (TypeOf(ValidFrom) != KeyType.Date || TypeOf(ValidTo) != KeyType.Date || ValidFrom == ValidTo)
        {
            throw Wrong("valid time lies between two fields that are dates");
        }
        if (valid.Key is null && _definition.PrimaryKey is null)
        {
            throw Wrong("valid time needs a primary key, or a key of its own");
        }
        int[] key = valid.Key is { } own
            ? Resolve(own, "the key of valid time")
            : [.. _keys[0].Fields.Where(field => field != ValidFrom && field != ValidTo)];
        RefuseArrays(key, "the key of valid time");
        string names = string.Join(", ", key.Select(field => _definition.Fields[field].Path));
        _keys.Add(new KeyShape(KeyRole.ValidTime, 0, IndexKind.Range, [.. key, FromField], names));
        return _keys.Count - 1;
    }

    private void AddForeignKeys()
    {
        for (int i = 0; i < _definition.ForeignKeys.Count; i++)
        {
            ForeignKeyDefinition key = _definition.ForeignKeys[i];
            if (key.Fields.Count != key.References.Count)
            {
                throw Wrong($"the reference to {key.Table} has {key.Fields.Count} fields and refers to {key.References.Count}");
            }
            int[] fields = Resolve(key.Fields, $"the reference to {key.Table}");
            _keys.Add(new KeyShape(KeyRole.ForeignKey, i, IndexKind.Equality, fields, string.Join(", ", key.Fields)));
        }
    }

    private int[] ResolveParent()
    {
        if (_definition.Hierarchy is not { } hierarchy)
        {
            return [];
        }
        if (_definition.PrimaryKey is null)
        {
            throw Wrong("a hierarchy needs a primary key");
        }
        int[] parent = Resolve(hierarchy.Parent, "the hierarchy");
        RefuseArrays(parent, "the hierarchy");
        int[] key = _keys[0].Fields;
        if (parent.Length > key.Length)
        {
            throw Wrong("the hierarchy names more fields than the primary key has");
        }
        for (int i = 0; i < parent.Length; i++)
        {
            if (TypeOf(parent[i]) != TypeOf(key[key.Length - parent.Length + i]))
            {
                throw Wrong($"'{hierarchy.Parent[i]}' is not of the type of the part of the primary key that it names");
            }
        }
        return parent;
    }

    private int[] Resolve(IReadOnlyList<string> paths, string what)
    {
        if (paths.Count is 0 or > MaxParts)
        {
            throw Wrong($"{what} has {paths.Count} fields, where 1 to {MaxParts} can be");
        }
        int[] fields = new int[paths.Count];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!_numbers.TryGetValue(paths[i], out fields[i]))
            {
                throw Wrong($"{what} uses the field '{paths[i]}', which is not among the fields");
            }
            if (Array.IndexOf(fields, fields[i], 0, i) >= 0)
            {
                throw Wrong($"{what} names the field '{paths[i]}' twice");
            }
        }
        // Several fields through arrays are read element by element, so the array of one must contain that of the other.
        string deepest = fields.Select(field => _paths[field].Scope).MaxBy(scope => scope.Length)!;
        foreach (int field in fields)
        {
            string scope = _paths[field].Scope;
            if (!deepest.StartsWith(scope, StringComparison.Ordinal))
            {
                throw Wrong($"{what} goes through two arrays, '{scope}' and '{deepest}', and neither contains the other");
            }
        }
        return fields;
    }

    private void RefuseArrays(int[] fields, string what)
    {
        foreach (int field in fields)
        {
            if (_paths[field].Scope.Length > 0)
            {
                throw Wrong($"{what} uses '{_definition.Fields[field].Path}', which goes through an array");
            }
        }
    }

    private static string Describe(KeyRole role) => role switch
    {
        KeyRole.Primary => "primary key",
        KeyRole.Unique => "unique key",
        _ => "index",
    };

    private ArgumentException Wrong(string why) => new($"The definition of the table {_definition.Name} contradicts itself: {why}.");
}
