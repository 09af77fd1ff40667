using System.Buffers;
using System.ComponentModel;

namespace TradeData.Runtime.Json;

/// <summary>
/// The names of an object's members that a map will hold, each of which may be there only once. A run that builds or reports finds a repeated one when the
/// map refuses it; a run for the verdict, by this list, which borrows its memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NameList
{
    private nint[]? _names;
    private int _count;

    /// <summary>A member is there.</summary>
    /// <param name="name">The opening quote of its name.</param>
    public void Add(nint name)
    {
        _names ??= ArrayPool<nint>.Shared.Rent(16);
        if (_count == _names.Length)
        {
            nint[] longer = ArrayPool<nint>.Shared.Rent(2 * _count);
            _names.CopyTo(longer, 0);
            ArrayPool<nint>.Shared.Return(_names);
            _names = longer;
        }
        _names[_count++] = name;
    }

    /// <summary>At the end of the object: is each name there once? Gives the memory back.</summary>
    /// <param name="p">The start of the text.</param>
    public bool AllDiffer(ref byte p)
    {
        if (_names is null)
        {
            return true;
        }
        bool differ = JsonEquality.AllDiffer(ref p, _names.AsSpan(0, _count), out _, out _);
        ArrayPool<nint>.Shared.Return(_names);
        _names = null;
        return differ;
    }

    /// <summary>Notes a name that is there again.</summary>
    internal static bool Repeated<M>(ref byte p, nint name, ref ReadContext c, string location, string text)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, name, location, "properties", $"The property \"{text}\" occurs more than once.");
}
