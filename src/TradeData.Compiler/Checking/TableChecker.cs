using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Compiler.Reading;
using TradeData.Compiler.Writing;
using TradeData.Generators.Diagnostics;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Checking;

/// <summary>The result of checking a table by itself.</summary>
/// <param name="Pack">Its rows and index, complete even if rows are wrong, so that references can be checked.</param>
/// <param name="Findings">The errors.</param>
/// <param name="IsIncomplete">Whether some rows are unreadable, so that references to missing rows are not reported.</param>
internal sealed record CheckedTable(Pack Pack, FindingList Findings, bool IsIncomplete);

/// <summary>Checks the rows of a table against their schema, then their keys, hierarchy and periods, and packs them.</summary>
internal sealed class TableChecker(PlanInterpreter interpreter, FormBuilder forms, int maxErrors)
{
    /// <summary>The maximum number of described problems for the keys of a table and for one row; further ones are counted.</summary>
    public const int MaxProblems = 10_000;

    /// <summary>Checks the rows alone.</summary>
    public FindingList CheckRows(TableData dataset)
    {
        FindingList findings = new(maxErrors);
        RowChecker rows = RowsOf(dataset);
        foreach (RowFile file in dataset.Rows)
        {
            foreach (CheckedRows chunk in rows.Check(file))
            {
                AddFailures(findings, file, chunk);
            }
            file.Release();
        }
        return findings;
    }

    /// <summary>Checks the rows, their keys, hierarchy and periods.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="storage">Where the pack lies.</param>
    /// <exception cref="SourceException">A file changed, or the table is too large.</exception>
    public CheckedTable Check(TableData dataset, PackStorage storage)
    {
        try
        {
            return CheckAndPack(dataset, storage);
        }
        catch (PackException fault)
        {
            throw new SourceException(dataset.Files[0].Path, $"The table {dataset.Table.Name} is too large. {fault.Message}");
        }
    }

    private CheckedTable CheckAndPack(TableData dataset, PackStorage storage)
    {
        FindingList findings = new(maxErrors);
        bool isIncomplete = false;
        PackBuilder builder = new(TableDefinitions.Of(dataset.Table), MaxProblems, storage);
        RowChecker rows = RowsOf(dataset);
        foreach (RowFile file in dataset.Rows)
        {
            findings.AddRange(file.Faults);
            foreach (CheckedRows chunk in rows.Check(file))
            {
                AddFailures(findings, file, chunk);
                for (int row = 0; row < chunk.Count; row++)
                {
                    builder.Add(chunk[row], isKnownInvalid: chunk.Invalid.Contains(row));
                }
            }
            isIncomplete |= file.IsIncomplete;
            file.Release();
        }
        builder.IsIncomplete = isIncomplete;
        PackResult packed = builder.Build();
        findings.AddRange(packed.Problems.Select(new ProblemWording(dataset, packed.Pack).Describe));
        findings.AddUndescribed(packed.ProblemCount - packed.Problems.Count);
        return new CheckedTable(packed.Pack, findings, isIncomplete);
    }

    private RowChecker RowsOf(TableData dataset) => new(
        interpreter[dataset.Schema],
        forms.Of(new Generators.Model.Shape(Generators.Model.ShapeKind.Model, dataset.Table.RowType)),
        new ValidationOptions { MaxErrors = MaxProblems });

    private static void AddFailures(FindingList findings, RowFile file, CheckedRows chunk)
    {
        foreach ((int row, ValidationResult result) in chunk.Failures)
        {
            findings.AddRange(result.Errors.Select(error => Describe(file, row, error)));
        }
    }

    private static DiagnosticInfo Describe(RowFile file, int row, ValidationError error)
    {
        StringBuilder message = new(file.Name(row));
        if (error.InstanceLocation.Length > 0)
        {
            message.Append(", ").Append(error.InstanceLocation);
        }
        message.Append(": ").Append(error.Message);
        if (error.Causes.Count > 0)
        {
            // One line for each diagnostic; the errors of each alternative follow in brackets.
            message.Append(" (").AppendJoin(' ', error.Causes.Select(cause => cause.Message).Distinct(StringComparer.Ordinal).Take(3)).Append(')');
        }
        SourcePlace place = file.PlaceOf(row, error.InstanceLocation, (int)error.Offset);
        // Nested too deeply, or with a repeated name. "properties" never fails for another reason, because its values fail by themselves.
        return Findings.At(error.Keyword is "depth" or "properties" ? Rules.MalformedData : Rules.InvalidRow, file.Source.Path, place, message.ToString());
    }
}
