using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Binding.Naming;

/// <summary>The name of a type.</summary>
/// <param name="FullName">The name with its namespace and, for a case, its union.</param>
/// <param name="Stem">The start of the names of companion classes: the full name, unless the author's types have names such as that with
/// <c>Format</c> after it.</param>
/// <param name="First">The pointer of the schema that declares it, if several schemas share this type.</param>
internal sealed record ChosenName(string FullName, string Stem, string First);

/// <summary>The names of all types and holders, chosen from the requests of all documents. The author's types come first; other generated
/// classes get the remaining names.</summary>
internal sealed class ChosenNames
{
    private static readonly string[] OfTexts = ["Format"];
    private static readonly string[] OfTables = ["Table", "References", "Queries"];

    private readonly Dictionary<string, ChosenName> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _wanted = new(StringComparer.Ordinal);

    public ChosenNames(IEnumerable<DocumentExports> documents)
    {
        foreach (IGrouping<string, DocumentExports> space in documents.GroupBy(document => document.Claims.Namespace, StringComparer.Ordinal))
        {
            Choose(space.Key, [.. space]);
        }
    }

    /// <summary>Identifies a schema among those of all documents.</summary>
    public static string PlaceOf(string path, string pointer) => path + "#" + pointer;

    /// <summary>Returns the name of a schema's type, by the schema's place or by the full name, or null if it has no type.</summary>
    public ChosenName? Find(string placeOrName) => _types.TryGetValue(placeOrName, out ChosenName? name) ? name : null;

    /// <summary>Returns the full name of the class that holds a document's functions.</summary>
    public string HolderOf(string path) => _holders[path];

    /// <summary>Returns another place that prefers the same name, or null.</summary>
    public string? RivalOf(string @namespace, string name, string place) =>
        _wanted.TryGetValue(Full(@namespace, name), out List<string>? places) ? places.Find(other => other != place) : null;

    private void Choose(string @namespace, DocumentExports[] documents)
    {
        List<(string Path, TypeClaim Claim)> claims = [.. documents.SelectMany(document => document.Claims.Types.Select(claim => (document.Path, claim)))];
        IEnumerable<string> catalogs = documents.Select(document => document.Table?.Catalog).OfType<string>();
        Dictionary<string, string> chosen = NameChooser.Choose(claims.Where(one => one.Claim.Union is null).Select(one => Named(one.Path, one.Claim)), catalogs, StringComparer.Ordinal);
        HashSet<string> taken = new(chosen.Values.Concat(catalogs), StringComparer.Ordinal);
        foreach ((string path, TypeClaim claim) in claims.Where(one => one.Claim.Union is null).OrderBy(one => PlaceOf(one.Path, one.Claim.Pointer), StringComparer.Ordinal))
        {
            string name = chosen[PlaceOf(path, claim.Pointer)];
            Add(@namespace, path, claim, new ChosenName(Full(@namespace, name), Full(@namespace, Stem(name, path, claim, taken)), claim.Pointer));
        }
        foreach (IGrouping<string, (string Path, TypeClaim Claim)> union in claims.Where(one => one.Claim.Union is not null).GroupBy(one => PlaceOf(one.Path, one.Claim.Union!), StringComparer.Ordinal))
        {
            ChooseCases(@namespace, union.Key, [.. union]);
        }
        ChooseHolders(@namespace, documents, chosen, taken);
    }

    private void ChooseCases(string @namespace, string union, (string Path, TypeClaim Claim)[] cases)
    {
        string around = _types.TryGetValue(union, out ChosenName? name) ? name.FullName : Full(@namespace, NameChooser.Suffixed("Union", union));
        Dictionary<string, string> chosen = NameChooser.Choose(cases.Select(one => Named(one.Path, one.Claim)), [around.Substring(around.LastIndexOf('.') + 1)], StringComparer.Ordinal);
        foreach ((string path, TypeClaim claim) in cases)
        {
            string full = around + "." + chosen[PlaceOf(path, claim.Pointer)];
            _types[PlaceOf(path, claim.Pointer)] = new ChosenName(full, full, claim.Pointer);
        }
    }

    private void ChooseHolders(string @namespace, DocumentExports[] documents, Dictionary<string, string> chosen, HashSet<string> taken)
    {
        IEnumerable<NameClaim> claims = documents.Select(document =>
        {
            IEnumerable<string> own = chosen.TryGetValue(PlaceOf(document.Path, ""), out string? root) ? [root] : [];
            return new NameClaim(document.Path, own.Concat(document.Claims.Holder).Distinct(StringComparer.Ordinal).Select(HolderName).ToEquatableArray(), 0);
        });
        foreach (KeyValuePair<string, string> holder in NameChooser.Choose(claims, taken, StringComparer.Ordinal))
        {
            _holders[holder.Key] = Full(@namespace, holder.Value);
        }
    }

    /// <summary>The class cannot have the name of one of its members, <c>JsonSchema</c>.</summary>
    private static string HolderName(string name) => PropertyNames.IsMember(name + "Schema") ? name + "TypeSchema" : name + "Schema";

    private void Add(string @namespace, string path, TypeClaim claim, ChosenName name)
    {
        _types[name.FullName] = name;
        foreach (string pointer in claim.Others.Prepend(claim.Pointer))
        {
            _types[PlaceOf(path, pointer)] = name;
        }
        string wanted = Full(@namespace, claim.Candidates[0]);
        if (!_wanted.TryGetValue(wanted, out List<string>? places))
        {
            _wanted.Add(wanted, places = []);
        }
        places.Add(PlaceOf(path, claim.Pointer));
    }

    private static string Stem(string name, string path, TypeClaim claim, HashSet<string> taken)
    {
        string[] suffixes = claim.Companions switch { TypeCompanions.Texts => OfTexts, TypeCompanions.Table => OfTables, _ => [] };
        string stem = new[] { name, name + "Type" }.FirstOrDefault(one => Array.TrueForAll(suffixes, suffix => !taken.Contains(one + suffix))) ?? NameChooser.Suffixed(name, PlaceOf(path, claim.Pointer));
        taken.UnionWith(suffixes.Select(suffix => stem + suffix));
        return stem;
    }

    private static NameClaim Named(string path, TypeClaim claim) => new(PlaceOf(path, claim.Pointer), claim.Candidates, claim.Rank);

    private static string Full(string @namespace, string name) => @namespace.Length == 0 ? name : @namespace + "." + name;
}
