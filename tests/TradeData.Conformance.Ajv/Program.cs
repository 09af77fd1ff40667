using System.Globalization;
using TradeData.Conformance.Ajv;
using TradeData.Conformance.Tests.Composed;

// Composed schemas and instances by three: the generated code, the interpreter, and Ajv. The first two agree, or a test fails; here they are asked
// whether they agree with another validator. First "npm install" in this folder, then:
//   dotnet run -c Release -- [schemas] [seed]
const int Instances = 20;
const int Batch = 250;
const int Shown = 30;

int schemas = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
using AjvProcess ajv = new(Folder());
int asked = 0, instances = 0, valid = 0, refused = 0;
List<Disagreement> apart = [];
Dictionary<string, int> faults = new(StringComparer.Ordinal);
List<string> failed = [];
for (int start = 0; start < schemas; start += Batch)
{
    BackendPair pair = new([.. Enumerable.Range(start, Math.Min(Batch, schemas - start)).Select(i => Made(seed + i))]);
    for (int i = 0; i < pair.Cases.Count; i++)
    {
        if (pair.Verdicts(i) is not { } ours)
        {
            refused++;
        }
        else if (ajv.Ask(pair.Cases[i], EditionOf(pair.Cases[i].Seed)) is (null, { } error))
        {
            failed.Add(error);
        }
        else
        {
            asked++;
            instances += ours.Count;
            valid += ours.Count(verdict => verdict);
            if (Difference(pair, i) is not { } difference)
            {
                continue;
            }
            if (AjvFaults.Behind(difference.Case) is { } fault)
            {
                faults[fault] = faults.GetValueOrDefault(fault) + 1;
            }
            else
            {
                apart.Add(difference);
            }
        }
    }
    Console.Error.WriteLine($"{start + pair.Cases.Count} of {schemas}, {apart.Count} apart");
}
foreach (Disagreement difference in apart.OrderBy(one => one.ToString().Length).Take(Shown).Select(Smallest))
{
    Console.WriteLine($"seed {difference.Case.Seed}, {difference}");
}
foreach (IGrouping<string, string> reason in failed.GroupBy(text => text[..Math.Min(text.Length, 40)], StringComparer.Ordinal).OrderByDescending(group => group.Count()))
{
    Console.WriteLine($"Ajv fails {reason.Count()} times: {reason.First()}");
}
foreach ((string fault, int times) in faults)
{
    Console.WriteLine($"{times} schemas: {fault}");
}
Console.WriteLine($"{asked} schemas, {instances} instances ({valid} valid): {faults.Values.Sum()} schemas with a difference that a known fault of Ajv may explain, {apart.Count} with another; {failed.Count} that Ajv cannot compile, {refused} refused as endless.");
return apart.Count == 0 ? 0 : 1;

static ComposedCase Made(int number) => Comparable.Of(ComposedCase.Make(number, Instances, EditionOf(number)), EditionOf(number));

// Ajv knows one edition at a time.
static Edition EditionOf(int number) => Edition.All[number % 3];

Disagreement? Difference(BackendPair pair, int place)
{
    ComposedCase one = pair.Cases[place];
    if (pair.Verdicts(place) is not { } ours || ajv.Ask(one, EditionOf(one.Seed)).Verdicts is not { } theirs)
    {
        return null;
    }
    int at = Enumerable.Range(0, theirs.Length).FirstOrDefault(i => ours[i] != theirs[i], -1);
    return at < 0 ? null : new Disagreement(one with { Instances = [one.Instances[at]] }, $"ours {ours[at]}, Ajv {theirs[at]}", EditionOf(one.Seed).Uri + "\n");
}

Disagreement Smallest(Disagreement found) => Reducer.Reduce(found, cases =>
{
    BackendPair pair = new(cases);
    return Enumerable.Range(0, cases.Length).Select(i => Difference(pair, i)).FirstOrDefault(one => one?.What == found.What);
});

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
