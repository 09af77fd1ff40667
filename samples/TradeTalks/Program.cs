using System.Globalization;
using Spectre.Console;
using TradeData;
using TradeTalks;

if (args.Length > 1 || (args.Length == 1 && args[0] is "-h" or "--help"))
{
    Console.WriteLine("""
        Tells where the talks between Japan and the United States stood on a day.

        Usage: TradeTalks [day]
          day   as in 2019-08-21, which is also what it is without one

        Examples: TradeTalks 2018-09-26
                  TradeTalks 2021-03-20
        """);
    return args.Length > 1 ? 2 : 0;
}
string text = args.Length == 1 ? args[0] : "2019-08-21";
if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
{
    Console.Error.WriteLine($"\"{text}\" is not a day. Write it as year, month and day, for example 2019-08-21.");
    return 2;
}
Story story = new(TradeCatalog.Default, day);
if (!story.HasBegun)
{
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing had happened by {day:yyyy-MM-dd}: the record begins on {story.Beginning:yyyy-MM-dd}."));
    return 1;
}
if (Console.IsOutputRedirected)
{
    // A pipe has no width of its own, and 80 columns would wrap every line of the tables.
    AnsiConsole.Profile.Width = 132;
}
story.Tell(AnsiConsole.Console);
return 0;
