namespace TradeData.Generators.Diagnostics;

/// <summary>Every diagnostic there is. Each has a page in <c>docs/diagnostics</c> and a line in <c>AnalyzerReleases</c>.</summary>
internal static class Rules
{
    public static readonly Rule InternalError = new("TD0000", RuleSeverity.Error, "The generator failed",
        "The generator failed on this schema: {0}. This is a fault of the generator, not of the schema; please report it with the schema.");

    public static readonly Rule InvalidOptions = new("TD0001", RuleSeverity.Error, "Invalid options",
        "{0}");

    /// <summary>Reported by the build itself, before anything is compiled.</summary>
    public static readonly Rule UnsupportedFramework = new("TD0003", RuleSeverity.Error, "A target framework before .NET 10",
        "TradeData.Generators needs net10.0 or later");

    public static readonly Rule MalformedJson = new("TD1001", RuleSeverity.Error, "A schema is not JSON",
        "{0}");

    public static readonly Rule NotASchema = new("TD1002", RuleSeverity.Error, "Not a schema",
        "A schema is an object, true or false, but this is {0}");

    public static readonly Rule InvalidKeywordValue = new("TD1003", RuleSeverity.Error, "A keyword has the wrong kind of value",
        "\"{0}\" must be {1}, but is {2}");

    public static readonly Rule UnresolvedReference = new("TD1004", RuleSeverity.Error, "A reference leads nowhere",
        "\"{0}\" refers to \"{1}\", and there is no such schema{2}");

    public static readonly Rule UnknownType = new("TD1005", RuleSeverity.Error, "An unknown type",
        "\"{0}\" is not a type of JSON Schema; the types are null, boolean, object, array, number, integer and string{1}");

    public static readonly Rule RepeatedItem = new("TD1006", RuleSeverity.Warning, "An item occurs twice",
        "\"{0}\" occurs twice in \"{1}\"; remove one");

    public static readonly Rule UnknownKeyword = new("TD1007", RuleSeverity.Warning, "An unknown keyword that looks like a known one",
        "unknown keyword \"{0}\". Did you mean \"{1}\"?");

    public static readonly Rule InvalidPattern = new("TD1008", RuleSeverity.Error, "A pattern is not a regular expression",
        "The pattern is not an ECMA-262 regular expression: {0}");

    public static readonly Rule ContradictoryBounds = new("TD1009", RuleSeverity.Warning, "Bounds that no value can meet",
        "No value can meet both \"{0}\" ({1}) and \"{2}\" ({3})");

    public static readonly Rule UnknownRequired = new("TD1010", RuleSeverity.Warning, "A required property that cannot be there",
        "\"required\" names \"{0}\", but no property has that name and others are not allowed{1}");

    public static readonly Rule RepeatedName = new("TD1011", RuleSeverity.Error, "An identifier is used twice",
        "The {0} \"{1}\" is already used by another schema; references to it could mean either");

    public static readonly Rule EndlessReference = new("TD1012", RuleSeverity.Error, "References go in a circle",
        "\"{0}\" leads back to this schema without consuming any input, so validation could never end: {1}");

    public static readonly Rule UselessDiscriminator = new("TD1013", RuleSeverity.Error, "A discriminator that tells nothing apart",
        "\"x-discriminator\" names \"{0}\", which cannot tell the branches of \"oneOf\" apart: {1}");

    public static readonly Rule NameClash = new("TD1014", RuleSeverity.Warning, "Two schemas want one C# name",
        "The C# name \"{0}\" is wanted by {1}, too, so this type is called \"{2}\"; choose a better name by \"x-name\"");

    public static readonly Rule InvalidName = new("TD1015", RuleSeverity.Error, "Not a C# name",
        "\"{0}\" cannot be a name in C#: a letter comes first, letters and digits follow, and words of the language are taken");

    public static readonly Rule InvalidDefault = new("TD1016", RuleSeverity.Warning, "A default that is not a value of its schema",
        "The default {0} cannot be a value of type {1}; it is left out of the C#");

    public static readonly Rule InvalidEnumName = new("TD1017", RuleSeverity.Error, "x-enum names a value that is not there",
        "\"x-enum\" describes \"{0}\", but \"enum\" has no such value{1}");

    public static readonly Rule UnknownFormat = new("TD1018", RuleSeverity.Warning, "An unknown format that looks like a known one",
        "\"{0}\" is not a format that is known{1}");

    public static readonly Rule UnreachableBranch = new("TD1019", RuleSeverity.Warning, "A branch that can never apply",
        "\"{0}\" can never apply: {1}");

    public static readonly Rule UnknownMetaSchema = new("TD1020", RuleSeverity.Warning, "A meta-schema that is not known",
        "\"$schema\" names \"{0}\", which is neither an edition of JSON Schema nor a schema of the project; this one is read as {1}{2}");

    public static readonly Rule UnknownVocabulary = new("TD1021", RuleSeverity.Error, "A vocabulary that must be known and is not",
        "The meta-schema \"{0}\" requires the vocabulary \"{1}\", which is not known, so nobody can say what this schema means");

    public static readonly Rule UnknownAnnotation = new("TD1022", RuleSeverity.Warning, "An unknown annotation that looks like a known one",
        "unknown annotation \"{0}\". Did you mean \"{1}\"?");

    public static readonly Rule RefusedKeyword = new("TD1023", RuleSeverity.Error, "An unknown keyword that is not allowed",
        "unknown keyword \"{0}\"{1}");

    public static readonly Rule MisspeltMetaSchema = new("TD1024", RuleSeverity.Warning, "Another spelling of a meta-schema's address",
        "\"$schema\" is \"{0}\"; the address of {2} is \"{1}\", and this schema is read by it");

    public static readonly Rule IgnoredSibling = new("TD1025", RuleSeverity.Warning, "Keywords beside a $ref that are ignored",
        "{0} beside \"$ref\" {1} ignored in {2}: there a reference stands alone; put it into \"allOf\"");

    public static readonly Rule UnknownDocument = new("TD1026", RuleSeverity.Warning, "A reference to a schema that the project does not have",
        "\"{0}\" refers to \"{1}\", and no schema of the project has this address; until one is added any value is valid here{2}");

    public static readonly Rule InvalidNames = new("TD1027", RuleSeverity.Error, "A mistake in a names file",
        "{0}");

    public static readonly Rule UnknownField = new("TD1101", RuleSeverity.Error, "x-table names a field that is not there",
        "\"{0}\" is not a field of a row: {1}{2}");

    public static readonly Rule InvalidKeyField = new("TD1102", RuleSeverity.Error, "A field that cannot be a key",
        "\"{0}\" cannot be part of {1}: {2}");

    public static readonly Rule OptionalKeyField = new("TD1103", RuleSeverity.Error, "An optional field in a primary key",
        "\"{0}\" is part of the primary key, so every row must have it: add it to \"required\"");

    public static readonly Rule UnknownTable = new("TD1104", RuleSeverity.Error, "A reference to a table that is not there",
        "The foreign key refers to the table \"{0}\", and no schema declares it{1}");

    public static readonly Rule InvalidForeignKey = new("TD1105", RuleSeverity.Error, "A foreign key that fits no key",
        "The foreign key cannot refer to \"{0}\": {1}");

    public static readonly Rule InvalidTable = new("TD1106", RuleSeverity.Error, "An x-table that cannot be a table",
        "{0}");

    public static readonly Rule InvalidRow = new("TD2001", RuleSeverity.Error, "A row breaks its schema",
        "{0}");

    public static readonly Rule MalformedData = new("TD2002", RuleSeverity.Error, "A data file is malformed",
        "{0}");

    public static readonly Rule DuplicateKey = new("TD2003", RuleSeverity.Error, "Two rows have the same key",
        "{0}");

    public static readonly Rule BrokenReference = new("TD2004", RuleSeverity.Error, "A reference to a row that is not there",
        "{0}");

    public static readonly Rule BrokenWeakReference = new("TD2005", RuleSeverity.Warning, "A weak reference to a row that is not there",
        "{0}");

    public static readonly Rule InvalidHierarchy = new("TD2006", RuleSeverity.Error, "A hierarchy that is not a tree",
        "{0}");

    public static readonly Rule InvalidValidTime = new("TD2007", RuleSeverity.Error, "Periods that cannot be",
        "{0}");

    public static readonly Rule UnknownDataset = new("TD2008", RuleSeverity.Error, "Data for a table that is not there",
        "{0}");

    public static readonly Rule MoreErrors = new("TD2009", RuleSeverity.Error, "More errors than are shown",
        "{0}");

    /// <summary>Reported by the build itself, behind the errors of the data.</summary>
    public static readonly Rule NotPacked = new("TD2010", RuleSeverity.Error, "Data that is not packed because of its errors",
        "The data has errors, so it is not packed.");

    /// <summary>In the order of their ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        InternalError, InvalidOptions, UnsupportedFramework,
        MalformedJson, NotASchema, InvalidKeywordValue, UnresolvedReference, UnknownType, RepeatedItem, UnknownKeyword, InvalidPattern,
        ContradictoryBounds, UnknownRequired, RepeatedName, EndlessReference, UselessDiscriminator, NameClash, InvalidName, InvalidDefault,
        InvalidEnumName, UnknownFormat, UnreachableBranch, UnknownMetaSchema, UnknownVocabulary, UnknownAnnotation,
        RefusedKeyword, MisspeltMetaSchema, IgnoredSibling, UnknownDocument, InvalidNames,
        UnknownField, InvalidKeyField, OptionalKeyField, UnknownTable, InvalidForeignKey, InvalidTable,
        InvalidRow, MalformedData, DuplicateKey, BrokenReference, BrokenWeakReference, InvalidHierarchy, InvalidValidTime, UnknownDataset, MoreErrors, NotPacked,
    ];
}
