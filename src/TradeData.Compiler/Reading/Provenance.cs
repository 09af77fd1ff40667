using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Runtime;

namespace TradeData.Compiler.Reading;

/// <summary>The origin of a dataset's rows and the notation of its CSV files, from <c>provenance.json</c>.</summary>
/// <param name="Facts">The facts by name, in the order of the file.</param>
internal sealed record Provenance(IReadOnlyList<KeyValuePair<string, string>> Facts, CsvDialect Csv)
{
    public const string FileName = "provenance.json";

    public static readonly Provenance None = new([], CsvDialect.Default);

    private static readonly string[] Known = ["source", "version", "retrieved", "licence", "notes", "csv"];
    private static readonly string[] KnownCsv = ["delimiter", "listSeparator", "missingValues"];

    /// <summary>Reads the file. Its errors are reported, and the rest of it is used.</summary>
    public static Provenance Read(SourceFile file, List<DiagnosticInfo> findings)
    {
        string text = System.Text.Encoding.UTF8.GetString(file.Text);
        LineMap lines = new(text);
        void Fail(int start, int end, string message) => findings.Add(DiagnosticInfo.At(Rules.MalformedData, file.Path, lines, start, end, message));

        if (!System.Text.Unicode.Utf8.IsValid(file.Text))
        {
            PendingError fault = SyntaxError.Find(file.Text, ValidationOptions.Default.MaxDepth);
            findings.Add(Findings.At(Rules.MalformedData, file.Path, file.PlaceOf((int)fault.At), fault.Message));
            return None;
        }
        JsonNode? root = JsonParser.Parse(text, out IReadOnlyList<JsonFault> faults);
        foreach (JsonFault fault in faults)
        {
            Fail(fault.Start, fault.End, fault.Message);
        }
        if (root is not JsonObject { } provenance)
        {
            if (root is not null)
            {
                Fail(root.Start, root.End, $"The provenance of a dataset is an object with {List(Known)}, but this is {root.Kind}.");
            }
            return None;
        }
        CheckNames(provenance, Known, "The provenance of a dataset", Fail);
        List<KeyValuePair<string, string>> facts = [];
        foreach (JsonMember member in provenance.Members)
        {
            if (member.Value is JsonString { Value: var fact } && member.Name != "csv")
            {
                facts.Add(new(member.Name, fact));
            }
            else if (member.Name != "csv" && Known.Contains(member.Name))
            {
                Fail(member.Value.Start, member.Value.End, $"\"{member.Name}\" is a text, but this is {member.Value.Kind}.");
            }
        }
        if (provenance.Find("retrieved")?.Value is JsonString { Value: var day } retrieved && !Runtime.Internal.Json.IsoText.TryDate(System.Text.Encoding.UTF8.GetBytes(day), out _))
        {
            Fail(retrieved.Start, retrieved.End, $"\"retrieved\" is a day such as 2019-09-25, but this is \"{day}\".");
        }
        return new Provenance(facts, provenance.Find("csv") is { } csv ? Dialect(csv.Value, Fail) : CsvDialect.Default);
    }

    private static CsvDialect Dialect(JsonNode node, Action<int, int, string> fail)
    {
        CsvDialect dialect = CsvDialect.Default;
        if (node is not JsonObject csv)
        {
            fail(node.Start, node.End, $"\"csv\" is an object with {List(KnownCsv)}, but this is {node.Kind}.");
            return dialect;
        }
        CheckNames(csv, KnownCsv, "\"csv\"", fail);
        if (csv.Find("delimiter")?.Value is { } delimiter)
        {
            if (delimiter is JsonString { Value: [> ' ' and not '"' and < (char)127 or '\t'] } one)
            {
                dialect = dialect with { Delimiter = one.Value[0] };
            }
            else
            {
                fail(delimiter.Start, delimiter.End, "\"delimiter\" is one character of ASCII such as \",\", \";\" or \"\\t\".");
            }
        }
        if (csv.Find("listSeparator")?.Value is { } separator)
        {
            if (separator is JsonString { Value.Length: > 0 } some)
            {
                dialect = dialect with { ListSeparator = some.Value };
            }
            else
            {
                fail(separator.Start, separator.End, "\"listSeparator\" is a text such as \"|\".");
            }
        }
        if (csv.Find("missingValues")?.Value is { } missing)
        {
            if (missing is JsonArray array && array.Items.All(item => item is JsonString))
            {
                dialect = dialect with { MissingValues = [.. array.Items.Cast<JsonString>().Select(item => item.Value)] };
            }
            else
            {
                fail(missing.Start, missing.End, "\"missingValues\" is an array of texts such as [\"\", \"NA\"].");
            }
        }
        return dialect;
    }

    private static void CheckNames(JsonObject node, string[] known, string what, Action<int, int, string> fail)
    {
        foreach (JsonMember member in node.Members.Where(member => !known.Contains(member.Name)))
        {
            string suggestion = Nearest.Suggestion(member.Name, known);
            fail(member.NameStart, member.NameEnd, $"{what} has no \"{member.Name}\"{(suggestion.Length > 0 ? suggestion : $"; it has {List(known)}.")}");
        }
    }

    private static string List(string[] names) => string.Join(", ", names[..^1].Select(name => $"\"{name}\"")) + $" and \"{names[^1]}\"";
}
