using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema.Keywords;

namespace TradeData.Generators.Binding;

/// <summary>The treatment of a format by a project.</summary>
internal enum FormatMode
{
    /// <summary>A string without assertions, as in the standard.</summary>
    Annotation,

    /// <summary>The C# type of the format, or a string without assertions if there is none.</summary>
    Types,

    /// <summary>The C# type of the format, and only texts in its form, even if there is no type.</summary>
    Assert,
}

/// <summary>A project's treatment of formats: the property <c>TradeDataFormats</c>, such as <c>assert; date-time=annotation</c>.</summary>
/// <param name="Others">The mode of formats that are not named.</param>
/// <param name="Named">The modes of named formats, in the order of the text; the last one for a format counts.</param>
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

    /// <summary>Parses the property: a mode for all formats, and <c>format=mode</c> for single ones, separated by semicolons or
    /// commas.</summary>
    /// <param name="text">The property; null or empty for the default.</param>
    /// <param name="fault">The error, or null. Unknown parts are left out.</param>
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
                fault ??= $"TradeDataFormats: \"{word}\" is not one of annotation, types and assert{Nearest.Suggestion(word, Modes)}";
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

    /// <summary>Returns the text of the property; equal meanings have equal texts.</summary>
    public override string ToString() => string.Join(";", Named.Select(choice => choice.Format + "=" + Modes[(int)choice.Mode]).Prepend(Modes[(int)Others]));
}

/// <summary>The treatment of one format.</summary>
internal sealed record FormatChoice(string Format, FormatMode Mode);
