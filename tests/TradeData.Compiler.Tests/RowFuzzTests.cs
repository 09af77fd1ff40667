using System.Text;
using System.Text.RegularExpressions;
using TradeData.Compiler.Tests.Support;
using TradeData.Runtime.Tables;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Compiler.Tests;

/// <summary>Mutated files of rows, as JSON, NDJSON and CSV: each gives a sound pack or errors at their places, never an exception.</summary>
public sealed partial class RowFuzzTests(ITestOutputHelper output)
{
    private const int UsualCases = 300;

    private static readonly (string File, byte[] Text)[] s_files =
    [
        ("data/quotas/quotas.json", """
            [
              { "id": "beef", "partner": "AUS", "group": "g", "volume": 130000.5, "year": 2020, "open": true, "unit": "TNE", "period": { "from": "2020-01-01", "to": "2020-12-31" }, "names": { "en": "Beef" } },
              { "id": "beef", "partner": "JPN", "group": "g", "replaces": ["beef"], "steps": [{ "year": 2021, "volume": 1e3 }, { "year": 2022, "volume": 2, "note": "x" }], "period": { "from": "2021-01-01" } }
            ]
            """u8.ToArray()),
        ("data/quotas/quotas.ndjson", """
            {"id":"rice","partner":"AUS","volume":1,"year":1999}
            {"id":"rice","partner":"JPN","open":false,"unit":"KGM","replaces":[]}

            """u8.ToArray()),
        ("data/partners/more.csv", "id,name,iso2,parent\r\nNZL,New Zealand,NZ,\r\nVNM,\"Viet Nam, \"\"the\"\"\",VN,NZL\r\n"u8.ToArray()),
        ("data/quotas/quotas.csv", "id,partner,volume,year,open,unit,period.from\nbeef,AUS,130000,2020,true,TNE,2020-01-01\noffal,JPN,4000,,,KGM,\n"u8.ToArray()),
        ("data/notes/notes.json", """[{"id":1,"text":"a"},{"id":2,"x":[{}]},{"id":-3}]"""u8.ToArray()),
        ("data/notes/notes.ndjson", "{\"id\":1}\n{\"id\":2,\"text\":\"\\u00e9\"}\n"u8.ToArray()),
    ];

    private static readonly string[] s_words = ["\"id\":", "\"AUS\"", "\"partner\":\"JPN\",", "AUS,", "\n{\"id\":7}\n", "\"\"", "\r", "id,", "2020-02-30", "1e999", "\"steps\":[{}],", "names.en", "replaces[]", "\t", ";"];

    [Fact]
    public void Mutated_rows_give_a_sound_pack_or_errors_at_their_places()
    {
        int packed = 0;
        FuzzRun run = FuzzRun.Of(UsualCases, seed =>
        {
            Random rnd = new(seed);
            (string file, byte[] text) = s_files[rnd.Next(s_files.Length)];
            byte[] rows = TextMutations.Of(rnd, text, s_files[rnd.Next(s_files.Length)].Text, s_words);
            using DataProject project = DataProject.OfQuotas().File(file, rows);
            DataRun result;
            try
            {
                result = project.Compile();
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{file}\n{Encoding.UTF8.GetString(rows)}\nends in an exception.", fault);
            }
            string told = $"{file}\n{Encoding.UTF8.GetString(rows)}\n{result.ExitCode}\n{string.Join('\n', result.Lines)}";
            Assert.True(Array.TrueForAll(result.Lines, line => Placed().IsMatch(line)), told);
            Assert.True(result.ExitCode == (Array.Exists(result.Lines, line => line.Contains(": error TD", StringComparison.Ordinal)) ? DataCompiler.DataError : DataCompiler.Success), told);
            if (result.ExitCode == DataCompiler.Success)
            {
                packed++;
                string table = Path.GetFileName(Path.GetDirectoryName(file))! switch { "quotas" => "Quotas", "partners" => "Partners", _ => "Notes" };
                Pack pack = Pack.Open(File.ReadAllBytes(Path.Combine(project.Output, table + ".pack")));
                pack.Verify();
                _ = project.Rows(table);
            }
        }, output.WriteLine);
        output.WriteLine($"{packed} of {run.Cases} files make packs");
        Assert.True(packed * 20 >= run.Cases || run.Cases < 100, "Too few files are sound to prove anything.");
    }

    // A fault of the compiler itself has the id TD0000.
    [GeneratedRegex(@"^data/[a-z]+/[a-z]+\.[a-z]+\([0-9]+,[0-9]+(,[0-9]+,[0-9]+)?\): (error|warning) TD(?!0000)[0-9]{4}: .")]
    private static partial Regex Placed();
}
