using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TradeData.Cli.Output;

/// <summary>Options whose values are parsed here, so that an error has a message with an example.</summary>
internal static class Values
{
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-mm-dd",
        CustomParser = result => ReadDay(result, name),
    };

    /// <summary>Returns an option that can be given several times, or not at all.</summary>
    public static Option<string[]> Several(string name, string description, string help) => new(name)
    {
        Description = description + " Can be given several times.",
        HelpName = help,
        DefaultValueFactory = _ => [],
    };

    public static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Returns a number with separated thousands, for people.</summary>
    public static string Grouped(decimal number) => number.ToString("#,0.############################", CultureInfo.InvariantCulture);

    private static DateOnly? ReadDay(ArgumentResult result, string name)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }
        result.AddError($"{name} \"{text}\" is not a day. Write year, month and day, as in 2019-08-21.");
        return null;
    }
}
