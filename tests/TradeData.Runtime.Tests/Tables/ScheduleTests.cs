using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>A published tariff schedule, with all its dirt, as a table.</summary>
public sealed class ScheduleTests
{
    private static readonly TableDefinition Definition = new("Schedule", "hts")
    {
        Fields = [new("htsno", KeyType.Code), new("indent", KeyType.Text), new("general", KeyType.Text)],
        Indexes = [new(IndexKind.Prefix, "htsno"), new(IndexKind.Equality, "indent"), new(IndexKind.Equality, "general"), new(IndexKind.Prefix, "indent", "htsno")],
    };

    [SkippableFact]
    public void The_schedule_of_the_United_States_answers_as_a_list_of_its_rows_does()
    {
        using FileStream file = File.OpenRead(RealData.Require("hts/hts_2025_basic.json.gz"));
        using GZipStream unzipped = new(file, CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(unzipped);
        JsonElement[] rows = [.. document.RootElement.EnumerateArray()];
        PackBuilder builder = new(Definition);
        foreach (JsonElement row in rows)
        {
            builder.Add(Encoding.UTF8.GetBytes(row.GetRawText()));
        }
        PackResult result = builder.Build();
        Assert.Empty(result.Problems);
        ScheduleTable table = new(Pack.OpenTrusted(Bytes(result.Pack), "Schedule", "hts"));
        string[] codes = [.. rows.Select(row => row.GetProperty("htsno").GetString()!.Replace(".", "", StringComparison.Ordinal))];
        Assert.Equal(rows.Length, table.Count);
        Assert.Equal(961, table.Count(row => row.Length == 4));
        Assert.Equal(6_017, table.ByCode("").Count);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(rows[i].GetProperty("htsno").GetString(), table.Rows[i]);
        }
        string[] sorted = [.. codes.Order(StringComparer.Ordinal)];
        for (int chapter = 1; chapter <= 99; chapter++)
        {
            for (int heading = 0; heading < 100; heading += chapter % 10 == 1 ? 1 : 7)
            {
                string prefix = $"{chapter:00}{heading:00}";
                int first = ~Array.BinarySearch(sorted, prefix, Comparer<string>.Create((a, b) => string.CompareOrdinal(a, b) < 0 ? -1 : 1));
                string[] expected = [.. sorted.Skip(first).TakeWhile(code => code.StartsWith(prefix, StringComparison.Ordinal))];
                Assert.Equal(expected, table.Under(prefix).Select(code => code.Replace(".", "", StringComparison.Ordinal)));
            }
        }
        foreach (IGrouping<string, JsonElement> group in rows.GroupBy(row => row.GetProperty("general").GetString()!))
        {
            Assert.Equal(group.Select(row => row.GetProperty("htsno").GetString()), table.ByGeneralRate(group.Key));
        }
        foreach (IGrouping<string, JsonElement> group in rows.GroupBy(row => row.GetProperty("indent").GetString()!))
        {
            Assert.Equal(group.Count(row => row.GetProperty("htsno").GetString()!.StartsWith("02", StringComparison.Ordinal)), table.AtIndent(group.Key, "02").Count);
        }
    }

    private static byte[] Bytes(Pack pack)
    {
        using MemoryStream output = new();
        pack.WriteTo(output);
        return output.ToArray();
    }

    private sealed class ScheduleTable(Pack pack) : Table<string>(pack, Read)
    {
        public RowSet<string> Under(string code)
        {
            KeyBuilder key = Index(0).Key();
            key.AddPrefix(code);
            return SelectPrefix(in key);
        }

        public RowSet<string> ByCode(string code)
        {
            KeyBuilder key = Index(0).Key();
            key.Add(code);
            return Select(in key);
        }

        public RowSet<string> ByGeneralRate(string rate)
        {
            KeyBuilder key = Index(2).Key();
            key.Add(rate);
            return Select(in key);
        }

        public RowSet<string> AtIndent(string indent, string code)
        {
            KeyBuilder key = Index(3).Key();
            key.Add(indent);
            key.AddPrefix(code);
            return SelectPrefix(in key);
        }

        protected override int OrdinalOf(string row) => -1;

        private static string Read(ref byte text, int length)
        {
            using JsonDocument row = JsonDocument.Parse(MemoryMarshal.CreateReadOnlySpan(ref text, length).ToArray());
            return row.RootElement.GetProperty("htsno").GetString()!;
        }
    }
}
