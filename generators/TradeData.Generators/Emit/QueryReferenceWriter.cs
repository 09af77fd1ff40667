using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints each reference in both directions over queries, with the names of the catalog's methods. The rows of the other table
/// are a parameter.</summary>
internal static class QueryReferenceWriter
{
    public static void Write(SourceWriter writer, TableModel table)
    {
        foreach (ForeignKeyModel key in table.ForeignKeys)
        {
            // No provider can compare a text with a value of another type.
            if (key.Fields.Select(field => field.Shape.CSharp).SequenceEqual(key.Targets.Select(field => field.Shape.CSharp)) && !key.Targets.Any(field => field.GoesThroughArrays))
            {
                WriteTargets(writer, table, key);
                WriteReferring(writer, table, key);
            }
        }
    }

    private static void WriteTargets(SourceWriter writer, TableModel table, ForeignKeyModel key)
    {
        string row = "global::" + table.RowType;
        string target = "global::" + key.TargetType;
        int arrays = key.Fields.Count(field => field.GoesThroughArrays);
        string fields = Literals.Xml(string.Join(", ", key.Fields.Select(field => field.Path)));
        string result = key.IsMany ? $"IQueryable<{target}>" : target + "?";
        string signature = $"public static {result} {key.Name}(this {row} row, IQueryable<{target}> rows)";
        string none = key.IsMany ? "rows.Where(target => false)" : "null";
        // Several fields through arrays are pairs of values, which a list cannot express.
        if (arrays > 1)
        {
            return;
        }
        (string guard, string[] values) = Given("row", key.Fields);
        writer.Line($"/// <summary>The row{(key.IsMany ? "s" : "")} that the row's {fields} refer{(key.IsMany ? "" : "s")} to{(key.IsMany ? "" : ", or null if there is none")}.</summary>");
        string condition = string.Join(" && ", key.Fields.Select((field, i) => field.GoesThroughArrays
            ? QueryTerms.Has("target", key.Targets[i]) + $"keys.Contains({QueryTerms.Value("target", key.Targets[i])})"
            : QueryTerms.AreEqual("target", new[] { key.Targets[i] }.ToEquatableArray(), [values[i]])));
        string ask = key.IsMany ? $"rows.Where(target => {condition})" : $"rows.FirstOrDefault(target => {condition})";
        string answer = guard.Length == 0 ? ask : $"{guard} ? {ask} : {none}";
        if (arrays == 0)
        {
            writer.Line($"{signature} => {answer};");
            return;
        }
        FieldModel many = key.Fields.First(field => field.GoesThroughArrays);
        writer.Line($"{signature} {{ global::System.Collections.Generic.List<{many.Shape.CSharp}> keys = [.. {Items("row", many)}]; return {answer}; }}");
    }

    private static void WriteReferring(SourceWriter writer, TableModel table, ForeignKeyModel key)
    {
        string row = "global::" + table.RowType;
        (string guard, string[] values) = Given("target", key.Targets);
        writer.Line($"/// <summary>The rows whose {Literals.Xml(string.Join(", ", key.Fields.Select(field => field.Path)))} refers to a row of {Literals.Xml(key.Table)}.</summary>");
        string ask = $"rows.Where(row => {QueryTerms.AreEqual("row", key.Fields, values)})";
        writer.Line($"public static IQueryable<{row}> {table.Name}By{key.Name}(this global::{key.TargetType} target, IQueryable<{row}> rows) => {(guard.Length == 0 ? ask : $"{guard} ? {ask} : rows.Where(row => false)")};");
    }

    /// <summary>Returns the values of a row's fields, and a condition that declares those that may be absent.</summary>
    private static (string Guard, string[] Values) Given(string row, EquatableArray<FieldModel> fields)
    {
        List<string> guards = [];
        List<string> values = [];
        foreach (FieldModel field in fields)
        {
            if (!field.IsOptional || field.GoesThroughArrays)
            {
                values.Add(QueryTerms.Path(row, field));
                continue;
            }
            string value = "key" + Literals.Number(values.Count);
            string path = string.Concat(field.Members.Select((member, i) => (i > 0 && field.Members[i - 1].IsOptional ? "?." : ".") + member.Name));
            guards.Add($"{row}{path} is {{ }} {value}");
            values.Add(value);
        }
        return (string.Join(" && ", guards), [.. values]);
    }

    /// <summary>Returns all values of a row for a field through arrays.</summary>
    private static string Items(string row, FieldModel field)
    {
        string items = $"new[] {{ {row} }}";
        foreach (FieldMember member in field.Members)
        {
            string unwrap = !member.IsOptional ? "" : member.Shape.IsReference ? "!" : "!.Value";
            items += (member.IsOptional ? $".Where(item => item.{member.Name} != null)" : "") + (member.IsList ? $".SelectMany(item => item.{member.Name}{unwrap})" : $".Select(item => item.{member.Name}{unwrap})");
        }
        return items;
    }
}
