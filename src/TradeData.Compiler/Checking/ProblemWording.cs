using TradeData.Compiler.Reading;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Checking;

/// <summary>Words the problems of the keys and references of a table's rows, with places in the user's own files.</summary>
/// <param name="data">The table's files.</param>
/// <param name="pack">The table's rows.</param>
internal sealed class ProblemWording(TableData data, Pack pack)
{
    private readonly Dictionary<TableIndex, string[]> _keys = [];

    // Valid time does not go through arrays, so the paths of its fields are pointers apart from their notation.
    private string From => "/" + data.Table.ValidTime!.From.Path.Replace('.', '/');

    public DiagnosticInfo Describe(DataProblem problem)
    {
        (RowFile file, int row) = data.Find(problem.Row);
        string pointer = problem.Kind == DataProblemKind.OverlappingPeriod ? From : problem.Pointer;
        return At(RuleOf(problem), file, row, pointer, Sentence(problem));
    }

    /// <summary>Describes a reference to a row that does not exist, with the most similar key.</summary>
    /// <param name="problem">The reference.</param>
    /// <param name="target">The referenced table.</param>
    public DiagnosticInfo DescribeReference(DataProblem problem, Pack target)
    {
        (RowFile file, int row) = data.Find(problem.Row);
        ForeignKeyDefinition? key = pack.Definition.ForeignKeys.FirstOrDefault(key => key.Table == problem.OtherTable && string.Join(", ", key.Fields) == problem.Field);
        string suggestion = key is not null && target.IndexOver([.. key.References]) is { } index ? Meant(problem.Value, index) : "";
        string what = key is { References.Count: 1 } ? "key" : $"key ({string.Join(", ", key?.References ?? [])})";
        return At(RuleOf(problem), file, row, problem.Pointer, $"{Fields(problem.Field)} {Is(problem.Field)} \"{problem.Value}\", but {problem.OtherTable} has no such {what}.{suggestion}");
    }

    private static DiagnosticInfo At(Rule rule, RowFile file, int row, string pointer, string sentence) =>
        Findings.At(rule, file.Source.Path, file.PlaceOf(row, pointer), $"{file.Name(row)}: {sentence}");

    private static Rule RuleOf(DataProblem problem) => problem.Kind switch
    {
        DataProblemKind.DuplicateKey => Rules.DuplicateKey,
        DataProblemKind.MissingParent or DataProblemKind.HierarchyCycle => Rules.InvalidHierarchy,
        DataProblemKind.EmptyPeriod or DataProblemKind.OverlappingPeriod => Rules.InvalidValidTime,
        DataProblemKind.BrokenReference => problem.IsError ? Rules.BrokenReference : Rules.BrokenWeakReference,
        _ => Rules.InvalidRow,
    };

    private string Sentence(DataProblem problem) => problem.Kind switch
    {
        DataProblemKind.DuplicateKey => $"the key {Fields(problem.Field)} is \"{problem.Value}\", first used at {Place(problem.OtherRow!.Value, problem.Pointer)}.",
        DataProblemKind.MissingParent => $"{Fields(problem.Field)} {Is(problem.Field)} \"{problem.Value}\", but {problem.Table} has no such row above it.{MeantParent(problem)}",
        DataProblemKind.HierarchyCycle => problem.OtherRow == problem.Row
            ? $"the row is its own parent: {Fields(problem.Field)} {Is(problem.Field)} \"{problem.Value}\"."
            : $"the row is its own ancestor: its parent \"{problem.Value}\", at {Place(problem.OtherRow!.Value, "")}, lies below it.",
        DataProblemKind.EmptyPeriod => $"the period ({Period(problem.Value)}) has no day.",
        DataProblemKind.OverlappingPeriod => $"the period ({Period(problem.Value)}) overlaps that of the row at {Place(problem.OtherRow!.Value, From)}{SameKey()}.",
        _ => problem.Message,
    };

    private string Place(int row, string pointer)
    {
        (RowFile file, int within) = data.Find(row);
        SourcePlace place = file.PlaceOf(within, pointer);
        return FormattableString.Invariant($"{file.Source.Path}({place.Line},{place.Column})");
    }

    // The parent's key starts with the row's own first parts, so only such keys are candidates.
    private string MeantParent(DataProblem problem)
    {
        EquatableArray<FieldModel> key = data.Table.PrimaryKey.Fields;
        (RowFile file, int row) = data.Find(problem.Row);
        string own = string.Concat(key.Take(key.Count - data.Table.Parent.Count).Select(field => TextAt(file, row, field.Path) + ", "));
        IEnumerable<string> keys = pack.IndexOver([.. key.Select(field => field.Path)])?.KeyTexts() ?? [];
        return Wording.DidYouMean($"\"{problem.Value}\"", keys.Where(text => text.StartsWith(own, StringComparison.Ordinal)).Select(text => $"\"{text[own.Length..]}\""));
    }

    private static string TextAt(RowFile file, int row, string path)
    {
        ref byte p = ref file.Buffer[0];
        nint at = PointerWalk.Find(ref p, file.StartOf(row), "/" + path.Replace('.', '/'));
        ReadOnlySpan<byte> text = Scan.Slice(ref p, at, Scan.TrustedEnd(ref p, at));
        return System.Text.Encoding.UTF8.GetString(text.Trim((byte)'"'));
    }

    private string Meant(string value, TableIndex index)
    {
        if (!_keys.TryGetValue(index, out string[]? keys))
        {
            keys = [.. index.KeyTexts().Select(key => $"\"{key}\"")];
            _keys.Add(index, keys);
        }
        return Wording.DidYouMean($"\"{value}\"", keys);
    }

    private string SameKey() => data.Table.ValidTime!.Key is { IsEmpty: false } key ? $", and both have the same {Fields(string.Join(", ", key.Select(field => field.Path)))}" : "";

    // The value has both days; either may be missing.
    private static string Period(string days) => days.Split(", ") switch
    {
        ["", ""] => "without beginning and end",
        [var from, ""] => $"from {from} on",
        ["", var to] => $"up to {to}, without that day",
        [var from, var to] => $"from {from} up to {to}, without that day",
        _ => days,
    };

    private static string Fields(string fields) => fields.Contains(", ", StringComparison.Ordinal) ? $"({fields})" : $"\"{fields}\"";

    private static string Is(string fields) => fields.Contains(", ", StringComparison.Ordinal) ? "are" : "is";
}
