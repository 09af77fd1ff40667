namespace TradeData.Runtime;

/// <summary>The exception for a text that does not conform to its schema.</summary>
public sealed class SchemaValidationException : Exception
{
    /// <summary>Creates an exception from a result that is not valid.</summary>
    /// <param name="result">The result of the validation.</param>
    /// <exception cref="ArgumentException">The result is valid.</exception>
    public SchemaValidationException(ValidationResult result)
        : base(Describe(result)) => Result = result;

    /// <summary>The result of the validation: every error with its place.</summary>
    public ValidationResult Result { get; }

    private static string Describe(ValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IsValid ? throw new ArgumentException("A valid result is no error.", nameof(result)) : result.ToString();
    }
}
