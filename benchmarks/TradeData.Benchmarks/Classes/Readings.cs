using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;
using TradeData.Runtime;

namespace TradeData.Benchmarks.Classes;

/// <summary>Flat lines of customs-line.schema.json, which System.Text.Json can read as well.</summary>
public class ReadingCustomsLines() : Reading(
    CustomsLines.Valid(Count), text => CustomsLineSchema.IsValid(text), text => CustomsLineSchema.Validate(text).Errors.Count, text => CustomsLine.ReadJson(text).Indent)
{
    private readonly byte[][] _mixed = CustomsLines.Mixed(Count);

    /// <summary>One line in ten is bad.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long AllErrorsOneInTenBad() => Batch.Each(_mixed, text => CustomsLineSchema.Validate(text).Errors.Count);

    /// <summary>Source-generated, into mutable classes; nothing is checked.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long SystemTextJsonUnchecked() => Batch.Each(Texts, text => JsonSerializer.Deserialize(text, PeerJson.Default.CustomsLineDto)!.Indent);
}

/// <summary>The tariff lines of the embedded catalog.</summary>
public class ReadingTariffLines() : Reading(
    [.. TradeCatalog.Default.TariffLines.Select(JsonModel.ToUtf8Json)], text => TariffLineSchema.IsValid(text),
    text => TariffLineSchema.Validate(text).Errors.Count, text => TariffLine.ReadJson(text).Indent);

/// <summary>The trade partners of the embedded catalog.</summary>
public class ReadingTradePartners() : Reading(
    [.. TradeCatalog.Default.TradePartners.Select(JsonModel.ToUtf8Json)], text => TradePartnerSchema.IsValid(text),
    text => TradePartnerSchema.Validate(text).Errors.Count, text => TradePartner.ReadJson(text) is null ? 0 : 1);

/// <summary>The negotiation records of the embedded catalog: unions, references between files, conditions.</summary>
public class ReadingNegotiationRecords() : Reading(
    [.. TradeCatalog.Default.NegotiationRecords.Select(JsonModel.ToUtf8Json)], text => NegotiationRecordSchema.IsValid(text),
    text => NegotiationRecordSchema.Validate(text).Errors.Count, text => NegotiationRecord.ReadJson(text).Title.Length);
