using System.Globalization;
using System.Text;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Random tables of <see cref="Line"/> with columns of different kinds, so that every packing occurs, and the expected
/// results.</summary>
internal static class Lines
{
    // Texts that some culture sorts, folds or ignores in its own way, and texts that no culture affects.
    private static readonly string[] Tricky =
        ["CHE", "CHL", "CHN", "CIV", "CZE", "cs", "Ch", "ch", "I", "i", "ı", "İ", "ll", "Ll", "dd", "aa", "å", "ss", "ß", "y", "w", "co-op", "coop", "\u00AD", "a\u0301", "á", "-", "", "\0", "a\0", "日本", "🦀", "z"];

    private static readonly Func<Random, string>[] TextStyles =
    [
        rnd => rnd.Next(40).ToString("00", CultureInfo.InvariantCulture),
        rnd => rnd.NextInt64(1_000_000_000_000_000).ToString(CultureInfo.InvariantCulture),
        rnd => Word(rnd, 3),
        rnd => Word(rnd, 8),
        rnd => Word(rnd, 16),
        rnd => "line " + rnd.Next(30).ToString(CultureInfo.InvariantCulture),
        rnd => Word(rnd, 30),
        rnd => Tricky[rnd.Next(Tricky.Length)],
        rnd => string.Concat(Enumerable.Range(0, rnd.Next(4)).Select(_ => Tricky[rnd.Next(Tricky.Length)])),
        rnd => new string((char)('a' + rnd.Next(3)), 200 + rnd.Next(3)),
    ];

    private static readonly Func<Random, string>[] CodeStyles =
    [
        rnd => Dotted(rnd, 6),
        rnd => Dotted(rnd, 10),
        rnd => Dotted(rnd, 18),
        rnd => "X." + Dotted(rnd, 8),
    ];

    private static readonly Func<Random, long>[] NumberStyles =
    [
        rnd => rnd.Next(-5, 30),
        rnd => rnd.NextInt64(),
        rnd => rnd.Next(3) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => 0 },
    ];

    private static readonly Func<Random, decimal>[] RateStyles =
    [
        rnd => rnd.Next(-20, 100) / 10m,
        rnd => new decimal(rnd.Next(), rnd.Next(), rnd.Next(1 << 26), rnd.Next(2) == 0, (byte)rnd.Next(29)),
        rnd => rnd.Next(2) == 0 ? 1.0m : 1.00m * rnd.Next(3),
    ];

    /// <summary>Valid rows: with unique keys, without cycles, and without overlapping periods of a key.</summary>
    public static Line[] Valid(Random rnd, int most)
    {
        Func<Random, string> schedule = Pick(rnd, TextStyles);
        Func<Random, string> id = Pick(rnd, TextStyles);
        Func<Random, string> name = Pick(rnd, TextStyles);
        Func<Random, string> code = Pick(rnd, CodeStyles);
        Func<Random, long> number = Pick(rnd, NumberStyles);
        Func<Random, decimal> rate = Pick(rnd, RateStyles);
        int absent = rnd.Next(4);
        List<Line> rows = [];
        HashSet<object> keys = [];
        for (int count = rnd.Next(most + 1); count > 0; count--)
        {
            Line row = new()
            {
                Schedule = schedule(rnd),
                Id = id(rnd),
                Code = rnd.Next(4) < absent ? null : code(rnd),
                Name = rnd.Next(4) < absent ? null : name(rnd),
                From = rnd.Next(6) < absent ? null : Day(rnd),
                Number = rnd.Next(4) < absent ? null : number(rnd),
                Rate = rnd.Next(4) < absent ? null : rate(rnd),
                Free = rnd.Next(4) < absent ? null : rnd.Next(2) == 0,
                At = rnd.Next(4) < absent ? null : new DateTimeOffset(Day(rnd).ToDateTime(new TimeOnly(rnd.NextInt64(TimeSpan.TicksPerDay))), TimeSpan.FromMinutes(rnd.Next(-600, 600))),
                Tag = rnd.Next(4) < absent ? null : new Guid(rnd.Next(), 0, 0, new byte[8]),
                Refs = [.. Enumerable.Range(0, rnd.Next(4)).Select(_ => rows.Count > 0 && rnd.Next(2) == 0 ? rows[rnd.Next(rows.Count)].Code ?? code(rnd) : code(rnd))],
            };
            row = row with { To = rnd.Next(3) == 0 ? null : (row.From ?? DateOnly.MinValue).AddDays(1 + rnd.Next(400)) };
            if (!keys.Add((row.Schedule, row.Id)) || (row.Tag is { } tag && !keys.Add(tag))
                || (row.Code is not null && row.Number is { } n && !keys.Add((row.Schedule, Plain(row.Code), n)))
                || (row.Name is not null && rows.Any(other => other.Schedule == row.Schedule && other.Name == row.Name && Overlap(row, other))))
            {
                continue;
            }
            Line[] above = [.. rows.Where(other => other.Schedule == row.Schedule)];
            rows.Add(above.Length > 0 && rnd.Next(3) > 0 ? row with { Parent = above[rnd.Next(above.Length)].Id } : row);
        }
        Line[] shuffled = [.. rows];
        rnd.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>The table of rows that are valid.</summary>
    public static LineTable Table(IEnumerable<Line> rows, int maxKeyBits = 63, int minWideTexts = 1024) => new(Pack(rows, maxKeyBits, minWideTexts));

    /// <summary>The pack of rows that are valid.</summary>
    public static Pack Pack(IEnumerable<Line> rows, int maxKeyBits = 63, int minWideTexts = 1024, PackStorage? storage = null)
    {
        PackResult result = Build(rows.Select(row => row.ToJson()), LineTable.Definition, maxKeyBits, minWideTexts, storage);
        Assert.Empty(result.Problems);
        Assert.False(result.HasErrors);
        return result.Pack;
    }

    public static PackResult Build(IEnumerable<byte[]> rows, TableDefinition definition, int maxKeyBits = 63, int minWideTexts = 1024, PackStorage? storage = null)
    {
        PackBuilder builder = new(definition, 1000, storage ?? PackStorage.Memory) { MaxKeyBits = maxKeyBits, MinWideTexts = minWideTexts };
        foreach (byte[] row in rows)
        {
            builder.Add(row);
        }
        return builder.Build();
    }

    public static PackResult Build(TableDefinition definition, params string[] rows) => Build(rows.Select(Encoding.UTF8.GetBytes), definition);

    public static DateOnly Day(Random rnd) => new DateOnly(2019, 1, 1).AddDays(rnd.Next(800));

    public static string Plain(string code) => string.Concat(code.Where(c => c is not ('.' or '-' or ' ')));

    public static bool Holds(Line row, DateOnly date) => (row.From ?? DateOnly.MinValue) <= date && (row.To is null || date < row.To);

    /// <summary>The order of UTF-8 bytes, which is that of code points.</summary>
    public static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    public static readonly IComparer<string> Ordinal = Comparer<string>.Create(Compare);

    private static bool Overlap(Line left, Line right) =>
        (left.From ?? DateOnly.MinValue) < (right.To ?? DateOnly.MaxValue) && (right.From ?? DateOnly.MinValue) < (left.To ?? DateOnly.MaxValue);

    private static T Pick<T>(Random rnd, T[] from) => from[rnd.Next(from.Length)];

    private static string Word(Random rnd, int most) => new([.. Enumerable.Range(0, rnd.Next(most + 1)).Select(_ => (char)('A' + rnd.Next(5)))]);

    private static string Dotted(Random rnd, int most)
    {
        string digits = string.Concat(Enumerable.Range(0, rnd.Next(1, (most / 2) + 1)).Select(_ => rnd.Next(3).ToString("00", CultureInfo.InvariantCulture)));
        return rnd.Next(2) == 0 || digits.Length < 6 ? digits : digits[..4] + "." + digits[4..];
    }
}
