using System.Collections.Frozen;
using System.Text.Json;
using TradeData.Benchmarks.Instances;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Benchmarks.Peers;

/// <summary>The rows of <see cref="DutyLines"/> as our table, mapped from a file, and in the usual alternatives, each built on demand.</summary>
internal sealed class DutyPeers : IDisposable
{
    private readonly Lazy<List<DutyLineDto>> _list;
    private readonly Lazy<Dictionary<(string, string), DutyLineDto>> _dictionary;
    private readonly Lazy<FrozenDictionary<(string, string), DutyLineDto>> _frozen;
    private readonly Lazy<(string Reporter, string Code, DutyLineDto Row)[]> _sorted;
    private readonly Lazy<DateOnly[]> _days;
    private readonly Lazy<SqliteDuties> _sqlite;
    private readonly Lazy<TemporaryPack> _file;
    private readonly Lazy<DutyLineTable> _table;

    public DutyPeers(int count)
    {
        Rows = DutyLines.Rows(count);
        Json = DutyLines.Array(Rows);
        _list = new(() => Deserialize(Json));
        _dictionary = new(() => List.ToDictionary(row => (row.Reporter, row.Code)));
        _frozen = new(() => Dictionary.ToFrozenDictionary());
        _sorted = new(Sort);
        _days = new(() => [.. List.Select(row => row.ValidFrom).Order()]);
        _sqlite = new(() => new SqliteDuties(List));
        _file = new(() => new TemporaryPack(Pack(Rows)));
        _table = new(() => new DutyLineTable(TradeData.Runtime.Tables.Pack.MapTrusted(_file.Value.Path, DutyLineTable.Definition.Name, DutyLineTable.Definition.Fingerprint)));
    }

    /// <summary>The JSON text of each row.</summary>
    public byte[][] Rows { get; }

    /// <summary>All rows as one JSON array.</summary>
    public byte[] Json { get; }

    public List<DutyLineDto> List => _list.Value;

    public Dictionary<(string, string), DutyLineDto> Dictionary => _dictionary.Value;

    public FrozenDictionary<(string, string), DutyLineDto> Frozen => _frozen.Value;

    public SqliteDuties Sqlite => _sqlite.Value;

    /// <summary>The file that the table is in.</summary>
    public string PackPath => _file.Value.Path;

    public DutyLineTable Table => _table.Value;

    /// <summary>Reads all rows, and no more.</summary>
    public static List<DutyLineDto> Deserialize(byte[] json) => JsonSerializer.Deserialize(json, PeerJson.Default.ListDutyLineDto)!;

    /// <summary>Builds the pack of a table.</summary>
    public static byte[] Pack(byte[][] rows)
    {
        PackBuilder builder = new(DutyLineTable.Definition);
        foreach (byte[] row in rows)
        {
            builder.Add(row);
        }
        PackResult result = builder.Build();
        if (result.HasErrors)
        {
            throw new InvalidOperationException(result.Problems[0].Message);
        }
        using MemoryStream stream = new();
        result.Pack.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Maps a pack and finds a row.</summary>
    public static DutyLine? OpenAndFind(string path, (string Reporter, string Code) key) =>
        new DutyLineTable(TradeData.Runtime.Tables.Pack.MapTrusted(path, DutyLineTable.Definition.Name, DutyLineTable.Definition.Fingerprint)).Find(key.Reporter, key.Code);

    /// <summary>Goes over rows, and to a text of each.</summary>
    public static long TextLength(RowSet<DutyLine> rows)
    {
        long length = 0;
        foreach (DutyLine row in rows)
        {
            length += row.Description.Length;
        }
        return length;
    }

    /// <summary>A binary search, compared ordinally.</summary>
    public DutyLineDto? Search((string Reporter, string Code) key)
    {
        int at = LowerBound(key.Reporter, key.Code);
        return at < _sorted.Value.Length && _sorted.Value[at] is var row && row.Reporter == key.Reporter && row.Code == key.Code ? row.Row : null;
    }

    /// <summary>Returns the number of codes of a reporter that begin with a text, with two binary searches.</summary>
    public int CountPrefix((string Reporter, string Code) key) => LowerBound(key.Reporter, key.Code + ":") - LowerBound(key.Reporter, key.Code);

    /// <summary>Goes over the rows of a reporter whose codes begin with a text, and to a text of each.</summary>
    public long TextLength((string Reporter, string Code) key)
    {
        long length = 0;
        int end = LowerBound(key.Reporter, key.Code + ":");
        for (int at = LowerBound(key.Reporter, key.Code); at < end; at++)
        {
            length += _sorted.Value[at].Row.Description.Length;
        }
        return length;
    }

    /// <summary>Returns the number of rows that begin between two days, inclusive, with two binary searches in the sorted days.</summary>
    public int CountBetween(DateOnly from, DateOnly to) => LowerBound(to.AddDays(1)) - LowerBound(from);

    /// <summary>Whether a row is valid on a day.</summary>
    public static bool Holds(DutyLineDto row, DateOnly day) => row.ValidFrom <= day && (row.ValidTo is not { } to || to > day);

    public void Dispose()
    {
        if (_sqlite.IsValueCreated)
        {
            _sqlite.Value.Dispose();
        }
        if (_file.IsValueCreated)
        {
            _file.Value.Dispose();
        }
    }

    private (string, string, DutyLineDto)[] Sort()
    {
        (string Reporter, string Code, DutyLineDto Row)[] sorted = [.. List.Select(row => (row.Reporter, row.Code, row))];
        Array.Sort(sorted, (left, right) => Compare(left, right.Reporter, right.Code));
        return sorted;
    }

    private int LowerBound(string reporter, string code)
    {
        (string, string, DutyLineDto)[] rows = _sorted.Value;
        int from = 0;
        int to = rows.Length;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            (from, to) = Compare(rows[middle], reporter, code) < 0 ? (middle + 1, to) : (from, middle);
        }
        return from;
    }

    private int LowerBound(DateOnly day)
    {
        DateOnly[] days = _days.Value;
        int from = 0;
        int to = days.Length;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            (from, to) = days[middle] < day ? (middle + 1, to) : (from, middle);
        }
        return from;
    }

    private static int Compare((string Reporter, string Code, DutyLineDto Row) left, string reporter, string code)
    {
        int order = string.CompareOrdinal(left.Reporter, reporter);
        return order != 0 ? order : string.CompareOrdinal(left.Code, code);
    }
}
