using TradeData.Benchmarks.Instances;

namespace TradeData.Benchmarks.Classes;

/// <summary>Flat lines: patterns, enumerations, bounds, an array.</summary>
public class ValidatingCustomsLines() : ValidatingSimply("customs-line.schema.json", CustomsLines.Valid(Count), text => CustomsLineSchema.IsValid(text));

/// <summary>Nested branches with a discriminator, and recursion through <c>$ref</c>.</summary>
public class ValidatingRemedies() : Validating("remedy.schema.json", ComposedTexts.Remedies(Count), text => RemedySchema.IsValid(text));

/// <summary><c>allOf</c> with <c>unevaluatedProperties</c>.</summary>
public class ValidatingConsignments() : Validating("consignment.schema.json", ComposedTexts.Consignments(Count), text => ConsignmentSchema.IsValid(text));

/// <summary>Recursion through <c>$dynamicRef</c>.</summary>
public class ValidatingHeadingTrees() : Validating("heading-tree.schema.json", ComposedTexts.HeadingTrees(Count), text => HeadingTreeSchema.IsValid(text));

/// <summary><c>patternProperties</c>, and <c>if</c> with <c>then</c> and <c>else</c>.</summary>
public class ValidatingDeclarations() : Validating("declaration.schema.json", ComposedTexts.Declarations(Count), text => DeclarationSchema.IsValid(text));
