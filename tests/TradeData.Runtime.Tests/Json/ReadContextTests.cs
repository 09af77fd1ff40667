using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class ReadContextTests
{
    private static readonly ValueRule Text = new("a.schema.json#/$defs/text", JsonTypes.String) { MaxLength = 3 };
    private static readonly ValueRule Small = new("a.schema.json#/anyOf/1", JsonTypes.Number) { Maximum = "10", MultipleOf = "2" };

    [Fact]
    public void The_errors_of_alternatives_become_the_causes_of_one()
    {
        ValidationResult result = JsonSchemaValidator.Validate<TextOrSmall>("15"u8);
        ValidationError error = Assert.Single(result.Errors);
        Assert.Equal(("anyOf", "/anyOf", "a.schema.json#/anyOf", "fits none"), (error.Keyword, error.KeywordLocation, error.SchemaLocation, error.Message));
        Assert.Equal(
            [
                ("type", "/anyOf/0/$ref/type", "a.schema.json#/$defs/text/type", "Must be a string, but is 15."),
                ("maximum", "/anyOf/1/maximum", "a.schema.json#/anyOf/1/maximum", "Must be at most 10, but is 15."),
                ("multipleOf", "/anyOf/1/multipleOf", "a.schema.json#/anyOf/1/multipleOf", "Must be a multiple of 2, but is 15."),
            ],
            error.Causes.Select(cause => (cause.Keyword, cause.KeywordLocation, cause.SchemaLocation, cause.Message)));
        Assert.True(JsonSchemaValidator.IsValid<TextOrSmall>("\"abc\""u8));
        Assert.True(JsonSchemaValidator.IsValid<TextOrSmall>("4"u8));
    }

    [Fact]
    public void Malformed_text_within_alternatives_is_reported_as_such() =>
        Assert.Equal("syntax", Assert.Single(JsonSchemaValidator.Validate<TextOrSmall>("\"ab"u8).Errors).Keyword);

    [Fact]
    public void The_way_through_references_is_kept()
    {
        ValidationResult result = JsonSchemaValidator.Validate<Chain>("[[\"long\"]]"u8);
        ValidationError error = Assert.Single(result.Errors);
        Assert.Equal("/items/$ref/items/$ref/maxLength", error.KeywordLocation);
        Assert.Equal("a.schema.json#/$defs/text/maxLength", error.SchemaLocation);
        Assert.Equal("/0/0", error.InstanceLocation);
    }

    [Fact]
    public void Errors_beyond_the_limit_are_left_out_and_the_result_says_so()
    {
        byte[] text = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("0", 50))}]");
        ValidationResult all = JsonSchemaValidator.Validate<Texts>(text, new ValidationOptions { MaxErrors = 50 });
        Assert.Equal((50, false), (all.Errors.Count, all.IsTruncated));
        ValidationResult some = JsonSchemaValidator.Validate<Texts>(text, new ValidationOptions { MaxErrors = 49 });
        Assert.Equal((49, true), (some.Errors.Count, some.IsTruncated));
        Assert.EndsWith("\n…", some.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_are_those_of_what_held()
    {
        ValidationResult result = JsonSchemaValidator.Annotate<Titled>("7"u8);
        Assert.True(result.IsValid);
        ValidationAnnotation annotation = Assert.Single(result.Annotations);
        Assert.Equal(("title", "/anyOf/1/title", "a.schema.json#/anyOf/1/title", "\"second\"", ""), (annotation.Keyword, annotation.KeywordLocation, annotation.SchemaLocation, annotation.Value.ToString(), annotation.InstanceLocation));
        Assert.Empty(JsonSchemaValidator.Validate<Titled>("7"u8).Annotations);
    }

    [Fact]
    public void A_run_that_does_not_report_notes_nothing()
    {
        using PaddedText padded = new("1"u8);
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        Assert.False(c.Fail<Verdict>(ref padded.Start, 0, "a#", "type", "x"));
        Assert.Equal(0, c.ErrorCount);
        Assert.True(c.Syntax(ref padded.Start, 0) < 0);
        Assert.True(c.TooDeep(ref padded.Start, 0) < 0);
    }

    [Fact]
    public void Marks_come_back_with_a_checkpoint()
    {
        using PaddedText padded = new("1"u8);
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        Assert.Equal(0, c.Marks);
        Assert.False(c.IsMarked(0, 0));
        c.Mark(3);
        Checkpoint before = c.Save();
        c.Mark(4);
        c.Depth++;
        Assert.True(c.IsMarked(0, 4));
        c.Restore(before);
        Assert.Equal((0, 1), (c.Depth, c.Marks));
        Assert.True(c.IsMarked(0, 3));
        Assert.False(c.IsMarked(0, 4));
        Assert.False(c.IsMarked(1, 3));
        c.MarkAll();
        Assert.True(c.IsMarked(1, 77));
        c.Release();
    }

    private readonly struct TextOrSmall : IJsonSchema
    {
        public static string Location => "a.schema.json#";

        public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
            where M : struct, IMode
            where T : struct, ITrack
        {
            Checkpoint before = c.Save();
            nint end = Text.Check<Verdict>(ref p, i, ref c);
            if (end >= 0)
            {
                return end;
            }
            c.Restore(before);
            end = Small.Check<Verdict>(ref p, i, ref c);
            if (end >= 0 || !M.Reports)
            {
                return end;
            }
            int branches = c.BeginBranches();
            c.Leave<M>(Text.Check<M>(ref p, i, ref c.Enter<M>("a.schema.json#/anyOf/0/$ref", "a.schema.json#/$defs/text")));
            c.NextBranch(branches);
            Small.Check<M>(ref p, i, ref c);
            return c.EndBranches<M>(ref p, i, branches, "a.schema.json#", "anyOf", "fits none") ? Scan.Skip(ref p, i, ref c) : -1;
        }
    }

    private readonly struct Texts : IJsonSchema
    {
        public static string Location => "a.schema.json#/$defs/texts";

        public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
            where M : struct, IMode
            where T : struct, ITrack =>
            Items.Check<M>(ref p, i, ref c, static (ref byte p, nint i, ref ReadContext c) =>
                c.Leave<M>(Text.Check<M>(ref p, i, ref c.Enter<M>("a.schema.json#/$defs/texts/items/$ref", "a.schema.json#/$defs/text"))));
    }

    private readonly struct Chain : IJsonSchema
    {
        public static string Location => "a.schema.json";

        public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
            where M : struct, IMode
            where T : struct, ITrack =>
            Items.Check<M>(ref p, i, ref c, static (ref byte p, nint i, ref ReadContext c) =>
                c.Leave<M>(Texts.Check<M, Untracked>(ref p, i, ref c.Enter<M>("a.schema.json#/items/$ref", "a.schema.json#/$defs/texts"))));
    }

    private readonly struct Titled : IJsonSchema
    {
        public static string Location => "a.schema.json#";

        public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
            where M : struct, IMode
            where T : struct, ITrack
        {
            Checkpoint before = c.Save();
            c.Annotate<M>(i, "a.schema.json#/anyOf/0", "title", "\"first\"");
            nint end = Text.Check<Verdict>(ref p, i, ref c);
            if (end >= 0)
            {
                return end;
            }
            c.Restore(before);
            c.Annotate<M>(i, "a.schema.json#/anyOf/1", "title", "\"second\"");
            return Scan.Skip(ref p, i, ref c);
        }
    }

    private static class Items
    {
        public delegate nint Item(ref byte p, nint i, ref ReadContext c);

        public static nint Check<M>(ref byte p, nint i, ref ReadContext c, Item item)
            where M : struct, IMode
        {
            c.Depth++;
            for (i = Scan.Token(ref p, i + 1); ;)
            {
                i = item(ref p, i, ref c);
                if (i < 0)
                {
                    return i;
                }
                i = Scan.Token(ref p, i);
                if (Scan.At(ref p, i) != (byte)',')
                {
                    c.Depth--;
                    return Scan.At(ref p, i) == (byte)']' ? i + 1 : c.Syntax(ref p, i);
                }
                i = Scan.Token(ref p, i + 1);
            }
        }
    }
}
