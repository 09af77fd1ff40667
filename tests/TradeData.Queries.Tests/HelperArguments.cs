using System.Collections;
using System.Globalization;
using System.Reflection;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Queries.Tests;

/// <summary>The arguments of helpers: values of rows, alone and combined as in rows, and values of no row.</summary>
internal static class HelperArguments
{
    private const int Most = 40;

    private static readonly string[] s_bounds = ["from", "to", "value"];

    public static IEnumerable<object?[]> Of(TableUnderTest table, MethodInfo helper)
    {
        ParameterInfo[] parameters = [.. helper.GetParameters().Skip(1).Where(parameter => !parameter.IsOut)];
        if (parameters.Length == 0)
        {
            return [[]];
        }
        if (helper.Name.StartsWith("Under", StringComparison.Ordinal))
        {
            return Prefixes(table, parameters[0].ParameterType);
        }
        IEnumerable<object?[]> sets = table.Sample(Most).SelectMany(row => Combinations([.. parameters.Select(parameter => Candidates(table, parameter, row))]));
        return sets.DistinctBy(set => string.Join('\u0001', set)).Take(Most * 6).ToArray();
    }

    private static IEnumerable<object?[]> Combinations(object?[][] candidates)
    {
        if (candidates.Any(values => values.Length == 0))
        {
            return [];
        }
        // All as the row has them, and then one at a time otherwise.
        object?[] own = [.. candidates.Select(values => values[0])];
        return candidates.SelectMany((values, i) => values.Select(value => own.Select((kept, j) => i == j ? value : kept).ToArray())).Append(own);
    }

    private static object?[] Candidates(TableUnderTest table, ParameterInfo parameter, object row)
    {
        if (parameter.ParameterType == typeof(Closest))
        {
            return [Closest.Nearest, Closest.AtOrBefore, Closest.AtOrAfter];
        }
        string? field = Field(table.Definition, parameter.Name!);
        object? value = FieldReader.Value(row, field ?? throw new InvalidOperationException($"No field is meant by {parameter.Name}."));
        return value switch
        {
            null => [],
            DateOnly date => [date, date.AddDays(-1), date.AddDays(1), date.AddYears(parameter.Name == "from" ? -2 : 2)],
            string text => [text, text + "x", ""],
            _ when parameter.ParameterType == typeof(string) => [value.ToString(), "?", ""],
            _ => [value],
        };
    }

    private static string? Field(TableDefinition definition, string parameter) => parameter switch
    {
        _ when s_bounds.Contains(parameter) => definition.Indexes.First(index => index.Kind == IndexKind.Range).Fields[^1],
        "date" => definition.ValidTime!.From,
        _ => definition.Fields.FirstOrDefault(field => string.Equals(field.Path.Replace(".", "", StringComparison.Ordinal), parameter, StringComparison.OrdinalIgnoreCase))?.Path,
    };

    private static IEnumerable<object?[]> Prefixes(TableUnderTest table, Type type)
    {
        string field = table.Definition.Indexes.First(index => index.Kind == IndexKind.Prefix).Fields[^1];
        IEnumerable<string> codes = table.Sample(Most).Select(row => FieldReader.Value(row, field)).OfType<HsCode>().Select(code => code.ToString("D"));
        IEnumerable<string> prefixes = codes.SelectMany(code => Enumerable.Range(0, code.Length + 1).Select(length => code[..length])).Concat(["0201.3", "0201.30", "99", "00", "9999999999", "02013000000"]).Distinct();
        return type == typeof(string)
            ? prefixes.Concat(["x", "0x", "-1", "0201-30", "0201 30", "02.01-30 000", "0201/30", "0201\u00A030"]).Select(prefix => new object?[] { prefix })
            : prefixes.Where(prefix => prefix.Length is >= 2 and <= 10).Select(prefix => new object?[] { HsCode.Parse(prefix) }).Append([default(HsCode)]);
    }
}
