using System.Diagnostics;
using TradeData.Compiler.Reading;
using TradeData.Compiler.Tests.Support;
using TradeData.Compiler.Writing;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Tests;

/// <summary>
/// What a build meets besides wrong data: full disks, folders of others, damaged packs, builds that were ended, other builds. Each is a plain error, nothing
/// half-written is left, and the next build is right.
/// </summary>
public sealed class FaultTests
{
    private const string Before = """[{ "id": 1, "text": "one" }]""";
    private const string After = """[{ "id": 1, "text": "two" }]""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_disk_that_fills_up_anywhere_leaves_whole_files_and_the_next_build_is_right(bool isBuiltInFiles)
    {
        int failures = 0;
        for (int room = 0; ; room += 97)
        {
            using DataProject project = Project();
            project.Compile().Reports();
            project.File("data/notes/n.json", After).File("data/partners/more.ndjson", "{\"id\": \"NZL\", \"name\": \"New Zealand\"}\n");
            Disk disk = new(room);
            if (Record.Exception(() => project.Compile(options => disk.Under(options) with { MaxHeldRows = isBuiltInFiles ? 0 : long.MaxValue })) is not { } fault)
            {
                break;
            }
            failures++;
            Assert.Equal($"Packs cannot be written to \"{project.Output}\": No space left on device", Assert.IsType<OutputException>(fault).Message);
            IsWhole(project);
            // Were the last run remembered, its pack of the same length would pass for the one of these rows.
            project.File("data/notes/n.json", room % 2 == 0 ? Before : After).Compile().Reports();
            Assert.Equal([room % 2 == 0 ? """{"id":1,"text":"one"}""" : """{"id":1,"text":"two"}"""], project.Rows("Notes"));
            Assert.Equal(3, project.Rows("Partners").Length);
        }
        Assert.InRange(failures, 10, 1000);
    }

    [SkippableFact]
    public void A_full_disk_is_a_plain_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "A small file system is mounted, as Linux does it.");
        string folder = Directory.CreateTempSubdirectory("tradedata-disk-").FullName;
        try
        {
            Skip.IfNot(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder) == 0, "This user cannot mount file systems.");
            using DataProject project = Project().File("data/notes/many.ndjson", string.Concat(Enumerable.Range(10, 5000).Select(id => FormattableString.Invariant($"{{\"id\":{id},\"text\":\"{id * 7919L}\"}}\n"))));
            OutputException fault = Assert.Throws<OutputException>(() => project.Compile(options => options with { Output = folder }));
            Assert.Matches($"^Packs cannot be written to \"{folder}\": 147547 bytes of rows take some 442641 bytes while they are packed, and [0-9]+ are free on the disk.$", fault.Message);
            // The same where the disk does not say how much is free.
            fault = Assert.Throws<OutputException>(() => project.Compile(options => options with { Output = folder, FreeSpace = _ => long.MaxValue }));
            Assert.StartsWith($"Packs cannot be written to \"{folder}\": No space left on device", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal));
        }
        finally
        {
            _ = Run("umount", folder);
            Directory.Delete(folder);
        }
    }

    [Fact]
    public async Task Builds_of_one_project_into_one_folder_wait_for_each_other()
    {
        using DataProject project = Project();
        DataRun[] runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => project.Compile())));
        Assert.All(runs, run => run.Reports());
        IsWhole(project);
        Assert.Equal(["""{"id":1,"text":"one"}"""], project.Rows("Notes"));
    }

    [Fact]
    public void Processes_that_build_into_one_folder_wait_for_each_other()
    {
        using DataProject project = Project();
        Process[] builds = [.. Enumerable.Range(0, 4).Select(_ => PageTests.Begin(project.Arguments))];
        foreach (Process build in builds)
        {
            using (build)
            {
                Assert.Equal("", build.StandardError.ReadToEnd());
                build.WaitForExit();
                Assert.Equal(DataCompiler.Success, build.ExitCode);
            }
        }
        IsWhole(project);
        Assert.Equal(["""{"id":1,"text":"one"}"""], project.Rows("Notes"));
        // What the processes remember is right: nothing is left to do.
        project.Compile(options => options with { IsVerbose = true }).Reports("Notes: unchanged", "Partners: unchanged", "Quotas: unchanged");
    }

    [Fact]
    public void A_build_that_is_killed_at_any_moment_leaves_whole_packs_and_the_next_one_is_right()
    {
        using DataProject project = Project();
        project.Compile().Reports();
        Stopwatch whole = Stopwatch.StartNew();
        Assert.Equal(DataCompiler.Success, PageTests.Start(project.Arguments).ExitCode);
        whole.Stop();
        for (int round = 0; round < 8; round++)
        {
            string Row(int id) => $$"""{"id":{{id}},"text":"{{round}}{{new string('x', 60)}}"}""";
            project.File("data/notes/n.json", "[]").File("data/notes/n.ndjson", string.Concat(Enumerable.Range(0, 60_000).Select(id => Row(id) + "\n")));
            using (Process build = PageTests.Begin(project.Arguments))
            {
                // Some are killed while they write a pack, the others wherever they happen to be.
                for (Stopwatch time = Stopwatch.StartNew(); !build.HasExited && (round % 2 == 0 || time.Elapsed < whole.Elapsed * round / 6);)
                {
                    if (round % 2 == 0 && Directory.EnumerateFiles(project.Output, "*" + WholeFile.Unfinished).Any())
                    {
                        break;
                    }
                }
                build.Kill();
                build.WaitForExit();
            }
            foreach (string pack in Directory.GetFiles(project.Output, "*.pack"))
            {
                Pack.Open(File.ReadAllBytes(pack)).Verify();
            }
            project.Compile().Reports();
            IsWhole(project);
            string[] rows = project.Rows("Notes");
            Assert.Equal((60_000, Row(0), Row(59_999)), (rows.Length, rows[0], rows[^1]));
        }
    }

    [Fact]
    public void A_byte_that_changed_in_a_pack_is_mended_though_no_row_changed()
    {
        using DataProject project = Project();
        project.Compile().Reports();
        string path = Path.Combine(project.Output, "Partners.pack");
        byte[] right = File.ReadAllBytes(path);
        for (int at = 0; at < right.Length; at += right.Length / 9)
        {
            byte[] damaged = [.. right];
            damaged[at] ^= 4;
            File.WriteAllBytes(path, damaged);
            project.Compile().Reports();
            Assert.Equal(right, File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void What_a_killed_build_left_is_removed()
    {
        using DataProject project = Project();
        project.Compile().Reports();
        File.WriteAllText(Path.Combine(project.Output, "Notes.pack" + WholeFile.Unfinished), "half a pa");
        project.File("data/notes/n.json", After).Compile().Reports();
        IsWhole(project);
        Assert.Equal(["""{"id":1,"text":"two"}"""], project.Rows("Notes"));
    }

    [Fact]
    public void A_pack_that_cannot_be_replaced_is_a_plain_error()
    {
        using DataProject project = Project();
        Directory.CreateDirectory(Path.Combine(project.Output, "Notes.pack", "inside"));
        OutputException fault = Assert.Throws<OutputException>(() => project.Compile());
        Assert.StartsWith($"Packs cannot be written to \"{project.Output}\": ", fault.Message, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(project.Output, "Notes.pack"), recursive: true);
        project.Compile().Reports();
        IsWhole(project);
    }

    [Theory]
    [InlineData("a file")]
    [InlineData("below a file")]
    public void A_folder_that_cannot_be_made_is_a_plain_error(string where)
    {
        using DataProject project = Project().File("data/notes/in-the-way.json", "[]");
        string file = Path.Combine(project.Output, "..", "data", "notes", "in-the-way.json");
        string folder = where == "a file" ? file : Path.Combine(file, "below");
        OutputException fault = Assert.Throws<OutputException>(() => project.Compile(options => options with { Output = folder }));
        Assert.StartsWith($"Packs cannot be written to \"{folder}\": ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_says_so_in_the_form_of_compilers()
    {
        using DataProject project = Project().File("data/notes/in-the-way.json", "[]");
        string folder = Path.Combine(project.Output, "..", "data", "notes", "in-the-way.json");
        (int exitCode, string error) = PageTests.Start("--output=" + folder);
        Assert.StartsWith($"TradeData.Compiler : error TD0004: Packs cannot be written to \"{folder}\": ", error, StringComparison.Ordinal);
        Assert.Equal(DataCompiler.UsageError, exitCode);
        (exitCode, error) = PageTests.Start("@" + folder + ".rsp");
        Assert.StartsWith("TradeData.Compiler : error TD0001: The file of options cannot be read: ", error, StringComparison.Ordinal);
        Assert.Equal(DataCompiler.UsageError, exitCode);
    }

    [SkippableTheory]
    [InlineData(SourceReader.PartSize)]
    [InlineData(1000)]
    public async Task Rows_are_read_from_a_pipe(int partSize)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        using DataProject project = Project();
        string pipe = Path.GetFullPath(Path.Combine(project.Output, "..", "pipe.ndjson"));
        Assert.Equal(0, Run("mkfifo", pipe));
        string rows = string.Concat(Enumerable.Range(2, 20_000).Select(id => FormattableString.Invariant($"{{\"id\":{id}}}\n")));
        Task writing = Task.Run(() => File.WriteAllText(pipe, rows));
        DataRun run = project.Compile(options => options with { Data = [.. options.Data, new DataInput(pipe, "notes")], PartSize = partSize });
        await writing;
        run.Reports();
        Assert.Equal(20_001, project.Rows("Notes").Length);
    }

    [SkippableFact]
    public void A_file_with_more_than_it_had_when_it_was_opened_is_refused()
    {
        // The files of /proc have no length and content all the same, as a file has that grows.
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has such files.");
        foreach (Action read in new Action[] { () => SourceReader.ReadWhole("/proc/self/status"), () => SourceReader.ReadParts("/proc/self/status", 100, 100) })
        {
            Assert.Equal("It changes while it is read; build again when it is whole.", Assert.Throws<IOException>(read).Message);
        }
    }

    private static DataProject Project() => DataProject.OfQuotas().File("data/notes/n.json", Before);

    // Nothing that is half-written, and no pack that is not whole.
    private static void IsWhole(DataProject project)
    {
        Assert.DoesNotContain(Directory.GetFiles(project.Output), file => file.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal));
        foreach (string pack in Directory.GetFiles(project.Output, "*.pack"))
        {
            Assert.True(Pack.Open(File.ReadAllBytes(pack)).Count >= 0);
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A disk with room for so many bytes.</summary>
    private sealed class Disk(int room)
    {
        private int _room = room;

        public CompilerOptions Under(CompilerOptions options) => options with { CreateFile = path => new Limited(this, WholeFile.Create(path)) };

        private sealed class Limited(Disk disk, Stream file) : Stream
        {
            public override bool CanRead => false;

            public override bool CanSeek => file.CanSeek;

            public override bool CanWrite => true;

            public override long Length => file.Length;

            public override long Position { get => file.Position; set => file.Position = value; }

            public override void Flush() => file.Flush();

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

            public override void SetLength(long value) => file.SetLength(value);

            public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

            public override void Write(ReadOnlySpan<byte> buffer)
            {
                int fits = Math.Min(disk._room, buffer.Length);
                file.Write(buffer[..fits]);
                disk._room -= fits;
                if (fits < buffer.Length)
                {
                    throw new IOException("No space left on device");
                }
            }

            protected override void Dispose(bool disposing)
            {
                file.Dispose();
                base.Dispose(disposing);
            }
        }
    }
}
