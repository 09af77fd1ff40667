namespace VerifyXunit;

/// <summary>Marks a class whose tests call <see cref="Verifier"/>. Verify.Xunit learns from it which test is running; here it says so to the reader.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UsesVerifyAttribute : Attribute;
