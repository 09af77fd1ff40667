using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Tests.Patterns;

public sealed class ShapeAnalysisTests
{
    [Fact]
    public void Literals_are_written_out_in_the_order_of_the_pattern()
    {
        LiteralShape shape = Assert.IsType<LiteralShape>(Analyze("^(?:mfn|pref(?:erential)?|a{2})$"));
        Assert.Equal(Anchoring.Whole, shape.Anchoring);
        Assert.Equal(["mfn", "pref", "preferential", "aa"], shape.Literals);
    }

    [Fact]
    public void A_layout_has_a_set_for_each_byte()
    {
        FixedWidthShape shape = Assert.IsType<FixedWidthShape>(Analyze(@"^TL-[0-9]{2}(?:\.[0-9])?$"));
        Assert.Equal(Anchoring.Whole, shape.Anchoring);
        CodePointSet digit = CharacterClasses.Digit;
        CodePointSet[] start = [CodePointSet.Of('T'), CodePointSet.Of('L'), CodePointSet.Of('-'), digit, digit];
        Assert.Equal(2, shape.Layouts.Count);
        Assert.Equal(start, shape.Layouts[0]);
        Assert.Equal([.. start, CodePointSet.Of('.'), digit], shape.Layouts[1]);
    }

    [Fact]
    public void Neighbours_of_one_class_are_one_run()
    {
        RunShape shape = Assert.IsType<RunShape>(Analyze(@"^\d{2}[0-9](?:[0-9])*$"));
        Assert.Equal(CharacterClasses.Digit, shape.Set);
        Assert.Equal((3, RepeatNode.Unbounded), (shape.Min, shape.Max));
    }

    [Fact]
    public void A_sequence_is_recognized_by_its_next_character()
    {
        SequenceShape shape = Assert.IsType<SequenceShape>(Analyze("^ab[A-Z]+(?:-x|[0-9]{2})*$"));
        Assert.True(shape.IsWhole);
        Assert.Equal("ab", Assert.IsType<LiteralPart>(shape.Parts[0]).Text);
        RunPart run = Assert.IsType<RunPart>(shape.Parts[1]);
        Assert.Equal((1, RepeatNode.Unbounded), (run.Min, run.Max));
        LoopPart loop = Assert.IsType<LoopPart>(shape.Parts[2]);
        Assert.Equal(CharacterClasses.Digit.Union(CodePointSet.Of('-')), loop.First);
        ChoicePart choice = Assert.IsType<ChoicePart>(Assert.Single(loop.Parts));
        Assert.Equal(2, choice.Branches.Count);
        Assert.Equal("-x", Assert.IsType<LiteralPart>(Assert.Single(choice.Branches[0].Parts)).Text);
        Assert.Equal(3, shape.Parts.Count);
    }

    [Theory]
    [InlineData("^[a-c]*ab$")]
    [InlineData("^(?:a|ab)+c$")]
    [InlineData("^(?:a?|b?)c+$")]
    [InlineData("^[a-z]+(?:x[0-9]+)?$")]
    [InlineData(@"^a\b.$")]
    [InlineData("[A-Z]{3}")]
    public void Ambiguous_patterns_have_no_shape(string pattern) => Assert.Null(Analyze(pattern));

    private static PatternShape? Analyze(string pattern)
    {
        PatternNode root = PatternParser.Parse(pattern, out _)!;
        return ShapeAnalysis.Analyze(PatternSimplifier.Simplify(root, PatternFeatures.Of(root)));
    }
}
