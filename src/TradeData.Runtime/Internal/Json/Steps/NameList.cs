using System.Buffers;
using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The member names of an object that becomes a map. Each must occur only once and must be representable as a string. In a run
/// that builds or reports, the map itself rejects such a name. A run that only decides validity uses this list, which rents its
/// memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NameList
{
    private nint[]? _names;
    private int _count;

    /// <summary>Adds a member.</summary>
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

    /// <summary>Whether a map can hold all names; called at the end of the object. Returns the rented memory.</summary>
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

    /// <summary>Reports a repeated name.</summary>
    internal static bool Repeated<M>(ref byte p, nint name, ref ReadContext c, string location, string text)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, name, location, "properties", $"The property \"{text}\" occurs more than once.");

    /// <summary>Reports a name that no string can hold.</summary>
    internal static bool Half<M>(ref byte p, nint name, ref ReadContext c, string location, string text)
        where M : struct, IMode =>
        M.Reports && c.Fail<M>(ref p, name, location, "properties",
            $"The name of the property \"{text}\" has an unpaired surrogate (such as \\ud800), which cannot be stored.");
}
