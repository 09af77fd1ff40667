using System.Security.Cryptography;
using System.Text;
using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Binds <c>x-table</c>: resolves its fields, and its references to other tables.</summary>
internal sealed class TableBinder
{
    /// <summary>The members of a catalog besides its tables.</summary>
    private static readonly string[] OfCatalogs =
    [
        "BrokenReferences", "Data", "Datasets", "Default", "Edit", "Equals", "Finalize", "GetHashCode", "GetType", "Load", "MemberwiseClone", "Reference", "ReferenceEquals", "Table", "ToString", "With",
    ];

    private readonly FieldBinder _fields;
    private readonly ExportsTable _table;
    private readonly Action<Finding> _report;
    private readonly string _rowType;

    private TableBinder(string rowType, ExportsTable table, Action<Finding> report)
    {
        _rowType = rowType;
        _table = table;
        _report = report;
        _fields = new FieldBinder(rowType, table, report);
    }

    /// <summary>Returns the part of a table that other tables may refer to: the name, the row's type, and the fields of each key and
    /// index.</summary>
    public static ExportedTable? Export(SchemaContent document, Shapes shapes, BindingOptions options)
    {
        if (document.Root?.Extension("x-table") is not { } words || shapes.Of(document.Root) is not { Kind: ShapeKind.Model } row)
        {
            return null;
        }
        List<ExportedKey> keys = [];
        AddKey(keys, words.Find("primaryKey")?.Value, isUnique: true);
        foreach (JsonNode key in (words.Find("uniqueKeys")?.Value as JsonArray)?.Items ?? [])
        {
            AddKey(keys, key, isUnique: true);
        }
        foreach (JsonNode index in (words.Find("indexes")?.Value as JsonArray)?.Items ?? [])
        {
            AddKey(keys, (index as JsonObject)?.Find("fields")?.Value, isUnique: false);
        }
        return new ExportedTable(NameOf(document.Root, words), row.TypeName!, options.Catalog, keys.ToEquatableArray());
    }

    private static void AddKey(List<ExportedKey> keys, JsonNode? fields, bool isUnique)
    {
        if (fields is JsonArray { Items.Count: > 0 } array)
        {
            keys.Add(new ExportedKey(array.Items.OfType<JsonString>().Select(text => text.Value).ToEquatableArray(), isUnique));
        }
    }

    public static TableModel? Bind(SchemaContent document, ExportsTable table, Shapes shapes, Action<Finding> report)
    {
        if (document.Root is not { } root || !root.Extensions.TryGetValue("x-table", out JsonMember? member) || member.Value is not JsonObject words)
        {
            return null;
        }
        if (shapes.Of(root) is not { Kind: ShapeKind.Model } row || shapes.UnionOf(root) is not null)
        {
            report(new Finding(Rules.InvalidTable, member.NameStart, member.NameEnd, ["A table's rows are objects with properties: the schema needs \"type\": \"object\" and \"properties\""]));
            return null;
        }
        return new TableBinder(row.TypeName!, table, report).Bind(document, root, member, words);
    }

    private TableModel? Bind(SchemaContent document, Subschema root, JsonMember member, JsonObject words)
    {
        TableWords.Check(words, _report);
        string name = NameOf(root, words);
        CheckName(document, name, words.Find("name")?.Value ?? member.Value);
        if (words.Find("primaryKey")?.Value is not { } primaryNode)
        {
            _report(new Finding(Rules.InvalidTable, member.NameStart, member.NameEnd, ["A table needs a \"primaryKey\": a list of fields that every row has and no two rows share"]));
            return null;
        }
        EquatableArray<FieldModel> primary = _fields.BindAll(primaryNode, "the primary key", FieldUse.PrimaryKey);
        EquatableArray<KeyModel> unique = Items(words, "uniqueKeys").Select(key => new KeyModel(_fields.BindAll(key, "a unique key", FieldUse.Key))).Where(key => !key.Fields.IsEmpty).ToEquatableArray();
        EquatableArray<IndexModel> indexes = Items(words, "indexes").Select(Index).Where(index => !index.Fields.IsEmpty).ToEquatableArray();
        CheckRepeated(words, "uniqueKeys", unique.Select(key => key.Name));
        CheckRepeated(words, "indexes", indexes.Select(index => index.Kind + new KeyModel(index.Fields).Name));
        ValidTimeModel? time = words.Find("validTime")?.Value is JsonObject validTime ? ValidTime(validTime, primary) : null;
        EquatableArray<FieldModel> parent = words.Find("hierarchy")?.Value is JsonObject hierarchy ? Parent(hierarchy, primary) : default;
        EquatableArray<ForeignKeyModel> foreign = ForeignKeys(words);
        Documentation docs = Documentations.Of(root, name);
        string stem = _table.Names.Find(ChosenNames.PlaceOf(document.Path, ""))?.Stem ?? _rowType;
        return new TableModel(name, Identifiers.Kebab(name), _rowType, stem.Substring(stem.LastIndexOf('.') + 1), Fingerprint(document), docs, new KeyModel(primary), unique, indexes, time, parent, foreign);
    }

    private static string NameOf(Subschema root, JsonObject words) =>
        words.Find("name")?.Value is JsonString { Value: var name } && Identifiers.IsValid(name) ? name : Identifiers.Plural(TypeNames.Of(root));

    private static IEnumerable<JsonNode> Items(JsonObject words, string name) => (words.Find(name)?.Value as JsonArray)?.Items ?? [];

    /// <summary>Reports two keys over the same fields, whose helpers would have the same name.</summary>
    private void CheckRepeated(JsonObject words, string part, IEnumerable<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int i = 0;
        JsonNode[] items = [.. Items(words, part)];
        foreach (string name in names)
        {
            // If one was left out because of an error, this one is still unknown, and may stay so.
            if (!seen.Add(name) && items.Length > i)
            {
                _report(new Finding(Rules.InvalidTable, items[i].Start, items[i].End, ["The same fields are declared above; remove one of the two"]));
            }
            i++;
        }
    }

    private void CheckName(SchemaContent document, string name, JsonNode at)
    {
        if (at is JsonString { Value: var given } && !Identifiers.IsValid(given))
        {
            _report(new Finding(Rules.InvalidName, at.Start, at.End, [given]));
        }
        if (OfCatalogs.Contains(name))
        {
            _report(new Finding(Rules.InvalidTable, at.Start, at.End, [$"Every catalog has a member \"{name}\" of its own; give the table another \"name\""]));
        }
        if (name == _table.DocumentOf(document.Path)?.Table?.Catalog)
        {
            _report(new Finding(Rules.InvalidTable, at.Start, at.End, [$"The catalog that holds the tables is called \"{name}\" itself; give the table another \"name\""]));
        }
        if (_table.DocumentWithTable(name) is { } other && other.Path != document.Path)
        {
            _report(new Finding(Rules.InvalidTable, at.Start, at.End, [$"Another schema, {other.Path}, already declares the table \"{name}\""]));
        }
    }

    private IndexModel Index(JsonNode node)
    {
        JsonObject? words = node as JsonObject;
        IndexKind kind = IndexKind.Equality;
        if (words?.Find("kind")?.Value is JsonString { Value: var text } kindNode)
        {
            string[] kinds = ["equality", "prefix", "range"];
            int found = Array.IndexOf(kinds, text);
            if (found < 0)
            {
                _report(new Finding(Rules.InvalidTable, kindNode.Start, kindNode.End, [$"\"{text}\" is not a kind of index: equality, prefix or range{Nearest.Suggestion(text, kinds)}"]));
            }
            kind = (IndexKind)Math.Max(found, 0);
        }
        if (words is null)
        {
            return new IndexModel(default, kind);
        }
        if (words.Find("fields")?.Value is not { } fields)
        {
            _report(new Finding(Rules.InvalidTable, node.Start, Math.Min(node.Start + 1, node.End), ["An index needs \"fields\", a list of fields"]));
            return new IndexModel(default, kind);
        }
        EquatableArray<FieldModel> bound = _fields.BindAll(fields, "an index", kind == IndexKind.Equality ? FieldUse.Index : FieldUse.Key);
        if (kind == IndexKind.Prefix && !bound.IsEmpty && bound[bound.Count - 1].Kind is not (KeyKind.Text or KeyKind.Code))
        {
            JsonNode last = ((JsonArray)fields).Items[bound.Count - 1];
            _report(new Finding(Rules.InvalidKeyField, last.Start, last.End, [bound[bound.Count - 1].Path, "a prefix index", "only texts and codes have prefixes"]));
        }
        return new IndexModel(bound, kind);
    }

    private ValidTimeModel? ValidTime(JsonObject words, EquatableArray<FieldModel> primary)
    {
        FieldModel? from = Date(words, "from");
        FieldModel? to = Date(words, "to");
        if (from is null || to is null)
        {
            return null;
        }
        if (from.Path == to.Path)
        {
            JsonNode node = words.Find("to")!.Value;
            _report(new Finding(Rules.InvalidKeyField, node.Start, node.End, [to.Path, "valid time", "a period that begins and ends with one field has no day"]));
            return null;
        }
        EquatableArray<FieldModel> key = words.Find("key")?.Value is { } keyNode
            ? _fields.BindAll(keyNode, "the key of valid time", FieldUse.Key)
            : primary.Where(field => field.Path != from.Path && field.Path != to.Path).ToEquatableArray();
        return new ValidTimeModel(from, to, key);
    }

    private FieldModel? Date(JsonObject words, string name)
    {
        if (words.Find(name)?.Value is not { } node)
        {
            _report(new Finding(Rules.InvalidTable, words.Start, Math.Min(words.Start + 1, words.End), [$"\"validTime\" needs \"{name}\", the field with the {(name == "from" ? "first day" : "day after the last")} of a row's period"]));
            return null;
        }
        FieldModel? field = _fields.Bind(node, "valid time", FieldUse.Key);
        if (field is not null && field.Kind != KeyKind.Date)
        {
            _report(new Finding(Rules.InvalidKeyField, node.Start, node.End, [field.Path, "valid time", "it is not a date (a string of format \"date\")"]));
            return null;
        }
        return field;
    }

    private EquatableArray<FieldModel> Parent(JsonObject words, EquatableArray<FieldModel> primary)
    {
        if (words.Find("parent")?.Value is not { } node)
        {
            _report(new Finding(Rules.InvalidTable, words.Start, Math.Min(words.Start + 1, words.End), ["\"hierarchy\" needs \"parent\", the field that names the row above"]));
            return default;
        }
        EquatableArray<FieldModel> fields = node is JsonArray ? _fields.BindAll(node, "the hierarchy", FieldUse.Key) : _fields.Bind(node, "the hierarchy", FieldUse.Key) is { } one ? [one] : default;
        for (int i = 0; i < fields.Count; i++)
        {
            if (primary.Count < fields.Count)
            {
                _report(new Finding(Rules.InvalidKeyField, node.Start, node.End, [fields[i].Path, "the hierarchy", "the primary key, which names the row above, has fewer fields"]));
                return default;
            }
            FieldModel target = primary[primary.Count - fields.Count + i];
            if (target.Kind != fields[i].Kind)
            {
                _report(new Finding(Rules.InvalidKeyField, node.Start, node.End, [fields[i].Path, "the hierarchy", $"its type differs from that of the last part of the primary key ({target.Path}, {Words(target.Kind)})"]));
                return default;
            }
        }
        return fields;
    }

    private EquatableArray<ForeignKeyModel> ForeignKeys(JsonObject words)
    {
        List<ForeignKeyModel> keys = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonNode node in Items(words, "foreignKeys"))
        {
            if (node is JsonObject key && ForeignKey(key) is { } bound)
            {
                string name = bound.Name;
                for (int i = 2; !names.Add(name); i++)
                {
                    name = bound.Name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                }
                keys.Add(bound with { Name = name });
            }
        }
        return keys.ToEquatableArray();
    }

    private ForeignKeyModel? ForeignKey(JsonObject words)
    {
        JsonObject? references = words.Find("references")?.Value as JsonObject;
        if (words.Find("fields")?.Value is not { } fieldsNode || references?.Find("table")?.Value is not { } tableNode || references.Find("fields")?.Value is not JsonArray targets)
        {
            _report(new Finding(Rules.InvalidTable, words.Start, Math.Min(words.Start + 1, words.End), ["A foreign key needs \"fields\", and \"references\" with \"table\" and \"fields\""]));
            return null;
        }
        EquatableArray<FieldModel> fields = _fields.BindAll(fieldsNode, "a foreign key", FieldUse.ForeignKey);
        if (tableNode is not JsonString table || targets.Items.Any(item => _fields.PathOf(item) is null))
        {
            return null;
        }
        if (_table.FindTable(table.Value) is not { } target)
        {
            _report(new Finding(Rules.UnknownTable, table.Start, table.End, [table.Value, Nearest.Suggestion(table.Value, _table.TablesLike(table.Value))]));
            return null;
        }
        EquatableArray<string> paths = targets.Items.OfType<JsonString>().Select(text => text.Value).ToEquatableArray();
        if (fields.IsEmpty || Targets(table, targets, fields, target, paths) is not { } there)
        {
            return null;
        }
        bool isUnique = target.Keys.Any(key => key.IsUnique && SameFields(key.Fields, paths));
        bool isWeak = words.Find("weak")?.Value is JsonBoolean { Value: true };
        string name = words.Find("name")?.Value is JsonString { Value: var chosen } && Identifiers.IsValid(chosen) ? chosen : fields[fields.Count - 1].Name;
        return new ForeignKeyModel(name, fields, target.Name, target.RowType, there, isWeak, isUnique);
    }

    /// <summary>Returns the referenced fields, or null if they are not a key there or have other types.</summary>
    private EquatableArray<FieldModel>? Targets(JsonString table, JsonArray targets, EquatableArray<FieldModel> fields, ExportedTable target, EquatableArray<string> paths)
    {
        if (!target.Keys.Any(key => SameFields(key.Fields, paths)))
        {
            string known = string.Join(", ", target.Keys.Select(key => "[" + string.Join(", ", key.Fields) + "]"));
            _report(new Finding(Rules.InvalidForeignKey, targets.Start, targets.End, [table.Value, $"[{string.Join(", ", paths)}] is neither a key nor an index of it; those are {known}"]));
            return null;
        }
        if (fields.Count != paths.Count)
        {
            _report(new Finding(Rules.InvalidForeignKey, targets.Start, targets.End, [table.Value, $"{Literal(fields.Count)} refer to {Literal(paths.Count)}"]));
            return null;
        }
        FieldBinder other = new(target.RowType, _table, _ => { });
        List<FieldModel> found = [];
        for (int i = 0; i < fields.Count; i++)
        {
            if (other.BindPath(paths[i]) is not { } there)
            {
                // An error of the key is reported at its declaration.
                return null;
            }
            if (there.Kind != fields[i].Kind)
            {
                _report(new Finding(Rules.InvalidForeignKey, targets.Items[i].Start, targets.Items[i].End, [table.Value, $"\"{fields[i].Path}\" holds {Words(fields[i].Kind)}, but \"{paths[i]}\" {Words(there.Kind)}"]));
                return null;
            }
            found.Add(there);
        }
        return found.ToEquatableArray();
    }

    private static string Literal(int count) => FormattableString.Invariant($"{count} field{(count == 1 ? "" : "s")}");

    private static bool SameFields(EquatableArray<string> left, EquatableArray<string> right) =>
        left.Count == right.Count && left.OrderBy(f => f, StringComparer.Ordinal).SequenceEqual(right.OrderBy(f => f, StringComparer.Ordinal));

    private static string Words(KeyKind kind) => kind switch
    {
        KeyKind.Text => "a text",
        KeyKind.Code => "a code",
        KeyKind.Date => "a date",
        KeyKind.DateTime => "a date and time",
        KeyKind.Integer => "a whole number",
        KeyKind.Decimal => "a number",
        KeyKind.Boolean => "true or false",
        _ => "a UUID",
    };

    /// <summary>Returns a hash of the schema's text without its white space, so that a change of layout does not invalidate
    /// packs.</summary>
    private static string Fingerprint(SchemaContent document)
    {
        using SHA256 hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(JsonText.Of(document.Root!.Node) + document.Names?.Canonical));
        return string.Concat(bytes.Take(16).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
