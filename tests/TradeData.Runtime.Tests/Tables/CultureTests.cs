using System.Globalization;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Data packed under one culture is found under every other.</summary>
public sealed class CultureTests
{
    private static readonly string[] Cultures = ["", "cs-CZ", "lt-LT", "tr-TR", "cy-GB", "hu-HU", "da-DK", "sv-SE", "th-TH", "ar-SA", "de-DE", "ja-JP", "es-ES", "fa-IR"];

    public static TheoryData<string> Names => [.. Cultures];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_row_is_found_under_every_culture(string name)
    {
        string[] ids = ["CHE", "CHL", "CHN", "CIV", "CZE", "HUN", "IND", "ind", "LLA", "LTU", "TUR", "İST", "ıst", "Ångström", "aa", "ÅLA", "ss", "ß", "co-op", "coop", "y", "i", "ch", "ll", "dd", "dz", "dzs", "cs", "nj", "lj", "\u200Dx", "x"];
        Line[] rows =
        [
            .. ids.SelectMany((id, i) => new[] { "cz-SCHEDULE", "Ch" }.Select((schedule, j) => new Line
            {
                Schedule = schedule, Id = id, Name = id.ToLowerInvariant(), Code = $"{i / 10}{i % 10}.{j}", Number = -i, Rate = -i / 10m, From = new DateOnly(2019, 1, 1).AddDays((i * 2) + j), To = new DateOnly(2019, 1, 2).AddDays((i * 2) + j), Free = true,
            })),
        ];
        byte[] packed = [];
        Under(Cultures[(Array.IndexOf(Cultures, name) + 1) % Cultures.Length], () => packed = DamageTests.Bytes(rows));
        Under(name, () =>
        {
            Assert.Equal(packed, DamageTests.Bytes(rows));
            LineTable table = new(Pack.Open(packed, LineTable.Definition));
            foreach (Line row in rows)
            {
                Assert.Equal(row.Code, table.Find(row.Schedule, row.Id)?.Code);
                Assert.Equal(rows.Count(any => any.Name == row.Name), table.ByName(row.Name!).Count);
                Assert.Equal(2, table.Under(row.Code![..2]).Count);
                Assert.Equal(row.Id, table.ClosestRate(row.Schedule, row.Rate!.Value, Closest.AtOrBefore)?.Id);
                Assert.Equal(2, table.NumbersBetween(row.Number!.Value, row.Number.Value).Count);
                Assert.Single(table.IdsBetween(true, row.Id, row.Id), any => any.Schedule == row.Schedule);
                Assert.Equal(row.Id, table.AsOf(row.From!.Value).Find(row.Schedule, row.Id)?.Id);
                Assert.Equal([row.Id], table.Between(row.From.Value, row.From.Value).Select(any => any.Id));
            }
            Assert.Equal(ids.Order(Lines.Ordinal), table.IdsBetween(true, "", "\uFFFF").Select(row => row.Id).Distinct());
        });
    }

    private static void Under(string culture, Action act)
    {
        (CultureInfo Current, CultureInfo Interface) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
