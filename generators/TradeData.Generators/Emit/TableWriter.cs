using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints a table's class: its definition, and a helper for each key, index, period and hierarchy, named from the schema.</summary>
internal sealed class TableWriter(SourceWriter writer, TableModel table)
{
    private readonly string _row = "global::" + table.RowType;

    public void Write()
    {
        writer.Line($"/// <summary>The rows of the table {Literals.Xml(table.Name)}: {Literals.Xml(table.Docs.Summary)}</summary>");
        using (writer.Open($"public sealed partial class {table.ClassName} : global::TradeData.Runtime.Table<{_row}>"))
        {
            WriteDefinition();
            WriteConstructors();
            WritePrimaryKey();
            for (int i = 0; i < table.UniqueKeys.Count; i++)
            {
                WriteUniqueKey(table.UniqueKeys[i], i);
            }
            for (int i = 0; i < table.Indexes.Count; i++)
            {
                WriteIndex(table.Indexes[i], i);
            }
            if (table.ValidTime is { } time)
            {
                WriteValidTime(time);
            }
            if (!table.Parent.IsEmpty)
            {
                WriteHierarchy();
            }
        }
        writer.Line();
    }

    private void WriteDefinition()
    {
        writer.Line("/// <summary>What the schema says of the table: its fields, keys, indexes and references.</summary>");
        using (writer.Open($"public static Tables::TableDefinition Definition {{ get; }} = new({Literals.Text(table.Name)}, {Literals.Text(table.Fingerprint)})", "};"))
        {
            using (writer.Open("Fields = new Tables::FieldDefinition[]", "},"))
            {
                foreach (FieldModel field in table.Fields)
                {
                    writer.Line($"new({Literals.Text(field.Path)}, Tables::KeyType.{field.Kind}),");
                }
            }
            writer.Line($"PrimaryKey = new Tables::KeyDefinition({Paths(table.PrimaryKey.Fields)}),");
            if (!table.UniqueKeys.IsEmpty)
            {
                writer.Line($"UniqueKeys = new Tables::KeyDefinition[] {{ {string.Join(", ", table.UniqueKeys.Select(key => $"new({Paths(key.Fields)})"))} }},");
            }
            if (!table.Indexes.IsEmpty)
            {
                writer.Line($"Indexes = new Tables::IndexDefinition[] {{ {string.Join(", ", table.Indexes.Select(index => $"new(Tables::IndexKind.{index.Kind}, {Paths(index.Fields)})"))} }},");
            }
            if (table.ValidTime is { } time)
            {
                writer.Line($"ValidTime = new Tables::ValidTimeDefinition({Literals.Text(time.From.Path)}, {Literals.Text(time.To.Path)}) {{ Key = new[] {{ {Paths(time.Key)} }} }},");
            }
            if (!table.Parent.IsEmpty)
            {
                writer.Line($"Hierarchy = new Tables::HierarchyDefinition({Paths(table.Parent)}),");
            }
            if (!table.ForeignKeys.IsEmpty)
            {
                using (writer.Open("ForeignKeys = new Tables::ForeignKeyDefinition[]", "},"))
                {
                    foreach (ForeignKeyModel key in table.ForeignKeys)
                    {
                        string references = string.Join(", ", key.References.Select(Literals.Text));
                        writer.Line($"new({Literals.Text(key.Table)}, new[] {{ {Paths(key.Fields)} }}, new[] {{ {references} }}){(key.IsWeak ? " { IsWeak = true }" : "")},");
                    }
                }
            }
        }
        writer.Line();
    }

    private static string Paths(EquatableArray<FieldModel> fields) => string.Join(", ", fields.Select(field => Literals.Text(field.Path)));

    private void WriteConstructors()
    {
        writer.Line($"internal {table.ClassName}(Tables::Pack pack) : base(pack, static (ref byte text, int _) => global::TradeData.Runtime.JsonModel.ReadTrusted<{_row}>(ref text, 0)) {{ }}");
        writer.Line();
        if (table.ValidTime is not null)
        {
            writer.Line($"private {table.ClassName}({table.ClassName} table, global::System.DateOnly date) : base(table, date) {{ }}");
            writer.Line();
        }
    }

    private void WritePrimaryKey()
    {
        EquatableArray<FieldModel> fields = table.PrimaryKey.Fields;
        string names = string.Join(", ", fields.Select(Parameter));
        foreach (bool asText in Forms(fields))
        {
            string parameters = Parameters(fields, asText);
            writer.Line("/// <summary>The row with this key, or null.</summary>");
            using (writer.Open($"public {_row}? Find({parameters})"))
            {
                WriteKey("key", "PrimaryKey", fields);
                writer.Line("return Find(in key);");
            }
            writer.Line();
            writer.Line("/// <summary>Finds the row with this key.</summary>");
            writer.Line($"public bool TryFind({parameters}, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {_row}? row) => (row = Find({names})) is not null;");
            writer.Line();
            writer.Line("/// <summary>The row with this key.</summary>");
            writer.Line("/// <exception cref=\"global::System.Collections.Generic.KeyNotFoundException\">There is none.</exception>");
            string key = string.Join(", ", fields.Select(field => "{" + Parameter(field) + "}"));
            writer.Line($"public {_row} this[{parameters}] => Find({names}) ?? throw new global::System.Collections.Generic.KeyNotFoundException($\"{table.Name} has no row with the key {key}.\");");
            writer.Line();
        }
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override int OrdinalOf({_row} row)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(row);");
            string adds = string.Concat(fields.Select(field => $" key.Add({KeyValue(field, "row." + string.Join(".", field.Members.Select(member => member.Name)))});"));
            writer.Line($"Tables::KeyBuilder key = PrimaryKey.Key();{adds}");
            writer.Line("return PrimaryKey.Find(in key);");
        }
        writer.Line();
    }

    private void WriteUniqueKey(KeyModel key, int number)
    {
        foreach (bool asText in Forms(key.Fields))
        {
            writer.Line("/// <summary>The row with these values, which no two rows share, or null.</summary>");
            using (writer.Open($"public {_row}? FindBy{UniqueName(key)}({Parameters(key.Fields, asText)})"))
            {
                WriteKey("key", $"UniqueKey({Literals.Number(number)})", key.Fields);
                writer.Line("return Find(in key);");
            }
            writer.Line();
        }
    }

    /// <summary>By what the key adds to the primary one: the parts that they share go without saying.</summary>
    private string UniqueName(KeyModel key)
    {
        EquatableArray<FieldModel> own = key.Fields.Where(field => !table.PrimaryKey.Fields.Any(primary => primary.Path == field.Path)).ToEquatableArray();
        return new KeyModel(own.IsEmpty ? key.Fields : own).Name;
    }

    /// <summary>A scalar of a type of its own can be given as its text as well.</summary>
    private static IEnumerable<bool> Forms(EquatableArray<FieldModel> fields) => fields.Any(field => field.Shape.Kind == ShapeKind.Parsed) ? [true, false] : [false];

    private void WriteIndex(IndexModel index, int number)
    {
        string source = $"Index({Literals.Number(number)})";
        string suffix = string.Concat(index.Fields.Select((field, i) => i == 0 ? field.Name : "And" + field.Name));
        EquatableArray<FieldModel> leading = index.Fields.Take(index.Fields.Count - 1).ToEquatableArray();
        bool isOnly = table.Indexes.Count(other => other.Kind == index.Kind) == 1;
        switch (index.Kind)
        {
            case IndexKind.Equality:
                WriteSelect($"By{suffix}", "The rows with these values.", source, index.Fields, "Select(in key)");
                break;
            case IndexKind.Prefix:
                WriteSelect(isOnly ? "Under" : $"Under{suffix}", $"The rows whose {Literals.Xml(index.Last.Path)} begins with a text or code, whether or not a row has exactly that one.", source, index.Fields, "SelectPrefix(in key)", isPrefix: true);
                break;
            default:
                WriteRange(index, source, leading, isOnly ? "" : suffix);
                break;
        }
    }

    private void WriteSelect(string name, string summary, string source, EquatableArray<FieldModel> fields, string result, bool isPrefix = false)
    {
        foreach (bool asText in Forms(fields))
        {
            writer.Line($"/// <summary>{summary}</summary>");
            using (writer.Open($"public global::TradeData.Runtime.RowSet<{_row}> {name}({Parameters(fields, asText)})"))
            {
                WriteKey("key", source, fields, isPrefix);
                writer.Line($"return {result};");
            }
            writer.Line();
        }
    }

    private void WriteRange(IndexModel index, string source, EquatableArray<FieldModel> leading, string suffix)
    {
        string type = index.Last.Shape.CSharp;
        string before = leading.IsEmpty ? "" : Parameters(leading) + ", ";
        string field = Literals.Xml(index.Last.Path);
        string by = suffix.Length == 0 ? "" : "By" + suffix;
        writer.Line($"/// <summary>The rows whose {field} lies between two values, both included, in order.</summary>");
        using (writer.Open($"public global::TradeData.Runtime.RowSet<{_row}> Between{suffix}({before}{type} from, {type} to)"))
        {
            WriteKey("low", source, leading);
            writer.Line($"low.Add({KeyValue(index.Last, "from")});");
            WriteKey("high", source, leading);
            writer.Line($"high.Add({KeyValue(index.Last, "to")});");
            writer.Line("return SelectBetween(in low, in high);");
        }
        writer.Line();
        foreach ((string name, string which) in new[] { ("First", "least"), ("Last", "greatest") })
        {
            writer.Line($"/// <summary>The row with the {which} {field}, or null where there is no row.</summary>");
            using (writer.Open($"public {_row}? {name}{by}({Parameters(leading)})"))
            {
                WriteKey("key", source, leading);
                writer.Line($"return Select{name}(in key);");
            }
            writer.Line();
        }
        writer.Line($"/// <summary>The row whose {field} is closest to a value, or null where there is none on the side that is asked for.</summary>");
        using (writer.Open($"public {_row}? Closest{suffix}({before}{type} value, global::TradeData.Runtime.Closest side = global::TradeData.Runtime.Closest.AtOrBefore)"))
        {
            WriteKey("key", source, leading);
            writer.Line($"key.Add({KeyValue(index.Last, "value")});");
            writer.Line("return SelectClosest(in key, side);");
        }
        writer.Line();
    }

    private void WriteValidTime(ValidTimeModel time)
    {
        writer.Line("/// <summary>The table as of a day: the rows whose period has the day, for every helper. The rows are those of this table, none is copied.</summary>");
        writer.Line($"public {table.ClassName} AsOf(global::System.DateOnly date) => View<{table.ClassName}>(date, static (table, day) => new {table.ClassName}(table, day));");
        writer.Line();
        if (time.Key.IsEmpty)
        {
            return;
        }
        writer.Line("/// <summary>The rows that have held at any time for these values, the oldest first; the whole table's, even in a view.</summary>");
        using (writer.Open($"public global::TradeData.Runtime.RowSet<{_row}> History({Parameters(time.Key)})"))
        {
            WriteKey("key", "ValidTime", time.Key);
            writer.Line("return SelectHistory(in key);");
        }
        writer.Line();
        writer.Line("/// <summary>The row that holds on a day for these values, or null.</summary>");
        using (writer.Open($"public {_row}? FindAsOf({Parameters(time.Key)}, global::System.DateOnly date)"))
        {
            WriteKey("key", "ValidTime", time.Key);
            writer.Line("return SelectInForce(key, date);");
        }
        writer.Line();
    }

    private void WriteHierarchy()
    {
        writer.Lines($$"""
            /// <summary>The rows without a row above them.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Roots => SelectRoots();

            /// <summary>The row above, or null for a root.</summary>
            public {{_row}}? Parent({{_row}} row) => ParentOf(row);

            /// <summary>The rows directly below, in the order of the table.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Children({{_row}} row) => ChildrenOf(row);

            /// <summary>The rows above, the nearest first.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Ancestors({{_row}} row) => AncestorsOf(row);

            /// <summary>All rows below, each before those below it.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Descendants({{_row}} row) => DescendantsOf(row);

            """);
    }

    /// <param name="isPrefix">Whether the last part is what the row's value begins with.</param>
    private void WriteKey(string variable, string source, EquatableArray<FieldModel> fields, bool isPrefix = false)
    {
        IEnumerable<string> adds = fields.Select((field, i) => $" {variable}.{(isPrefix && i == fields.Count - 1 ? "AddPrefix" : "Add")}({KeyValue(field, Parameter(field))});");
        writer.Line($"Tables::KeyBuilder {variable} = {source}.Key();{string.Concat(adds)}");
    }

    private static string Parameters(EquatableArray<FieldModel> fields, bool asText = false) =>
        string.Join(", ", fields.Select(field => $"{(asText && field.Shape.Kind == ShapeKind.Parsed ? "string" : field.Shape.CSharp)} {Parameter(field)}"));

    private static string Parameter(FieldModel field) => Identifiers.Camel(field.Name);

    /// <summary>What goes into a key: enums by their JSON text.</summary>
    private static string KeyValue(FieldModel field, string value) => field.Shape.Kind switch
    {
        ShapeKind.Enum => $"{field.Shape.CSharp}Format.ToJson({value})",
        ShapeKind.ExtensibleEnum => value + ".Value",
        _ => value,
    };
}
