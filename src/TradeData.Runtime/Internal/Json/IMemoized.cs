using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A schema whose verdicts are remembered: what it says of a value, without the memo. Implemented by structs, so that no call is virtual.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemoized
{
    /// <summary>Judges one value.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <typeparam name="T">Whether evaluated members are tracked.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset behind the value; negative where it does not fit, or to stop.</returns>
    public nint Run<M, T>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack;
}
