using System.Text.Json;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>A type generated from a schema. It reads and checks itself in one pass, and writes itself.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
public interface IJsonModel<TSelf>
    where TSelf : IJsonModel<TSelf>
{
    /// <summary>The address of the schema.</summary>
    public static abstract string Location { get; }

    /// <summary>Reads and checks one value.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <typeparam name="T">Whether evaluated properties and items are recorded.</typeparam>
    /// <param name="p">The start of the text, which <see cref="Scan.Padding"/> zero bytes follow.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <param name="value">The value, if the run builds values and the text is valid.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public static abstract nint Read<M, T>(ref byte p, nint i, ref ReadContext c, out TSelf? value)
        where M : struct, IMode
        where T : struct, ITrack;

    /// <summary>Writes the value as JSON: properties in the order of the schema, absent ones left out.</summary>
    /// <param name="writer">The writer to write to.</param>
    public void WriteTo(Utf8JsonWriter writer);
}
