using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The bits by which the printed loop over an object remembers the names that it saw.</summary>
internal static class SeenNames
{
    public const int BitsOfAWord = 64;

    /// <summary>The variable that holds them.</summary>
    public static string Declaration(ObjectFacet facet) => facet.Names.Count switch
    {
        0 => "",
        <= BitsOfAWord => "Json::NamesSeen seen = default;",
        _ => $"Json::ManyNamesSeen seen = new(stackalloc ulong[{Literals.Number((facet.Names.Count + BitsOfAWord - 1) / BitsOfAWord * 2)}]);",
    };

    /// <summary>The condition that a name was seen.</summary>
    public static string Saw(int place) => $"seen.Has({Literals.Number(place)})";

    /// <summary>The condition that a name was not seen.</summary>
    public static string Missed(int place) => "!" + Saw(place);

    public static string Hex(ulong bits) => "0x" + bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "UL";
}
