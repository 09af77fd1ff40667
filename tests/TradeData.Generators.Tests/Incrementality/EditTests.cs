using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Incrementality;

/// <summary>The cost of an edit, for each row of the table in docs/architecture.md: the number of runs of each step, for four
/// schemas.</summary>
public class EditTests
{
    private readonly Pipeline _pipeline = new();

    [Fact]
    public void An_edit_of_csharp_runs_nothing()
    {
        Assert.Equal(new Work(0, 0, 0), _pipeline.EditCSharp());
        Assert.Equal(0, _pipeline.FilesPrinted);
    }

    [Fact]
    public void Saving_a_schema_unchanged_only_reads_it()
    {
        Assert.Equal(new Work(1, 0, 0), _pipeline.Save("line", Pipeline.Line));
        Assert.Equal(0, _pipeline.FilesPrinted);
    }

    [Fact]
    public void White_space_binds_that_schema_and_prints_nothing()
    {
        Assert.Equal(new Work(1, 1, 0), _pipeline.Save("line", "\n\n" + Pipeline.Line));
        Assert.Equal(0, _pipeline.FilesPrinted);
    }

    [Fact]
    public void A_diagnostic_that_moves_is_reported_where_it_now_is_and_prints_nothing()
    {
        string schema = Pipeline.Quota.Replace("\"number\"", "\"number\", \"format\": \"money\", \"default\": \"none\"", StringComparison.Ordinal);
        _pipeline.Save("quota", schema);
        int before = Assert.Single(_pipeline.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line;

        Assert.Equal(new Work(1, 1, 0), _pipeline.Save("quota", "\n" + schema));
        Assert.Equal(before + 1, Assert.Single(_pipeline.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void An_edit_of_a_body_binds_and_prints_that_schema_alone()
    {
        Assert.Equal(new Work(1, 1, 1), _pipeline.Save("quota", Pipeline.Quota.Replace("\"number\"", "\"number\", \"minimum\": 0", StringComparison.Ordinal)));
        Assert.Equal(1, _pipeline.FilesPrinted);
    }

    [Fact]
    public void An_edit_of_a_body_that_another_schema_refers_to_prints_that_schema_alone() =>
        Assert.Equal(new Work(1, 1, 1), _pipeline.Save("common", Pipeline.Common.Replace("{3}", "{2}", StringComparison.Ordinal)));

    [Fact]
    public void A_changed_type_that_another_schema_uses_binds_all_and_prints_the_two()
    {
        Assert.Equal(new Work(1, 4, 2), _pipeline.Save("common", Pipeline.Common.Replace("\"pattern\": \"^[A-Z]{3}$\"", "\"enum\": [\"AUS\", \"JPN\"]", StringComparison.Ordinal)));
        // A type more: the resolver as well.
        Assert.Equal(3, _pipeline.FilesPrinted);
    }

    [Fact]
    public void An_unused_definition_prints_only_its_own_schema() =>
        Assert.Equal(new Work(1, 4, 1), _pipeline.Save("common", Pipeline.Common.Replace("\"$defs\": {", "\"$defs\": { \"unit\": { \"type\": \"integer\" },", StringComparison.Ordinal)));

    [Fact]
    public void A_names_file_binds_and_prints_its_schema_alone_if_no_other_uses_the_type()
    {
        // Names are exported, so all are bound; one is printed.
        Assert.Equal(new Work(0, 4, 1), _pipeline.Add("partner.names.json", """{ "": "Country" }"""));
        // The type has another name: the resolver as well.
        Assert.Equal(2, _pipeline.FilesPrinted);
    }

    [Fact]
    public void A_schema_that_sorts_first_binds_all_and_prints_itself()
    {
        Assert.Equal(new Work(1, 5, 1), _pipeline.Add("agreement", """{ "$id": "https://example.org/agreement", "type": "object", "properties": { "title": { "type": "string" } } }"""));
        // A type more: the resolver as well.
        Assert.Equal(2, _pipeline.FilesPrinted);
    }

    [Fact]
    public void A_schema_that_goes_takes_its_file_along()
    {
        Assert.Equal(new Work(0, 3, 0), _pipeline.Remove("quota"));
        Assert.Equal(["common.g.cs", "line.g.cs", "partner.g.cs", "SampleJsonResolver.json.g.cs"], _pipeline.Result.GeneratedSources.Select(source => source.HintName));
    }

    [Fact]
    public void A_build_property_that_is_none_of_ours_binds_nothing()
    {
        Work work = _pipeline.Configure(new BuildOptions(("TradeDataNamespace", Generation.Namespace), ("Configuration", "Release")));
        Assert.Equal((0, 0), (work.Bind, work.Emit));
    }

    [Fact]
    public void Another_namespace_binds_and_prints_all()
    {
        Work work = _pipeline.Configure(BuildOptions.InNamespace("Other"));
        Assert.Equal((4, 4), (work.Bind, work.Emit));
    }
}
