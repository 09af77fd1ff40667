using System.Text;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Tests.Support;

/// <summary>A project of schemas and data files in its own folder, compiled in this process.</summary>
internal sealed class DataProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tradedata-").FullName;
    private readonly List<SchemaInput> _schemas = [];
    private readonly SortedSet<string> _data = new(StringComparer.Ordinal);

    public string Output => Path.Combine(_root, "obj");

    /// <summary>Partners and the quotas that refer to them.</summary>
    public static DataProject OfQuotas() => new DataProject()
        .Schema("partner.schema.json", Schemas.Partner)
        .Schema("quota.schema.json", Schemas.Quota)
        .Schema("note.schema.json", Schemas.Note)
        .File("data/partners/partners.json", """
            [
              { "id": "AUS", "name": "Australia" },
              { "id": "JPN", "name": "Japan" }
            ]
            """);

    /// <summary>The arguments of a process that compiles this project.</summary>
    public string[] Arguments =>
    [
        "--output=" + Output,
        .. _schemas.SelectMany(schema => new[] { "--schema=" + schema.Path, "--schema-name=" + schema.Name }),
        .. _data.SelectMany(path => new[] { "--data=" + Path.Combine(_root, path), "--folder=" + path.Split('/')[1] }),
    ];

    public DataProject Schema(string name, string text)
    {
        Write("schemas/" + name, Encoding.UTF8.GetBytes(text));
        _schemas.RemoveAll(schema => schema.Name == name);
        _schemas.Add(new SchemaInput(Path.Combine(_root, "schemas", name), name));
        return this;
    }

    public DataProject File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    public DataProject File(string path, byte[] bytes)
    {
        Write(path, bytes);
        _data.Add(path);
        return this;
    }

    public DataProject Delete(string path)
    {
        System.IO.File.Delete(Path.Combine(_root, path));
        _data.Remove(path);
        return this;
    }

    /// <summary>Compiles, and removes the folder's name from the output.</summary>
    public DataRun Compile(Func<CompilerOptions, CompilerOptions>? change = null)
    {
        CompilerOptions options = new()
        {
            Schemas = _schemas,
            Data = [.. _data.Select(path => new DataInput(Path.Combine(_root, path), Path.GetDirectoryName(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..])))],
            Output = Output,
        };
        using StringWriter output = new();
        int exitCode = DataCompiler.Run(change?.Invoke(options) ?? options, output);
        string[] lines = output.ToString().Replace(_root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        return new DataRun(exitCode, lines);
    }

    /// <summary>The rows of a table as its pack has them.</summary>
    public string[] Rows(string table)
    {
        Pack pack = Pack.Open(System.IO.File.ReadAllBytes(Path.Combine(Output, table + ".pack")));
        return [.. Enumerable.Range(0, pack.Count).Select(row => Encoding.UTF8.GetString(pack.RowJson(row)))];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string path, byte[] bytes)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllBytes(full, bytes);
    }
}

internal sealed record DataRun(int ExitCode, string[] Lines)
{
    /// <summary>Asserts the exact output of the run, and its failure if and only if there is an error.</summary>
    public void Reports(params string[] lines)
    {
        Assert.Equal(string.Join('\n', lines), string.Join('\n', Lines));
        Assert.Equal(Lines.Any(line => line.Contains(": error TD", StringComparison.Ordinal)) ? DataCompiler.DataError : DataCompiler.Success, ExitCode);
    }
}
