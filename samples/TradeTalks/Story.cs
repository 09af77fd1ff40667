using System.Globalization;
using Spectre.Console;
using TradeData;
using TradeData.Runtime;

namespace TradeTalks;

/// <summary>The state of the talks on a day: the meetings, the aims of each side, the goods at stake, and the next steps.</summary>
internal sealed class Story
{
    /// <summary>The talks, and the proceeding on cars behind them.</summary>
    private static readonly string[] Negotiations = ["us-japan-2018", "us-s232-autos", "us-japan-2025", "usjta"];

    private const int EventsShown = 6;

    private readonly TradeCatalog _trade;
    private readonly DateOnly _day;
    private readonly NegotiationRecord[] _past;
    private readonly NegotiationRecord[] _future;

    public Story(TradeCatalog trade, DateOnly day)
    {
        _trade = trade;
        _day = day;
        NegotiationRecord[] all = [.. trade.NegotiationRecords.Where(Concerns).OrderBy(record => record.Start)];
        Beginning = all[0].Start;
        _past = [.. all.Where(record => record.Start <= day)];
        _future = [.. all.Where(record => record.Start > day)];
    }

    public DateOnly Beginning { get; }

    public bool HasBegun => _past.Length > 0;

    public void Tell(IAnsiConsole console)
    {
        console.Write(new Rule($"[bold]Japan and the United States, {Date(_day)}[/]").LeftJustified());
        TellMeeting(console, _past[^1]);
        TellPositions(console);
        new Stakes(_trade, _day).Tell(console);
        TellDeadlines(console);
        TellEvents(console, "What came before", _past.SkipLast(1).TakeLast(EventsShown));
        TellEvents(console, "What happened next", _future.Take(EventsShown));
    }

    internal static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private bool Concerns(NegotiationRecord record)
    {
        Negotiation? negotiation = record.Negotiation(_trade);
        return negotiation is not null && (Negotiations.Contains(negotiation.Id) || IsBetween(negotiation, "JPN", "USA"));
    }

    private static bool IsBetween(Negotiation negotiation, string one, string other) =>
        negotiation.Parties.Count == 2 && negotiation.Parties.Any(party => party.ToString() == one) && negotiation.Parties.Any(party => party.ToString() == other);

    private void TellMeeting(IAnsiConsole console, NegotiationRecord record)
    {
        bool isNow = record.Start == _day || (record.End is { } end && _day <= end);
        string place = record.Place is { } where ? $", {where.Name}" : "";
        string until = record.End is { } last ? $" to {Date(last)}" : "";
        console.MarkupLine($"[bold]{(isNow ? "Today" : "Last")}:[/] {Markup.Escape(record.Title)} ({Date(record.Start)}{until}{Markup.Escape(place)})");
        if (record.PlannedEnd is { } planned && planned != record.End)
        {
            console.MarkupLine($"  [grey]planned to end on {Date(planned)}[/]");
        }
        foreach (Participant participant in record.Participants)
        {
            console.MarkupLine($"  {Markup.Escape(NameOf(participant.Party))}: {Markup.Escape(participant.Name)}, {Markup.Escape(participant.Role)}");
        }
        foreach (Figure figure in record.Figures)
        {
            string value = figure.Text ?? string.Create(CultureInfo.InvariantCulture, $"{figure.Value:#,0.##} {figure.Currency?.ToString() ?? figure.Unit}");
            console.MarkupLine($"  [grey]{Markup.Escape(Words(figure.Name))}: {Markup.Escape(value)}[/]");
        }
        console.WriteLine();
    }

    /// <summary>The latest word of each party on each topic.</summary>
    private void TellPositions(IAnsiConsole console)
    {
        IEnumerable<Position> latest = _past.Reverse()
            .SelectMany(record => record.Positions)
            .DistinctBy(position => (position.Party, position.Topic, position.Stance))
            .OrderBy(position => position.Topic).ThenBy(position => position.Party).ThenBy(position => position.Stance);
        Table table = NewTable("What each side wants", "topic", "party", "", "in its words");
        string? topic = null;
        foreach (Position position in latest)
        {
            string name = Words(position.Topic.Value);
            table.AddRow(name == topic ? "" : name, Markup.Escape(NameOf(position.Party)), StanceOf(position.Stance), Markup.Escape(position.Text));
            topic = name;
        }
        Write(console, table);
    }

    private void TellDeadlines(IAnsiConsole console)
    {
        Table table = NewTable("Deadlines ahead", "by", "days", "what");
        foreach ((DateOnly deadline, string text) in _past
            .SelectMany(record => record.Outcomes)
            .Where(outcome => outcome.Deadline >= _day)
            .Select(outcome => (outcome.Deadline!.Value, outcome.Text))
            .Distinct().OrderBy(outcome => outcome.Value))
        {
            table.AddRow(Date(deadline), (deadline.DayNumber - _day.DayNumber).ToString(CultureInfo.InvariantCulture), Markup.Escape(text));
        }
        Write(console, table);
    }

    private static void TellEvents(IAnsiConsole console, string title, IEnumerable<NegotiationRecord> records)
    {
        Table table = NewTable(title, "day", "event", "known");
        foreach (NegotiationRecord record in records)
        {
            table.AddRow(Date(record.Start), Markup.Escape(record.Title), record.Confidence.ToJson());
        }
        Write(console, table);
    }

    internal static Table NewTable(string title, params string[] columns)
    {
        Table table = new Table { Title = new TableTitle($"[bold]{title}[/]"), Border = TableBorder.Simple, ShowHeaders = true };
        foreach (string column in columns)
        {
            table.AddColumn(column);
        }
        return table;
    }

    internal static void Write(IAnsiConsole console, Table table)
    {
        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }

    private string NameOf(PartnerCode code) => _trade.TradePartners.Find(code)?.Names["en"] ?? code.ToString();

    private static string StanceOf(Stance stance) => stance switch
    {
        Stance.Demand => "demands",
        Stance.Offer => "offers",
        Stance.Concession => "[green]gives[/]",
        Stance.RedLine => "[yellow]will not move[/]",
        _ => "[red]threatens[/]",
    };

    /// <summary>"auto parts" from "autoParts", "trade deficit" from "trade-deficit".</summary>
    private static string Words(string key) =>
        string.Concat(key.Select((c, i) => c == '-' ? " " : char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
