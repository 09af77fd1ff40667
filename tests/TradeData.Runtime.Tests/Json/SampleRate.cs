using System.Globalization;
using System.Text.Json;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

internal sealed record SampleRate : IJsonModel<SampleRate>
{
    private const string Schema = "tariff-line.schema.json#/properties/rates/items";

    private static readonly ValueRule Rule = new(Schema, JsonTypes.Object);
    private static readonly ObjectRule Shape = new(Schema, "kind", "value", "unit", "currency", "validFrom") { Required = [0b111] };
    private static readonly ValueRule KindRule = new(Schema + "/properties/kind", JsonTypes.String)
    {
        Enum = ["\"adValorem\"", "\"specific\"", "\"compound\""],
    };

    private static readonly ValueRule ValueRule = new(Schema + "/properties/value", JsonTypes.Number) { Minimum = "0", Maximum = "3000" };
    private static readonly ValueRule UnitRule = new(Schema + "/properties/unit", JsonTypes.String)
    {
        Enum = ["\"PCT\"", "\"EUR\"", "\"USD\"", "\"KGM\"", "\"NAR\"", "\"LTR\""],
    };

    private static readonly ValueRule CurrencyRule = new(Schema + "/properties/currency", JsonTypes.String) { Patterns = ["^[A-Z]{3}$"] };
    private static readonly ValueRule ValidFromRule = new(Schema + "/properties/validFrom", JsonTypes.String) { Format = "date" };

    public static string Location => Schema;

    public int Kind { get; private set; }

    public decimal Value { get; private set; }

    public int Unit { get; private set; }

    public string? Currency { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public static nint Read<M, T>(ref byte p, nint i, ref ReadContext c, out SampleRate? value)
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
        SampleRate? rate = M.Builds ? new SampleRate() : null;
        ulong seen = 0;
        ulong twice = 0;
        i = Scan.Token(ref p, i + 1);
        if (Scan.At(ref p, i) == (byte)'}')
        {
            goto Done;
        }
    KindName:
        if (!Scan.Is(ref p, i, "\"kind\":"u8))
        {
            goto ValueName;
        }
        i += 7;
    Kind:
        {
            twice |= seen & 1;
            seen |= 1;
            i = KindRule.ReadEnum<M>(ref p, i, ref c, out int kind);
            if (M.Builds)
            {
                rate!.Kind = kind;
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
    ValueName:
        if (!Scan.Is(ref p, i, "\"value\":"u8))
        {
            goto UnitName;
        }
        i += 8;
    Value:
        {
            twice |= seen & 2;
            seen |= 2;
            i = ValueRule.ReadDecimal<M>(ref p, i, ref c, out decimal amount);
            if (M.Builds)
            {
                rate!.Value = amount;
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
            goto CurrencyName;
        }
        i += 7;
    Unit:
        {
            twice |= seen & 4;
            seen |= 4;
            i = UnitRule.ReadEnum<M>(ref p, i, ref c, out int unit);
            if (M.Builds)
            {
                rate!.Unit = unit;
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
    CurrencyName:
        if (!Scan.Is(ref p, i, "\"currency\":"u8))
        {
            goto ValidFromName;
        }
        i += 11;
    Currency:
        {
            twice |= seen & 8;
            seen |= 8;
            i = CurrencyRule.ReadString<M>(ref p, i, ref c, out string? currency);
            if (M.Builds)
            {
                rate!.Currency = currency;
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
            goto Other;
        }
        i += 12;
    ValidFrom:
        {
            twice |= seen & 16;
            seen |= 16;
            i = ValidFromRule.ReadDate<M>(ref p, i, ref c, out DateOnly validFrom);
            if (M.Builds)
            {
                rate!.ValidFrom = validFrom;
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
            case 0: goto Kind;
            case 1: goto Value;
            case 2: goto Unit;
            case 3: goto Currency;
            case 4: goto ValidFrom;
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
            goto KindName;
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
        value = rate;
        return i + 1;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("kind"u8);
        writer.WriteRawValue(KindRule.Enum![Kind]);
        writer.WriteNumber("value"u8, Value);
        writer.WritePropertyName("unit"u8);
        writer.WriteRawValue(UnitRule.Enum![Unit]);
        if (Currency is { } currency)
        {
            writer.WriteString("currency"u8, currency);
        }
        if (ValidFrom is { } validFrom)
        {
            writer.WriteString("validFrom"u8, validFrom.ToString("O", CultureInfo.InvariantCulture));
        }
        writer.WriteEndObject();
    }
}
