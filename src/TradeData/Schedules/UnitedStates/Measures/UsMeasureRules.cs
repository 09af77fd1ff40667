using System.Globalization;
using System.Text.Json.Nodes;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Creates measures from the rules of the law file and the provisions of chapter 99.</summary>
internal sealed class UsMeasureRules(JsonObject law, UsProvisions provisions, PartnerNames partners, HashSet<string> documents,
    MeasureRows rows)
{
    private readonly HashSet<HsCode> _known = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Whether a measure exists for a provision, or for one above it.</summary>
    public bool Knows(HsCode provision) => _known.Contains(provision) || _known.Any(provision.StartsWith);

    public void Make()
    {
        foreach (JsonObject rule in law["rules"]!.AsArray().OfType<JsonObject>())
        {
            List<HsCode> listed = Listed(rule);
            bool isOneEach = rule["rate"] is JsonValue;
            if (isOneEach)
            {
                foreach (HsCode provision in listed)
                {
                    MakeFromWords(rule, provision);
                }
            }
            else
            {
                Add(rule, listed, rule["rate"]?.DeepClone(), OriginsOf(rule));
            }
        }
    }

    /// <summary>Returns the provisions of a rule, with ranges and codes above expanded.</summary>
    private List<HsCode> Listed(JsonObject rule)
    {
        List<HsCode> found = [];
        HashSet<HsCode> except = [.. (rule["except"] as JsonArray ?? []).Select(static code => HsCode.Parse(code!.GetValue<string>()))];
        foreach (JsonNode? node in rule["provisions"] as JsonArray ?? [])
        {
            string text = node!.GetValue<string>();
            if (!text.Contains('-', StringComparison.Ordinal))
            {
                found.Add(HsCode.Parse(text));
                continue;
            }
            List<UsProvision> range = provisions.InRange(text);
            if (range.Count == 0)
            {
                rows.Report.Add(MeasureFindingKind.ProvisionNotFound, text, "No edition has provisions of this range.");
            }
            found.AddRange(range.Select(static provision => provision.Code).Where(code => !except.Contains(code)));
        }
        return found;
    }

    /// <summary>Returns the origins of a rule, with the members of the groups that it names.</summary>
    private JsonObject? OriginsOf(JsonObject rule)
    {
        if (rule["origins"] is not JsonObject origins)
        {
            return null;
        }
        JsonObject expanded = [];
        foreach ((string name, JsonNode? partners) in origins)
        {
            JsonArray codes = [];
            foreach (JsonNode? partner in partners!.AsArray())
            {
                foreach (JsonNode? member in law["groups"]?[partner!.GetValue<string>()]?.AsArray() ?? [partner!.DeepClone()])
                {
                    codes.Add(member!.DeepClone());
                }
            }
            expanded[name] = codes;
        }
        return expanded;
    }

    /// <summary>Creates a measure with the origins and rate in the provision's own words.</summary>
    private void MakeFromWords(JsonObject rule, HsCode code)
    {
        UsProvision provision = provisions.InRange(code.ToString())[0];
        List<PartnerCode> origins = partners.Origins(provision.Text);
        decimal? percent = null;
        foreach (LineRate rate in provision.Rates)
        {
            percent ??= rate is { Column: RateColumn.General, Rate: DutyRate.Reference { Adjustment: { } adjustment } } ? adjustment : null;
        }
        if (origins.Count == 0 || percent is null)
        {
            rows.Report.Add(MeasureFindingKind.ProvisionNotUnderstood, code.ToString(), origins.Count == 0 ? "Its words name no partner that is known." : "It has no percentage that is added.");
            return;
        }
        JsonArray codes = [];
        foreach (PartnerCode origin in origins)
        {
            codes.Add((JsonNode)origin.ToString());
        }
        Add(rule, [code], new JsonObject { ["kind"] = "adValorem", ["percent"] = percent.Value }, new JsonObject { ["partners"] = codes });
    }

    private void Add(JsonObject rule, List<HsCode> listed, JsonNode? rate, JsonNode? origins)
    {
        bool isWithout = rule["noProvisions"] is not null;
        JsonObject row = new() { ["id"] = NewId(rule, isWithout ? [] : listed), ["programme"] = Law.Text(rule, "programme") };
        if (listed.Count > 0 && !isWithout)
        {
            JsonArray codes = [];
            foreach (HsCode code in listed)
            {
                _known.Add(code);
                codes.Add((JsonNode)code.ToString());
            }
            row["provisions"] = codes;
        }
        row["effect"] = Law.Text(rule, "effect");
        Set(row, "rate", rate);
        Set(row, "goods", rule["goods"]?.DeepClone());
        Set(row, "origins", origins);
        if (rule["conditions"] is JsonArray names)
        {
            JsonArray conditions = [];
            foreach (JsonNode? name in names)
            {
                conditions.Add(law["conditions"]![name!.GetValue<string>()]?.DeepClone() ?? throw new InvalidDataException($"The law file has no condition \"{name}\"."));
            }
            row["conditions"] = conditions;
        }
        foreach (string name in (string[])["excludes", "effective", "known", "documents", "legalNote", "confidence", "note"])
        {
            Set(row, name, rule[name]?.DeepClone());
        }
        foreach (JsonNode? document in row["documents"] as JsonArray ?? [])
        {
            if (!documents.Contains(document!.GetValue<string>()))
            {
                rows.Report.Add(MeasureFindingKind.DocumentNotFound, document.GetValue<string>(), "No source has this document.");
            }
        }
        rows.Report.Measures++;
        rows.Add("measures", row);
    }

    private static void Set(JsonObject row, string name, JsonNode? value)
    {
        if (value is not null)
        {
            row[name] = value;
        }
    }

    /// <summary>Returns a readable key: the first provision, or the programme with a descriptive word, and the first day.</summary>
    private string NewId(JsonObject rule, List<HsCode> listed)
    {
        string from = Law.Text(rule["effective"]!.AsObject(), "from");
        string programme = Law.Text(rule, "programme");
        string name = rule["label"] is { } label ? $"{programme}-{label}" : listed.Count > 0 ? "us-" + listed[0].ToString().Replace('.', '-') : programme + "-" + Law.Text(rule, "effect").ToLowerInvariant();
        string id = $"{name}-{from}";
        for (int number = 2; !_ids.Add(id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{from}-{number}");
        }
        return id;
    }
}
