using System.Globalization;
using System.Text;
using TradeData.Generators.Binding;

namespace TradeData.Compiler;

/// <summary>The exception for invalid arguments; the message names them.</summary>
internal sealed class OptionsException(string message) : Exception(message);

/// <summary>Parses command lines: <c>--name=value</c>, and <c>@file</c> for a file with one argument on each line.</summary>
internal static class OptionsReader
{
    public const string Usage = """
        TradeData.Compiler @file | options
          --output=DIR             the folder for the packs and the state of the run
          --schema=FILE            a schema; --schema-name=NAME, --schema-uri=URI and --schema-names=FILE after it belong to it
          --data=FILE              a file of rows, or a provenance.json; --folder=NAME after it names its table's folder
          --namespace=NAME         the namespace of the generated types
          --catalog=NAME           the name of the generated catalog
          --formats=MODES          annotation, types or assert, and format=mode for single formats
          --assembly=FILE          check values by the types of this assembly alone; --reference=FILE for each one that it refers to
          --max-errors=N           how many problems are shown of a file (100)
          --report-schemas         report what is wrong with schemas, too
          --verbose                say of each table what was done
        """;

    public static CompilerOptions Read(IEnumerable<string> arguments)
    {
        List<SchemaInput> schemas = [];
        List<DataInput> data = [];
        CompilerOptions options = new();
        foreach (string argument in arguments.SelectMany(Expand))
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? argument : argument[..equals];
            string value = equals < 0 ? "" : argument[(equals + 1)..];
            switch (name)
            {
                case "--schema":
                    schemas.Add(new SchemaInput(value));
                    break;
                case "--schema-name" when schemas.Count > 0:
                    schemas[^1] = schemas[^1] with { Name = NullIfEmpty(value) };
                    break;
                case "--schema-uri" when schemas.Count > 0:
                    schemas[^1] = schemas[^1] with { Uri = NullIfEmpty(value) };
                    break;
                case "--schema-names" when schemas.Count > 0:
                    schemas[^1] = schemas[^1] with { Names = NullIfEmpty(value) };
                    break;
                case "--data":
                    data.Add(new DataInput(value));
                    break;
                case "--folder" when data.Count > 0:
                    data[^1] = data[^1] with { Folder = NullIfEmpty(value) };
                    break;
                default:
                    options = Single(options, name, value);
                    break;
            }
        }
        return options.Output.Length > 0 ? options with { Schemas = schemas, Data = data, MaxBytes = int.MaxValue } : throw new OptionsException("--output is missing.");
    }

    private static CompilerOptions Single(CompilerOptions options, string name, string value) => name switch
    {
        "--output" when value.Length > 0 => options with { Output = value },
        "--namespace" => options with { Binding = options.Binding with { Namespace = value, Catalog = options.Binding.Catalog == BindingOptions.Default.Catalog ? BindingOptions.CatalogOf(value) : options.Binding.Catalog } },
        "--catalog" when value.Length > 0 => options with { Binding = options.Binding with { Catalog = value } },
        "--catalog" => options,
        "--formats" => options with { Binding = options.Binding with { Formats = Formats(value) } },
        "--assembly" when value.Length > 0 => options with { Assembly = value },
        "--reference" when value.Length > 0 => options with { References = [.. options.References, value] },
        "--max-errors" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int max) && max > 0 => options with { MaxErrors = max },
        "--report-schemas" => options with { ReportsSchemas = true },
        "--verbose" => options with { IsVerbose = true },
        _ => throw new OptionsException($"\"{name}{(value.Length > 0 ? "=" + value : "")}\" is not a valid option here."),
    };

    private static FormatModes Formats(string value)
    {
        FormatModes modes = FormatModes.Parse(value, out string? fault);
        return fault is null ? modes : throw new OptionsException(fault);
    }

    private static IEnumerable<string> Expand(string argument) =>
        argument.StartsWith('@') ? LinesOf(argument[1..]).Where(line => line.Length > 0) : [argument];

    private static string[] LinesOf(string file)
    {
        try
        {
            return File.ReadAllLines(file, Encoding.UTF8);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OptionsException($"The file of options cannot be read: {fault.Message}");
        }
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
