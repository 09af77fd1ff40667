using System.Security.Cryptography;
using System.Text.Json;
using TradeData.Compiler.Checking;
using TradeData.Compiler.State;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Writing;

/// <summary>
/// The folder with the packs. What has not changed is left alone, so that nothing behind it has to be made again. One run at a time has the folder, and
/// whatever goes wrong, each file is as it was or as it should be.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="create">Opens a file to write to.</param>
internal sealed class OutputFolder(string path, Func<string, Stream> create) : IDisposable
{
    private const string Extension = ".pack";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<Stream> _spools = [];
    private FileStream? _lock;
    private bool _isChanging;

    public string State => Path.Combine(path, "state.json");

    /// <summary>Makes the folder, and waits until no other run has it.</summary>
    /// <exception cref="OutputException">The folder cannot be made, or another run does not end.</exception>
    public void Open()
    {
        Guarded(() => Directory.CreateDirectory(path));
        string file = Path.Combine(path, ".lock");
        for (DateTime start = DateTime.UtcNow; _lock is null; Thread.Sleep(50))
        {
            try
            {
                _lock = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException fault) when (File.Exists(file))
            {
                if (DateTime.UtcNow - start > Patience)
                {
                    throw new OutputException($"Another build has been writing to \"{path}\" for {Patience.TotalMinutes:0} minutes.", fault);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(fault);
            }
        }
        // Of a run that was killed.
        Guarded(RemoveUnfinished);
    }

    public void Dispose()
    {
        if (_spools.Count > 0)
        {
            // A run that failed has them open. Where a system keeps files in use, the next run removes them.
            _spools.ForEach(spool => spool.Dispose());
            try
            {
                RemoveUnfinished();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
            }
        }
        _lock?.Dispose();
    }

    /// <summary>Refuses rows that have no room on the disk, before anything is done with them. Their packs take more than they do, and for
    /// a while twice as much.</summary>
    /// <param name="rows">The number of bytes of the rows, which a pack has without white space.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="OutputException">There is no room.</exception>
    public void RequireRoom(long rows, CompilerOptions options)
    {
        RequireFit(rows, options);
        if (rows > 0 && options.FreeSpace(path) is long free && free < rows)
        {
            throw new OutputException(FormattableString.Invariant($"Packs cannot be written to \"{path}\": {rows} bytes of rows take some {3 * rows} bytes while they are packed, and {free} are free on the disk."));
        }
    }

    /// <summary>Refuses packs that are too large for an assembly.</summary>
    /// <exception cref="OutputException">They are.</exception>
    public static void RequireFit(long bytes, CompilerOptions options)
    {
        if (bytes > options.MaxBytes)
        {
            throw new OutputException(FormattableString.Invariant($"Packs of {bytes} bytes and more do not fit into an assembly, which holds {options.MaxBytes}. Pack the largest table with \"tradedata pack\", and open its file with Pack.Map."));
        }
    }

    /// <summary>Returns the free bytes of a folder's disk, or the largest number if they are not known.</summary>
    public static long FreeSpaceOf(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Path.GetFullPath(folder))! : Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // A folder of the network, or a disk that does not say so.
            return long.MaxValue;
        }
    }

    /// <summary>Returns where the pack of a table is built.</summary>
    public PackStorage StorageOf(string table, CompilerOptions options) => new()
    {
        Path = PackOf(table) + ".rows" + WholeFile.Unfinished,
        MaxRows = options.MaxRows,
        MaxHeldRows = options.MaxHeldRows,
        Create = file =>
        {
            Stream stream = create(file);
            _spools.Add(stream);
            return stream;
        },
    };

    private void RemoveUnfinished() => Array.ForEach(Directory.GetFiles(path, "*" + WholeFile.Unfinished), File.Delete);

    public string PackOf(string table) => Path.Combine(path, table + Extension);

    /// <summary>Returns the hash of a table's pack file, or an empty text if there is none.</summary>
    public string HashOf(string table)
    {
        if (!File.Exists(PackOf(table)))
        {
            return "";
        }
        try
        {
            using FileStream stream = File.OpenRead(PackOf(table));
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is rebuilt, and if that fails as well, the failure is reported.
            return "";
        }
    }

    /// <summary>Reads the pack of a table from an earlier run.</summary>
    /// <exception cref="PackException">The pack was damaged since.</exception>
    public Pack Read(string table, TableDefinition definition)
    {
        // Not mapped, because the file may be replaced while the pack is in use.
        using FileStream stream = File.OpenRead(PackOf(table));
        Pack pack = Pack.Open(stream, definition);
        pack.Verify();
        return pack;
    }

    public void Write(string table, Pack pack, LinkResult? links)
    {
        string file = PackOf(table);
        string made = file + WholeFile.Unfinished;
        Guarded(() =>
        {
            try
            {
                using (Stream stream = create(made))
                {
                    pack.WriteTo(stream, links);
                }
                if (!File.Exists(file) || !SameContent(file, made))
                {
                    Change();
                    File.Move(made, file, overwrite: true);
                }
            }
            finally
            {
                File.Delete(made);
            }
        });
    }

    /// <summary>Removes the packs of tables that are no more.</summary>
    public void RemoveOthers(IReadOnlySet<string> tables) => Guarded(() =>
    {
        foreach (string file in Directory.GetFiles(path, "*" + Extension))
        {
            if (!tables.Contains(Path.GetFileNameWithoutExtension(file)))
            {
                Change();
                File.Delete(file);
            }
        }
    });

    /// <summary>Writes the types that must check values when the project is compiled, or no file if there are none.</summary>
    public void WriteScalars(IReadOnlyCollection<string> types) => Guarded(() =>
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
    });

    /// <summary>Writes the origin of each table's rows, which the catalog exposes.</summary>
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
        Guarded(() =>
        {
            if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(text.ToArray()))
            {
                WholeFile.Write(file, stream => text.WriteTo(stream), create);
            }
        });
    }

    /// <summary>Remembers the run, when all that it made is written.</summary>
    public void Save(CompilerState state) => Guarded(() => WholeFile.Write(State, state.Save, create));

    /// <summary>
    /// Forgets the last run before the first pack changes: one that ends between a pack and what is remembered of it must not make the next believe that the
    /// pack is that of rows which are no more.
    /// </summary>
    private void Change()
    {
        if (!_isChanging)
        {
            CompilerState.Forget(State);
            _isChanging = true;
        }
    }

    /// <summary>Does what writes to the folder.</summary>
    /// <exception cref="OutputException">It cannot be written to.</exception>
    public T Guarded<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(fault);
        }
    }

    private void Guarded(Action write) => Guarded(() =>
    {
        write();
        return true;
    });

    private OutputException Unwritable(Exception fault) => new($"Packs cannot be written to \"{path}\": {fault.Message}", fault);

    private static void WriteProvenance(Utf8JsonWriter writer, TableData dataset, IReadOnlyDictionary<string, int> rows)
    {
        writer.WriteStartObject();
        writer.WriteString("table", dataset.Table.Name);
        writer.WriteNumber("rows", rows.Values.Sum());
        writer.WriteStartArray("files");
        foreach ((string file, int count) in rows.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            // The name alone, because packs must not depend on the location of the project.
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
