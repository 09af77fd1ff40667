using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>Work grows with the text, however many ways lead to one value: steps are counted, and not time.</summary>
public class StepTests
{
    // Small texts are decided before a run remembers anything; their steps grow as they may, up to a thousand.
    private const int Depth = 100;
    private const int DepthInPlace = 15;

    public static TheoryData<string, string, string> Runs()
    {
        TheoryData<string, string, string> runs = [];
        foreach (string name in HostileSchemas.Names)
        {
            foreach (string what in new[] { "verdict", "report", "annotate" })
            {
                runs.Add(name, what, nameof(Backend.Generated));
                runs.Add(name, what, nameof(Backend.Interpreted));
            }
        }
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Steps_grow_with_the_depth_of_valid_and_invalid_texts(string name, string what, string backend)
    {
        int depth = name == "in place" ? DepthInPlace : Depth;
        Stacks.Run(Stacks.Large, () =>
        {
            foreach (string core in new[] { "0", "\"bad\"", "{}" })
            {
                AssertLinear([.. new[] { 1, 2, 4 }.Select(times => Count(name, what, Enum.Parse<Backend>(backend), HostileSchemas.Nested(name, times * depth, core)))]);
            }
        });
    }

    [Theory]
    [InlineData(nameof(Backend.Generated))]
    [InlineData(nameof(Backend.Interpreted))]
    public void Steps_grow_with_the_width_of_a_text(string backend)
    {
        foreach (string what in new[] { "verdict", "report", "annotate" })
        {
            foreach (string core in new[] { "0", "\"bad\"" })
            {
                string item = Encoding.UTF8.GetString(HostileSchemas.Nested("contains", 8, core));
                AssertLinear([.. new[] { 100, 200, 400 }.Select(count =>
                    Count("contains", what, Enum.Parse<Backend>(backend), Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Repeat(item, count))}]")))]);
            }
        }
    }

    [Theory]
    [InlineData(nameof(Backend.Generated))]
    [InlineData(nameof(Backend.Interpreted))]
    public void A_report_of_alternatives_within_alternatives_is_bounded(string backend)
    {
        ValidationOptions options = new() { MaxErrors = 10 };
        ValidationResult result = HostileSchemas.Validate("alternatives", Enum.Parse<Backend>(backend), HostileSchemas.Nested("alternatives", 60, "1"), options);

        Assert.False(result.IsValid);
        Assert.InRange(result.Errors.Sum(Size), 60, 10 + (100 * 10));
    }

    [Fact]
    public void Records_are_built_with_steps_that_grow_with_the_depth()
    {
        Func<byte[], ValidationOptions, bool> read = typeof(StepTests).GetMethod(nameof(Reads), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(HostileSchemas.ModelOf("record")).CreateDelegate<Func<byte[], ValidationOptions, bool>>();
        List<(long, int)> steps = [];
        Stacks.Run(Stacks.Large, () =>
        {
            foreach (int depth in new[] { Depth, 2 * Depth, 4 * Depth })
            {
                StepCounter counter = new();
                byte[] text = HostileSchemas.Nested("record", depth, "null");
                Assert.True(read(text, new ValidationOptions { MaxDepth = ValidationOptions.DeepestNesting, Counter = counter }));
                steps.Add((counter.Steps, text.Length));
            }
        });
        AssertLinear([.. steps]);
    }

    [Theory]
    [InlineData(nameof(Backend.Generated))]
    [InlineData(nameof(Backend.Interpreted))]
    public void Exceeding_the_step_limit_is_rejected_with_a_reason(string backend)
    {
        byte[] text = "{\"n\":1}"u8.ToArray();
        ValidationOptions options = new() { MaxSteps = 2 };

        Assert.False(HostileSchemas.IsValid("in place", Enum.Parse<Backend>(backend), text, options));
        ValidationError error = Assert.Single(HostileSchemas.Validate("in place", Enum.Parse<Backend>(backend), text, options).Errors);
        Assert.Equal(("steps", "The validation was ended here, after 450 steps.", "/n"), (error.Keyword, error.Message, error.InstanceLocation));
        Assert.True(HostileSchemas.IsValid("in place", Enum.Parse<Backend>(backend), text, ValidationOptions.Default));
    }

    [Fact]
    public void The_step_limit_belongs_to_the_run_however_many_strings_a_pattern_with_a_back_reference_tries()
    {
        BoundSchemas bound = new([], [new SchemaDocument("b.schema.json", """{"items":{"pattern":"^(.*)(.*)(.*)x\\1$"}}""")], BindingOptions.Default);
        CompiledSchema compiled = new GeneratedCode(bound.Called).Of(bound.Schemas[0]);
        InterpretedSchema interpreted = new PlanInterpreter([.. bound.Called.Select(schema => schema.Model!)])[bound.Schemas[0].Model!];
        foreach (Func<byte[], ValidationOptions, ValidationResult> validate in new Func<byte[], ValidationOptions, ValidationResult>[] { (text, options) => compiled.Validate(text, options), (text, options) => interpreted.Validate(text, options) })
        {
            // Each string takes some thousands of steps, and is no match. The first is tried once more, for the report.
            long one = StepsOf(2) - StepsOf(1);
            Assert.InRange(one, 10_000, 1_000_000);
            Assert.Equal(41 * one, StepsOf(40));
            ValidationResult few = validate(Strings(4), new ValidationOptions { MaxSteps = 5 * one });
            Assert.Equal(["/0", "/1", "/2", "/3"], few.Errors.Select(error => error.InstanceLocation));
            ValidationResult many = validate(Strings(400), new ValidationOptions { MaxSteps = 5 * one });
            Assert.InRange(many.Errors.Count, 5, 100);
            Assert.StartsWith("The limit of steps was reached before it was decided whether ", many.Errors[^1].Message, StringComparison.Ordinal);
            Assert.Equal("pattern", many.Errors[^1].Keyword);

            long StepsOf(int strings)
            {
                StepCounter counter = new();
                validate(Strings(strings), new ValidationOptions { Counter = counter });
                return counter.Steps;
            }
        }

        static byte[] Strings(int count) => Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Repeat($"\"{new string('a', 40)}\"", count))}]");
    }

    internal static bool Reads<T>(byte[] text, ValidationOptions options)
        where T : class, IJsonModel<T> =>
        JsonModel.TryParse<T>(text, options, out _, out _);

    private static int Size(ValidationError error) => 1 + error.Causes.Sum(Size);

    /// <param name="counts">For a size, its double and its quadruple: the steps and the length of the text.</param>
    private static void AssertLinear((long Steps, int Length)[] counts)
    {
        string told = string.Join(", ", counts);
        // The first thousand or so are free, so that what follows may even grow more slowly.
        Assert.True(counts[1].Steps <= 2.2 * counts[0].Steps + 50, told);
        Assert.True(counts[2].Steps <= 2.2 * counts[1].Steps + 50, told);
        Assert.True(counts[2].Steps <= 5000 + 60L * counts[2].Length, told);
    }

    private static (long Steps, int Length) Count(string name, string what, Backend backend, byte[] text)
    {
        StepCounter counter = new();
        ValidationOptions options = new() { MaxDepth = ValidationOptions.DeepestNesting, Counter = counter };
        switch (what)
        {
            case "verdict":
                HostileSchemas.IsValid(name, backend, text, options);
                break;
            case "report":
                HostileSchemas.Validate(name, backend, text, options);
                break;
            default:
                HostileSchemas.Annotate(name, backend, text, options);
                break;
        }
        return (backend == Backend.Interpreted ? counter.Judgements : counter.Steps, text.Length);
    }
}
