using System.Text;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

public class ErrorTests
{
    private static void Says(string json, params string[] expected)
    {
        string[] found = Samples.Complaints(json);
        Assert.True(expected.SequenceEqual(found), string.Join("\n", found));
    }

    [Fact]
    public void A_name_that_no_string_holds_is_reported_at_its_place() => Says(
        Samples.Least_with("""
            "prices":{"A\ud800B":1}
            """.Trim()),
        "1:49 /prices/A\uFFFDB pattern: Must match the pattern ^[A-Z]{3}$, but is \"A\\ud800B\".",
        "1:49 /prices/A\uFFFDB properties: The name of the property \"A\uFFFDB\" has an unpaired surrogate (such as \\ud800), which cannot be stored.");

    [Theory]
    [InlineData("\"weight\":0", "1:48 /weight exclusiveMinimum: Must be greater than 0, but is 0.")]
    [InlineData("\"weight\":0.005", "1:48 /weight multipleOf: Must be a multiple of 0.01, but is 0.005.")]
    [InlineData("\"big\":9000000000000000001", "1:45 /big maximum: Must be at most 9000000000000000000, but is 9000000000000000001.")]
    [InlineData("\"big\":1.5", "1:45 /big type: Must be a whole number, but is 1.5.")]
    [InlineData("\"port\":1", "1:46 /port type: Must be a string, but is 1.")]
    [InlineData("\"code\":\"02x\"", "1:46 /code x-type: \"02x\" is not an HS code: 2 to 10 digits, with at most one point, hyphen or space between two of them, as in 0201.30.10.00.")]
    [InlineData("\"left\":\"2019-02-29\"", "1:46 /left format: Must be a date as in 2019-08-21, but is \"2019-02-29\".")]
    [InlineData("\"seen\":\"2019-02-28\"", "1:46 /seen format: Must be a date and time as in 2019-08-21T09:30:00-04:00, but is \"2019-02-28\".")]
    [InlineData("\"waits\":\"1 month\"", "1:47 /waits format: Must be a duration as in P180D, but is \"1 month\".")]
    [InlineData("\"key\":\"6f9619ff\"", "1:45 /key format: Must be a UUID as in 2eb8aa08-aa98-41ea-b4aa-73b441d16380, but is \"6f9619ff\".")]
    [InlineData("\"insured\":\"yes\"", "1:49 /insured type: Must be true or false, but is a string.")]
    [InlineData("\"currency\":\"EURO\"", "1:50 /currency maxLength: Must have at most 3 characters, but has 4.")]
    [InlineData("\"note\":\"123456\"", "1:46 /note maxLength: Must have at most 5 characters, but has 6.")]
    [InlineData("\"note\":\"𠮷𠮷𠮷𠮷𠮷\"")]
    [InlineData("\"tags\":[\"a\",\"b\",\"\\u0061\"]", "1:46 /tags uniqueItems: All items must differ, but items 0 and 2 are the same (counted from 0).")]
    [InlineData("\"prices\":{\"jpy\":1}", "1:49 /prices/jpy pattern: Must match the pattern ^[A-Z]{3}$, but is \"jpy\".")]
    [InlineData("\"prices\":{\"JPY\":-1}", "1:55 /prices/JPY minimum: Must be at least 0, but is -1.")]
    [InlineData("\"place\":{\"inside\":{\"name\":\"\"}}", "1:47 /place required: The property \"name\" is missing.", "1:65 /place/inside/name minLength: Must have at least 1 character, but has 0.")]
    [InlineData("\"payment\":{\"kind\":\"card\",\"number\":\"12\"}", "1:73 /payment/number pattern: Must match the pattern ^[0-9]{4}$, but is \"12\".")]
    [InlineData("\"payment\":{\"kind\":\"cheque\"}", "1:57 /payment/kind oneOf: The property \"kind\" must be one of card, transfer, cash, but is \"cheque\".")]
    [InlineData("\"payment\":{}", "1:49 /payment oneOf: The property \"kind\" is missing; it must be one of card, transfer, cash.")]
    [InlineData("\"weigth\":1", "1:39 /weigth additionalProperties: The property \"weigth\" is not allowed here. Did you mean \"weight\"?")]
    [InlineData("\"count\":1", "1:39 /count properties: The property \"count\" occurs more than once.")]
    [InlineData("\"until\":1", "1:1  dependentRequired: The object has \"until\", so it must have \"from\" as well.")]
    [InlineData("\"left\":\"2019-01-01\",\"old\":\"\"", "1:1  not: The value is one that \"not\" excludes.")]
    public void Each_rule_is_reported_at_its_place(string members, params string[] expected) => Says(Samples.Least_with(members), expected);
}
