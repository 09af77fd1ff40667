using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TradeData.Cli.Tests;

/// <summary>Compressed files that networks cut and disks damage.</summary>
public class BrokenInputTests
{
    [Theory]
    [InlineData("us-hts", "cut in the middle")]
    [InlineData("us-hts", "cut within its header")]
    [InlineData("us-hts", "with a wrong byte")]
    [InlineData("us-hts", "with a wrong checksum")]
    [InlineData("us-hts", "not compressed")]
    [InlineData("us-hts", "empty")]
    [InlineData("jp-customs", "cut in the middle")]
    [InlineData("jp-customs", "with a wrong byte")]
    [InlineData("jp-customs", "not compressed")]
    [InlineData("jp-customs", "empty")]
    public void A_broken_compressed_file_is_refused_in_one_line_and_leaves_no_rows(string schedule, string fault)
    {
        using Workspace folder = new();
        string name = schedule == "us-hts" ? "hts_2025_rev_10.json.gz" : "japan_tariff_2026_04_01.tar.gz";
        byte[] whole = schedule == "us-hts" ? Compressed(Schedule()) : Compressed(Archive());
        File.WriteAllBytes(folder[name], fault switch
        {
            "cut in the middle" => whole[..(whole.Length / 2)],
            "cut within its header" => whole[..5],
            "with a wrong byte" => Changed(whole, whole.Length / 2),
            "with a wrong checksum" => Changed(whole, whole.Length - 6),
            "not compressed" => Schedule(),
            _ => [],
        });
        ToolRun run = folder.Run("import", schedule, name, "--output", "imported");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("tradedata: error: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.False(Directory.Exists(folder["imported"]));
    }

    // Numbers of no order, so that a cut in the middle is one within the rows.
    private static byte[] Schedule()
    {
        Random random = new(3);
        IEnumerable<string> rows = Enumerable.Range(0, 3_000).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"htsno":"{{(row == 0 ? "0101" : "")}}","indent":"{{(row == 0 ? 0 : 1)}}","description":"Text {{random.NextInt64()}}","superior":null,"units":[],"general":"","special":"","other":"","footnotes":[]}"""));
        return Encoding.UTF8.GetBytes($"[{string.Join(",", rows)}]");
    }

    private static byte[] Archive()
    {
        using MemoryStream bytes = new();
        using (TarWriter archive = new(bytes, leaveOpen: true))
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "j_02_tariff_data.json") { DataStream = new MemoryStream(Schedule()) });
        }
        return bytes.ToArray();
    }

    private static byte[] Compressed(byte[] text)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(text);
        }
        return bytes.ToArray();
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 0x55;
        return changed;
    }
}
