using TradeData.Runtime.Json;

namespace TradeData.Runtime;

/// <summary>Makes of what a run has noted what people read.</summary>
internal readonly ref struct ResultMaker(ReadOnlySpan<byte> text, string root, ValidationOptions options)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public ValidationResult Make(ErrorLog log)
    {
        List<PendingError> errors = [.. log.Errors.OrderBy(error => error.At)];
        if (log.IsMalformed)
        {
            errors.Add(SyntaxError.Find(_text, options.MaxDepth));
        }
        if (errors.Count == 0 && log.Annotations.Count == 0)
        {
            return ValidationResult.Valid;
        }
        SortedSet<nint> offsets = [];
        Collect(errors, offsets);
        PendingAnnotation[] annotations = errors.Count == 0 ? [.. log.Annotations] : [];
        offsets.UnionWith(annotations.Select(annotation => annotation.At));
        Dictionary<nint, Place> places = TextMap.Find(_text, [.. offsets]);
        string from = root;
        return new ValidationResult([.. errors.Select(error => Error(error, from, places))], log.IsTruncated)
        {
            Annotations = [.. annotations.Select(annotation => Annotation(annotation, from, places))],
        };
    }

    private static void Collect(IEnumerable<PendingError> errors, SortedSet<nint> offsets)
    {
        foreach (PendingError error in errors)
        {
            offsets.Add(error.At);
            Collect(error.Causes, offsets);
        }
    }

    private static ValidationError Error(PendingError error, string root, Dictionary<nint, Place> places)
    {
        Place place = places[error.At];
        bool isText = error.Location.Length == 0;
        return new ValidationError(
            error.Keyword,
            isText ? "" : SchemaPath.Evaluation(root, error.Frame, error.Location, error.Keyword),
            isText ? root : SchemaPath.Absolute(error.Location, error.Keyword),
            error.Message)
        {
            InstanceLocation = place.Pointer,
            Line = place.Line,
            Column = place.Column,
            Offset = error.At,
            Value = isText ? null : place.Value,
            Causes = [.. error.Causes.Select(cause => Error(cause, root, places))],
        };
    }

    private static ValidationAnnotation Annotation(PendingAnnotation annotation, string root, Dictionary<nint, Place> places) => new(
        annotation.Keyword,
        SchemaPath.Evaluation(root, annotation.Frame, annotation.Location, annotation.Keyword),
        SchemaPath.Absolute(annotation.Location, annotation.Keyword),
        RawJson.Parse(annotation.Value))
    {
        InstanceLocation = places[annotation.At].Pointer,
    };
}
