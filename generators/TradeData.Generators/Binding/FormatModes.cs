using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema.Keywords;

namespace TradeData.Generators.Binding;

/// <summary>What a project makes of a format.</summary>
internal enum FormatMode
{
    /// <summary>A string, of which nothing is asserted, as the standard has it.</summary>
    Annotation,

    /// <summary>The C# type that the format has; a string, of which nothing is asserted, where it has none.</summary>
    Types,

    /// <summary>The C# type that the format has, and texts of its form alone, also where it has none.</summary>
    Assert,
}

/// <summary>What a project makes of formats: the property <c>TradeDataFormats</c>, such as <c>assert; date-time=annotation</c>.</summary>
/// <param name="Others">For formats that are not named.</param>
/// <param name="Named">For the others, in the order of the text; of two the last one counts.</param>
internal sealed record FormatModes(FormatMode Others, EquatableArray<FormatChoice> Named)
{
    public static readonly FormatModes Default = new(FormatMode.Types, default);

    private static readonly string[] Modes = ["annotation", "types", "assert"];

    public FormatMode Of(string format)
    {
        for (int i = Named.Count - 1; i >= 0; i--)
        {
            if (Named[i].Format == format)
            {
                return Named[i].Mode;
            }
        }
        return Others;
    }

    /// <summary>Reads the property: a mode for all formats, and <c>format=mode</c> for single ones, with semicolons or commas between.</summary>
    /// <param name="text">The property; null or empty for the default.</param>
    /// <param name="fault">What is wrong with it, or null. What is not understood is left out.</param>
    public static FormatModes Parse(string? text, out string? fault)
    {
        fault = null;
        FormatMode others = FormatMode.Types;
        List<FormatChoice> named = [];
        foreach (string part in (text ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            int equals = part.IndexOf('=');
            string format = equals < 0 ? "" : part.Substring(0, equals).Trim();
            string word = part.Substring(equals + 1).Trim();
            int mode = Array.IndexOf(Modes, word);
            if (mode < 0)
            {
                fault ??= $"TradeDataFormats: \"{word}\" is none of annotation, types and assert{Nearest.Suggestion(word, Modes)}";
            }
            else if (equals < 0)
            {
                others = (FormatMode)mode;
            }
            else if (!FormatKeyword.Known.Contains(format))
            {
                fault ??= $"TradeDataFormats: \"{format}\" is not a format of JSON Schema{Nearest.Suggestion(format, FormatKeyword.Known)}";
            }
            else
            {
                named.Add(new FormatChoice(format, (FormatMode)mode));
            }
        }
        return new FormatModes(others, named.ToEquatableArray());
    }

    /// <summary>As the property has it: the same text for the same meaning.</summary>
    public override string ToString() => string.Join(";", Named.Select(choice => choice.Format + "=" + Modes[(int)choice.Mode]).Prepend(Modes[(int)Others]));
}

/// <summary>What is made of one format.</summary>
internal sealed record FormatChoice(string Format, FormatMode Mode);
