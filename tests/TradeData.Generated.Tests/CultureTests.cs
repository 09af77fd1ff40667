using System.Globalization;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

/// <summary>Swedish writes the minus sign as U+2212, Turkish has two letters i, Thai and Persian use other calendars.</summary>
public class CultureTests
{
    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_culture_of_the_thread_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(Samples.Full, JsonModel.ToJson(Samples.Read(Samples.Full)));
            string negative = Samples.Least_with("\"from\":-5,\"extra\":-0.5");
            Assert.Equal(-5, Samples.Read(negative).From);
            Assert.Contains("\"from\":-5", JsonModel.ToJson(Samples.Read(negative)), StringComparison.Ordinal);
            Assert.Equal(["1:37 /count minimum: Must be at least 1, but is -1."], Samples.Complaints("""{"id":"S-0001","mode":"sea","count":-1}"""));
            Assert.Equal("Weight must be greater than 0, but was -1234.5.",
                Assert.Throws<SchemaRuleException>(() => Samples.Read(Samples.Least) with { Weight = -1234.5m }).Message);
            Assert.True(TransportModeFormat.TryParse("air", out TransportMode mode) && mode == TransportMode.Air && !TransportModeFormat.TryParse("AİR", out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
