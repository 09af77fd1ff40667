using TradeData.Runtime.Json;

namespace TradeData.Runtime;

/// <summary>A schema that generated code checks. It is given as a type argument; nobody needs an instance.</summary>
public interface IJsonSchema
{
    /// <summary>The address of the schema.</summary>
    public static abstract string Location { get; }

    /// <summary>Checks one value and passes over it.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <typeparam name="T">Whether evaluated properties and items are noted.</typeparam>
    /// <param name="p">The start of the text, which <see cref="Scan.Padding"/> zero bytes follow.</param>
    /// <param name="i">Where the value, or white space before it, begins.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset behind the value; negative to stop.</returns>
    public static abstract nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack;
}
