using System.CommandLine;
using TradeData.Compiler;
using TradeData.Generators.Binding;

namespace TradeData.Cli.Projects;

/// <summary>The options for the location of a project's files and the binding of its schemas, which a build takes from the project
/// file.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string?> _schemas = new("--schemas") { Description = "The folder with the schemas, if it is not \"schemas\".", HelpName = "folder" };
    private readonly Option<string?> _data = new("--data") { Description = "The folder with a folder of rows for each table, if it is not \"data\".", HelpName = "folder" };
    private readonly Option<string> _namespace = new("--namespace") { Description = "The namespace of the generated types.", HelpName = "name", DefaultValueFactory = _ => "" };
    private readonly Option<string> _catalog = new("--catalog-name") { Description = "The name of the generated catalog, if it is not the last part of the namespace followed by \"Catalog\".", HelpName = "name", DefaultValueFactory = _ => "" };
    private readonly Option<string> _formats = new("--formats") { Description = "The treatment of formats: annotation, types or assert, and format=mode for single ones, separated by commas.", HelpName = "modes", DefaultValueFactory = _ => "" };
    private readonly Option<int> _maxErrors = new("--max-errors") { Description = "The number of problems shown for a file.", HelpName = "number", DefaultValueFactory = _ => CompilerOptions.DefaultMaxErrors };

    public ProjectOptions AddTo(Command command, bool withData = true)
    {
        command.Options.Add(_schemas);
        if (withData)
        {
            command.Options.Add(_data);
            command.Options.Add(_maxErrors);
            _maxErrors.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int count) && count < 1)
                {
                    result.AddError("--max-errors must be at least 1.");
                }
            });
        }
        command.Options.Add(_namespace);
        command.Options.Add(_catalog);
        command.Options.Add(_formats);
        _formats.Validators.Add(result =>
        {
            FormatModes.Parse(result.GetValueOrDefault<string>(), out string? fault);
            if (fault is not null)
            {
                result.AddError(fault);
            }
        });
        return this;
    }

    public string? SchemaFolder(ParseResult arguments) => arguments.GetValue(_schemas);

    public string? DataFolder(ParseResult arguments) => arguments.GetValue(_data);

    public BindingOptions Binding(ParseResult arguments) => BindingOptions.Default with
    {
        Namespace = arguments.GetRequiredValue(_namespace),
        Catalog = arguments.GetRequiredValue(_catalog) is { Length: > 0 } catalog ? catalog : BindingOptions.CatalogOf(arguments.GetRequiredValue(_namespace)),
        Formats = FormatModes.Parse(arguments.GetRequiredValue(_formats), out _),
    };

    /// <summary>Returns the options of the data compiler for a project.</summary>
    public CompilerOptions Compiler(ParseResult arguments, ProjectFiles files, string output, bool isVerbose) => new()
    {
        Schemas = files.Schemas,
        Data = files.Data,
        Output = output,
        Binding = Binding(arguments),
        MaxErrors = arguments.GetValue(_maxErrors),
        IsVerbose = isVerbose,
        ReportsSchemas = true,
    };
}
