using System.Globalization;
using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>Notes which codes a file has, and which lines its footnotes name, to tell of codes that come twice and of references that lead nowhere.</summary>
internal sealed class ReferenceCheck(ImportReport report, string codeField, string footnotesField)
{
    private readonly HashSet<ulong> _codes = [];
    private readonly Dictionary<HsCode, ImportFinding> _wanted = [];

    /// <summary>Notes the code of a row, and returns a name for the row: the code, with the row's number where the code came before.</summary>
    public string Enter(HsCode code, ImportPlace place)
    {
        if (_codes.Add(code.Key))
        {
            return code.ToString();
        }
        report.Add(new ImportFinding(ImportFindingKind.CodeRepeated, place, code.ToString(), codeField, code.ToString(), "An earlier row has the same code."));
        return string.Create(CultureInfo.InvariantCulture, $"{code}~{place.Row}");
    }

    /// <summary>Notes the lines that the line's footnotes name.</summary>
    public void Note(TariffLine line, ImportPlace place)
    {
        foreach (Footnote footnote in line.Footnotes)
        {
            foreach (HsCode target in footnote.Refs)
            {
                if (!_wanted.ContainsKey(target))
                {
                    _wanted.Add(target, new ImportFinding(ImportFindingKind.ReferenceDangling, place, line.Code?.ToString(), footnotesField, target.ToString(),
                        "The file has no such line; this is the first footnote that names it."));
                }
            }
        }
    }

    /// <summary>Reports the references that lead nowhere, once each, in the order in which they first came.</summary>
    /// <param name="optional">Lines that need not be there.</param>
    public void Finish(IReadOnlySet<HsCode> optional)
    {
        foreach ((HsCode target, ImportFinding finding) in _wanted)
        {
            if (!_codes.Contains(target.Key) && !optional.Contains(target))
            {
                report.Add(finding);
            }
        }
    }
}
