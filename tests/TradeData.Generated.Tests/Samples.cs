using System.Text;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

/// <summary>Valid instances, and short ways to read others.</summary>
internal static class Samples
{
    /// <summary>Every property of the schema, in its order and in canonical form.</summary>
    public const string Full = """{"id":"S-0001","count":2,"weight":2.5,"big":9000000000000000000,"mode":"air","port":"JPTYO","code":"0201.30","left":"2019-08-21","seen":"2019-08-21T09:30:00+09:00","opens":"08:15:00Z","waits":"P2DT3H","key":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","link":"https://example.org/s?1","insured":false,"currency":"JPY","note":null,"tags":["cold","beef"],"prices":{"JPY":385,"USD":2.5},"place":{"name":"Tokyo","inside":{"name":"Kantō 関東"}},"stops":[{"name":"Honolulu"}],"payment":{"kind":"transfer","account":"A1","days":10},"extra":{"b":[1,2.0,"x"],"a":null},"from":1,"until":2}""";

    /// <summary>Only what is required.</summary>
    public const string Least = """{"id":"S-0001","count":1,"mode":"sea"}""";

    public static Shipment Read(string json) => Shipment.ReadJson(Encoding.UTF8.GetBytes(json));

    /// <summary>The required members and one more.</summary>
    public static string Least_with(string members) => Least[..^1] + "," + members + "}";

    /// <summary>Returns the errors of a text, one on each line: place, keyword, sentence.</summary>
    public static string[] Complaints(string json)
    {
        bool read = Shipment.TryReadJson(Encoding.UTF8.GetBytes(json), out Shipment? shipment, out ValidationResult result);
        Assert.Equal(read, result.IsValid);
        Assert.Equal(read, shipment is not null);
        return [.. result.Errors.Select(error => $"{error.Line}:{error.Column} {error.InstanceLocation} {error.Keyword}: {error.Message}")];
    }
}
