namespace TradeData.Package.Tests;

/// <summary>A scalar type of the user's own, declared once: of the project itself, or of a library that it refers to.</summary>
public sealed class ScalarTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <RootNamespace>Shop</RootNamespace>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TradeData.Generators" Version="*" />
          </ItemGroup>
        </Project>
        """;

    // Ten times the first digit and the second one make a multiple of seven: no pattern of a schema says so.
    private const string Sku = """
        namespace Shop.Codes;

        public readonly record struct Sku(int Number) : System.IUtf8SpanParsable<Sku>, System.ISpanFormattable
        {
            public static Sku Parse(System.ReadOnlySpan<byte> utf8Text, System.IFormatProvider? provider) =>
                TryParse(utf8Text, provider, out Sku value) ? value : throw new System.FormatException("A SKU is a multiple of seven.");

            public static bool TryParse(System.ReadOnlySpan<byte> utf8Text, System.IFormatProvider? provider, out Sku result)
            {
                bool read = System.Buffers.Text.Utf8Parser.TryParse(utf8Text, out int number, out int used) && used == utf8Text.Length && number % 7 == 0;
                result = new(read ? number : 0);
                return read;
            }

            public string ToString(string? format, System.IFormatProvider? formatProvider) => Number.ToString("D2", System.Globalization.CultureInfo.InvariantCulture);

            public override string ToString() => ToString(null, null);

            public bool TryFormat(System.Span<char> destination, out int charsWritten, System.ReadOnlySpan<char> format, System.IFormatProvider? provider) =>
                Number.TryFormat(destination, out charsWritten, "D2", System.Globalization.CultureInfo.InvariantCulture);
        }
        """;

    private const string Schema = """
        {
          "title": "Item",
          "type": "object",
          "required": ["sku"],
          "properties": {
            "sku": { "type": "string", "x-type": "Shop.Codes.Sku", "x-scalar": { "key": "text" } },
            "like": { "type": "string", "x-type": "Shop.Codes.Sku" }
          },
          "additionalProperties": false,
          "x-table": { "primaryKey": ["sku"], "indexes": [{ "fields": ["like"] }] }
        }
        """;

    private const string Program = "System.Console.WriteLine(Shop.ShopCatalog.Default.Items.Find(new Shop.Codes.Sku(14))!.Like);";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_value_that_the_type_refuses_is_an_error_at_its_row(bool isFromLibrary)
    {
        string folder = feed.NewFolder(isFromLibrary ? "scalar-of-a-library" : "scalar-of-its-own");
        string project = Project;
        if (isFromLibrary)
        {
            Write(folder, "codes/Codes.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                </Project>
                """);
            Write(folder, "codes/Sku.cs", Sku);
            project = project.Replace("<PackageReference", "<ProjectReference Include=\"../codes/Codes.csproj\" />\n    <PackageReference", StringComparison.Ordinal);
        }
        else
        {
            Write(folder, "shop/Sku.cs", Sku);
        }
        Write(folder, "shop/Shop.csproj", project);
        Write(folder, "shop/schemas/item.schema.json", Schema);
        Write(folder, "shop/Program.cs", Program);
        Write(folder, "shop/data/items/items.ndjson", "{\"sku\": \"07\"}\n{\"sku\": \"14\", \"like\": \"15\"}\n{\"sku\": \"7\"}\n");
        CommandLine commands = feed.In(Path.Combine(folder, "shop"));
        for (int i = 0; i < 2; i++)
        {
            CommandResult refused = commands.Run("dotnet build").Fails();
            refused.Says("data/items/items.ndjson(2,23): error TD2001: Items row 2, /like: A SKU is a multiple of seven.");
            refused.Says("data/items/items.ndjson(3,9): error TD2001: Items row 3, /sku: Sku writes \"7\" as \"07\"; keys compare texts, so write it so.");
            refused.Says("error TD2010: The data has values that their types refuse.");
        }
        Write(folder, "shop/data/items/items.ndjson", "{\"sku\": \"07\"}\n{\"sku\": \"14\", \"like\": \"21\"}\n");
        commands.Run("dotnet run").Succeeds().Says("21");
        commands.Run("dotnet build -v:normal").Succeeds().Says("Skipping target \"TradeDataCheckScalars\"");
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
