using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>A schema that generated code checks. It is passed as a type argument; no instance is needed.</summary>
public interface IJsonSchema
{
    /// <summary>The address of the schema.</summary>
    public static abstract string Location { get; }

    /// <summary>Checks one value and passes over it.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <typeparam name="T">Whether evaluated properties and items are recorded.</typeparam>
    /// <param name="p">The start of the text, which <see cref="Scan.Padding"/> zero bytes follow.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public static abstract nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
        where T : struct, ITrack;
}
