using System.Globalization;
using System.Runtime.CompilerServices;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Collects the steps of an explanation. Where they are not wanted, no text is made.</summary>
internal readonly struct StepList
{
    private readonly List<ExplanationStep>? _steps;

    public StepList(bool isWanted) => _steps = isWanted ? [] : null;

    public bool IsWanted => _steps is not null;

    public void Add(ExplanationSubject subject, [InterpolatedStringHandlerArgument("")] ref StepText text) =>
        _steps?.Add(new ExplanationStep(subject, text.ToStringAndClear()));

    public void AddRange(ValueList<ExplanationStep> steps) => _steps?.AddRange(steps.AsSpan());

    public ValueList<ExplanationStep> ToValueList() => _steps is { Count: > 0 } steps ? steps.ToValueList() : default;

    /// <summary>The text of a step, in the invariant culture.</summary>
    [InterpolatedStringHandler]
    public ref struct StepText
    {
        private DefaultInterpolatedStringHandler _text;

        public StepText(int literalLength, int formattedCount, StepList steps, out bool isWanted)
        {
            isWanted = steps.IsWanted;
            _text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

        public string ToStringAndClear() => _text.ToStringAndClear();
    }
}
