using System.Text.RegularExpressions;

namespace TradeData.Tests.Architecture;

/// <summary>A country's law is in the folder of its module; shared code contains none.</summary>
public sealed partial class CountryFolderTests
{
    /// <summary>What a module may know of another: the United Kingdom kept the nomenclature and the notation of the European Union.</summary>
    private static readonly Dictionary<string, string[]> s_mayKnow = new(StringComparer.Ordinal)
    {
        ["Common"] = [],
        ["EuropeanUnion"] = [],
        ["Japan"] = [],
        ["UnitedKingdom"] = ["EuropeanUnion"],
        ["UnitedStates"] = [],
    };

    /// <summary>The one list of the modules.</summary>
    private const string Registry = "Schedules/ScheduleModules.cs";

    private static readonly Lazy<Dictionary<string, string>> s_sources = new(Read);

    [Fact]
    public void Every_folder_of_schedules_is_known() => Assert.Equal(
        s_mayKnow.Keys.Order(StringComparer.Ordinal),
        s_sources.Value.Keys.Where(name => name.StartsWith("Schedules/", StringComparison.Ordinal) && name != Registry).Select(Folder).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_namespace_of_a_file_is_its_folder() => Assert.Empty(
        from source in s_sources.Value
        where source.Key.StartsWith("Schedules/", StringComparison.Ordinal)
        let folder = Folder(source.Key)
        let expected = "TradeData.Schedules" + (folder is "" or "Common" ? "" : "." + folder)
        where !Regex.IsMatch(source.Value, $"(?m)^namespace {Regex.Escape(expected)}(\\.\\w+)?;$", RegexOptions.CultureInvariant)
        select $"{source.Key} is not in {expected}");

    [Fact]
    public void Only_the_registry_names_the_modules_of_countries() => Assert.Empty(
        from source in s_sources.Value
        where source.Key != Registry
        let own = Folder(source.Key)
        from Match used in NamedModule().Matches(source.Value)
        let other = used.Groups[1].Value
        where other != own && !s_mayKnow.GetValueOrDefault(own, []).Contains(other)
        select $"{source.Key} names {other}");

    /// <summary>Keys of schedules and programmes, chapters, columns and words of notes that only one country has must not occur in shared
    /// code. Comments may give examples.</summary>
    [Fact]
    public void Shared_code_says_no_word_of_a_countrys_law() => Assert.Empty(
        from source in s_sources.Value
        where source.Key != Registry && Folder(source.Key) is ("" or "Common")
        from line in source.Value.Split('\n')
        let code = WithoutComment(line)
        from Match word in Law().Matches(code)
        select $"{source.Key}: {code.Trim()}");

    private static string Folder(string name) => FolderOf().Match(name) is { Success: true } match ? match.Groups[1].Value : "";

    private static string WithoutComment(string line)
    {
        int comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? line : line[..comment];
    }

    [GeneratedRegex("^Schedules/([A-Za-z]+)/")]
    private static partial Regex FolderOf();

    [GeneratedRegex("\\bSchedules\\.(EuropeanUnion|Japan|UnitedKingdom|UnitedStates)\\b")]
    private static partial Regex NamedModule();

    [GeneratedRegex("\"(?:US-HTS|JP-TARIFF|GB-UKGT|EU-CET)\"|RateColumn\\.Column2|[Cc]hapter 9[89]|column 2|special column|normal trade relations|\\bendnote\\b|\"9[89]\"|[\\u3040-\\u30ff\\u4e00-\\u9fff]")]
    private static partial Regex Law();

    private static Dictionary<string, string> Read()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
        {
            folder = folder.Parent;
        }
        string root = Path.Combine(folder!.FullName, "src", "TradeData");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .ToDictionary(file => file.Name, file => File.ReadAllText(file.File), StringComparer.Ordinal);
    }
}
