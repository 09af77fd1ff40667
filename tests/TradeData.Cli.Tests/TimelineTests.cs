namespace TradeData.Cli.Tests;

public class TimelineTests
{
    [Fact]
    public void A_negotiation_is_drawn_between_two_days() =>
        Tool.Run(".", "timeline", "us-japan-2018", "--from", "2018-08-01", "--to", "2018-08-31").Gives(
            0,
            """
            Talks between Japan and the United States of 2018 and 2019
            Japan, United States

            2018
              │
              ●  9 Aug to 10 Aug  First ministerial meeting on free, fair and reciprocal trade
              │    ministerial, Washington
              │    Toshimitsu Motegi (JPN); Robert Lighthizer (USA)
              │    deferred: The talks go on.


            """,
            "");

    [Fact]
    public void Days_without_events_are_reported() => Tool.Run(".", "timeline", "--to", "1900-01-01").Gives(0, "", "Nothing is recorded for those days.\n");

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        Tool.Run(".", "timeline", "us-japan-2019").Refuses("tradedata: error: There is no negotiation \"us-japan-2019\". Did you mean \"us-japan-2018\"?\n");
        Tool.Run(".", "timeline", "--from", "2020-01-01", "--to", "2019-01-01").Refuses("tradedata: error: --from 2020-01-01 comes after --to 2019-01-01.\n");
    }

    [Fact]
    public void Events_are_chosen_by_topic_and_written_as_csv() =>
        Tool.Run(".", "timeline", "us-japan-2018", "--topic", "tppParity", "--to", "2019-05-31", "--format", "csv").Gives(
            0,
            "start,end,negotiation,id,kind,title,place,participants,topics,outcomes,confidence,source\n"
            + "2019-05-27,2019-05-27,us-japan-2018,summit-tokyo,summit,Abe and Trump meet in Tokyo,\"Akasaka Palace, Tokyo\",Shinzo Abe (JPN)|Donald Trump (USA),agriculture|tppParity,"
            + "The President expects an announcement in August; Japan says that no such time has been agreed.,verified,https://www.japan-press.co.jp/\n",
            "");

    [Fact]
    public void A_topic_that_no_event_has_is_refused_with_a_suggestion() =>
        Tool.Run(".", "timeline", "--topic", "beaf").Refuses("tradedata: error: No event is about \"beaf\". Did you mean \"beef\"?\n");
}
