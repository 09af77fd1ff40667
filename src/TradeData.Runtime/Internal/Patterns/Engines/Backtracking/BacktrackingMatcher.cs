namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Tries one choice after the other, for patterns that no automaton handles: lookaround, backreferences, very large
/// repetitions.</summary>
internal sealed class BacktrackingMatcher(string source, BacktrackingProgram program) : Matcher
{
    private const int StackLimit = 64;

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        long steps = Pattern.StepLimit;
        return IsMatch(text, ref steps);
    }

    public override bool IsMatch(ReadOnlySpan<byte> text, ref long stepsLeft)
    {
        Span<int> registers = program.RegisterCount <= StackLimit ? stackalloc int[StackLimit] : new int[program.RegisterCount];
        BacktrackingRun run = new(program, text, registers[..program.RegisterCount], Math.Min(stepsLeft, Pattern.StepLimit));
        try
        {
            return run.Search() ?? throw new PatternTimeoutException(source, text.Length);
        }
        finally
        {
            stepsLeft -= run.Steps;
            run.Dispose();
        }
    }
}
