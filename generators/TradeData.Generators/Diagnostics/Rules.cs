namespace TradeData.Generators.Diagnostics;

/// <summary>Every diagnostic. Each has a page in <c>docs/diagnostics</c> and a line in <c>AnalyzerReleases</c>.</summary>
internal static class Rules
{
    /// <summary>The list of all rules. It must be the first field, because the declarations below fill it.</summary>
    private static readonly List<Rule> Declared = [];

    public static readonly Rule InternalError = Declare("TD0000", RuleSeverity.Error, "Generator failure",
        "The generator failed on this schema: {0}. This is a bug in the generator, not in the schema; please report it with the schema.");

    public static readonly Rule InvalidOptions = Declare("TD0001", RuleSeverity.Error, "Invalid options",
        "{0}");

    /// <summary>Reported by the build itself, before anything is compiled.</summary>
    public static readonly Rule UnsupportedFramework = Declare("TD0003", RuleSeverity.Error, "Unsupported target framework",
        "TradeData.Generators needs net10.0 or later");

    public static readonly Rule UnwritablePacks = Declare("TD0004", RuleSeverity.Error, "Unwritable packs",
        "{0}");

    public static readonly Rule MalformedJson = Declare("TD1001", RuleSeverity.Error, "Malformed JSON in a schema",
        "{0}");

    public static readonly Rule NotASchema = Declare("TD1002", RuleSeverity.Error, "Not a JSON Schema",
        "A schema is an object, true or false, but this is {0}");

    public static readonly Rule InvalidKeywordValue = Declare("TD1003", RuleSeverity.Error, "Invalid keyword value",
        "\"{0}\" must be {1}, but is {2}");

    public static readonly Rule UnresolvedReference = Declare("TD1004", RuleSeverity.Error, "Unresolved reference",
        "\"{0}\" refers to \"{1}\", which does not exist{2}");

    public static readonly Rule UnknownType = Declare("TD1005", RuleSeverity.Error, "Unknown type",
        "\"{0}\" is not a type of JSON Schema; the types are null, boolean, object, array, number, integer and string{1}");

    public static readonly Rule RepeatedItem = Declare("TD1006", RuleSeverity.Warning, "Duplicate item",
        "\"{0}\" occurs twice in \"{1}\"; remove one");

    public static readonly Rule UnknownKeyword = Declare("TD1007", RuleSeverity.Warning, "Probable misspelling of a keyword",
        "unknown keyword \"{0}\". Did you mean \"{1}\"?");

    public static readonly Rule InvalidPattern = Declare("TD1008", RuleSeverity.Error, "Invalid regular expression",
        "The pattern is not an ECMA-262 regular expression: {0}");

    public static readonly Rule ContradictoryBounds = Declare("TD1009", RuleSeverity.Warning, "Contradictory bounds",
        "No value can meet both \"{0}\" ({1}) and \"{2}\" ({3})");

    public static readonly Rule UnknownRequired = Declare("TD1010", RuleSeverity.Warning, "Impossible required property",
        "\"required\" names \"{0}\", but no property has that name and others are not allowed{1}");

    public static readonly Rule RepeatedName = Declare("TD1011", RuleSeverity.Error, "Duplicate identifier",
        "The {0} \"{1}\" is already used by another schema; references to it are ambiguous");

    public static readonly Rule EndlessReference = Declare("TD1012", RuleSeverity.Error, "Circular reference",
        "\"{0}\" leads back to this schema without consuming any input, so validation would never end: {1}");

    public static readonly Rule UselessDiscriminator = Declare("TD1013", RuleSeverity.Error, "Ambiguous discriminator",
        "\"x-discriminator\" names \"{0}\", which does not distinguish the branches of \"oneOf\": {1}");

    public static readonly Rule NameClash = Declare("TD1014", RuleSeverity.Warning, "C# name clash",
        "The C# name \"{0}\" is also requested by {1}, so this type is called \"{2}\"; choose a better name with \"x-name\"");

    public static readonly Rule InvalidName = Declare("TD1015", RuleSeverity.Error, "Invalid C# name",
        "\"{0}\" is not a valid C# name: use a letter followed by letters and digits, and no C# keyword");

    public static readonly Rule InvalidDefault = Declare("TD1016", RuleSeverity.Warning, "Invalid default",
        "The default {0} is not a value of type {1}; the C# type ignores it");

    public static readonly Rule InvalidEnumName = Declare("TD1017", RuleSeverity.Error, "Unknown value in x-enum",
        "\"x-enum\" describes \"{0}\", but \"enum\" has no such value{1}");

    public static readonly Rule UnknownFormat = Declare("TD1018", RuleSeverity.Warning, "Probable misspelling of a format",
        "\"{0}\" is not a known format{1}");

    public static readonly Rule UnreachableBranch = Declare("TD1019", RuleSeverity.Warning, "Unreachable branch",
        "\"{0}\" can never apply: {1}");

    public static readonly Rule UnknownMetaSchema = Declare("TD1020", RuleSeverity.Warning, "Unknown meta-schema",
        "\"$schema\" names \"{0}\", which is neither an edition of JSON Schema nor a schema of the project; this one is read as {1}{2}");

    public static readonly Rule UnknownVocabulary = Declare("TD1021", RuleSeverity.Error, "Unsupported required vocabulary",
        "The meta-schema \"{0}\" requires the unsupported vocabulary \"{1}\"; the schema cannot be compiled");

    public static readonly Rule UnknownAnnotation = Declare("TD1022", RuleSeverity.Warning, "Probable misspelling of an annotation",
        "unknown annotation \"{0}\". Did you mean \"{1}\"?");

    public static readonly Rule RefusedKeyword = Declare("TD1023", RuleSeverity.Error, "Keyword that is not allowed",
        "unknown keyword \"{0}\"{1}");

    public static readonly Rule MisspeltMetaSchema = Declare("TD1024", RuleSeverity.Warning, "Misspelt address of a meta-schema",
        "\"$schema\" is \"{0}\"; the address of {2} is \"{1}\", which is used for this schema");

    public static readonly Rule IgnoredSibling = Declare("TD1025", RuleSeverity.Warning, "Ignored keyword beside $ref",
        "{0} beside \"$ref\" {1} ignored in {2}; put the reference into \"allOf\"");

    public static readonly Rule UnknownDocument = Declare("TD1026", RuleSeverity.Warning, "Unknown schema document",
        "\"{0}\" refers to \"{1}\", but no schema of the project has this address; any value is valid here until one is added{2}");

    public static readonly Rule InvalidNames = Declare("TD1027", RuleSeverity.Error, "Invalid names file",
        "{0}");

    public static readonly Rule UnknownField = Declare("TD1101", RuleSeverity.Error, "Unknown field in x-table",
        "\"{0}\" is not a field of a row: {1}{2}");

    public static readonly Rule InvalidKeyField = Declare("TD1102", RuleSeverity.Error, "Invalid key field",
        "\"{0}\" cannot be part of {1}: {2}");

    public static readonly Rule OptionalKeyField = Declare("TD1103", RuleSeverity.Error, "Optional field in a primary key",
        "\"{0}\" is part of the primary key, so every row must have it: add it to \"required\"");

    public static readonly Rule UnknownTable = Declare("TD1104", RuleSeverity.Error, "Unknown table in a foreign key",
        "The foreign key refers to the table \"{0}\", which no schema declares{1}");

    public static readonly Rule InvalidForeignKey = Declare("TD1105", RuleSeverity.Error, "Foreign key without a matching key",
        "The foreign key cannot refer to \"{0}\": {1}");

    public static readonly Rule InvalidTable = Declare("TD1106", RuleSeverity.Error, "Invalid x-table",
        "{0}");

    public static readonly Rule InvalidRow = Declare("TD2001", RuleSeverity.Error, "Invalid row",
        "{0}");

    public static readonly Rule MalformedData = Declare("TD2002", RuleSeverity.Error, "Malformed data file",
        "{0}");

    public static readonly Rule DuplicateKey = Declare("TD2003", RuleSeverity.Error, "Duplicate key",
        "{0}");

    public static readonly Rule BrokenReference = Declare("TD2004", RuleSeverity.Error, "Dangling reference",
        "{0}");

    public static readonly Rule BrokenWeakReference = Declare("TD2005", RuleSeverity.Warning, "Dangling weak reference",
        "{0}");

    public static readonly Rule InvalidHierarchy = Declare("TD2006", RuleSeverity.Error, "Circular hierarchy",
        "{0}");

    public static readonly Rule InvalidValidTime = Declare("TD2007", RuleSeverity.Error, "Invalid period",
        "{0}");

    public static readonly Rule UnknownDataset = Declare("TD2008", RuleSeverity.Error, "Data without a table",
        "{0}");

    public static readonly Rule MoreErrors = Declare("TD2009", RuleSeverity.Error, "More errors than are shown",
        "{0}");

    /// <summary>Reported by the build itself, after the errors of the data.</summary>
    public static readonly Rule NotPacked = Declare("TD2010", RuleSeverity.Error, "Data not packed because of errors",
        "The data has errors, so it is not packed.");

    /// <summary>Every rule, in the order of the declarations, which is the order of the ids.</summary>
    public static IReadOnlyList<Rule> All => Declared;

    private static Rule Declare(string id, RuleSeverity severity, string title, string format)
    {
        Rule rule = new(id, severity, title, format);
        Declared.Add(rule);
        return rule;
    }
}
