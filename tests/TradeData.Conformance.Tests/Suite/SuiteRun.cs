using System.Collections.Concurrent;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;

namespace TradeData.Conformance.Tests.Suite;

/// <summary>A part of the suite for one dialect, bound, compiled and interpreted once for all tests.</summary>
internal sealed class SuiteRun
{
    private static readonly ConcurrentDictionary<(string, SuitePart), Lazy<SuiteRun>> Runs = new();

    private readonly SchemaBackends _backends;

    private SuiteRun(string dialect, SuitePart part)
    {
        Groups = SuiteGroup.Read(dialect, part);
        Dialect edition = SuiteDialect.Of(dialect);
        SchemaDocument[] remotes = [.. SuiteGroup.Remotes().Select(remote => new SchemaDocument(
            "remotes/" + remote.Uri["http://localhost:1234/".Length..], File.ReadAllText(remote.File), remote.Uri, null, DialectOf(remote.Uri, edition)))];
        SchemaDocument[] documents = [.. Groups.Select((group, i) => new SchemaDocument($"{dialect}/{group.File}/{i}.schema.json", group.Schema, null, null, edition))];
        BindingOptions options = BindingOptions.Default with { Formats = FormatModes.Parse(part == SuitePart.Format ? "assert" : "", out _) };
        _backends = new SchemaBackends(new BoundSchemas(remotes, documents, options));
    }

    public SuiteGroup[] Groups { get; }

    public static SuiteRun Of(string dialect, SuitePart part) => Runs.GetOrAdd((dialect, part), key => new(() => new SuiteRun(key.Item1, key.Item2))).Value;

    /// <summary>Runs every test by one backend.</summary>
    public IEnumerable<SuiteOutcome> Run(Backend backend)
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            string? fault = _backends.FaultOf(i, backend);
            foreach (SuiteTest test in Groups[i].Tests)
            {
                yield return new SuiteOutcome(Groups[i], test, fault ?? Fault(i, backend, test));
            }
        }
    }

    /// <summary>What a backend says of every instance whose schema it can run.</summary>
    public IEnumerable<(SuiteTest Test, ValidationResult Result)> Results(Backend backend) => Enumerable.Range(0, Groups.Length)
        .Where(group => _backends.FaultOf(group, backend) is null)
        .SelectMany(group => Groups[group].Tests.Select(test => (test, _backends.Validate(group, backend, test.Instance))));

    /// <summary>Instances for which the results of the two backends differ.</summary>
    public IEnumerable<string> Differences()
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            if (_backends.FaultOf(i, Backend.Generated) is not null)
            {
                continue;
            }
            foreach (SuiteTest test in Groups[i].Tests)
            {
                string one = Words.Of(_backends.Validate(i, Backend.Generated, test.Instance));
                string other = Words.Of(_backends.Validate(i, Backend.Interpreted, test.Instance));
                if (one != other)
                {
                    yield return $"{Groups[i].File}: {Groups[i].Description}: {test.Description}:\n{one}\n-- and interpreted:\n{other}";
                }
            }
        }
    }

    private string? Fault(int group, Backend backend, SuiteTest test)
    {
        try
        {
            ValidationResult result = _backends.Validate(group, backend, test.Instance);
            return result.IsValid == test.Valid ? null : test.Valid ? $"should be valid, but: {result}" : "should not be valid";
        }
        catch (Exception fault)
        {
            // Whatever it throws, the other tests have their say, too.
            return "throws " + fault;
        }
    }

    private static Dialect DialectOf(string uri, Dialect edition) =>
        SuiteDialect.Folders.FirstOrDefault(folder => uri.Contains($"/{folder}/", StringComparison.Ordinal)) is { } folder ? SuiteDialect.Of(folder) : edition;
}

/// <param name="Fault">Null where the test passes.</param>
internal sealed record SuiteOutcome(SuiteGroup Group, SuiteTest Test, string? Fault)
{
    public override string ToString() => $"{Group.File}: {Group.Description}: {Test.Description}: {Fault ?? "passes"}";
}
