using System.Text;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Parts one after the other, without backtracking.</summary>
internal sealed class SequenceMatcher : Matcher
{
    private const int Failed = -1;

    private readonly Step[] _steps;
    private readonly bool _isWhole;

    public SequenceMatcher(SequenceShape shape)
    {
        _steps = StepsOf(shape.Parts);
        _isWhole = shape.IsWhole;
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        int position = MatchAll(_steps, text, 0);
        return _isWhole ? position == text.Length : position != Failed;
    }

    private static int MatchAll(Step[] steps, ReadOnlySpan<byte> text, int position)
    {
        foreach (Step step in steps)
        {
            position = step.Match(text, position);
            if (position == Failed)
            {
                break;
            }
        }
        return position;
    }

    private static Step[] StepsOf(IEnumerable<SequencePart> parts) => [.. parts.Select(StepOf)];

    private static Step StepOf(SequencePart part) => part switch
    {
        LiteralPart literal => new LiteralStep(Encoding.UTF8.GetBytes(literal.Text)),
        RunPart run when run.Set.IsAsciiOnly => new AsciiRunStep(run.Set, run.Min, run.Max),
        RunPart run => new RunStep(run.Set, run.Min, run.Max),
        LoopPart loop => new LoopStep(loop.First, StepsOf(loop.Parts), loop.Min, loop.Max),
        ChoicePart choice => new ChoiceStep([.. choice.Branches.Select(branch => (branch.IsDefault, branch.First, StepsOf(branch.Parts)))]),
        _ => throw new ArgumentException($"No step is known for a {part.GetType().Name}.", nameof(part)),
    };

    private static bool IsNext(CodePointSet set, ReadOnlySpan<byte> text, int position)
    {
        if (position >= text.Length)
        {
            return false;
        }
        byte lead = text[position];
        return lead < 0x80 ? Utf8Text.IsInMask(set.AsciiLow, set.AsciiHigh, lead) : set.Contains(Utf8Text.Decode(text, ref position));
    }

    private abstract class Step
    {
        /// <summary>The position after the match, or <see cref="Failed"/>.</summary>
        public abstract int Match(ReadOnlySpan<byte> text, int position);
    }

    private sealed class LiteralStep(byte[] literal) : Step
    {
        public override int Match(ReadOnlySpan<byte> text, int position) =>
            text[position..].StartsWith(literal) ? position + literal.Length : Failed;
    }

    private sealed class AsciiRunStep(CodePointSet set, int min, int max) : Step
    {
        private readonly ulong _low = set.AsciiLow;
        private readonly ulong _high = set.AsciiHigh;

        public override int Match(ReadOnlySpan<byte> text, int position)
        {
            int end = max < text.Length - position ? position + max : text.Length;
            int i = position;
            while (i < end && Utf8Text.IsInMask(_low, _high, text[i]))
            {
                i++;
            }
            return i - position >= min ? i : Failed;
        }
    }

    private sealed class RunStep(CodePointSet set, int min, int max) : Step
    {
        public override int Match(ReadOnlySpan<byte> text, int position)
        {
            int count = 0;
            while (count < max && position < text.Length)
            {
                int next = position;
                if (!set.Contains(Utf8Text.Decode(text, ref next)))
                {
                    break;
                }
                position = next;
                count++;
            }
            return count >= min ? position : Failed;
        }
    }

    private sealed class LoopStep(CodePointSet first, Step[] body, int min, int max) : Step
    {
        public override int Match(ReadOnlySpan<byte> text, int position)
        {
            for (int round = 0; round < max && position != Failed && (round < min || IsNext(first, text, position)); round++)
            {
                position = MatchAll(body, text, position);
            }
            return position;
        }
    }

    private sealed class ChoiceStep((bool IsDefault, CodePointSet First, Step[] Steps)[] branches) : Step
    {
        public override int Match(ReadOnlySpan<byte> text, int position)
        {
            foreach ((bool isDefault, CodePointSet first, Step[] steps) in branches)
            {
                if (isDefault || IsNext(first, text, position))
                {
                    return MatchAll(steps, text, position);
                }
            }
            return Failed;
        }
    }
}
