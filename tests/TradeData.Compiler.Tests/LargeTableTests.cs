using System.Text;
using CsCheck;
using TradeData.Compiler.Tests.Support;
using TradeData.Compiler.Writing;

namespace TradeData.Compiler.Tests;

/// <summary>Tables whose files are read in parts, and whose packs are built in files. Lower limits make small tables take the same ways.</summary>
public sealed class LargeTableTests
{
    // Lines of all kinds: good, repeated, blank, malformed, not UTF-8, with other ends, longer than a part.
    private static readonly Gen<byte[]> Line = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 9], Gen.Int[0, 3]).Select((id, kind, end) => (byte[])
    [
        .. kind switch
        {
            0 => "  "u8,
            1 => "{\"id\": "u8,
            2 => "{\"id\": 1, \"text\": \"\xFF\"}"u8,
            3 => "{\"id\": \"no number\"}"u8,
            4 => Encoding.UTF8.GetBytes($$"""{"id": {{id}}, "text": "{{new string('é', 150)}}"}"""),
            _ => Encoding.UTF8.GetBytes($$"""{"id":{{id}},"text":"ž{{kind}}"}"""),
        },
        .. end switch { 0 => "\r\n"u8, 1 when kind != 1 => "\r\n\n"u8, _ => "\n"u8 },
    ]);

    [Fact]
    public void A_file_in_parts_gives_the_same_pack_and_the_same_messages() => Gen.Select(Line.Array[0, 30], Gen.Int[1, 700], Gen.Bool, Gen.Bool).Sample((lines, partSize, hasMark, hasEnd) =>
    {
        byte[] text = [.. hasMark ? "\uFEFF"u8 : [], .. lines.SelectMany(line => line)];
        using DataProject project = DataProject.OfQuotas().File("data/notes/n.ndjson", hasEnd ? text : text.AsSpan().TrimEnd("\r\n"u8).ToArray());
        DataRun whole = project.Compile();
        byte[] pack = File.ReadAllBytes(Path.Combine(project.Output, "Notes.pack"));
        File.Delete(Path.Combine(project.Output, "Notes.pack"));
        DataRun parts = project.Compile(options => options with { PartSize = partSize, MaxHeldRows = 0 });
        Assert.Equal(whole.Lines, parts.Lines);
        Assert.Equal(pack, File.ReadAllBytes(Path.Combine(project.Output, "Notes.pack")));
        Assert.DoesNotContain(Directory.GetFiles(project.Output), file => file.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal));
    }, iter: 150);

    [Theory]
    [InlineData("n.ndjson")]
    [InlineData("n.json")]
    [InlineData("n.csv")]
    public void Large_files_are_read_again_for_messages_about_keys(string file)
    {
        // Some 3 MB, so that nothing is kept.
        string text = new('x', 100);
        IEnumerable<string> rows = Enumerable.Range(0, 20_000).Append(7).Append(19_999).Select(id => file == "n.csv" ? $"{id},{text}" : $$"""{"id":{{id}},"text":"{{text}}"}""");
        using DataProject project = DataProject.OfQuotas().File("data/notes/" + file, file switch
        {
            "n.csv" => "id,text\n" + string.Join('\n', rows),
            "n.json" => "[\n" + string.Join(",\n", rows) + "\n]",
            _ => string.Join('\n', rows),
        });
        int first = file == "n.ndjson" ? 1 : 2;
        int column = file == "n.csv" ? 1 : 7;
        project.Compile(options => options with { PartSize = 1 << 20 }).Reports(
            $"data/notes/{file}({20_000 + first},{column}): error TD2003: Notes row 20001: the key \"id\" is \"7\", first used at data/notes/{file}({7 + first},{column}).",
            $"data/notes/{file}({20_001 + first},{column}): error TD2003: Notes row 20002: the key \"id\" is \"19999\", first used at data/notes/{file}({19_999 + first},{column}).");
    }

    [Theory]
    [InlineData("longer", "The file changed while it was checked; build again when it is whole.")]
    [InlineData("shorter", "The file cannot be read again: Unable to read beyond the end of the stream.")]
    [InlineData("changed", "The file changed while it was checked; build again when it is whole.")]
    public void A_large_file_that_changes_after_it_was_read_is_an_error_and_the_next_build_is_right(string change, string message)
    {
        string rows = string.Concat(Enumerable.Range(10_000, 60_000).Select(id => $$"""{"id":{{id}},"text":"x"}""" + "\n"));
        using DataProject project = DataProject.OfQuotas().File("data/notes/n.ndjson", rows);
        string file = Path.Combine(project.Output, "..", "data", "notes", "n.ndjson");
        string other = change switch { "longer" => "{\"id\":5}\n" + rows, "shorter" => rows[..1_000_000], _ => rows.Replace('x', 'y') };
        long Change(string folder)
        {
            File.WriteAllText(file, other);
            return long.MaxValue;
        }
        project.Compile(options => options with { FreeSpace = Change }).Reports($"data/notes/n.ndjson(1,1): error TD2002: {message}");
        File.WriteAllText(file, rows);
        project.Compile().Reports();
        Assert.Equal(60_000, project.Rows("Notes").Length);
    }

    [Fact]
    public void A_table_that_has_no_room_on_the_disk_is_refused_before_it_is_checked()
    {
        using DataProject project = DataProject.OfQuotas().File("data/notes/n.ndjson", "{\"id\":\"wrong, but never looked at\"}\n");
        OutputException fault = Assert.Throws<OutputException>(() => project.Compile(options => options with { FreeSpace = _ => 35 }));
        Assert.Equal($"Packs cannot be written to \"{project.Output}\": 36 bytes of rows take some 108 bytes while they are packed, and 35 are free on the disk.", fault.Message);
        Assert.Empty(Directory.GetFiles(project.Output, "*.pack"));
    }

    [Fact]
    public void Packs_that_do_not_fit_into_an_assembly_are_refused_before_the_rows_are_checked_where_these_tell()
    {
        using DataProject project = DataProject.OfQuotas().File("data/notes/n.ndjson", "{\"id\":1}\n{\"id\":2}\n");
        OutputException Refuse(long most) => Assert.Throws<OutputException>(() => project.Compile(options => options with { MaxBytes = most }));
        Assert.Equal("Packs of 18 bytes and more do not fit into an assembly, which holds 17. Pack the largest table with \"tradedata pack\", and open its file with Pack.Map.", Refuse(17).Message);
        Assert.Empty(Directory.GetFiles(project.Output, "*.pack"));
        Assert.Matches("^Packs of [0-9]{4} bytes and more do not fit into an assembly, which holds 18. ", Refuse(18).Message);
        Assert.Equal(int.MaxValue, OptionsReader.Read(["--output=x"]).MaxBytes);
        project.Compile().Reports();
    }

    [Fact]
    public void A_table_with_too_many_rows_is_a_plain_error_before_it_is_checked_where_the_lines_tell()
    {
        using DataProject project = DataProject.OfQuotas().File("data/notes/a.ndjson", "{\"id\":1}\n{\"id\":2}\n{\"id\":4}\n{\"id\":5}\n").File("data/notes/b.ndjson", "{\"id\":3}\n");
        project.Compile(options => options with { MaxRows = 2 }).Reports("data/notes/a.ndjson(1,1): error TD2002: The table Notes is too large. A table has at most 2 rows.");
        project.Compile(options => options with { MaxRows = 2, PartSize = 9 }).Reports(
            "data/notes/a.ndjson(1,1): error TD2002: The file cannot be read: The file has more than 2 lines, and a table has at most so many rows.");
        project.Compile().Reports();
        Assert.Equal(5, project.Rows("Notes").Length);
    }
}
