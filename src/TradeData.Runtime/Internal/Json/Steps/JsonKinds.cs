using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The kinds of value that the first byte distinguishes, as numbers.</summary>
internal static class JsonKinds
{
    private static readonly (byte First, JsonTypes Types)[] s_kinds =
    [
        ((byte)'{', JsonTypes.Object), ((byte)'[', JsonTypes.Array), ((byte)'"', JsonTypes.String), ((byte)'n', JsonTypes.Null),
        ((byte)'t', JsonTypes.Boolean), ((byte)'f', JsonTypes.Boolean), ((byte)'0', JsonTypes.Number | JsonTypes.Integer),
    ];

    private static readonly byte[] s_byFirst = ByFirst();

    /// <summary>Returns the kind of value that begins with a byte. A byte that begins no value counts as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(byte first) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_byFirst), first);

    /// <summary>The branches that allow each kind of value.</summary>
    public static ulong[] Masks(int branches, Func<int, JsonTypes> types) => [.. s_kinds.Select(kind => Mask(branches, branch => (types(branch) & kind.Types) != 0))];

    /// <summary>The branches that satisfy a condition.</summary>
    public static ulong Mask(int branches, Func<int, bool> isSo) => Enumerable.Range(0, branches).Aggregate(0UL, (mask, branch) => isSo(branch) ? mask | 1UL << branch : mask);

    private static byte[] ByFirst()
    {
        byte[] kinds = new byte[256];
        Array.Fill(kinds, (byte)(s_kinds.Length - 1));
        for (byte kind = 0; kind < s_kinds.Length; kind++)
        {
            kinds[s_kinds[kind].First] = kind;
        }
        return kinds;
    }
}
