using TradeData.Compiler.Interpretation;
using TradeData.Generators.Model;

namespace TradeData.Compiler.Writing;

/// <summary>Creates the forms of shapes; each record and union has one, however often it is used.</summary>
internal sealed class FormBuilder(TypeIndex types, PlanInterpreter interpreter)
{
    private static readonly RawForm Raw = new();
    private static readonly TextForm Text = new();

    private readonly Dictionary<string, Form> _byType = new(StringComparer.Ordinal);

    public Form Of(Shape shape)
    {
        Form form = Plain(shape);
        return shape.IsNullable && shape.Kind != ShapeKind.Raw ? new NullableForm(form) : form;
    }

    private Form Plain(Shape shape) => shape.Kind switch
    {
        ShapeKind.Boolean => new BooleanForm(),
        ShapeKind.Int32 or ShapeKind.Int64 => new NumberForm(isInteger: true),
        ShapeKind.Decimal => new NumberForm(isInteger: false),
        // The types of formats give their text back as it was.
        ShapeKind.String or ShapeKind.Date or ShapeKind.Time or ShapeKind.DateTime or ShapeKind.Duration or ShapeKind.Uuid or ShapeKind.Uri
            or ShapeKind.Enum or ShapeKind.ExtensibleEnum => Text,
        // What a type of the project would write, only the project knows: it reads just what the row has.
        ShapeKind.Parsed => Text,
        ShapeKind.ParsedNumber => Raw,
        ShapeKind.List => new ListForm(Of(shape.Item!)),
        ShapeKind.Map => new MapForm(Of(shape.Item!)),
        ShapeKind.Model => Model(shape.TypeName!),
        ShapeKind.Raw => Raw,
        _ => throw new InvalidOperationException($"A value of shape {shape.Kind} has no form."),
    };

    private Form Model(string type)
    {
        if (_byType.TryGetValue(type, out Form? known))
        {
            return known;
        }
        if ((types.Record(type) ?? types.Case(type)) is { } record)
        {
            return Record(record);
        }
        if (types.Union(type) is not { } union)
        {
            throw new InvalidOperationException($"No schema makes the type {type}.");
        }
        if (union.Property is null)
        {
            PickForm picks = new(union, interpreter.StepOf(types.ModelOf(union), union.Node));
            _byType.Add(type, picks);
            picks.Complete(Of, Record);
            return picks;
        }
        UnionForm form = new(union);
        _byType.Add(type, form);
        form.Complete(Record);
        return form;
    }

    private Form Record(RecordModel record)
    {
        if (_byType.TryGetValue(record.FullName, out Form? known))
        {
            return known;
        }
        RecordForm form = new(record);
        _byType.Add(record.FullName, form);
        form.Complete(Of);
        return form;
    }
}
