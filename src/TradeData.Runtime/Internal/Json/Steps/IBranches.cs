using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The schemas of an <c>anyOf</c> or <c>oneOf</c>, by position. Generated structs implement it, so that no call is
/// virtual.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBranches
{
    /// <summary>Runs one schema.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <typeparam name="T">Whether evaluated members are tracked.</typeparam>
    /// <param name="branch">Its position.</param>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset after the value, or a negative number if it does not match or the run must stop.</returns>
    public static abstract nint Run<M, T>(int branch, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack;
}
