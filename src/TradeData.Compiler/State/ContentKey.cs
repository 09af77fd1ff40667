using System.Security.Cryptography;
using System.Text;
using TradeData.Compiler.Checking;
using TradeData.Generators.Schema;

namespace TradeData.Compiler.State;

/// <summary>Hashes of the inputs of a result: equal hashes mean equal results.</summary>
internal static class ContentKey
{
    /// <summary>The hash of this build of the compiler and its parts.</summary>
    public static string Compiler { get; } = Of(
        typeof(ContentKey).Module.ModuleVersionId.ToString(),
        typeof(SchemaDocument).Module.ModuleVersionId.ToString(),
        typeof(Runtime.Tables.Pack).Module.ModuleVersionId.ToString());

    /// <summary>Returns the hash of the inputs for checking a table's rows: its schema and those that it refers to, its files, the
    /// options.</summary>
    public static string OfTable(TableData dataset, SchemaSet schemas, CompilerOptions options) => Of(
        [
            options.Binding.Formats.ToString(),
            options.MaxErrors.ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. schemas.Closure(dataset.Schema).SelectMany(document => new[] { document.Name, document.Uri ?? "", document.Text, document.Names?.Text ?? "" }),
            dataset.Provenance.Csv.ToString(),
            .. dataset.Provenance.Csv.MissingValues,
            .. dataset.Files.SelectMany(file => new[] { file.Path, file.Hash }),
        ]);

    public static string Of(params IEnumerable<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            // The length distinguishes ("a", "bc") from ("ab", "c").
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
