using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

// What generated code looks like, written by hand: a tariff line with its rates. It proves the contract end to end and is what speed is measured on.
internal enum SampleUnit { Kgm, Nar, Ltr, Mtq, Mtk, Tne, Kwh, Npr }

internal enum SampleStatus { Active, Suspended, Expired, Draft }

[JsonConverter(typeof(JsonModelConverter<SampleLine>))]
internal sealed record SampleLine : IJsonModel<SampleLine>
{
    private const string Schema = "tariff-line.schema.json#";

    private static readonly ValueRule Rule = new(Schema, JsonTypes.Object);
    private static readonly ObjectRule Shape = new(Schema, "id", "reporter", "partner", "hsCode", "hsRevision", "indent", "description", "unit",
        "tariffType", "status", "validFrom", "validTo", "quotaVolume", "legalBasis", "isDutyFree", "rates")
    {
        Required = [0b1100_0111_0111_1111],
    };

    private static readonly ValueRule IdRule = new(Schema + "/properties/id", JsonTypes.String) { Patterns = ["^TL-[0-9]{8}$"] };
    private static readonly ValueRule ReporterRule = new(Schema + "/properties/reporter", JsonTypes.String) { Patterns = ["^[A-Z]{3}$"] };
    private static readonly ValueRule PartnerRule = new(Schema + "/properties/partner", JsonTypes.String) { Patterns = ["^[A-Z]{3}$"] };
    private static readonly ValueRule HsCodeRule = new(Schema + "/properties/hsCode", JsonTypes.String) { Patterns = [@"^[0-9]{4}(\.[0-9]{2}){1,3}$"] };
    private static readonly ValueRule HsRevisionRule = new(Schema + "/properties/hsRevision", JsonTypes.String)
    {
        Enum = ["\"H0\"", "\"H1\"", "\"H2\"", "\"H3\"", "\"H4\"", "\"H5\"", "\"H6\""],
    };

    private static readonly ValueRule IndentRule = new(Schema + "/properties/indent", JsonTypes.Integer) { Minimum = "0", Maximum = "12" };
    private static readonly ValueRule DescriptionRule = new(Schema + "/properties/description", JsonTypes.String) { MinLength = 1, MaxLength = 500 };
    private static readonly ValueRule UnitRule = new(Schema + "/properties/unit", JsonTypes.String)
    {
        Enum = ["\"KGM\"", "\"NAR\"", "\"LTR\"", "\"MTQ\"", "\"MTK\"", "\"TNE\"", "\"KWH\"", "\"NPR\""],
    };

    private static readonly ValueRule TariffTypeRule = new(Schema + "/properties/tariffType", JsonTypes.String)
    {
        Enum = ["\"MFN\"", "\"PREF\"", "\"BOUND\"", "\"APPLIED\"", "\"GSP\""],
    };

    private static readonly ValueRule StatusRule = new(Schema + "/properties/status", JsonTypes.String)
    {
        Enum = ["\"active\"", "\"suspended\"", "\"expired\"", "\"draft\""],
    };

    private static readonly ValueRule ValidFromRule = new(Schema + "/properties/validFrom", JsonTypes.String) { Format = "date" };
    private static readonly ValueRule ValidToRule = new(Schema + "/properties/validTo", JsonTypes.String | JsonTypes.Null) { Format = "date" };
    private static readonly ValueRule QuotaVolumeRule = new(Schema + "/properties/quotaVolume", JsonTypes.Number) { Minimum = "0" };
    private static readonly ValueRule LegalBasisRule = new(Schema + "/properties/legalBasis", JsonTypes.String) { MinLength = 1, MaxLength = 64 };
    private static readonly ValueRule IsDutyFreeRule = new(Schema + "/properties/isDutyFree", JsonTypes.Boolean);
    private static readonly ValueRule RatesRule = new(Schema + "/properties/rates", JsonTypes.Array);
    private static readonly ArrayRule RatesShape = new(Schema + "/properties/rates") { MinItems = 1, MaxItems = 8 };

    // Only the reader fills these without the checks of the initialisers below.
    private string _id = null!;
    private string _reporter = null!;
    private string _partner = null!;
    private string _hsCode = null!;
    private int _hsRevision;
    private int _indent;
    private string _description = null!;
    private int? _unit;
    private int _tariffType;
    private int _status;
    private DateOnly _validFrom;
    private DateOnly? _validTo;
    private decimal? _quotaVolume;
    private string? _legalBasis;
    private bool _isDutyFree;
    private ValueList<SampleRate> _rates;

    private SampleLine()
    {
    }

    public static string Location => Schema;

    public string Id { get => _id; init => _id = IdRule.Check(value); }

    public string Reporter { get => _reporter; init => _reporter = ReporterRule.Check(value); }

    public string Partner { get => _partner; init => _partner = PartnerRule.Check(value); }

    public string HsCode { get => _hsCode; init => _hsCode = HsCodeRule.Check(value); }

    public int HsRevision => _hsRevision;

    public int Indent { get => _indent; init => _indent = IndentRule.Check(value); }

    public string Description { get => _description; init => _description = DescriptionRule.Check(value); }

    public SampleUnit? Unit { get => (SampleUnit?)_unit; init => _unit = (int?)value; }

    public int TariffType => _tariffType;

    public SampleStatus Status { get => (SampleStatus)_status; init => _status = (int)value; }

    public DateOnly ValidFrom { get => _validFrom; init => _validFrom = ValidFromRule.Check(value); }

    public DateOnly? ValidTo { get => _validTo; init => _validTo = ValidToRule.Check(value); }

    public decimal? QuotaVolume { get => _quotaVolume; init => _quotaVolume = QuotaVolumeRule.Check(value); }

    public string? LegalBasis { get => _legalBasis; init => _legalBasis = value is null ? null : LegalBasisRule.Check(value); }

    public bool IsDutyFree { get => _isDutyFree; init => _isDutyFree = IsDutyFreeRule.Check(value); }

    public ValueList<SampleRate> Rates { get => _rates; init => _rates = RatesShape.Check(value); }

    public static nint Read<M, T>(ref byte p, nint i, ref ReadContext c, out SampleLine? value)
        where M : struct, IMode
        where T : struct, ITrack
    {
        value = null;
        i = Scan.Token(ref p, i);
        nint start = i;
        if (Scan.At(ref p, i) != (byte)'{')
        {
            return Rule.Check<M>(ref p, i, ref c);
        }
        if (++c.Depth > c.MaxDepth)
        {
            return c.TooDeep(ref p, start);
        }
        SampleLine? line = M.Builds ? new SampleLine() : null;
        ulong seen = 0;
        ulong twice = 0;
        i = Scan.Token(ref p, i + 1);
        if (Scan.At(ref p, i) == (byte)'}')
        {
            goto Done;
        }
    IdName:
        if (!Scan.Is(ref p, i, "\"id\":"u8))
        {
            goto ReporterName;
        }
        i += 5;
    Id:
        {
            twice |= seen & 1;
            seen |= 1;
            i = IdRule.ReadString<M>(ref p, i, ref c, out string? id);
            if (M.Builds)
            {
                line!._id = id!;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    ReporterName:
        if (!Scan.Is(ref p, i, "\"reporter\":"u8))
        {
            goto PartnerName;
        }
        i += 11;
    Reporter:
        {
            twice |= seen & 2;
            seen |= 2;
            i = ReporterRule.ReadString<M>(ref p, i, ref c, out string? reporter);
            if (M.Builds)
            {
                line!._reporter = reporter!;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    PartnerName:
        if (!Scan.Is(ref p, i, "\"partner\":"u8))
        {
            goto HsCodeName;
        }
        i += 10;
    Partner:
        {
            twice |= seen & 4;
            seen |= 4;
            i = PartnerRule.ReadString<M>(ref p, i, ref c, out string? partner);
            if (M.Builds)
            {
                line!._partner = partner!;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    HsCodeName:
        if (!Scan.Is(ref p, i, "\"hsCode\":"u8))
        {
            goto HsRevisionName;
        }
        i += 9;
    HsCode:
        {
            twice |= seen & 8;
            seen |= 8;
            i = HsCodeRule.ReadString<M>(ref p, i, ref c, out string? hsCode);
            if (M.Builds)
            {
                line!._hsCode = hsCode!;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    HsRevisionName:
        if (!Scan.Is(ref p, i, "\"hsRevision\":"u8))
        {
            goto IndentName;
        }
        i += 13;
    HsRevision:
        {
            twice |= seen & 16;
            seen |= 16;
            i = HsRevisionRule.ReadEnum<M>(ref p, i, ref c, out int hsRevision);
            if (M.Builds)
            {
                line!._hsRevision = hsRevision;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    IndentName:
        if (!Scan.Is(ref p, i, "\"indent\":"u8))
        {
            goto DescriptionName;
        }
        i += 9;
    Indent:
        {
            twice |= seen & 32;
            seen |= 32;
            i = IndentRule.ReadInt32<M>(ref p, i, ref c, out int indent);
            if (M.Builds)
            {
                line!._indent = indent;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    DescriptionName:
        if (!Scan.Is(ref p, i, "\"description\":"u8))
        {
            goto UnitName;
        }
        i += 14;
    Description:
        {
            twice |= seen & 64;
            seen |= 64;
            i = DescriptionRule.ReadString<M>(ref p, i, ref c, out string? description);
            if (M.Builds)
            {
                line!._description = description!;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    UnitName:
        if (!Scan.Is(ref p, i, "\"unit\":"u8))
        {
            goto TariffTypeName;
        }
        i += 7;
    Unit:
        {
            twice |= seen & 128;
            seen |= 128;
            i = UnitRule.ReadEnum<M>(ref p, i, ref c, out int unit);
            if (M.Builds)
            {
                line!._unit = unit;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    TariffTypeName:
        if (!Scan.Is(ref p, i, "\"tariffType\":"u8))
        {
            goto StatusName;
        }
        i += 13;
    TariffType:
        {
            twice |= seen & 256;
            seen |= 256;
            i = TariffTypeRule.ReadEnum<M>(ref p, i, ref c, out int tariffType);
            if (M.Builds)
            {
                line!._tariffType = tariffType;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    StatusName:
        if (!Scan.Is(ref p, i, "\"status\":"u8))
        {
            goto ValidFromName;
        }
        i += 9;
    Status:
        {
            twice |= seen & 512;
            seen |= 512;
            i = StatusRule.ReadEnum<M>(ref p, i, ref c, out int status);
            if (M.Builds)
            {
                line!._status = status;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    ValidFromName:
        if (!Scan.Is(ref p, i, "\"validFrom\":"u8))
        {
            goto ValidToName;
        }
        i += 12;
    ValidFrom:
        {
            twice |= seen & 1024;
            seen |= 1024;
            i = ValidFromRule.ReadDate<M>(ref p, i, ref c, out DateOnly validFrom);
            if (M.Builds)
            {
                line!._validFrom = validFrom;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    ValidToName:
        if (!Scan.Is(ref p, i, "\"validTo\":"u8))
        {
            goto QuotaVolumeName;
        }
        i += 10;
    ValidTo:
        {
            twice |= seen & 2048;
            seen |= 2048;
            i = Scan.Token(ref p, i);
            if (Scan.Is(ref p, i, "null"u8))
            {
                i += 4;
                goto ValidToRead;
            }
            i = ValidToRule.ReadDate<M>(ref p, i, ref c, out DateOnly validTo);
            if (M.Builds)
            {
                line!._validTo = validTo;
            }
        }
        if (i < 0)
        {
            return i;
        }
    ValidToRead:
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    QuotaVolumeName:
        if (!Scan.Is(ref p, i, "\"quotaVolume\":"u8))
        {
            goto LegalBasisName;
        }
        i += 14;
    QuotaVolume:
        {
            twice |= seen & 4096;
            seen |= 4096;
            i = QuotaVolumeRule.ReadDecimal<M>(ref p, i, ref c, out decimal quotaVolume);
            if (M.Builds)
            {
                line!._quotaVolume = quotaVolume;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    LegalBasisName:
        if (!Scan.Is(ref p, i, "\"legalBasis\":"u8))
        {
            goto IsDutyFreeName;
        }
        i += 13;
    LegalBasis:
        {
            twice |= seen & 8192;
            seen |= 8192;
            i = LegalBasisRule.ReadString<M>(ref p, i, ref c, out string? legalBasis);
            if (M.Builds)
            {
                line!._legalBasis = legalBasis;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    IsDutyFreeName:
        if (!Scan.Is(ref p, i, "\"isDutyFree\":"u8))
        {
            goto RatesName;
        }
        i += 13;
    IsDutyFree:
        {
            twice |= seen & 16384;
            seen |= 16384;
            i = IsDutyFreeRule.ReadBoolean<M>(ref p, i, ref c, out bool isDutyFree);
            if (M.Builds)
            {
                line!._isDutyFree = isDutyFree;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    RatesName:
        if (!Scan.Is(ref p, i, "\"rates\":"u8))
        {
            goto Other;
        }
        i += 8;
    Rates:
        {
            twice |= seen & 32768;
            seen |= 32768;
            i = ReadRates<M, T>(ref p, i, ref c, out ValueList<SampleRate> rates);
            if (M.Builds)
            {
                line!._rates = rates;
            }
        }
        if (i < 0)
        {
            return i;
        }
        if (Scan.At(ref p, i) != (byte)',')
        {
            goto After;
        }
        i = Scan.Token(ref p, i + 1);
    Other:
        nint nameAt = i;
        if ((i = Shape.Names.Find(ref p, i, ref c, out int ordinal)) < 0)
        {
            return i;
        }
        switch (ordinal)
        {
            case 0: goto Id;
            case 1: goto Reporter;
            case 2: goto Partner;
            case 3: goto HsCode;
            case 4: goto HsRevision;
            case 5: goto Indent;
            case 6: goto Description;
            case 7: goto Unit;
            case 8: goto TariffType;
            case 9: goto Status;
            case 10: goto ValidFrom;
            case 11: goto ValidTo;
            case 12: goto QuotaVolume;
            case 13: goto LegalBasis;
            case 14: goto IsDutyFree;
            case 15: goto Rates;
        }
        if (!Shape.Unexpected<M>(ref p, nameAt, ref c, "additionalProperties") || (i = Scan.Skip(ref p, i, ref c)) < 0)
        {
            return -1;
        }
    After:
        i = Scan.Token(ref p, i);
        if (Scan.At(ref p, i) == (byte)',')
        {
            i = Scan.Token(ref p, i + 1);
            goto IdName;
        }
        if (Scan.At(ref p, i) != (byte)'}')
        {
            return c.Syntax(ref p, i);
        }
    Done:
        if (!Shape.Incomplete<M>(ref p, start, ref c, seen, twice))
        {
            return -1;
        }
        c.Depth--;
        value = line;
        return i + 1;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, _id);
        writer.WriteString("reporter"u8, _reporter);
        writer.WriteString("partner"u8, _partner);
        writer.WriteString("hsCode"u8, _hsCode);
        writer.WriteString("hsRevision"u8, $"H{_hsRevision}");
        writer.WriteNumber("indent"u8, _indent);
        writer.WriteString("description"u8, _description);
        if (_unit is { } unit)
        {
            writer.WritePropertyName("unit"u8);
            writer.WriteRawValue(UnitRule.Enum![unit]);
        }
        writer.WritePropertyName("tariffType"u8);
        writer.WriteRawValue(TariffTypeRule.Enum![_tariffType]);
        writer.WritePropertyName("status"u8);
        writer.WriteRawValue(StatusRule.Enum![_status]);
        writer.WriteString("validFrom"u8, _validFrom.ToString("O", CultureInfo.InvariantCulture));
        if (_validTo is { } validTo)
        {
            writer.WriteString("validTo"u8, validTo.ToString("O", CultureInfo.InvariantCulture));
        }
        if (_quotaVolume is { } quotaVolume)
        {
            writer.WriteNumber("quotaVolume"u8, quotaVolume);
        }
        if (_legalBasis is { } legalBasis)
        {
            writer.WriteString("legalBasis"u8, legalBasis);
        }
        writer.WriteBoolean("isDutyFree"u8, _isDutyFree);
        writer.WriteStartArray("rates"u8);
        foreach (SampleRate rate in _rates)
        {
            rate.WriteTo(writer);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static nint ReadRates<M, T>(ref byte p, nint i, ref ReadContext c, out ValueList<SampleRate> value)
        where M : struct, IMode
        where T : struct, ITrack
    {
        value = default;
        i = Scan.Token(ref p, i);
        nint start = i;
        if (Scan.At(ref p, i) != (byte)'[')
        {
            return RatesRule.Check<M>(ref p, i, ref c);
        }
        if (++c.Depth > c.MaxDepth)
        {
            return c.TooDeep(ref p, start);
        }
        SampleRate[]? items = M.Builds ? new SampleRate[4] : null;
        int count = 0;
        i = Scan.Token(ref p, i + 1);
        if (Scan.At(ref p, i) != (byte)']')
        {
            while (true)
            {
                if ((i = SampleRate.Read<M, T>(ref p, i, ref c, out SampleRate? item)) < 0)
                {
                    return i;
                }
                if (M.Builds)
                {
                    if (count == items!.Length)
                    {
                        Array.Resize(ref items, 2 * count);
                    }
                    items[count] = item!;
                }
                count++;
                i = Scan.Token(ref p, i);
                if (Scan.At(ref p, i) != (byte)',')
                {
                    break;
                }
                i++;
            }
            if (Scan.At(ref p, i) != (byte)']')
            {
                return c.Syntax(ref p, i);
            }
        }
        if (!RatesShape.Count<M>(ref p, start, ref c, count))
        {
            return -1;
        }
        if (M.Builds)
        {
            Array.Resize(ref items, count);
            value = ValueList<SampleRate>.FromTrusted(items!);
        }
        c.Depth--;
        return i + 1;
    }
}
