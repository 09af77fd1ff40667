using System.Text.Json;
using TradeData.Compiler.Checking;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Writing;

/// <summary>The folder with the packs. What has not changed is left alone, so that nothing behind it has to be made again.</summary>
internal sealed class OutputFolder(string path)
{
    private const string Extension = ".pack";

    public string State => Path.Combine(path, "state.json");

    public void Create() => Directory.CreateDirectory(path);

    public string PackOf(string table) => Path.Combine(path, table + Extension);

    /// <summary>The length of a table's pack; -1 where there is none.</summary>
    public long LengthOf(string table) => new FileInfo(PackOf(table)) is { Exists: true } file ? file.Length : -1;

    /// <summary>The pack of a table that an earlier run has written.</summary>
    /// <exception cref="PackException">It was damaged since.</exception>
    public Pack Read(string table, TableDefinition definition)
    {
        // Not mapped: the file may have to be replaced while the pack is in use.
        Pack pack = Pack.Open(File.ReadAllBytes(PackOf(table)), definition);
        pack.Verify();
        return pack;
    }

    public void Write(string table, Pack pack, LinkResult? links)
    {
        string file = PackOf(table);
        string made = file + ".new";
        using (FileStream stream = File.Create(made))
        {
            pack.WriteTo(stream, links);
        }
        if (File.Exists(file) && SameContent(file, made))
        {
            File.Delete(made);
            return;
        }
        File.Move(made, file, overwrite: true);
    }

    /// <summary>Removes the packs of tables that are no more.</summary>
    public void RemoveOthers(IReadOnlySet<string> tables)
    {
        foreach (string file in Directory.EnumerateFiles(path, "*" + Extension))
        {
            if (!tables.Contains(Path.GetFileNameWithoutExtension(file)))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Writes which types have to be asked about values when the project is compiled; no file where there are none.</summary>
    public void WriteScalars(IReadOnlyCollection<string> types)
    {
        string file = Path.Combine(path, "scalars.txt");
        if (types.Count == 0)
        {
            File.Delete(file);
        }
        else if (!File.Exists(file) || !File.ReadAllLines(file).SequenceEqual(types))
        {
            File.WriteAllLines(file, types);
        }
    }

    /// <summary>Writes where the rows of each table come from, as the catalog hands it out.</summary>
    public void WriteProvenance(IEnumerable<(TableData Data, IReadOnlyDictionary<string, int> Rows)> tables)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach ((TableData dataset, IReadOnlyDictionary<string, int> rows) in tables)
            {
                WriteProvenance(writer, dataset, rows);
            }
            writer.WriteEndArray();
        }
        string file = Path.Combine(path, "provenance.json");
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(text.ToArray()))
        {
            File.WriteAllBytes(file, text.ToArray());
        }
    }

    private static void WriteProvenance(Utf8JsonWriter writer, TableData dataset, IReadOnlyDictionary<string, int> rows)
    {
        writer.WriteStartObject();
        writer.WriteString("table", dataset.Table.Name);
        writer.WriteNumber("rows", rows.Values.Sum());
        writer.WriteStartArray("files");
        foreach ((string file, int count) in rows.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            // The name alone: where the project lies is nobody's business.
            writer.WriteString("name", Path.GetFileName(file));
            writer.WriteNumber("rows", count);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        foreach ((string name, string fact) in dataset.Provenance.Facts)
        {
            writer.WriteString(name, fact);
        }
        writer.WriteEndObject();
    }

    private static bool SameContent(string left, string right)
    {
        using FileStream a = File.OpenRead(left);
        using FileStream b = File.OpenRead(right);
        if (a.Length != b.Length)
        {
            return false;
        }
        byte[] one = new byte[1 << 16];
        byte[] other = new byte[1 << 16];
        while (true)
        {
            int count = a.ReadAtLeast(one, one.Length, throwOnEndOfStream: false);
            b.ReadAtLeast(other, other.Length, throwOnEndOfStream: false);
            if (!one.AsSpan(0, count).SequenceEqual(other.AsSpan(0, count)))
            {
                return false;
            }
            if (count < one.Length)
            {
                return true;
            }
        }
    }
}
