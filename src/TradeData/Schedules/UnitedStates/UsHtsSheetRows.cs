using System.Globalization;
using System.Text.Json;

namespace TradeData.Schedules.UnitedStates;

/// <summary>The rows of the CSV and Excel exports, which lack the superior texts and the footnotes of the JSON. If a spreadsheet stored a
/// code as a number, its lost zeros are restored.</summary>
internal sealed class UsHtsSheetRows : IUsHtsRows
{
    private const string Code = "HTS Number";
    private const string Indent = "Indent";
    private const string Description = "Description";
    private const string Units = "Unit of Quantity";
    private const string General = "General Rate of Duty";
    private const string Special = "Special Rate of Duty";
    private const string Other = "Column 2 Rate of Duty";
    private const string QuotaQuantity = "Quota Quantity";
    private const string AdditionalDuties = "Additional Duties";
    private const int DeepestIndent = 15;
    private const int HeadingDigits = 4;

    private static readonly string[] s_columns = [Code, Indent, Description, Units, General, Special, Other, QuotaQuantity, AdditionalDuties];

    private readonly ITableRows _rows;
    private readonly ImportReport _report;
    private readonly TableHeader _header;
    private readonly List<string> _cells = [];

    public UsHtsSheetRows(ITableRows rows, ImportReport report)
    {
        (_rows, _report) = (rows, report);
        _header = TableHeader.Read(rows, Code, Indent, Description, General, Special, Other);
        foreach (string name in _header.Names.Where(static name => !s_columns.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            report.Add(new ImportFinding(ImportFindingKind.FieldNotKnown, rows.Place, null, name, name, "The format has no such column."));
        }
        report.Add(new ImportFinding(ImportFindingKind.ColumnMissing, rows.Place, null, UsHtsFields.Footnotes, "", "This form of the export has no footnotes; the JSON export has."));
    }

    public long Consumed => _rows.Consumed;

    public void Dispose() => (_rows as IDisposable)?.Dispose();

    public UsHtsRow? Next()
    {
        if (!_rows.Next(_report.RowsRead + 1, _cells))
        {
            return null;
        }
        _report.RowsRead++;
        if (_cells.Count > _header.Count)
        {
            throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The row has {_cells.Count} cells and the first row {_header.Count}."), _rows.Place);
        }
        UsHtsRow row = new(_rows.Place)
        {
            Indent = ReadIndent(),
            Description = _header.Raw(_cells, Description),
            General = _header.Raw(_cells, General),
            Special = _header.Raw(_cells, Special),
            Other = _header.Raw(_cells, Other),
            AdditionalDuties = _header.Raw(_cells, AdditionalDuties),
        };
        row.Code = ReadCode(row);
        row.Units.AddRange(ReadUnits());
        if (Text(QuotaQuantity) is { } quantity)
        {
            _report.Add(new ImportFinding(ImportFindingKind.FieldNotImported, row.Place, row.Code, QuotaQuantity, quantity, "There is no place for it in a row."));
        }
        return row;
    }

    private string? Text(string column) => _header.Text(_cells, column);

    private int ReadIndent()
    {
        string text = Text(Indent) ?? "0";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int indent) && indent <= DeepestIndent
            ? indent
            : throw new ImportException($"\"{Indent}\" should be a number from 0 to {DeepestIndent} and is \"{LineTexts.Shown(text)}\".", _rows.Place);
    }

    /// <summary>Returns the code with the zeros that a number loses: 101 is 0101, 101.3 is 0101.30, 101210010 is 0101210010.</summary>
    private string? ReadCode(UsHtsRow row)
    {
        string? text = Text(Code);
        if (text is null)
        {
            return null;
        }
        string restored = text;
        string[] pairs = text.Split('.');
        if (pairs.Length <= 2 && pairs.All(static pair => pair.Length > 0 && pair.All(char.IsAsciiDigit)))
        {
            if (pairs[0].Length < HeadingDigits)
            {
                restored = text.PadLeft(text.Length + HeadingDigits - pairs[0].Length, '0');
            }
            else if (pairs.Length == 1 && pairs[0].Length % 2 == 1)
            {
                restored = "0" + text;
            }
            if (pairs is [_, { Length: 1 }])
            {
                restored += "0";
            }
        }
        if (restored != text)
        {
            _report.Add(new ImportFinding(ImportFindingKind.SlipCorrected, row.Place, restored, Code, text, "The code was kept as a number; the zeros that it lost are put back."));
        }
        return restored;
    }

    /// <summary>Returns the units: a list as in JSON, <c>["No.","kg"]</c>, or one text.</summary>
    private IEnumerable<string> ReadUnits()
    {
        if (Text(Units) is not { } text)
        {
            return [];
        }
        if (text[0] != '[')
        {
            return text.Split(["; ", "\n", ", "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        try
        {
            using JsonDocument list = JsonDocument.Parse(text);
            return list.RootElement.EnumerateArray().Select(static unit => unit.ValueKind == JsonValueKind.Null ? "" : unit.GetString() ?? "").ToList();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ImportException($"\"{Units}\" should be a list of texts and is \"{LineTexts.Shown(text)}\".", _rows.Place, fault);
        }
    }
}
