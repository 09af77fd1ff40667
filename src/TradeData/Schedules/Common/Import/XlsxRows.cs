using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace TradeData.Schedules;

/// <summary>Reads the first sheet of an Excel workbook (ECMA-376): shared and inline texts, and numbers, with percentages as displayed.
/// The workbook stays compressed in memory; its sheet is read row by row.</summary>
internal sealed class XlsxRows : ITableRows, IDisposable
{
    private const int MostBytes = 256 * 1024 * 1024;
    private const long MostCharacters = 2_000_000_000;
    private const int MostColumns = 16_384;
    private const string Workbook = "xl/workbook.xml";

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MostCharacters,
    };

    private readonly string _source;
    private readonly ZipArchive _archive;
    private readonly List<string> _texts = [];
    private readonly bool[] _isPercent;
    private readonly XmlReader _sheet;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="ImportException">The file is not a workbook.</exception>
    public XlsxRows(Stream stream, string source, IncrementalHash hash)
    {
        _source = source;
        Place = new ImportPlace(source, 0, 1, 0);
        MemoryStream content = new();
        byte[] buffer = new byte[81_920];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
            content.Write(buffer, 0, read);
            if (content.Length > MostBytes)
            {
                throw Wrong($"The workbook is longer than {MostBytes} bytes.");
            }
        }
        Consumed = content.Length;
        content.Position = 0;
        try
        {
            _archive = new ZipArchive(content, ZipArchiveMode.Read);
            ReadTexts();
            _isPercent = ReadFormats();
            _sheet = Open(SheetName());
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            throw Damaged(fault);
        }
    }

    /// <inheritdoc/>
    public long Consumed { get; }

    /// <inheritdoc/>
    public ImportPlace Place { get; private set; }

    /// <inheritdoc/>
    public bool Next(int row, List<string> cells)
    {
        try
        {
            while (_sheet.ReadToFollowing("row"))
            {
                long line = long.TryParse(_sheet.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : Place.Line + 1;
                Place = new ImportPlace(_source, row, line, 0);
                ReadRow(cells);
                if (cells.Exists(static cell => !string.IsNullOrWhiteSpace(cell)))
                {
                    return true;
                }
            }
            return false;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            throw Damaged(fault);
        }
    }

    public void Dispose()
    {
        _sheet.Dispose();
        _archive.Dispose();
    }

    private void ReadRow(List<string> cells)
    {
        cells.Clear();
        if (_sheet.IsEmptyElement)
        {
            return;
        }
        using XmlReader row = _sheet.ReadSubtree();
        row.Read();
        while (row.ReadToFollowing("c"))
        {
            int column = Column(row.GetAttribute("r"), cells.Count);
            while (cells.Count < column)
            {
                cells.Add("");
            }
            string text = CellText(row);
            if (column < cells.Count)
            {
                throw Wrong("A row has a cell twice.");
            }
            cells.Add(text);
        }
    }

    /// <summary>Returns the number of the column in a reference such as B12, from 0, or the next one without a reference.</summary>
    private int Column(string? reference, int next)
    {
        if (reference is null)
        {
            return next;
        }
        int column = 0;
        foreach (char c in reference.AsSpan().TrimEnd("0123456789"))
        {
            column = char.IsAsciiLetterUpper(c) && column <= MostColumns ? column * 26 + (c - 'A' + 1) : throw Wrong($"\"{LineTexts.Shown(reference)}\" is no reference of a cell.");
        }
        return column is > 0 and <= MostColumns ? column - 1 : throw Wrong($"\"{LineTexts.Shown(reference)}\" is no reference of a cell.");
    }

    private string CellText(XmlReader cell)
    {
        string? type = cell.GetAttribute("t");
        bool isPercent = int.TryParse(cell.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out int style) && style < _isPercent.Length && _isPercent[style];
        if (cell.IsEmptyElement)
        {
            return "";
        }
        using XmlReader inner = cell.ReadSubtree();
        inner.Read();
        if (type == "inlineStr")
        {
            return Texts(inner);
        }
        string value = inner.ReadToFollowing("v") ? inner.ReadElementContentAsString() : "";
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < _texts.Count ? _texts[at] : throw Wrong($"There is no shared text {LineTexts.Shown(value)}."),
            "str" or "b" or "d" => value,
            "e" => throw Wrong($"A cell has the error {LineTexts.Shown(value)}."),
            _ => value.Length == 0 ? "" : Number(value, isPercent),
        };
    }

    /// <summary>Excel stores numbers as binary fractions: 2.5 % is 2.5000000000000001E-2. It displays fifteen digits.</summary>
    private string Number(string value, bool isPercent)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || Math.Abs(number) > 1e15)
        {
            throw Wrong($"\"{LineTexts.Shown(value)}\" is no number.");
        }
        decimal exact = (decimal)number;
        return isPercent ? RateNumbers.Plain(exact * 100) + "%" : RateNumbers.Plain(exact);
    }

    private void ReadTexts()
    {
        if (_archive.GetEntry("xl/sharedStrings.xml") is null)
        {
            return;
        }
        using XmlReader reader = Open("xl/sharedStrings.xml");
        while (reader.ReadToFollowing("si"))
        {
            using XmlReader item = reader.ReadSubtree();
            item.Read();
            _texts.Add(Texts(item));
        }
    }

    /// <summary>Returns the text of an item: that of its runs, without the readings of Japanese words.</summary>
    private static string Texts(XmlReader item)
    {
        StringBuilder text = new();
        item.Read();
        while (!item.EOF)
        {
            if (item.NodeType == XmlNodeType.Element && item.LocalName == "rPh")
            {
                item.Skip();
            }
            else if (item.NodeType == XmlNodeType.Element && item.LocalName == "t")
            {
                text.Append(item.ReadElementContentAsString());
            }
            else
            {
                item.Read();
            }
        }
        return text.ToString();
    }

    /// <summary>Whether the cells of each style show percentages.</summary>
    private bool[] ReadFormats()
    {
        if (_archive.GetEntry("xl/styles.xml") is null)
        {
            return [];
        }
        HashSet<string> percent = ["9", "10"];
        List<bool> styles = [];
        using XmlReader reader = Open("xl/styles.xml");
        bool isCell = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                isCell = reader.NodeType == XmlNodeType.Element;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt" && reader.GetAttribute("formatCode") is { } code && code.Contains('%', StringComparison.Ordinal))
            {
                percent.Add(reader.GetAttribute("numFmtId") ?? "");
            }
            else if (isCell && reader.NodeType == XmlNodeType.Element && reader.LocalName == "xf")
            {
                styles.Add(percent.Contains(reader.GetAttribute("numFmtId") ?? ""));
            }
        }
        return [.. styles];
    }

    /// <summary>Returns the file of the first sheet.</summary>
    private string SheetName()
    {
        using XmlReader workbook = Open(Workbook);
        string? id = workbook.ReadToFollowing("sheet") ? workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") : null;
        using XmlReader relations = Open("xl/_rels/workbook.xml.rels");
        while (id is not null && relations.ReadToFollowing("Relationship"))
        {
            if (relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }
        throw Wrong("The workbook has no sheet.");
    }

    private XmlReader Open(string name) => XmlReader.Create(
        (_archive.GetEntry(name) ?? throw Wrong($"It is no Excel workbook: it has no \"{LineTexts.Shown(name)}\".")).Open(), s_settings);

    private ImportException Damaged(Exception fault) => new($"The workbook is damaged: {LineTexts.Shown(fault.Message)}", Place, fault);

    private ImportException Wrong(string reason) => new(reason, Place);
}
