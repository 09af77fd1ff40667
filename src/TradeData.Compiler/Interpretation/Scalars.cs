using TradeData.Generators.Model;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Interpretation;

/// <summary>Reads scalars as their C# types in the plan.</summary>
internal static class Scalars
{
    public static ScalarKind KindOf(Shape shape) => shape.Kind switch
    {
        ShapeKind.Boolean => ScalarKind.Boolean,
        ShapeKind.Int32 => ScalarKind.Int32,
        ShapeKind.Int64 => ScalarKind.Int64,
        ShapeKind.Decimal => ScalarKind.Decimal,
        ShapeKind.String or ShapeKind.ExtensibleEnum => ScalarKind.String,
        ShapeKind.Date => ScalarKind.Date,
        ShapeKind.Time => ScalarKind.Time,
        ShapeKind.DateTime => ScalarKind.DateTime,
        ShapeKind.Duration => ScalarKind.Duration,
        ShapeKind.Uuid => ScalarKind.Uuid,
        ShapeKind.Uri => ScalarKind.Uri,
        ShapeKind.Enum => ScalarKind.Enum,
        ShapeKind.Parsed or ShapeKind.ParsedNumber => ScalarKind.Parsed,
        _ => ScalarKind.None,
    };

    public static nint Read<M>(ScalarKind kind, ScalarReader? reader, ValueRule rule, ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode => kind switch
        {
            ScalarKind.Boolean => rule.ReadBoolean<M>(ref p, i, ref c, out _),
            ScalarKind.Int32 => rule.ReadInt32<M>(ref p, i, ref c, out _),
            ScalarKind.Int64 => rule.ReadInt64<M>(ref p, i, ref c, out _),
            ScalarKind.Decimal => rule.ReadDecimal<M>(ref p, i, ref c, out _),
            ScalarKind.String => rule.ReadString<M>(ref p, i, ref c, out _),
            ScalarKind.Date => rule.ReadDate<M>(ref p, i, ref c, out _),
            ScalarKind.Time => rule.ReadTime<M>(ref p, i, ref c, out _),
            ScalarKind.DateTime => rule.ReadDateTime<M>(ref p, i, ref c, out _),
            ScalarKind.Duration => rule.ReadDuration<M>(ref p, i, ref c, out _),
            ScalarKind.Uuid => rule.ReadUuid<M>(ref p, i, ref c, out _),
            ScalarKind.Uri => rule.ReadUri<M>(ref p, i, ref c, out _),
            ScalarKind.Enum => rule.ReadEnum<M>(ref p, i, ref c, out _),
            // A type that is not known yet: what the schema says is all that can be checked.
            ScalarKind.Parsed => reader is null ? rule.Check<M>(ref p, i, ref c) : reader.Read<M>(rule, ref p, i, ref c),
            ScalarKind.None => rule.Check<M>(ref p, i, ref c),
            _ => throw new InvalidOperationException($"A scalar of kind {kind} has no reader."),
        };
}
