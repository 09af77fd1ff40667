using System.ComponentModel;

namespace TradeData.Runtime.Json;

/// <summary>The schemas of an <c>anyOf</c> or <c>oneOf</c>, by their places. Implemented by structs of generated code, so that no call is virtual.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBranches
{
    /// <summary>Runs one of them.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <typeparam name="T">Whether evaluated members are tracked.</typeparam>
    /// <param name="branch">Its place.</param>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Where the value begins.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset behind the value; negative where it does not fit, or to stop.</returns>
    public static abstract nint Run<M, T>(int branch, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack;
}
