using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints a table's class: its definition, and a helper for each key, index, period and hierarchy, named from the
/// schema.</summary>
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
        writer.Line("/// <summary>The definition of the table in the schema: its fields, keys, indexes and references.</summary>");
        using (writer.Open($"public static Tables::TableDefinition Definition {{ get; }} = new({Literals.Text(table.Name)}, {Literals.Text(table.Fingerprint)})", "};"))
        {
            using (writer.Open("Fields = new Tables::FieldDefinition[]", "},"))
            {
                foreach (FieldModel field in table.Fields)
                {
                    writer.Line($"new({Literals.Text(field.Path)}, Tables::KeyType.{field.Kind}){(field.HasUsualMembers ? "" : $" {{ Member = {Literals.Text(field.MemberPath)} }}")},");
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
                writer.Line($"ValidTime = new Tables::ValidTimeDefinition({Literals.Text(time.From.Path)}, {Literals.Text(time.To.Path)}){(time.Key.IsEmpty ? "" : $" {{ Key = new[] {{ {Paths(time.Key)} }} }}")},");
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
        writer.Line($"internal {table.ClassName}(Tables::Pack pack) : base(pack, pack.Reader<{_row}>()) {{ }}");
        writer.Line();
        if (table.ValidTime is not null)
        {
            writer.Line($"private {table.ClassName}({table.ClassName} table, global::System.DateOnly date) : base(table, date) {{ }}");
            writer.Line();
        }
    }

    private void WritePrimaryKey()
    {
        KeyParameters key = new(table.PrimaryKey.Fields);
        string found = key.Free("row");
        foreach (bool asText in key.Forms)
        {
            string parameters = key.Declare(asText);
            WriteHelper("The row with this key, or null.", $"{_row}? Find({parameters})", Key(key, "PrimaryKey"), "Find(in {0})");
            writer.Line("/// <summary>Finds the row with this key.</summary>");
            writer.Line($"public bool TryFind({parameters}, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {_row}? {found}) => ({found} = Find({key.Pass()})) is not null;");
            writer.Line();
            writer.Line("/// <summary>The row with this key.</summary>");
            writer.Line("/// <exception cref=\"global::System.Collections.Generic.KeyNotFoundException\">No row has the key.</exception>");
            string values = string.Join(", ", key.Names.Select(name => "{" + name + "}"));
            writer.Line($"public {_row} this[{parameters}] => Find({key.Pass()}) ?? throw new global::System.Collections.Generic.KeyNotFoundException(global::System.FormattableString.Invariant($\"{table.Name} has no row with the key {values}.\"));");
            writer.Line();
        }
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override int OrdinalOf({_row} row)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(row);");
            string adds = string.Concat(key.Fields.Select(field => $" key.Add({KeyParameters.Value(field, "row." + string.Join(".", field.Members.Select(member => member.Name)))});"));
            writer.Line($"Internal::KeyBuilder key = PrimaryKey.Key();{adds}");
            writer.Line("return PrimaryKey.Find(in key);");
        }
        writer.Line();
    }

    private void WriteUniqueKey(KeyModel unique, int number)
    {
        KeyParameters key = new(unique.Fields);
        foreach (bool asText in key.Forms)
        {
            WriteHelper(
                "The row with these unique values, or null.",
                $"{_row}? FindBy{table.UniqueName(unique)}({key.Declare(asText)})",
                Key(key, $"UniqueKey({Literals.Number(number)})"),
                "Find(in {0})");
        }
    }

    private void WriteIndex(IndexModel index, int number)
    {
        string source = $"Index({Literals.Number(number)})";
        string set = $"global::TradeData.Runtime.RowSet<{_row}>";
        KeyParameters key = new(index.Fields);
        switch (index.Kind)
        {
            case IndexKind.Equality:
                foreach (bool asText in key.Forms)
                {
                    WriteHelper(TableSentences.By, $"{set} {table.HelperName(index)}({key.Declare(asText)})", Key(key, source), "Select(in {0})");
                }
                break;
            case IndexKind.Prefix:
                foreach (bool asText in key.Forms)
                {
                    WriteHelper(TableSentences.Under(index), $"{set} {table.HelperName(index)}({key.Declare(asText)})", Key(key, source, isPrefix: true), "SelectPrefix(in {0})");
                }
                break;
            default:
                WriteRange(index, source, table.HelperName(index));
                break;
        }
    }

    private void WriteRange(IndexModel index, string source, string suffix)
    {
        string type = index.Last.Shape.CSharp;
        KeyParameters leading = new(index.Fields.Take(index.Fields.Count - 1).ToEquatableArray());
        string before = leading.IsEmpty ? "" : leading.Declare() + ", ";
        string by = suffix.Length == 0 ? "" : "By" + suffix;
        (string from, string to, string value, string side) = (leading.Free("from"), leading.Free("to"), leading.Free("value"), leading.Free("side"));
        (string low, string high) = (leading.Free("low"), leading.Free("high"));
        writer.Line($"/// <summary>{TableSentences.Between(index)}</summary>");
        using (writer.Open($"public global::TradeData.Runtime.RowSet<{_row}> Between{suffix}({before}{type} {from}, {type} {to})"))
        {
            writer.Line($"Internal::KeyBuilder {low} = {source}.Key();{leading.Adds(low)} {low}.Add({KeyParameters.Value(index.Last, from)});");
            writer.Line($"Internal::KeyBuilder {high} = {source}.Key();{leading.Adds(high)} {high}.Add({KeyParameters.Value(index.Last, to)});");
            writer.Line($"return SelectBetween(in {low}, in {high});");
        }
        writer.Line();
        foreach (string name in new[] { "First", "Last" })
        {
            WriteHelper(TableSentences.End(index, name), $"{_row}? {name}{by}({leading.Declare()})", Key(leading, source), $"Select{name}(in {{0}})");
        }
        (string key, string adds) = Key(leading, source);
        WriteHelper(
            TableSentences.Closest(index),
            $"{_row}? Closest{suffix}({before}{type} {value}, global::TradeData.Runtime.Closest {side} = global::TradeData.Runtime.Closest.AtOrBefore)",
            (key, $"{adds} {key}.Add({KeyParameters.Value(index.Last, value)});"),
            $"SelectClosest(in {{0}}, {side})");
    }

    private void WriteValidTime(ValidTimeModel time)
    {
        writer.Line("/// <summary>The view of the table on a day: each helper finds only rows whose period contains the day. No rows are copied.</summary>");
        writer.Line($"public {table.ClassName} AsOf(global::System.DateOnly date) => View<{table.ClassName}>(date, static (table, day) => new {table.ClassName}(table, day));");
        writer.Line();
        if (time.Key.IsEmpty)
        {
            return;
        }
        KeyParameters key = new(time.Key);
        string date = key.Free("date");
        WriteHelper(
            "All rows for these values, the oldest first; a view does not restrict them.",
            $"global::TradeData.Runtime.RowSet<{_row}> History({key.Declare()})",
            Key(key, "ValidTime"),
            "SelectHistory(in {0})");
        WriteHelper(
            "The row valid on a day for these values, or null.",
            $"{_row}? FindAsOf({key.Declare()}, global::System.DateOnly {date})",
            Key(key, "ValidTime"),
            $"SelectInForce({{0}}, {date})");
    }

    private void WriteHierarchy()
    {
        writer.Lines($$"""
            /// <summary>The rows without a parent.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Roots => SelectRoots();

            /// <summary>The parent, or null for a root.</summary>
            public {{_row}}? Parent({{_row}} row) => ParentOf(row);

            /// <summary>The children, in the order of the table.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Children({{_row}} row) => ChildrenOf(row);

            /// <summary>The ancestors, the nearest first.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Ancestors({{_row}} row) => AncestorsOf(row);

            /// <summary>All descendants, in preorder.</summary>
            public global::TradeData.Runtime.RowSet<{{_row}}> Descendants({{_row}} row) => DescendantsOf(row);

            """);
    }

    /// <summary>Prints a helper of two statements on one line: it packs a key and looks it up.</summary>
    private void WriteHelper(string summary, string signature, (string Name, string Statements) key, string result)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public {signature} {{ {key.Statements} return {result.Replace("{0}", key.Name)}; }}");
        writer.Line();
    }

    private static (string Name, string Statements) Key(KeyParameters key, string source, bool isPrefix = false)
    {
        string name = key.Free("key");
        return (name, $"Internal::KeyBuilder {name} = {source}.Key();{key.Adds(name, isPrefix)}");
    }
}
