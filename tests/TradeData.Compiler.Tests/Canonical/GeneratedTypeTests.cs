using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using TradeData.Compiler.Interpretation;
using TradeData.Compiler.Tests.Support;
using TradeData.Compiler.Writing;
using TradeData.Generators.Model;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Tests.Canonical;

/// <summary>The compiler and the types that the generator prints from the same schemas agree on every byte of a row.</summary>
public sealed class GeneratedTypeTests
{
    private static readonly CatalogDefinition Catalog = TradeCatalog.Default.Data.Definition;

    public static TheoryData<string> Tables => [.. Catalog.Tables.Select(table => table.Definition.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Rows_of_the_embedded_packs_are_what_their_types_write(string table)
    {
        int number = Catalog.IndexOf(table);
        Pack pack = TradeCatalog.Default.Data.Pack(number);
        pack.Verify();
        Assert.True(pack.Count > 0);
        for (int row = 0; row < pack.Count; row++)
        {
            byte[] text = pack.RowJson(row);
            Assert.Equal(Encoding.UTF8.GetString(text), Written(number, text));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Both_give_the_same_result_for_any_notation_of_a_row(string table)
    {
        int number = Catalog.IndexOf(table);
        Pack pack = TradeCatalog.Default.Data.Pack(number);
        SchemaSet schemas = RepositorySchemas.Read();
        SchemaModel schema = schemas.Models.Single(model => model.Table?.Name == table);
        Form form = new FormBuilder(schemas.Types, new PlanInterpreter(schemas.Models)).Of(new Shape(ShapeKind.Model, schema.Table!.RowType));
        Gen.Select(Gen.Int[0, pack.Count - 1], Gen.ULong).Sample(
            input =>
            {
                (int row, ulong seed) = input;
                string text = new Disguise(seed).Of(JsonNode.Parse(pack.RowJson(row))!);
                // A number that a type of the project reads keeps its spelling: which one the type writes, the data compiler cannot know.
                Assert.Equal(WithPlainNumbers(Written(number, Encoding.UTF8.GetBytes(text))), WithPlainNumbers(Canonical(form, text)));
            },
            iter: 300);
    }

    private static string WithPlainNumbers(string json) => Regex.Replace(
        json,
        """
        "(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*
        """,
        token => token.Value[0] != '"' && decimal.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : token.Value);

    private static string Written(int table, byte[] row)
    {
        byte[]? written = Catalog.Tables[table].Canonical(row, ValidationOptions.Default, out ValidationResult result);
        Assert.True(written is not null, result.ToString());
        return Encoding.UTF8.GetString(written);
    }

    private static string Canonical(Form form, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] padded = new byte[utf8.Length + Scan.Padding];
        utf8.CopyTo(padded, 0);
        ByteBuffer output = new();
        Assert.Equal(utf8.Length, (int)form.Write(ref padded[0], 0, output));
        return Encoding.UTF8.GetString(output.Written);
    }
}
