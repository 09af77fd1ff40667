using System.Text;

namespace TradeData.Tests.Staging;

/// <summary>Reads comma-separated text with quotes, by the names of the header.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Read(string path)
    {
        using StreamReader reader = new(path, Encoding.UTF8);
        List<string>? header = null;
        while (Row(reader) is { } row)
        {
            if (header is null)
            {
                header = row;
                continue;
            }
            yield return header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private static List<string>? Row(StreamReader reader)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int c = reader.Read(); c >= 0 && (quoted || c != '\n'); c = reader.Read())
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c != '\r' || quoted)
            {
                cell.Append((char)c);
            }
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
