namespace TradeData.Runtime.Tests.Validation;

public class SimilarityTests
{
    [Theory]
    [InlineData("maxLenght", "maxLength", "minLength", "pattern")]
    [InlineData("AUZ", "AUS", "JPN", "USA")]
    [InlineData("kgm", "KGM", "NAR")]
    [InlineData("jp", "JP", "US")]
    [InlineData("descrption", "description")]
    [InlineData("tarriffType", "tariffType")]
    [InlineData("\"ad-valorem\"", "\"adValorem\"", "\"specific\"")]
    public void Similar_names_are_found(string text, params string[] candidates) => Assert.Equal(candidates[0], Similarity.Closest(text, candidates));

    [Theory]
    [InlineData("JX", "JP", "US")]
    [InlineData("XYZ", "AUS", "JPN")]
    [InlineData("color", "unit", "kind")]
    [InlineData("", "a", "ab")]
    [InlineData("a")]
    public void Nothing_is_made_up(string text, params string[] candidates) => Assert.Null(Similarity.Closest(text, candidates));

    [Fact]
    public void The_closest_wins_and_the_first_of_equals() => Assert.Equal("rates", Similarity.Closest("ratess", ["rates", "ratesX", "rate"]));

    [Fact]
    public void Texts_of_any_length_are_taken()
    {
        string text = new('a', 64);
        Assert.Equal(text, Similarity.Closest(text[1..], [text]));
        Assert.Null(Similarity.Closest(new string('a', 10_000), [new string('a', 10_001)]));
    }
}
