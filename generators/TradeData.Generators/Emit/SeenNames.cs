using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The bits that record which names the printed loop over an object has seen.</summary>
internal static class SeenNames
{
    public const int BitsOfAWord = 64;

    /// <summary>Returns the declaration of their variable.</summary>
    public static string Declaration(ObjectFacet facet) => facet.Names.Count switch
    {
        0 => "",
        <= BitsOfAWord => "Json::NamesSeen seen = default;",
        _ => $"Json::ManyNamesSeen seen = new(stackalloc ulong[{Literals.Number((facet.Names.Count + BitsOfAWord - 1) / BitsOfAWord * 2)}]);",
    };

    /// <summary>Returns the condition that a name was seen.</summary>
    public static string Saw(int place) => $"seen.Has({Literals.Number(place)})";

    /// <summary>Returns the condition that a name was not seen.</summary>
    public static string Missed(int place) => "!" + Saw(place);

    public static string Hex(ulong bits) => "0x" + bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "UL";
}
