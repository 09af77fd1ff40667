using System.Buffers;
using TradeData.Runtime;

namespace TradeData;

/// <content>Lookups with codes in common notation.</content>
public sealed partial class TradeCatalog
{
    private static readonly SearchValues<char> s_separators = SearchValues.Create(". -\u00a0");

    /// <summary>Quotes goods of an origin for an importer on a day.</summary>
    /// <param name="importer">The importer: a partner's code, its two letters, or its English name.</param>
    /// <param name="origin">The origin of the goods, in the same forms.</param>
    /// <param name="code">The goods, as a code of the importer's schedule, with or without dots, blanks and hyphens.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="customsValue">The customs value in the currency of the importer's schedule, or null if it is not known.</param>
    /// <exception cref="ArgumentException">A partner or a code is not valid.</exception>
    public Quote Quote(string importer, string origin, string code, DateOnly on, decimal? customsValue = null) =>
        Quote(RequestOf(PartnerOf(importer, nameof(importer)), PartnerOf(origin, nameof(origin)), code, on, customsValue));

    /// <summary>Finds the line of an importer's schedule with a code on a day.</summary>
    /// <param name="importer">The importer: a partner's code, its two letters, its English name, or the key of a schedule, such as
    /// <c>US-HTS</c>.</param>
    /// <param name="code">The code, with or without dots, blanks and hyphens.</param>
    /// <param name="on">The day.</param>
    /// <returns>The line, or null if the schedule has none with the code on that day.</returns>
    /// <exception cref="UnknownScheduleException">The catalog has no schedule of that importer.</exception>
    /// <exception cref="ArgumentException">The code is not valid.</exception>
    public TariffLine? Find(string importer, string code, DateOnly on)
    {
        string schedule = ScheduleOf(importer, on).Id;
        HsCode goods = CodeOf(code);
        foreach (TariffLine line in TariffLines.AsOf(on).Under(goods))
        {
            if (line.Schedule == schedule && line.Code == goods)
            {
                return line;
            }
        }
        return null;
    }

    /// <summary>Finds a trade partner by its code, by the two letters of ISO 3166, or by one of its names, in any case.</summary>
    /// <returns>The partner, or null if none has the name.</returns>
    public TradePartner? FindPartner(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = text.Trim();
        string code = name.ToUpperInvariant();
        if (PartnerCode.TryParse(code, out PartnerCode id) && TradePartners.Find(id) is { } found)
        {
            return found;
        }
        foreach (TradePartner partner in TradePartners)
        {
            if (partner.Iso2?.ToString() == code
                || partner.Names.Values.Any(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase)))
            {
                return partner;
            }
        }
        return null;
    }

    /// <summary>Returns the schedule by which an importer levies duties on a day: its own, or that of a union to which it
    /// belongs.</summary>
    /// <param name="importer">A partner's code, its two letters, its English name, or the key of a schedule.</param>
    /// <param name="on">The day.</param>
    /// <exception cref="UnknownScheduleException">The catalog has no such schedule.</exception>
    public Schedule ScheduleOf(string importer, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(importer);
        if (Schedules.Find(importer.Trim().ToUpperInvariant()) is { } named)
        {
            return named;
        }
        if (FindPartner(importer) is { } partner)
        {
            foreach (Schedule schedule in Schedules)
            {
                if (partner.IsOrBelongsTo(schedule.Partner, on))
                {
                    return schedule;
                }
            }
        }
        throw new UnknownScheduleException(importer, [.. Schedules.Select(static schedule => schedule.Id)]);
    }

    internal QuoteRequest RequestOf(TradePartner importer, TradePartner origin, string code, DateOnly on, decimal? customsValue) => new()
    {
        Importer = importer.Id,
        Origin = origin.Id,
        Code = CodeOf(code),
        On = on,
        Consignment = customsValue is { } value && Schedules.FirstOrDefault(schedule => importer.IsOrBelongsTo(schedule.Partner, on)) is { } schedule
            ? new Consignment { CustomsValue = new Money(value, schedule.Currency) }
            : new Consignment(),
    };

    internal TradePartner PartnerOf(string text, string parameter) =>
        FindPartner(text) ?? throw new ArgumentException($"The catalog has no trade partner \"{text}\". Write its code, such as JPN, or its English name.", parameter);

    /// <summary>Parses a code of goods in a common notation: 8703.23.01, 87032301, 8703 23 01.</summary>
    internal static HsCode CodeOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> given = text.AsSpan().Trim();
        Span<char> digits = stackalloc char[HsCode.MaxLength];
        int count = 0;
        foreach (char c in given)
        {
            if (s_separators.Contains(c))
            {
                continue;
            }
            if (!char.IsAsciiDigit(c) || count == digits.Length)
            {
                throw NoCode(text);
            }
            digits[count++] = c;
        }
        return HsCode.TryParse(digits[..count], out HsCode code) ? code : throw NoCode(text);
    }

    private static ArgumentException NoCode(string text) => new($"\"{text}\" is not a code of goods. Write its digits, with or without dots, as in 0201.30.", nameof(text));
}
