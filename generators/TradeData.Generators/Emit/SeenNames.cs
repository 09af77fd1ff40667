using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The bits by which the printed loop over an object remembers the names that it saw.</summary>
internal static class SeenNames
{
    private const int BitsOfAWord = 64;

    /// <summary>A name's place among those that the schema mentions; -1 where it does not.</summary>
    public static int PlaceOf(this ObjectFacet facet, string name)
    {
        for (int place = 0; place < facet.Names.Count; place++)
        {
            if (facet.Names[place].Name == name)
            {
                return place;
            }
        }
        return -1;
    }

    /// <summary>The condition that a name was seen.</summary>
    public static string Saw(this ObjectFacet facet, int place) => $"(({Word(facet, place)} & {Hex(1UL << (place % BitsOfAWord))}) != 0)";

    /// <summary>The condition that a name was not seen.</summary>
    public static string Missed(this ObjectFacet facet, int place) => $"(({Word(facet, place)} & {Hex(1UL << (place % BitsOfAWord))}) == 0)";

    public static string Hex(ulong bits) => "0x" + bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "UL";

    private static string Word(ObjectFacet facet, int place) => "seen" + (facet.Names.Count > BitsOfAWord ? Literals.Number(place / BitsOfAWord) : "");
}
