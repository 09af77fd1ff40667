using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Cli.Schemas;

/// <summary>Finds the differences between two versions of a schema in C#, by comparing the models that the generator prints.</summary>
internal sealed partial class CodeComparison(SchemaVersion was, SchemaVersion now)
{
    private readonly List<SchemaChange> _changes = [];

    public IReadOnlyList<SchemaChange> Compare()
    {
        if (was.Model is { } before && now.Model is { } after)
        {
            CompareTypes(before, after);
            CompareTables(before.Table, after.Table);
        }
        return _changes;
    }

    private static IEnumerable<RecordModel> Records(SchemaModel model) => model.Records.Concat(model.Unions.SelectMany(union => union.Records)).DistinctBy(record => record.FullName);

    private void CompareTypes(SchemaModel before, SchemaModel after)
    {
        Dictionary<string, RecordModel> known = Records(before).ToDictionary(record => record.FullName, StringComparer.Ordinal);
        Dictionary<string, RecordModel> records = Records(after).ToDictionary(record => record.FullName, StringComparer.Ordinal);
        Pair(known, records, "the type", CompareRecords);
        Pair(before.Enums.ToDictionary(model => model.FullName, StringComparer.Ordinal), after.Enums.ToDictionary(model => model.FullName, StringComparer.Ordinal), "the enumeration", CompareEnums);
        Pair(before.Unions.ToDictionary(model => model.FullName, StringComparer.Ordinal), after.Unions.ToDictionary(model => model.FullName, StringComparer.Ordinal), "the union", CompareUnions);
    }

    private void Pair<T>(Dictionary<string, T> before, Dictionary<string, T> after, string what, Action<T, T> compare)
    {
        foreach ((string name, T model) in after)
        {
            if (before.TryGetValue(name, out T? known))
            {
                compare(known, model);
            }
            else
            {
                Add(name, $"{what} is new.", breaks: false);
            }
        }
        foreach (string gone in before.Keys.Where(name => !after.ContainsKey(name)))
        {
            Add(gone, $"{what} was removed or renamed.", breaks: true, "Keep the name with \"x-name\" or \"title\", or change the code that uses it.");
        }
    }

    private void CompareRecords(RecordModel before, RecordModel after)
    {
        Dictionary<string, PropertyModel> known = before.Properties.ToDictionary(property => property.JsonName, StringComparer.Ordinal);
        foreach (PropertyModel property in after.Properties)
        {
            string name = $"{after.FullName}.{property.Name}";
            if (!known.Remove(property.JsonName, out PropertyModel? old))
            {
                Add(name, property.IsRequired ? "a required property is new; code that creates such records must set it." : "a property is new.", property.IsRequired, "Set it where records are made.");
                continue;
            }
            CompareProperties(name, before.FullName, old, property);
        }
        foreach (PropertyModel gone in known.Values)
        {
            Add($"{before.FullName}.{gone.Name}", "the property was removed.", breaks: true, "Mark it \"deprecated\" for a version before it goes.");
        }
        if (before.Extras is not null != (after.Extras is not null))
        {
            Add(after.FullName, after.Extras is null ? $"\"{before.Extras!.Name}\", which kept other members, is gone." : $"\"{after.Extras.Name}\" keeps other members now.", after.Extras is null);
        }
    }

    private void CompareProperties(string name, string record, PropertyModel old, PropertyModel property)
    {
        if (old.Name != property.Name)
        {
            Add(name, $"the property was called {old.Name}.", breaks: true, "Keep the name with \"x-name\", or change the code that uses it.");
        }
        string before = TypeOf(old);
        string after = TypeOf(property);
        if (before != after)
        {
            bool isNullability = before.TrimEnd('?') == after.TrimEnd('?');
            Add(name, $"the C# type went from {before} to {after}.", breaks: true, isNullability ? "Code that reads it must now expect null, or can drop the check." : $"Change the code that uses {record}.{old.Name}.");
        }
        if (!old.IsRequired && property.IsRequired)
        {
            Add(name, "the property must be set where records are made.", breaks: true, "Set it there.");
        }
        if (old.Default?.Json != property.Default?.Json)
        {
            Add(name, $"its value when absent went from {old.Default?.Json ?? "nothing"} to {property.Default?.Json ?? "nothing"}.", breaks: true, "Write the old value into rows that rely on it.");
        }
    }

    private void CompareEnums(EnumModel before, EnumModel after)
    {
        Dictionary<string, string> known = before.Members.ToDictionary(member => member.Text, member => member.Name, StringComparer.Ordinal);
        foreach (EnumMember member in after.Members)
        {
            if (!known.Remove(member.Text, out string? name))
            {
                Add($"{after.FullName}.{member.Name}", "the member is new; a switch over all of them lacks it.", breaks: false);
            }
            else if (name != member.Name)
            {
                Add($"{after.FullName}.{member.Name}", $"the member was called {name}.", breaks: true, "Keep the name with \"x-enum\", or change the code that uses it.");
            }
        }
        foreach (string gone in known.Values)
        {
            Add($"{before.FullName}.{gone}", "the member was removed.", breaks: true, "Change the code that uses it.");
        }
        if (before.IsExtensible != after.IsExtensible)
        {
            Add(after.FullName, after.IsExtensible ? "the enumeration became a list that can be extended: another type." : "the list that can be extended became a closed enumeration: another type.", breaks: true, "Change the code that uses it.");
        }
    }

    private void CompareUnions(UnionModel before, UnionModel after)
    {
        string[] known = [.. before.Cases.Select(one => one.Name)];
        string[] cases = [.. after.Cases.Select(one => one.Name)];
        foreach (string added in cases.Except(known))
        {
            Add($"{after.FullName}.{added}", "the union has one more case, and Match one more argument.", breaks: true, "Handle it in each Match and switch.");
        }
        foreach (string gone in known.Except(cases))
        {
            Add($"{before.FullName}.{gone}", "the union has one case less, and Match one argument less.", breaks: true, "Remove it from each Match and switch.");
        }
        foreach (UnionCase one in after.Cases)
        {
            if (before.Cases.FirstOrDefault(other => other.Name == one.Name) is { } old && TypeOf(old) is { } was && TypeOf(one) is { } now && was != now)
            {
                Add($"{after.FullName}.{one.Name}", $"the type of the case went from {was} to {now}.", breaks: true, "Change the code that reads or creates it.");
            }
        }
        if (known.Intersect(cases).SequenceEqual(cases.Intersect(known)) is false)
        {
            Add(after.FullName, "the cases have another order, and so have the arguments of Match.", breaks: true, "Name the arguments of Match.");
        }
    }

    /// <summary>The type of the value that a case holds; a record of its own is compared as one.</summary>
    private static string TypeOf(UnionCase one) => one.Shape is { } shape ? Short(shape.CSharpNullable) : "members of its own";

    private static string TypeOf(PropertyModel property) => Short(property.Shape.CSharp + (property.IsNullable ? "?" : ""));

    private static string Short(string type) => type
        .Replace("global::TradeData.Runtime.", "", StringComparison.Ordinal).Replace("global::System.", "", StringComparison.Ordinal).Replace("global::", "", StringComparison.Ordinal);

    private void Add(string where, string what, bool breaks, string advice = "", bool breaksData = false)
    {
        (int line, int column) = now.PlaceOf(now.Root);
        _changes.Add(new SchemaChange(now.Path, line, column, where, what, breaksData, breaks, breaks || breaksData ? advice : ""));
    }
}
