using System.Runtime.InteropServices;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>Creates the public result from the records of a run.</summary>
internal readonly ref struct ResultMaker(ReadOnlySpan<byte> text, string root, ValidationOptions options)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public ValidationResult Make(ErrorLog log)
    {
        // Usually they are in order already.
        List<PendingError> errors = log.Errors.Count < 2 ? [.. log.Errors] : [.. log.Errors.OrderBy(error => error.At)];
        if (log.IsMalformed)
        {
            errors.Add(SyntaxError.Find(_text, options.MaxDepth));
        }
        if (errors.Count == 0 && log.Annotations.Count == 0)
        {
            return ValidationResult.Valid;
        }
        PendingAnnotation[] annotations = errors.Count == 0 ? [.. log.Annotations] : [];
        List<nint> offsets = [];
        Collect(errors, offsets);
        foreach (PendingAnnotation annotation in annotations)
        {
            offsets.Add(annotation.At);
        }
        offsets.Sort();
        Dictionary<nint, Place> places = TextMap.Find(_text, CollectionsMarshal.AsSpan(offsets));
        ValidationError[] made = new ValidationError[errors.Count];
        for (int i = 0; i < made.Length; i++)
        {
            made[i] = Error(errors[i], root, places);
        }
        string from = root;
        return new ValidationResult(made, log.IsTruncated)
        {
            Annotations = annotations.Length == 0 ? [] : [.. annotations.Select(annotation => Annotation(annotation, from, places))],
        };
    }

    private static void Collect(IReadOnlyList<PendingError> errors, List<nint> offsets)
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
            Causes = error.Causes.Length == 0 ? [] : [.. error.Causes.Select(cause => Error(cause, root, places))],
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
