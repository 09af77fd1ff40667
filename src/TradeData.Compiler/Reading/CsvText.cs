namespace TradeData.Compiler.Reading;

/// <summary>The byte offsets of the records and cells of a CSV file. The lexer returns cells without places; they are computed here, only
/// for messages.</summary>
internal sealed class CsvText
{
    private const byte Quote = (byte)'"';

    private readonly SourceFile _source;
    private readonly byte _delimiter;
    private readonly List<int> _records = [];

    public CsvText(SourceFile source, char delimiter)
    {
        _source = source;
        _delimiter = (byte)delimiter;
        FindRecords();
    }

    /// <summary>The place of a quote that is never closed, or a negative number.</summary>
    public int OpenQuote { get; private set; }

    /// <summary>Returns the start of a cell, including its quote, or the record's end if it has fewer cells.</summary>
    /// <param name="record">The header is record 0.</param>
    /// <param name="cell">The cell, from 0.</param>
    public int CellStart(int record, int cell)
    {
        ReadOnlySpan<byte> text = _source.Text;
        int at = RecordStart(record);
        bool isQuoted = false;
        for (int seen = 0; seen < cell && at < text.Length; at++)
        {
            byte c = text[at];
            if (c == Quote)
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c == _delimiter)
            {
                seen++;
            }
            else if (!isQuoted && c is (byte)'\n' or (byte)'\r')
            {
                break;
            }
        }
        return at;
    }

    public int RecordStart(int record) => record < _records.Count ? _records[record] : _source.Length;

    /// <summary>Returns the first quote of a record that neither opens nor closes a cell, or the record's start if there is
    /// none.</summary>
    public int StrayQuote(int record)
    {
        ReadOnlySpan<byte> text = _source.Text;
        int start = RecordStart(record);
        bool isFirst = true;
        for (int at = start; at < text.Length && text[at] is not ((byte)'\n' or (byte)'\r'); at++)
        {
            if (text[at] == Quote && !isFirst)
            {
                return at;
            }
            if (text[at] == Quote)
            {
                int end = CloseQuote(text, at + 1);
                if (end >= text.Length)
                {
                    return at;
                }
                if (end + 1 < text.Length && text[end + 1] != _delimiter && text[end + 1] is not ((byte)'\n' or (byte)'\r'))
                {
                    return end;
                }
                at = end;
            }
            isFirst = text[at] == _delimiter;
        }
        return start;
    }

    private static int CloseQuote(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] == Quote)
            {
                if (at + 1 >= text.Length || text[at + 1] != Quote)
                {
                    return at;
                }
                at++;
            }
            at++;
        }
        return at;
    }

    private void FindRecords()
    {
        ReadOnlySpan<byte> text = _source.Text;
        bool isQuoted = false;
        int opened = -1;
        int closed = -1;
        if (text.Length > 0)
        {
            _records.Add(0);
        }
        for (int at = 0; text[at..].IndexOfAny(Quote, (byte)'\n', (byte)'\r') is >= 0 and int step;)
        {
            at += step;
            byte c = text[at++];
            if (c == Quote)
            {
                isQuoted = !isQuoted;
                // A quote right after a closing one makes both of them an escaped quote.
                opened = isQuoted && closed != at - 2 ? at - 1 : opened;
                closed = isQuoted ? -1 : at - 1;
                continue;
            }
            if (c == (byte)'\r' && at < text.Length && text[at] == (byte)'\n')
            {
                at++;
            }
            if (!isQuoted && at < text.Length)
            {
                _records.Add(at);
            }
        }
        OpenQuote = isQuoted ? opened : -1;
    }
}
