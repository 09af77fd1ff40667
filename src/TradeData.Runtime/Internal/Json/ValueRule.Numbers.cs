namespace TradeData.Runtime.Internal.Json;

public sealed partial class ValueRule
{
    private readonly byte[]? _minimum;
    private readonly byte[]? _maximum;
    private readonly byte[]? _exclusiveMinimum;
    private readonly byte[]? _exclusiveMaximum;
    private readonly byte[]? _multipleOf;

    private bool CheckNumber<M>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode
    {
        if ((_types & JsonTypes.Number) == 0 || HasBounds)
        {
            JsonNumber number = new(Scan.Slice(ref p, i, end));
            if ((_types & JsonTypes.Number) == 0 && ((_types & JsonTypes.Integer) == 0 || !number.IsInteger))
            {
                return FailType<M>(ref p, i, end, ref c);
            }
            if (!CheckBounds<M>(ref p, i, end, number, ref c))
            {
                return false;
            }
        }
        return CheckMember<M>(ref p, i, end, ref c);
    }

    private bool CheckBounds<M>(ref byte p, nint i, nint end, scoped JsonNumber number, ref ReadContext c)
        where M : struct, IMode =>
        (_minimum is null || number.CompareTo(new JsonNumber(_minimum)) >= 0 || FailBound<M>(ref p, i, end, "minimum", "be at least", Minimum, ref c))
        && (_maximum is null || number.CompareTo(new JsonNumber(_maximum)) <= 0 || FailBound<M>(ref p, i, end, "maximum", "be at most", Maximum, ref c))
        && (_exclusiveMinimum is null || number.CompareTo(new JsonNumber(_exclusiveMinimum)) > 0
            || FailBound<M>(ref p, i, end, "exclusiveMinimum", "be greater than", ExclusiveMinimum, ref c))
        && (_exclusiveMaximum is null || number.CompareTo(new JsonNumber(_exclusiveMaximum)) < 0
            || FailBound<M>(ref p, i, end, "exclusiveMaximum", "be less than", ExclusiveMaximum, ref c))
        && (_multipleOf is null || number.IsMultipleOf(new JsonNumber(_multipleOf))
            || FailBound<M>(ref p, i, end, "multipleOf", "be a multiple of", MultipleOf, ref c));
}
