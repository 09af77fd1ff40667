using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace TradeData.Runtime.Json;

/// <summary>
/// The names of an object's members that a map will hold, each of which may be there only once. A run that builds finds a repeated one when the map
/// refuses it; a run that does not, by this list, which borrows its memory.
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
    /// <typeparam name="M">What the run is for.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="c">The run.</param>
    /// <param name="location">The address of the object's schema.</param>
    /// <returns>Whether to go on.</returns>
    public bool AllDiffer<M>(ref byte p, ref ReadContext c, string location)
        where M : struct, IMode
    {
        if (_names is null)
        {
            return true;
        }
        ReadOnlySpan<nint> names = _names.AsSpan(0, _count);
        bool goOn = JsonEquality.AllDiffer(ref p, names, out _, out _) || (M.Reports && Note<M>(ref p, names, ref c, location));
        ArrayPool<nint>.Shared.Return(_names);
        _names = null;
        return goOn;
    }

    /// <summary>Notes a name that is there again.</summary>
    internal static bool Repeated<M>(ref byte p, nint name, ref ReadContext c, string location, string text)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, name, location, "properties", $"The property \"{text}\" occurs more than once.");

    private static bool Note<M>(ref byte p, ReadOnlySpan<nint> names, ref ReadContext c, string location)
        where M : struct, IMode
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (nint name in names)
        {
            byte[]? rented = null;
            string text = Encoding.UTF8.GetString(Steps.Name(ref p, name, ref rented));
            JsonText.Return(rented);
            if (!seen.Add(text) && !Repeated<M>(ref p, name, ref c, location, text))
            {
                return false;
            }
        }
        return true;
    }
}
