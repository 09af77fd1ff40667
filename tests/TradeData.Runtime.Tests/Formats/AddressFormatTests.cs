using static TradeData.Runtime.Tests.Formats.FormatTests;

namespace TradeData.Runtime.Tests.Formats;

/// <summary>URIs, IRIs, templates and e-mail addresses.</summary>
public sealed class AddressFormatTests
{
    [Theory]
    [InlineData("a:")]
    [InlineData("a+b-c.d:e")]
    [InlineData("http://")]
    [InlineData("http://@:")]
    [InlineData("http://h:80/p//q;r=1?a/b?c#d/e?f")]
    [InlineData("http://[v1.a:b]/")]
    [InlineData("http://[::]:1?")]
    [InlineData("urn:oid:2.16.840")]
    [InlineData("http://h/%E9%96%A2")]
    public void A_URI_has_a_scheme_and_the_parts_of_RFC_3986(string text)
    {
        foreach (string format in (string[])["uri", "uri-reference", "iri", "iri-reference"])
        {
            Accepts(format, text);
        }
    }

    [Theory]
    [InlineData(":a")]
    [InlineData("1a:b")]
    [InlineData("a_b:c")]
    [InlineData("http://h h")]
    [InlineData("http://h/%2")]
    [InlineData("http://h/%gg")]
    [InlineData("http://a@b@c")]
    [InlineData("http://h:8o")]
    [InlineData("http://[::1")]
    [InlineData("http://[::1]8")]
    [InlineData("http://[::1]]")]
    [InlineData("http://[v.a]")]
    [InlineData("http://[v1.]")]
    [InlineData("http://[1.2.3.4]")]
    [InlineData("http://[fe80::1%25eth0]")]
    [InlineData("http://h/a#b#c")]
    [InlineData("http://h/[")]
    [InlineData("http://h/\u0001")]
    [InlineData("http://h/\\")]
    [InlineData("a b:c")]
    public void References_outside_RFC_3986_are_rejected(string text)
    {
        foreach (string format in (string[])["uri", "uri-reference", "iri", "iri-reference"])
        {
            Refuses(format, text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("//h")]
    [InlineData("a/b:c")]
    [InlineData("./a:b")]
    [InlineData("?a:b")]
    [InlineData("#a:b")]
    public void A_reference_may_be_relative(string text)
    {
        Accepts("uri-reference", text);
        Accepts("iri-reference", text);
        Refuses("uri", text);
        Refuses("iri", text);
    }

    [Theory]
    [InlineData("http://関税.jp/牛肉#a", true)]
    [InlineData("http://u\u00E9@h/", true)]
    [InlineData("http://h/\uFFFD", false)]
    [InlineData("http://h/?\uE000", true)]
    [InlineData("http://h/\uE000", false)]
    [InlineData("http://h/#\uE000", false)]
    [InlineData("http://h/\u0085", false)]
    [InlineData("http://h/\uFFFE", false)]
    [InlineData("http://h/\uD83F\uDFFE", false)]
    [InlineData("関税://h", false)]
    public void An_IRI_has_characters_for_interchange_and_private_ones_in_its_query(string text, bool expected)
    {
        // U+FFFD is what UTF-8 has for text that was broken before; RFC 3987 leaves out FFF0 to FFFF.
        Assert.Equal(expected, IsValid("iri", text));
        Assert.Equal(expected, IsValid("iri-reference", text));
        Refuses("uri", text);
        Refuses("uri-reference", text);
    }

    [Theory]
    [InlineData("{v}", true)]
    [InlineData("{?a,b:3,c*}", true)]
    [InlineData("{a.b_c%41}", true)]
    [InlineData("{|v}", true)]
    [InlineData("x%20y", true)]
    [InlineData("{", false)]
    [InlineData("}", false)]
    [InlineData("{{v}}", false)]
    [InlineData("{+}", false)]
    [InlineData("{v*:3}", false)]
    [InlineData("{v:}", false)]
    [InlineData("{v:3*}", false)]
    [InlineData("{.}", false)]
    [InlineData("{a.}", false)]
    [InlineData("{関}", false)]
    [InlineData("x%2", false)]
    [InlineData("a|b", false)]
    public void A_URI_template_has_variables_in_braces(string text, bool expected) => Assert.Equal(expected, IsValid("uri-template", text));

    [Theory]
    [InlineData("a@b", true)]
    [InlineData("!#$%&'*+-/=?^_`{|}~.9@h-1.org", true)]
    [InlineData("\"\"@b", true)]
    [InlineData("\"a\\\"b\\\\\"@b", true)]
    [InlineData("a@[1.2.3.4]", true)]
    [InlineData("a@[ipv6:::1]", true)]
    [InlineData("a@[IPv6:1.2.3.4]", false)]
    [InlineData("a@[::1]", false)]
    [InlineData("a@[x:y]", false)]
    [InlineData("a@[]", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("a", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a@b.", false)]
    [InlineData("a@-b", false)]
    [InlineData("a..b@c", false)]
    [InlineData(".a@c", false)]
    [InlineData("a b@c", false)]
    [InlineData("a(b)@c", false)]
    [InlineData("\"a@b", false)]
    [InlineData("\"a\"b@c", false)]
    [InlineData("\"a\\", false)]
    [InlineData("\"a\nb\"@c", false)]
    [InlineData("\"a\u007Fb\"@c", false)]
    public void An_e_mail_address_is_a_mailbox_of_RFC_5321(string text, bool expected)
    {
        Assert.Equal(expected, IsValid("email", text));
        Assert.Equal(expected, IsValid("idn-email", text));
    }

    [Fact]
    public void A_local_part_has_at_most_64_bytes()
    {
        Accepts("email", new string('a', 64) + "@b");
        Refuses("email", new string('a', 65) + "@b");
        Accepts("idn-email", new string('é', 32) + "@b");
        Refuses("idn-email", new string('é', 33) + "@b");
        Refuses("email", "\"" + new string('a', 63) + "\"@b");
    }

    [Theory]
    [InlineData("貿易@関税.jp")]
    [InlineData("\"é\"@b")]
    public void Other_scripts_are_for_international_addresses_alone(string text)
    {
        Accepts("idn-email", text);
        Refuses("email", text);
    }
}
