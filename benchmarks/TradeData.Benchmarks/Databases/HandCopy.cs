using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using TradeData.Runtime;

namespace TradeData.Benchmarks.Databases;

/// <summary>What one writes by hand to load the lines: each column by name from records that are in memory, and the indexes behind the rows.</summary>
internal static class HandCopy
{
    private const string Columns =
        "\"Schedule\", \"Edition\", \"LineId\", \"Code\", \"CodeKey\", \"Hs6\", \"Chapter\", \"Level\", \"Indent\", \"Parent\", \"Description\", \"DescriptionLang\", \"Note\", \"EffectiveFrom\", "
        + "\"EffectiveTo\", \"UnitsCodeKeys\", \"RatesProgrammeKeys\", \"RatesPartnersKeys\", \"RatesExceptPartnersKeys\", \"RatesQuotaKeys\", \"RatesSafeguardKeys\", \"RatesStagingCategoryKeys\", \"FootnotesRefsKeys\", \"Json\"";

    public static async Task<TimeSpan> RunAsync(string database, TariffLine[] lines)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        List<string> indexes = await ListAsync(connection, "SELECT indexdef FROM pg_indexes WHERE tablename = 'TariffLines' AND indexname NOT LIKE 'PK%'");
        List<string> names = await ListAsync(connection, "SELECT indexname FROM pg_indexes WHERE tablename = 'TariffLines' AND indexname NOT LIKE 'PK%'");
        long start = Stopwatch.GetTimestamp();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await Copies.ExecuteAsync(connection, "TRUNCATE \"TariffLines\"");
        foreach (string name in names)
        {
            await Copies.ExecuteAsync(connection, $"DROP INDEX \"{name}\"");
        }
        await using (NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync($"COPY \"TariffLines\" ({Columns}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (TariffLine line in lines)
            {
                Write(importer, line);
            }
            await importer.CompleteAsync();
        }
        foreach (string index in indexes)
        {
            await Copies.ExecuteAsync(connection, index);
        }
        await Copies.ExecuteAsync(connection, "ANALYZE \"TariffLines\" (\"Schedule\", \"Edition\", \"LineId\", \"CodeKey\", \"Hs6\", \"Parent\", \"EffectiveFrom\", \"EffectiveTo\")");
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Write(NpgsqlBinaryImporter importer, TariffLine line)
    {
        importer.StartRow();
        importer.Write(line.Schedule, NpgsqlDbType.Text);
        importer.Write(line.Edition, NpgsqlDbType.Text);
        importer.Write(line.LineId, NpgsqlDbType.Text);
        WriteText(importer, line.Code?.ToString());
        WriteText(importer, line.Code?.ToString("D"));
        WriteText(importer, line.Hs6);
        importer.Write(line.Chapter, NpgsqlDbType.Integer);
        importer.Write(line.Level.ToJson(), NpgsqlDbType.Text);
        importer.Write(line.Indent, NpgsqlDbType.Integer);
        WriteText(importer, line.Parent);
        importer.Write(line.Description, NpgsqlDbType.Text);
        importer.Write(line.DescriptionLang, NpgsqlDbType.Text);
        WriteText(importer, line.Note);
        importer.Write(line.Effective.From, NpgsqlDbType.Date);
        if (line.Effective.To is { } to)
        {
            importer.Write(to, NpgsqlDbType.Date);
        }
        else
        {
            importer.WriteNull();
        }
        WriteKeys(importer, line.Units.Select(static unit => unit.Code));
        WriteKeys(importer, line.Rates.Select(static rate => rate.Programme));
        WriteKeys(importer, line.Rates.SelectMany(static rate => rate.Partners).Select(static partner => partner.ToString()));
        WriteKeys(importer, line.Rates.SelectMany(static rate => rate.ExceptPartners).Select(static partner => partner.ToString()));
        WriteKeys(importer, line.Rates.Select(static rate => rate.Quota));
        WriteKeys(importer, line.Rates.Select(static rate => rate.Safeguard));
        WriteKeys(importer, line.Rates.Select(static rate => rate.Staging?.Category));
        WriteKeys(importer, line.Footnotes.SelectMany(static note => note.Refs).Select(static code => code.ToString("D")));
        importer.Write(JsonModel.ToUtf8Json(line), NpgsqlDbType.Json);
    }

    private static void WriteText(NpgsqlBinaryImporter importer, string? text)
    {
        if (text is null)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(text, NpgsqlDbType.Text);
        }
    }

    private static void WriteKeys(NpgsqlBinaryImporter importer, IEnumerable<string?> keys) =>
        importer.Write(keys.OfType<string>().Distinct(StringComparer.Ordinal).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string text)
    {
        await using NpgsqlCommand command = new(text, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> found = [];
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }
        return found;
    }
}
