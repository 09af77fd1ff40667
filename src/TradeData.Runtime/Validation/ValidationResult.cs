namespace TradeData.Runtime;

/// <summary>The result of a validation.</summary>
public sealed partial class ValidationResult
{
    internal ValidationResult(IReadOnlyList<ValidationError> errors, bool isTruncated)
    {
        Errors = errors;
        IsTruncated = isTruncated;
    }

    /// <summary>The result without errors.</summary>
    public static ValidationResult Valid { get; } = new([], isTruncated: false);

    /// <summary>Whether there is no error.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The errors in the order of the text.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    /// <summary>Whether there are more errors than <see cref="ValidationOptions.MaxErrors"/>, or more than a hundred times as many causes, which are not listed.</summary>
    public bool IsTruncated { get; }

    /// <summary>The annotations of a valid text, if requested.</summary>
    public IReadOnlyList<ValidationAnnotation> Annotations { get; internal init; } = [];

    /// <summary>Returns a line for each error, or <c>valid</c> if there is none.</summary>
    public override string ToString()
    {
        if (IsValid)
        {
            return "valid";
        }
        string lines = string.Join('\n', Errors);
        return IsTruncated ? lines + "\n…" : lines;
    }
}
