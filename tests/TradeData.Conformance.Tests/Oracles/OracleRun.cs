using System.Globalization;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests.Oracles;

/// <summary>Composed schemas and instances by three: generated code, interpreter, and an oracle. The first two must agree, or an exception
/// is thrown; here they are compared with the third.</summary>
/// <param name="oracle">The other validator.</param>
/// <param name="editions">The editions that it knows, each for as many cases.</param>
internal sealed class OracleRun(IOracle oracle, IReadOnlyList<Edition> editions)
{
    private const int Instances = 20;
    private const int Batch = 250;
    private const string Uncompiled = "does not compile";

    private readonly List<Disagreement> _apart = [];
    private readonly Dictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<string> _failed = [];
    private int _refused;

    /// <summary>How many schemas the oracle judged.</summary>
    public int Schemas { get; private set; }

    public int Judged { get; private set; }

    public int Valid { get; private set; }

    /// <summary>How many schemas have a difference that a known error of the oracle may explain, or have no verdict for that reason.</summary>
    public int Explained => _faults.Values.Sum();

    /// <summary>The differences that nothing explains, one for each schema.</summary>
    public IReadOnlyList<Disagreement> Apart => _apart;

    /// <summary>Why the oracle has no verdict, for each schema that it cannot compile.</summary>
    public IReadOnlyList<string> Failed => _failed;

    /// <summary>Judges the cases with some seeds.</summary>
    /// <param name="seed">The first one.</param>
    /// <param name="schemas">How many.</param>
    /// <param name="progress">Gets the number of cases so far.</param>
    public void Judge(int seed, int schemas, Action<int>? progress = null)
    {
        for (int start = 0; start < schemas; start += Batch)
        {
            BackendPair pair = new([.. Enumerable.Range(start, Math.Min(Batch, schemas - start)).Select(i => Made(seed + i))]);
            for (int i = 0; i < pair.Cases.Count; i++)
            {
                Judge(pair, i);
            }
            progress?.Invoke(start + pair.Cases.Count);
        }
    }

    /// <summary>Returns the smallest differences, made smaller.</summary>
    /// <param name="most">How many.</param>
    public IEnumerable<string> Smallest(int most) =>
        _apart.OrderBy(one => one.ToString().Length).Take(most).Select(one => string.Create(CultureInfo.InvariantCulture, $"seed {one.Case.Seed}, {Reduced(one)}"));

    public override string ToString() => string.Join('\n',
    [
        .. _failed.GroupBy(text => text[..Math.Min(text.Length, 40)], StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => $"{oracle.Name} fails {group.Count()} times: {group.First()}"),
        .. _faults.Select(fault => $"{fault.Value} schemas: {fault.Key}"),
        string.Create(CultureInfo.InvariantCulture, $"{Schemas} schemas, {Judged} instances ({Valid} valid): {Explained} schemas with a difference that a known fault of {oracle.Name} may explain, "
            + $"{_apart.Count} with another; {_failed.Count} that {oracle.Name} cannot compile, {_refused} refused as endless."),
    ]);

    private void Judge(BackendPair pair, int place)
    {
        if (pair.FaultOf(place) is { } uncompiled)
        {
            _apart.Add(new Disagreement(pair.Cases[place] with { Instances = [] }, Uncompiled, uncompiled));
            return;
        }
        if (pair.Verdicts(place) is not { } ours)
        {
            _refused++;
            return;
        }
        (bool[]? theirs, string? error) = oracle.Ask(pair.Cases[place], EditionOf(pair.Cases[place].Seed));
        if (theirs is null)
        {
            if (oracle.FaultBehind(pair.Cases[place], error!) is { } why)
            {
                Count(why);
            }
            else
            {
                _failed.Add(error!);
            }
            return;
        }
        Schemas++;
        Judged += ours.Count;
        Valid += ours.Count(verdict => verdict);
        if (Difference(pair.Cases[place], ours, theirs) is not { } difference)
        {
            return;
        }
        if (oracle.FaultBehind(difference.Case) is { } fault)
        {
            Count(fault);
        }
        else
        {
            _apart.Add(difference);
        }
    }

    private void Count(string fault) => _faults[fault] = _faults.GetValueOrDefault(fault) + 1;

    private Disagreement? Difference(ComposedCase one, IReadOnlyList<bool> ours, bool[] theirs)
    {
        int at = Enumerable.Range(0, theirs.Length).FirstOrDefault(i => ours[i] != theirs[i], -1);
        return at < 0 ? null : new Disagreement(one with { Instances = [one.Instances[at]] }, $"ours {ours[at]}, {oracle.Name} {theirs[at]}", EditionOf(one.Seed).Uri + "\n");
    }

    private Disagreement Reduced(Disagreement found) => Reducer.Reduce(found, cases =>
    {
        BackendPair pair = new(cases);
        return Enumerable.Range(0, cases.Length).Select(i => Again(pair, i)).FirstOrDefault(one => one?.What == found.What && (one.What == Uncompiled || oracle.FaultBehind(one.Case) is null));
    });

    private Disagreement? Again(BackendPair pair, int place) =>
        pair.FaultOf(place) is { } uncompiled ? new Disagreement(pair.Cases[place], Uncompiled, uncompiled)
        : pair.Verdicts(place) is { } ours && oracle.Ask(pair.Cases[place], EditionOf(pair.Cases[place].Seed)).Verdicts is { } theirs ? Difference(pair.Cases[place], ours, theirs)
        : null;

    private ComposedCase Made(int number) => Comparable.Of(ComposedCase.Make(number, Instances, EditionOf(number)), EditionOf(number));

    private Edition EditionOf(int number) => editions[number % editions.Count];
}
