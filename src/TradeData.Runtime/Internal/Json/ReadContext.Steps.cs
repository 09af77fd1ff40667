using System.Runtime.CompilerServices;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Internal.Json;

// How much work a run has done, and when it begins to remember verdicts.
public ref partial struct ReadContext
{
    // Texts that are mostly judged once never get there: a memo costs more than it saves them.
    private const int StepsBeforeMemo = 1024;
    private const int StepsBeforeMemoPerByte = 4;

    /// <summary>The number of steps of the run: values checked by schemas that can meet one value repeatedly, and attempts of patterns.</summary>
    internal readonly long Steps => _steps;

    internal readonly VerdictMemo Memo => _memo ?? throw new InvalidOperationException("This run does not remember verdicts.");

    /// <summary>A schema is about to judge a value that other ways may lead it to again. To be asked before all else; see <see cref="MemoRule"/>.</summary>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <returns>Whether to hand the value to <see cref="MemoRule.Judge"/>, since the run has begun to remember verdicts.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CountStep(nint i) => ++_steps > _freeSteps && IsRemembering(i);

    /// <summary>Whether the value at a place is well-formed, before schemas are tried on it without a word. What was looked at before is not again.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value.</param>
    public bool IsWellFormed(ref byte p, nint i)
    {
        if (i >= _wholeFrom && i < _wholeTo)
        {
            return true;
        }
        nint end = Scan.Skip(ref p, i, ref this);
        if (end < 0)
        {
            return false;
        }
        (_wholeFrom, _wholeTo) = (i, end);
        return true;
    }

    /// <summary>The next step is that of a schema whose verdict is being found, and not asked for.</summary>
    internal void BeginJudging() => _isJudging = true;

    /// <summary>Whether a text matches a pattern, which takes its steps from those that are left to the run.</summary>
    internal bool IsMatch(Pattern pattern, scoped ReadOnlySpan<byte> text)
    {
        long left = _maxSteps - _steps;
        long before = left;
        bool matches = pattern.IsMatch(text, ref left);
        _steps += before - left;
        return matches;
    }

    internal readonly ReadOnlySpan<int> MarkedSince(int marks) => _journal is { } journal ? journal.Since(marks) : default;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsRemembering(nint i)
    {
        if (_isJudging)
        {
            _isJudging = false;
            _steps--;
            return false;
        }
        if (_steps > _maxSteps)
        {
            throw new RunLimitException(i, "steps", Wording.Invariant($"The validation was ended here, after {_maxSteps} steps."));
        }
        _memo ??= VerdictMemo.Rent();
        _freeSteps = 0;
        return true;
    }
}
