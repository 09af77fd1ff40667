using CsCheck;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Values;

/// <summary>The codes of a few letters: countries, partners, currencies, and the digits of areas.</summary>
public sealed class PackedCodeTests
{
    private static readonly Gen<string> Countries = Letters(2);
    private static readonly Gen<string> Currencies = Letters(3);
    private static readonly Gen<string> Areas = Gen.Int[0, 999].Select(i => i.ToString("D3", System.Globalization.CultureInfo.InvariantCulture));
    private static readonly Gen<string> Partners =
        Gen.OneOf(Gen.Char['A', 'Z'], Gen.Char['0', '9'], Gen.Char['A', 'B']).Array[2, 10].Select(c => new string(c));

    [Fact]
    public void Codes_give_back_the_text_they_were_read_from()
    {
        Countries.Sample(text => ScalarProof.RoundTrips(CountryCode.Parse(text), text));
        Currencies.Sample(text => ScalarProof.RoundTrips(CurrencyCode.Parse(text), text));
        Partners.Sample(text => ScalarProof.RoundTrips(PartnerCode.Parse(text), text));
        Areas.Sample(text => ScalarProof.RoundTrips(M49Code.Parse(text), text));
    }

    [Fact]
    public void Codes_compare_as_their_texts_do_ordinally()
    {
        Gen.Select(Countries, Countries).Sample((a, b) => ScalarProof.ComparesAs(CountryCode.Parse(a), CountryCode.Parse(b), string.CompareOrdinal(a, b)));
        Gen.Select(Currencies, Currencies).Sample((a, b) => ScalarProof.ComparesAs(CurrencyCode.Parse(a), CurrencyCode.Parse(b), string.CompareOrdinal(a, b)));
        Gen.Select(Partners, Partners).Sample((a, b) => ScalarProof.ComparesAs(PartnerCode.Parse(a), PartnerCode.Parse(b), string.CompareOrdinal(a, b)));
        Gen.Select(Areas, Areas).Sample((a, b) => ScalarProof.ComparesAs(M49Code.Parse(a), M49Code.Parse(b), string.CompareOrdinal(a, b)));
        ScalarProof.ComparesAs(PartnerCode.Parse("EU"), PartnerCode.Parse("EUR"), -1);
        ScalarProof.ComparesAs(PartnerCode.Parse("EU"), PartnerCode.Parse("EU"), 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("J")]
    [InlineData("JPN")]
    [InlineData("jp")]
    [InlineData("J1")]
    [InlineData("J ")]
    [InlineData("ÅX")]
    public void Invalid_country_codes_are_rejected(string text) =>
        ScalarProof.IsRefused<CountryCode>(text, "a country code: two capital letters, as in JP");

    [Theory]
    [InlineData("")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData("usd")]
    [InlineData("U$D")]
    public void Invalid_currency_codes_are_rejected(string text) =>
        ScalarProof.IsRefused<CurrencyCode>(text, "a currency code: three capital letters, as in JPY");

    [Theory]
    [InlineData("")]
    [InlineData("J")]
    [InlineData("CPTPPMEMBER")]
    [InlineData("Jpn")]
    [InlineData("EU-27")]
    [InlineData("EU@")]
    [InlineData("EU[")]
    [InlineData("a text that is much longer than any code and not worth quoting")]
    public void Invalid_partner_codes_are_rejected(string text) =>
        ScalarProof.IsRefused<PartnerCode>(text, "a partner code: 2 to 10 capital letters and digits, as in JPN or CPTPP");

    [Theory]
    [InlineData("")]
    [InlineData("39")]
    [InlineData("0392")]
    [InlineData("39A")]
    [InlineData("-39")]
    [InlineData("３９２")]
    public void Invalid_area_codes_are_rejected(string text) =>
        ScalarProof.IsRefused<M49Code>(text, "an M49 code: three digits, as in 392");

    [Fact]
    public void The_default_values_are_no_codes()
    {
        Assert.True(default(CountryCode).IsEmpty);
        Assert.True(default(CurrencyCode).IsEmpty);
        Assert.True(default(PartnerCode).IsEmpty);
        Assert.True(default(M49Code).IsEmpty);
        Assert.Equal("", default(CountryCode).ToString());
        Assert.Equal("", default(CurrencyCode).ToString());
        Assert.Equal("", default(PartnerCode).ToString());
        Assert.Equal("", default(M49Code).ToString());
        Assert.NotEqual(default, M49Code.Parse("000"));
        Assert.NotEqual(default, CountryCode.Parse("AA"));
    }

    [Fact]
    public void An_area_code_is_a_number_with_leading_zeros()
    {
        Assert.Equal(4, M49Code.Parse("004").Number);
        Assert.Equal("004", M49Code.FromNumber(4).ToString());
        Assert.Equal(0, M49Code.Parse("000").Number);
        Assert.Throws<ArgumentOutOfRangeException>(() => M49Code.FromNumber(1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => M49Code.FromNumber(-1));
        Assert.Throws<InvalidOperationException>(() => default(M49Code).Number);
    }

    [Fact]
    public void A_format_that_there_is_not_is_named()
    {
        var thrown = Assert.Throws<FormatException>(() => PartnerCode.Parse("EU").ToString("X"));

        Assert.Equal("\"X\" is not a format of PartnerCode: it has \"G\" alone.", thrown.Message);
    }

    private static Gen<string> Letters(int count) =>
        Gen.OneOf(Gen.Char['A', 'Z'], Gen.Char['A', 'B']).Array[count].Select(c => new string(c));
}
