using System.ComponentModel;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Collects the members of an object that becomes a map. A run that only decides validity collects names alone, to reject what no map could hold.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MapBuilder<T>
{
    private ValueMap<T>.Builder? _builder;
    private NameList _names;

    /// <summary>Adds a member. A repeated name is a violation, because one of the two values would be lost. A name with an unpaired
    /// surrogate is one, too, because it would become another name.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="name">The opening quote of the name.</param>
    /// <param name="c">The run.</param>
    /// <param name="value">The value.</param>
    /// <param name="location">The address of the object's schema.</param>
    /// <returns>Whether to continue.</returns>
    public bool TryAdd<M>(ref byte p, nint name, ref ReadContext c, T value, string location)
        where M : struct, IMode
    {
        if (!M.Builds && !M.Reports)
        {
            _names.Add(name);
            return true;
        }
        _builder ??= new ValueMap<T>.Builder();
        byte[]? rented = null;
        string text = Encoding.UTF8.GetString(Steps.Name(ref p, name, ref rented, out bool whole));
        JsonText.Return(rented);
        if (!whole)
        {
            return NameList.Half<M>(ref p, name, ref c, location, text);
        }
        return _builder.TryAdd(text, value) || NameList.Repeated<M>(ref p, name, ref c, location, text);
    }

    /// <summary>Whether a map can hold all members; called at the end of the object.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    public bool CanBeKept<M>(ref byte p)
        where M : struct, IMode =>
        M.Builds || M.Reports || _names.CanBeKept(ref p);

    /// <summary>The collected members.</summary>
    public readonly ValueMap<T> ToMap() => _builder is null ? ValueMap<T>.Empty : _builder.ToMap();
}
