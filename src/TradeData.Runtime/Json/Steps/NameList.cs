using System.Buffers;
using System.ComponentModel;

namespace TradeData.Runtime.Json;

/// <summary>
/// The names of an object's members that a map will hold: each may be there only once, and must be text that a string can hold. A run that builds or reports
/// finds one that cannot be kept when the map refuses it; a run for the verdict, by this list, which borrows its memory.
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

    /// <summary>At the end of the object: can a map hold all names? Gives the memory back.</summary>
    /// <param name="p">The start of the text.</param>
    public bool CanBeKept(ref byte p)
    {
        if (_names is null)
        {
            return true;
        }
        ReadOnlySpan<nint> names = _names.AsSpan(0, _count);
        bool keepable = AreWhole(ref p, names) && JsonEquality.AllDiffer(ref p, names, out _, out _);
        ArrayPool<nint>.Shared.Return(_names);
        _names = null;
        return keepable;
    }

    private static bool AreWhole(ref byte p, ReadOnlySpan<nint> names)
    {
        foreach (nint name in names)
        {
            nint end = Scan.StringEnd(ref p, name + 1, out StringForms form);
            if ((form & StringForms.Escaped) != 0 && !JsonText.IsWhole(Scan.Slice(ref p, name + 1, end)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Notes a name that is there again.</summary>
    internal static bool Repeated<M>(ref byte p, nint name, ref ReadContext c, string location, string text)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, name, location, "properties", $"The property \"{text}\" occurs more than once.");

    /// <summary>Notes a name that no string can hold.</summary>
    internal static bool Half<M>(ref byte p, nint name, ref ReadContext c, string location, string text)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, name, location, "properties",
            $"The name of the property \"{text}\" has half of a surrogate pair (such as \\ud800), which cannot be kept.");
}
