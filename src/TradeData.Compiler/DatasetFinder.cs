using TradeData.Compiler.Checking;
using TradeData.Compiler.Reading;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Compiler;

/// <summary>Finds the files of each table.</summary>
internal sealed class DatasetFinder(SchemaSet schemas, CompilerOptions options, List<DiagnosticInfo> findings)
{
    /// <summary>Returns a dataset for every table, in the order of their names, even without files.</summary>
    public IReadOnlyList<TableData> Find()
    {
        ILookup<string, DataInput> byFolder = options.Data.OrderBy(input => input.Path, StringComparer.Ordinal).ToLookup(input => input.TableFolder, StringComparer.Ordinal);
        HashSet<string> declared = new(schemas.DeclaredFolders, StringComparer.Ordinal);
        foreach (IGrouping<string, DataInput> folder in byFolder.Where(folder => !declared.Contains(folder.Key)))
        {
            ReportUnknown(folder.Key, folder.First().Path, declared);
        }
        return [.. schemas.Models.Where(model => model.Table is not null).OrderBy(model => model.Table!.Name, StringComparer.Ordinal).Select(model => DataOf(model, byFolder[model.Table!.Folder]))];
    }

    private TableData DataOf(SchemaModel model, IEnumerable<DataInput> inputs)
    {
        Provenance? provenance = null;
        List<SourceFile> files = [];
        foreach (DataInput input in inputs)
        {
            IReadOnlyList<SourceFile> parts = Read(input.Path);
            if (Path.GetFileName(input.Path) != Provenance.FileName || parts.Count == 0)
            {
                files.AddRange(parts);
            }
            else if (provenance is null)
            {
                provenance = Provenance.Read(parts[0], findings);
            }
            else
            {
                findings.Add(Findings.At(Rules.MalformedData, input.Path, new SourcePlace(1, 1), $"The dataset of {model.Table!.Name} has two files {Provenance.FileName}; keep one of them."));
            }
        }
        return new TableData(model, schemas.Types, provenance ?? Provenance.None, files);
    }

    private IReadOnlyList<SourceFile> Read(string path)
    {
        try
        {
            return TableData.IsLines(path) ? SourceReader.ReadParts(path, options.PartSize, options.MaxRows) : [SourceReader.ReadWhole(path)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Add(Findings.At(Rules.MalformedData, path, new SourcePlace(1, 1), $"The file cannot be read: {fault.Message}"));
            return [];
        }
    }

    private void ReportUnknown(string folder, string path, HashSet<string> declared)
    {
        string suggestion = Nearest.Suggestion(folder, declared);
        string tables = declared.Count == 0 ? "no schema has \"x-table\"" : "there are " + string.Join(", ", declared.Order(StringComparer.Ordinal));
        string message = $"No schema declares a table whose rows lie in the folder \"{folder}\"{(suggestion.Length > 0 ? suggestion : $"; {tables}.")}";
        findings.Add(Findings.At(Rules.UnknownDataset, path, new SourcePlace(1, 1), message));
    }
}
