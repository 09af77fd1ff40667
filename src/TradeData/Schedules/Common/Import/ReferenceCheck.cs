using System.Globalization;
using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>Records the codes of a file and the lines that its footnotes name, to report repeated codes and broken references.</summary>
internal sealed class ReferenceCheck(ImportReport report, string codeField, string footnotesField)
{
    private readonly HashSet<ulong> _codes = [];
    private readonly Dictionary<HsCode, ImportFinding> _wanted = [];

    /// <summary>Records the code of a row, and returns a name for the row: the code, followed by the row's number if the code is
    /// repeated.</summary>
    public string Enter(HsCode code, ImportPlace place)
    {
        if (_codes.Add(code.Key))
        {
            return code.ToString();
        }
        report.Add(new ImportFinding(ImportFindingKind.CodeRepeated, place, code.ToString(), codeField, code.ToString(), "An earlier row has the same code."));
        return string.Create(CultureInfo.InvariantCulture, $"{code}~{place.Row}");
    }

    /// <summary>Records the lines that the line's footnotes name.</summary>
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

    /// <summary>Reports the broken references, once each, in the order of the first occurrence.</summary>
    /// <param name="optional">Lines that may be missing.</param>
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
