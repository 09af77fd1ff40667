using System.Text.Json.Serialization;

namespace TradeData.Benchmarks.Peers;

/// <summary>A typical class written by hand to read a line with System.Text.Json: mutable and unchecked.</summary>
internal sealed class CustomsLineDto
{
    public string? Id { get; set; }

    public string? Reporter { get; set; }

    public string? Partner { get; set; }

    public string? HsCode { get; set; }

    public string? HsRevision { get; set; }

    public int Indent { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public string? TariffType { get; set; }

    public string? Status { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public decimal? QuotaVolume { get; set; }

    public string? LegalBasis { get; set; }

    public bool IsDutyFree { get; set; }

    public List<CustomsRateDto>? Rates { get; set; }
}

internal sealed class CustomsRateDto
{
    public string? Kind { get; set; }

    public decimal Value { get; set; }

    public string? Unit { get; set; }

    public string? Currency { get; set; }

    public DateOnly? ValidFrom { get; set; }
}

internal sealed class DutyLineDto
{
    public string Reporter { get; set; } = "";

    public string Code { get; set; } = "";

    public string Description { get; set; } = "";

    public decimal Percent { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }
}

internal sealed class CustomsLineListDto
{
    public List<CustomsLineDto>? Lines { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CustomsLineDto))]
[JsonSerializable(typeof(CustomsLineListDto))]
[JsonSerializable(typeof(List<DutyLineDto>))]
internal sealed partial class PeerJson : JsonSerializerContext;
