namespace TradeData.Package.Tests;

/// <summary>Generated types in .NET: the body of a minimal API, a context of System.Text.Json, projects that refer to the one with the
/// schemas.</summary>
public sealed class FitTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TradeData.Generators" Version="*" />
          </ItemGroup>
        </Project>
        """;

    private const string Quota = """
        {
          "title": "Quota",
          "type": "object",
          "required": ["id"],
          "properties": {
            "id": { "type": "string" },
            "mode": { "title": "Mode", "enum": ["sea", "air"] },
            "unit": { "type": "string", "default": "TNE" }
          },
          "additionalProperties": false,
          "x-table": { "primaryKey": ["id"] }
        }
        """;

    [Fact]
    public void Records_bind_from_the_body_and_a_context_knows_them()
    {
        string folder = feed.NewFolder("api");
        feed.Pack("src/TradeData");
        Write(folder, "Quotas/Quotas.csproj", Library);
        Write(folder, "Quotas/schemas/quota.schema.json", Quota);
        Write(folder, "Quotas/data/quotas/quotas.json", "\uFEFF[{ \"id\": \"beef\", \"mode\": \"sea\" }]");
        Write(folder, "Api/Api.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Quotas/Quotas.csproj" />
                <PackageReference Include="TradeData" Version="*" />
              </ItemGroup>
            </Project>
            """);
        // A project that only refers to the library has schemas that are no concern of the generator's.
        Write(folder, "Api/schemas/other.schema.json", "{ \"title\": \"Other\", \"type\": \"object\", \"properties\": { \"a\": {} } }");
        Write(folder, "Api/Program.cs", """"
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using System.Text.Json.Serialization.Metadata;
            using Quotas;
            using TradeData;
            using Quota = Quotas.Quota;

            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            await using WebApplication app = builder.Build();
            app.MapPost("/lines", (TariffLine line) => line.LineId + " " + line.Indent);
            app.MapPost("/quotas", (Quota quota) => quota);
            await app.StartAsync();
            using HttpClient client = new() { BaseAddress = new Uri(app.Urls.First()) };

            TariffLine first = TradeCatalog.Default.TariffLines.First()!;
            string sent = JsonSerializer.Serialize(first);
            Console.WriteLine(await Post("/lines", sent) == $"200 {first.LineId} {first.Indent}" ? "line bound" : "line lost");
            Console.WriteLine(await Post("/quotas", """{"unit":"TNE","id":"pork"}"""));
            Console.WriteLine((await Post("/quotas", """{"unit":1}"""))[..3]);

            JsonSerializerOptions options = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine(QuotasJsonResolver.Default, OfferContext.Default) };
            Offer offer = JsonSerializer.Deserialize<Offer>("""{"Quota":{"id":"beef"},"Mode":"air"}""", options)!;
            Console.WriteLine(JsonSerializer.Serialize(offer, options));
            Console.WriteLine(JsonSerializer.Serialize(offer, OfferContext.Default.Offer));
            Console.WriteLine(QuotasCatalog.Default.Quotas["beef"].Mode + " " + typeof(Quota).Assembly.GetTypes().Concat(typeof(Offer).Assembly.GetTypes()).Any(type => type.Name == "Other"));
            await app.StopAsync();

            async Task<string> Post(string path, string json)
            {
                using StringContent content = new(json, System.Text.Encoding.UTF8, "application/json");
                HttpResponseMessage response = await client.PostAsync(path, content);
                return (int)response.StatusCode + " " + await response.Content.ReadAsStringAsync();
            }

            internal sealed record Offer(Quota Quota, Mode Mode);

            [JsonSerializable(typeof(Offer))]
            internal sealed partial class OfferContext : JsonSerializerContext;
            """");
        CommandResult result = feed.In(Path.Combine(folder, "Api")).Run("dotnet run").Succeeds();
        Assert.Equal(
            [
                "line bound",
                """200 {"id":"pork","unit":"TNE"}""",
                "400",
                """{"Quota":{"id":"beef"},"Mode":"air"}""",
                """{"Quota":{"id":"beef"},"Mode":"air"}""",
                "Sea False",
            ],
            result.Lines[^6..]);
    }

    [Fact]
    public void A_second_target_gets_one_error()
    {
        string folder = feed.NewFolder("targets");
        Write(folder, "Quotas.csproj", Library.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net8.0</TargetFrameworks>", StringComparison.Ordinal)
            // The feed has no reference assemblies of older frameworks.
            .Replace("<Nullable>", "<DisableImplicitFrameworkReferences Condition=\"'$(TargetFramework)' == 'net8.0'\">true</DisableImplicitFrameworkReferences><Nullable>", StringComparison.Ordinal));
        Write(folder, "schemas/quota.schema.json", Quota);
        CommandResult result = feed.In(folder).Run("dotnet build").Fails();
        result.Says("error TD0003: TradeData.Generators needs net10.0 or later, and this project is built for net8.0.");
        Assert.Single(result.Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Targets_and_projects_that_are_built_at_once_get_whole_packs_each()
    {
        string folder = feed.NewFolder("at-once");
        string[] projects = ["One", "Two", "Three"];
        foreach (string project in projects)
        {
            Write(folder, $"{project}/{project}.csproj", Library
                .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>", StringComparison.Ordinal));
            Write(folder, $"{project}/schemas/quota.schema.json", Quota);
            Write(folder, $"{project}/data/quotas/q.ndjson", string.Concat(Enumerable.Range(0, 2_000).Select(id => $"{{\"id\":\"{project}{id}\"}}\n")));
        }
        Write(folder, "all.proj", $"""
            <Project>
              <Target Name="Build">
                <MSBuild Projects="{string.Join(';', projects.Select(project => $"{project}/{project}.csproj"))}" Targets="Restore" Properties="Run=1" BuildInParallel="true" />
                <MSBuild Projects="{string.Join(';', projects.Select(project => $"{project}/{project}.csproj"))}" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        for (int run = 0; run < 2; run++)
        {
            feed.In(folder).Run("dotnet msbuild -m all.proj").Succeeds();
            foreach (string project in projects)
            {
                string[] packs = Directory.GetFiles(Path.Combine(folder, project, "obj"), "*.pack", SearchOption.AllDirectories);
                Assert.Equal(2, packs.Length);
                Assert.Equal(File.ReadAllBytes(packs[0]), File.ReadAllBytes(packs[1]));
                Assert.StartsWith($"{{\"id\":\"{project}0\"}}\n", File.ReadAllText(packs[0]), StringComparison.Ordinal);
                Assert.Empty(Directory.GetFiles(Path.Combine(folder, project), "*.part", SearchOption.AllDirectories));
                // The next run packs other rows.
                Write(folder, $"{project}/data/quotas/q.ndjson", $"{{\"id\":\"{project}0\"}}\n");
            }
        }
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
