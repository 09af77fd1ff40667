using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Reads the single value of a text.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="p">The start of the text.</param>
/// <param name="c">The run.</param>
/// <param name="value">The value.</param>
/// <returns>The offset after the value, or a negative number if it is not valid.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate nint DefaultReader<T>(ref byte p, ref ReadContext c, out T? value);

/// <summary>A default that is not a C# constant, read from its JSON at its first use.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="location">The address of the property's schema.</param>
/// <param name="json">The default as the schema has it.</param>
/// <param name="read">The reader of the value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Default<T>(string location, ReadOnlySpan<byte> json, DefaultReader<T> read)
{
    private readonly byte[] _json = json.ToArray();
    private StrongBox<T>? _value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The type of the property rejects the default.</exception>
    public T Value => (_value ??= new StrongBox<T>(Read())).Value!;

    private T Read()
    {
        using PaddedText text = new(_json);
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
        nint end = read(ref text.Start, ref c, out T? value);
        c.Release();
        return end >= 0 && !c.HasOverflow ? value! : throw new InvalidOperationException($"The default {Encoding.UTF8.GetString(_json)} of {location} is not a value of {typeof(T)}.");
    }
}
