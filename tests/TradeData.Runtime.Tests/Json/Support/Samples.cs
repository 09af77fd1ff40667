using System.Text;

namespace TradeData.Runtime.Tests.Json;

/// <summary>Texts that the tests begin with.</summary>
internal static class Samples
{
    public const string Line = """
        {"id":"TL-00000042","reporter":"JPN","partner":"USA","hsCode":"0201.30","hsRevision":"H5","indent":2,"description":"Meat of bovine animals, fresh or chilled, boneless","unit":"KGM","tariffType":"MFN","status":"active","validFrom":"2020-01-01","validTo":null,"quotaVolume":65005.5,"legalBasis":"Law No 54/1910","isDutyFree":false,"rates":[{"kind":"adValorem","value":38.5,"unit":"PCT","currency":"JPY","validFrom":"2020-01-01"},{"kind":"specific","value":1.25,"unit":"USD"}]}
        """;

    /// <summary>Every construct of JSON, nested, with escapes and characters of one to four bytes.</summary>
    public const string Everything = """
        {"a":[],"b":{},"c":[1,-2,0,-0,3.25,1e5,1E+5,1e-5,0.5e10,123456789012345678901234567890],"d":[true,false,null],"é":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00 漢字 😀",
         "":{"x":[[[{"y":[]}]]]},"long":"abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789","lone":"\ud800"}
        """;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
