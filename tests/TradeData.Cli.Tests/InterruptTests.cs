using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace TradeData.Cli.Tests;

/// <summary>The user presses Ctrl-C.</summary>
public class InterruptTests
{
    [SkippableFact]
    public void Ctrl_C_ends_an_import_with_130_and_leaves_no_rows()
    {
        Interrupt.SkipWithout();
        using Workspace folder = new();
        WriteLongSchedule(folder["hts_2025_rev_10.json.gz"]);
        using Process tool = Tool.Start(folder.Path, [], "import", "us-hts", "hts_2025_rev_10.json.gz", "--output", "imported");
        // It arrives while rows are being written.
        FileInfo part = new(folder["imported/tariff-lines/us-hts-2025-rev-10.ndjson.part"]);
        while (!tool.HasExited && !(part.Exists && part.Length > 0))
        {
            Thread.Sleep(20);
            part.Refresh();
        }
        Interrupt.Send(tool);
        Tool.End(tool).Gives(130, "", "tradedata: error: stopped.\n");
        Assert.False(Directory.Exists(folder["imported"]));
    }

    /// <summary>Three million rows, in a file of some hundred kilobytes: minutes of work.</summary>
    private static void WriteLongSchedule(string file)
    {
        const string row = """{"htsno":"","indent":"1","description":"Text","superior":null,"units":[],"general":"","special":"","other":"","footnotes":[]}""";
        byte[] block = Compressed(string.Concat(Enumerable.Repeat("," + row, 10_000)));
        using FileStream stream = File.Create(file);
        stream.Write(Compressed("[" + row.Replace("\"htsno\":\"\",\"indent\":\"1\"", "\"htsno\":\"0101\",\"indent\":\"0\"", StringComparison.Ordinal)));
        for (int i = 0; i < 300; i++)
        {
            stream.Write(block);
        }
        stream.Write(Compressed("]"));
    }

    private static byte[] Compressed(string text)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return bytes.ToArray();
    }
}
