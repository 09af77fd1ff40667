using System.Text.Json;
using TradeData.Runtime.Json;

namespace TradeData.Runtime;

/// <summary>A type that generated code made of a schema: it reads and checks itself in one pass, and writes itself.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
public interface IJsonModel<TSelf>
    where TSelf : IJsonModel<TSelf>
{
    /// <summary>The address of the schema.</summary>
    public static abstract string Location { get; }

    /// <summary>Reads and checks one value.</summary>
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <typeparam name="T">Whether evaluated properties and items are noted.</typeparam>
    /// <param name="p">The start of the text, which <see cref="Scan.Padding"/> zero bytes follow.</param>
    /// <param name="i">Where the value, or white space before it, begins.</param>
    /// <param name="c">The run.</param>
    /// <param name="value">The value, where the run builds and the text is valid.</param>
    /// <returns>The offset behind the value; negative to stop.</returns>
    public static abstract nint Read<M, T>(ref byte p, nint i, ref ReadContext c, out TSelf? value)
        where M : struct, IMode
        where T : struct, ITrack;

    /// <summary>Writes the value as JSON: properties in the order of the schema, absent ones left out.</summary>
    /// <param name="writer">What it is written to.</param>
    public void WriteTo(Utf8JsonWriter writer);
}
