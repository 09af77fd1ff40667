using System.Globalization;
using TradeData.Conformance.Ajv;
using TradeData.Conformance.Tests.Composed;
using TradeData.Conformance.Tests.Oracles;

// Composed schemas and instances by generated code, interpreter and Ajv. First "npm install" in this folder, then:
//   dotnet run -c Release -- [schemas] [seed]
const int Shown = 30;

int schemas = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
using AjvProcess ajv = new(Folder());
// Draft 6 needs another Ajv.
OracleRun run = new(ajv, Edition.All[..3]);
run.Judge(seed, schemas, done => Console.Error.WriteLine($"{done} of {schemas}, {run.Apart.Count} apart"));
foreach (string difference in run.Smallest(Shown))
{
    Console.WriteLine(difference);
}
Console.WriteLine(run);
return run.Apart.Count == 0 ? 0 : 1;

static string Folder()
{
    DirectoryInfo? folder = new(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "validate.mjs")))
    {
        folder = folder.Parent;
    }
    return folder is not null && Directory.Exists(Path.Combine(folder.FullName, "node_modules"))
        ? folder.FullName
        : throw new InvalidOperationException("Ajv is not installed: run npm install in tests/TradeData.Conformance.Ajv.");
}
