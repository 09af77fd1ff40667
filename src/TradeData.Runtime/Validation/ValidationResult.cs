namespace TradeData.Runtime;

/// <summary>What a validation found.</summary>
public sealed partial class ValidationResult
{
    internal ValidationResult(IReadOnlyList<ValidationError> errors, bool isTruncated)
    {
        Errors = errors;
        IsTruncated = isTruncated;
    }

    /// <summary>No error.</summary>
    public static ValidationResult Valid { get; } = new([], isTruncated: false);

    /// <summary>Whether there is no error.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The errors in the order of the text.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    /// <summary>Whether there are more errors than <see cref="ValidationOptions.MaxErrors"/>, or more than a hundred times as many causes, which are not listed.</summary>
    public bool IsTruncated { get; }

    /// <summary>The annotations of a valid text, where they were asked for.</summary>
    public IReadOnlyList<ValidationAnnotation> Annotations { get; internal init; } = [];

    /// <summary>A line for each error; <c>valid</c> where there is none.</summary>
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
