using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Interpretation;

/// <summary>The member names of an object that a record or a map keeps. Each may occur only once and must be representable as a string. A
/// run that reports finds a violation at its place.</summary>
internal struct KeptNames(string location)
{
    private NameList _names;
    private MapBuilder<bool> _told;

    public bool TryAdd<M>(ref byte p, nint name, ref ReadContext c)
        where M : struct, IMode
    {
        if (M.Reports)
        {
            return _told.TryAdd<M>(ref p, name, ref c, true, location);
        }
        _names.Add(name);
        return true;
    }

    public bool CanBeKept<M>(ref byte p)
        where M : struct, IMode =>
        M.Reports || _names.CanBeKept(ref p);
}
