using System.Globalization;
using System.Text.Json.Nodes;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Creates lists of goods from the tables and notes of a folder, at the places that the law file names.</summary>
internal sealed class UsGoodsLists(string folder, NotesText notes, UsProvisions provisions, MeasureImportReport report)
{
    private const int FirstNationalChapter = 98;
    private const int LegalDigits = 8;

    private readonly Dictionary<string, CsvTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _placed = new(StringComparer.Ordinal);

    /// <summary>The names of the tables used for lists.</summary>
    public IReadOnlyCollection<string> Used => _tables.Keys;

    public IEnumerable<JsonObject> Make(JsonObject list)
    {
        string id = Law.Text(list, "list");
        SortedDictionary<string, (List<HsCode> Codes, string Source)> parts = new(StringComparer.Ordinal);
        foreach (JsonObject source in list["sources"]!.AsArray().OfType<JsonObject>())
        {
            foreach ((string period, HsCode code, string words) in CodesWithout(id, source))
            {
                if (!parts.TryGetValue(period, out (List<HsCode> Codes, string Source) part))
                {
                    parts.Add(period, part = ([], words));
                }
                part.Codes.Add(code);
            }
        }
        if (parts.Count == 0)
        {
            report.Add(MeasureFindingKind.ListWithoutSource, id, "No source of the folder has a code for it.");
        }
        int number = 0;
        foreach ((string period, (List<HsCode> codes, string source)) in parts)
        {
            JsonObject row = new() { ["list"] = id, ["part"] = ++number };
            if (period.Length > 0)
            {
                row["effective"] = Period(period);
            }
            JsonArray array = [];
            foreach (HsCode code in provisions.Shortened(codes.Where(static code => code.ChapterNumber < FirstNationalChapter)))
            {
                array.Add((JsonNode)code.ToString("P"));
            }
            report.Codes += array.Count;
            row["codes"] = array;
            row["source"] = source;
            yield return row;
        }
        report.Lists++;
    }

    /// <summary>Reports the rows that belong to no list, for tables with some rows that do.</summary>
    public void ReportUnplaced()
    {
        foreach ((string name, CsvTable table) in _tables)
        {
            int rest = table.Rows.Count - _placed[name].Count;
            if (rest > 0)
            {
                string first = string.Join(',', Enumerable.Range(0, table.Rows.Count).Where(i => !_placed[name].Contains(i)).Take(3).Select(i => table.Rows[i][0]));
                report.Add(MeasureFindingKind.RowNotPlaced, name, string.Create(CultureInfo.InvariantCulture, $"{rest} rows belong to no list, the first of them {first}."));
            }
        }
    }

    /// <summary>The codes of a source, without those that the sources under <c>except</c> have. A code above one of those becomes the
    /// statistical numbers that are left.</summary>
    private IEnumerable<(string Period, HsCode Code, string Words)> CodesWithout(string list, JsonObject source)
    {
        HashSet<HsCode> except = [.. (source["except"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(one => Codes(list, one)).Select(static found => found.Code)];
        HashSet<HsCode> divided = [.. except.Where(static code => code.Length > LegalDigits).Select(static code => code.First(LegalDigits))];
        foreach ((string period, HsCode code, string words) in Codes(list, source))
        {
            if (IsIn(except, code))
            {
                continue;
            }
            if (!divided.Contains(code))
            {
                yield return (period, code, words);
                continue;
            }
            foreach (HsCode number in provisions.StatisticalBelow(code))
            {
                if (!except.Contains(number))
                {
                    yield return (period, number, words);
                }
            }
        }
    }

    /// <summary>Whether a set has a code, or one above it.</summary>
    private static bool IsIn(HashSet<HsCode> codes, HsCode code)
    {
        for (HsCode? at = code; at is { } above; at = above.Parent)
        {
            if (codes.Contains(above))
            {
                return true;
            }
        }
        return false;
    }

    private IEnumerable<(string Period, HsCode Code, string Words)> Codes(string list, JsonObject source)
    {
        if (source["note"] is { } note)
        {
            List<HsCode>? found = notes.Codes(Law.Text(source, "begins"), Law.Text(source, "until"), source["headings"]?.GetValue<bool>() ?? false);
            if (found is not { Count: > 0 })
            {
                report.Add(MeasureFindingKind.ListWithoutSource, list, $"The notes have no list where {note} is expected.");
            }
            HsCode[] only = source["only"] is JsonArray filter ? [.. filter.Select(static code => HsCode.Parse(code!.GetValue<string>()))] : [];
            return (found ?? []).Where(code => only.Length == 0 || Array.Exists(only, code.StartsWith)).Select(code => ("", code, $"U.S. {note} to subchapter III of chapter 99"));
        }
        return source["codes"] is JsonArray codes
            ? codes.Select(code => ("", HsCode.Parse(code!.GetValue<string>()), Law.Text(source, "text")))
            : FromTable(list, source);
    }

    private IEnumerable<(string Period, HsCode Code, string Words)> FromTable(string list, JsonObject source)
    {
        string name = Law.Text(source, "csv");
        if (!_tables.TryGetValue(name, out CsvTable? table))
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                report.Add(MeasureFindingKind.ListWithoutSource, list, $"The folder has no {name}.");
                yield break;
            }
            _tables.Add(name, table = CsvTable.Read(path));
            _placed.Add(name, []);
        }
        string column = Law.Text(source, "code");
        for (int i = 0; i < table.Rows.Count; i++)
        {
            string[] row = table.Rows[i];
            if (!Matches(table, row, source["where"] as JsonObject))
            {
                continue;
            }
            _placed[name].Add(i);
            if (HsCode.TryParse(table.Cell(row, column), out HsCode code))
            {
                yield return (PeriodOf(table, row, source), code, name);
            }
            else
            {
                report.Add(MeasureFindingKind.RowNotPlaced, name, $"\"{table.Cell(row, column)}\" is not a code of goods.");
            }
        }
    }

    private static bool Matches(CsvTable table, string[] row, JsonObject? where)
    {
        foreach ((string column, JsonNode? wanted) in where ?? [])
        {
            string cell = table.Cell(row, column);
            bool matches = wanted is JsonArray several ? several.Any(one => one!.GetValue<string>() == cell) : wanted!.GetValue<string>() == cell;
            if (!matches)
            {
                return false;
            }
        }
        return true;
    }

    private static string PeriodOf(CsvTable table, string[] row, JsonObject source)
    {
        string from = source["start"] is { } start ? table.Cell(row, start.GetValue<string>()) : "";
        string last = source["lastDay"] is { } end ? table.Cell(row, end.GetValue<string>()) : "";
        string to = last.Length == 0 ? "" : DateOnly.ParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return from.Length == 0 && to.Length == 0 ? "" : $"{from}/{to}";
    }

    private static JsonObject Period(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        // A code that was in a list from the start has no first day of its own.
        JsonObject period = new() { ["from"] = slash == 0 ? "2018-01-01" : text[..slash] };
        if (slash < text.Length - 1)
        {
            period["to"] = text[(slash + 1)..];
        }
        return period;
    }
}
