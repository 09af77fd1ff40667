namespace TradeData.Runtime;

/// <summary>A text is not what its schema asks for.</summary>
public sealed class SchemaValidationException : Exception
{
    /// <summary>Makes one of a result that is not valid.</summary>
    /// <param name="result">What the validation found.</param>
    /// <exception cref="ArgumentException">The result is valid.</exception>
    public SchemaValidationException(ValidationResult result)
        : base(Describe(result)) => Result = result;

    /// <summary>What the validation found: every error with its place.</summary>
    public ValidationResult Result { get; }

    private static string Describe(ValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IsValid ? throw new ArgumentException("A valid result is no error.", nameof(result)) : result.ToString();
    }
}
