using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>The layout of a table's rows in a database, from the table's definition and the properties of its record. One column has the
/// whole row as JSON, from which records are created unchanged. For queries, further columns have the scalars: each property, each field
/// of a key inside an object, and the keys through arrays.</summary>
internal sealed class RowLayout
{
    private static readonly ConcurrentDictionary<Type, RowLayout> s_layouts = new();

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RowColumn> _columns = [];
    private readonly List<RowKeys> _keys = [];
    private readonly Dictionary<string, RowScalar> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowColumn> _presence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldDefinition> _fields;

    private RowLayout(TableDefinition definition, Type row)
    {
        (Definition, Row) = (definition, row);
        _fields = definition.Fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        _names.UnionWith(row.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name));
        AddProperties();
        foreach (FieldDefinition field in definition.Fields.Where(field => !IsThroughArray(field)))
        {
            AddField(field);
        }
        AddKeys();
        MethodInfo write = typeof(JsonModel).GetMethod(nameof(JsonModel.ToJson))!.MakeGenericMethod(row);
        Func<object, string> json = (Func<object, string>)typeof(RowLayout).GetMethod(nameof(Writer), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(row).Invoke(null, [write])!;
        Json = new RowColumn(ColumnRole.Json, Name("Json"), typeof(string), IsRequired: true, IsCompared: false, json);
        _columns.Add(Json);
    }

    /// <summary>The definition of the table.</summary>
    public TableDefinition Definition { get; }

    /// <summary>The type of the rows.</summary>
    public Type Row { get; }

    /// <summary>All columns, that with the JSON last.</summary>
    public IReadOnlyList<RowColumn> Columns => _columns;

    /// <summary>The column with the whole row.</summary>
    public RowColumn Json { get; }

    /// <summary>The keys through arrays.</summary>
    public IReadOnlyList<RowKeys> Keys => _keys;

    /// <summary>The layout of a table's rows.</summary>
    public static RowLayout Of(TableSource table) => s_layouts.GetOrAdd(table.RowType, static (row, table) => new RowLayout(table.Definition, row), table);

    /// <summary>The layout of rows that a model maps.</summary>
    public static bool TryGet(Type row, [NotNullWhen(true)] out RowLayout? layout) => s_layouts.TryGetValue(row, out layout);

    /// <summary>The scalar at the end of a path through the record's properties.</summary>
    public bool TryScalar(string member, [NotNullWhen(true)] out RowScalar? scalar) => _scalars.TryGetValue(member, out scalar);

    /// <summary>The column that says whether an optional object is there.</summary>
    public bool TryPresence(string member, [NotNullWhen(true)] out RowColumn? column) => _presence.TryGetValue(member, out column);

    /// <summary>The column by which a field without arrays is compared.</summary>
    public RowColumn KeyColumn(string path) => _scalars[_fields[path].Member].Key;

    /// <summary>Whether no field of a key goes through an array.</summary>
    public bool IsPlain(IReadOnlyList<string> paths) => !paths.Any(path => IsThroughArray(_fields[path]));

    private static bool IsThroughArray(FieldDefinition field) => field.Member.Contains("[]", StringComparison.Ordinal);

    private static Func<object, string> Writer<T>(MethodInfo write)
        where T : class
    {
        Func<T, string> typed = write.CreateDelegate<Func<T, string>>();
        return row => typed((T)row);
    }

    private void AddProperties()
    {
        foreach (PropertyInfo property in Row.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Type type = RowPath.Bare(property.PropertyType);
            bool isOfRecord = property.GetIndexParameters().Length == 0 && property.SetMethod is not null && !IsGivenMark(property);
            if (isOfRecord && ScalarTypes.IsScalar(type))
            {
                FieldDefinition? field = Definition.Fields.FirstOrDefault(field => field.Member == property.Name);
                bool isCompared = field is not null || !ScalarTypes.IsNative(type);
                RowColumn column = new(ColumnRole.Property, property.Name, property.PropertyType, !RowPath.IsOptional(property), isCompared, RowPath.Reader(Row, property.Name));
                AddScalar(property.Name, column, field);
            }
        }
    }

    /// <summary>Whether a property only says that another one was given: <c>HasUnits</c> of <c>Units</c>.</summary>
    private bool IsGivenMark(PropertyInfo property) =>
        property.PropertyType == typeof(bool) && property.Name.StartsWith("Has", StringComparison.Ordinal) && property.Name.Length > 3 && Row.GetProperty(property.Name[3..]) is not null
        && !Definition.Fields.Any(field => field.Member == property.Name);

    private void AddField(FieldDefinition field)
    {
        IReadOnlyList<PropertyInfo> properties = RowPath.Properties(Row, field.Member);
        string[] steps = field.Member.Split('.');
        bool isRequired = true;
        for (int i = 0; i < properties.Count; i++)
        {
            bool isOptional = RowPath.IsOptional(properties[i]);
            isRequired &= !isOptional;
            string path = string.Join('.', steps[..(i + 1)]);
            if (isOptional && i < properties.Count - 1 && !_presence.ContainsKey(path))
            {
                Func<object, object?> read = RowPath.Reader(Row, path);
                RowColumn presence = new(ColumnRole.Presence, Name(string.Concat(steps[..(i + 1)]) + "Exists"), typeof(bool?), false, false, row => read(row) is null ? null : true);
                _presence.Add(path, presence);
                _columns.Add(presence);
            }
        }
        if (!_scalars.ContainsKey(field.Member))
        {
            Type type = RowPath.Bare(properties[^1].PropertyType);
            Type nullable = type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
            AddScalar(field.Member, new RowColumn(ColumnRole.Field, Name(string.Concat(steps)), nullable, isRequired, IsCompared: true, RowPath.Reader(Row, field.Member)), field);
        }
    }

    private void AddScalar(string member, RowColumn written, FieldDefinition? field)
    {
        RowColumn key = written;
        Type bare = RowPath.Bare(written.Type);
        KeyType type = field?.Type ?? (ScalarTypes.IsCode(bare) ? KeyType.Code : KeyType.Text);
        if (type == KeyType.Code || ScalarTypes.HasKeyText(bare))
        {
            Func<object, object?> read = written.Read;
            key = new RowColumn(ColumnRole.Field, Name(member.Replace(".", "", StringComparison.Ordinal) + "Key"), typeof(string), written.IsRequired, IsCompared: true, row => KeyText.Of(read(row), type));
        }
        _columns.Add(written);
        if (!ReferenceEquals(key, written))
        {
            _columns.Add(key);
        }
        _scalars.Add(member, new RowScalar(written, key, type));
    }

    private void AddKeys()
    {
        IEnumerable<IReadOnlyList<string>> keys = Definition.Indexes.Select(index => index.Fields).Concat(Definition.ForeignKeys.Select(key => key.Fields));
        foreach (IReadOnlyList<string> key in keys)
        {
            IEnumerable<FieldDefinition> fields = key.Select(path => _fields[path]).Where(IsThroughArray);
            foreach (FieldDefinition[] group in fields.GroupBy(field => field.Member[..field.Member.IndexOf("[]", StringComparison.Ordinal)]).Select(group => group.ToArray()))
            {
                if (!_keys.Any(known => known.Fields.Count == group.Length && group.All(known.Fields.Contains)))
                {
                    string name = Name(string.Concat(string.Join("And", group.Select(field => field.Member)).Where(char.IsLetterOrDigit)) + "Keys");
                    RowColumn column = new(ColumnRole.Keys, name, typeof(string[]), IsRequired: true, IsCompared: false, RowPath.KeyReader(Row, group));
                    _keys.Add(new RowKeys(group, column));
                    _columns.Add(column);
                }
            }
        }
    }

    /// <summary>A name that no property has yet.</summary>
    private string Name(string wanted)
    {
        while (!_names.Add(wanted))
        {
            wanted += "_";
        }
        return wanted;
    }
}
