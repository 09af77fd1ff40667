using TradeData.Compiler.Tests.Support;

namespace TradeData.Compiler.Tests.Data;

/// <summary>Keys, references, hierarchies and periods: the errors that no row has by itself.</summary>
public sealed class BrokenKeyTests
{
    [Fact]
    public void A_key_that_is_used_twice_in_a_file()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", """
            [
              { "id": "beef", "partner": "AUS" },
              { "id": "pork", "partner": "AUS" },
              { "id": "beef", "partner": "AUS" }
            ]
            """);
        project.Compile().Reports(
            "data/quotas/q.json(4,30): error TD2003: Quotas row 3: the key (id, partner) is \"beef, AUS\", first used at data/quotas/q.json(2,30).");
    }

    [Fact]
    public void A_key_that_is_used_in_two_files()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/zz.ndjson", """
            {"id": "NZL", "name": "New Zealand"}
            {"id": "JPN", "name": "Nippon"}
            """);
        project.Compile().Reports(
            "data/partners/zz.ndjson(2,8): error TD2003: Partners row 2: the key \"id\" is \"JPN\", first used at data/partners/partners.json(3,11).");
    }

    [Fact]
    public void A_unique_key_that_is_used_twice()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/zz.json", """
            [
              { "id": "NZL", "name": "New Zealand", "iso2": "NZ" },
              { "id": "TKL", "name": "Tokelau", "iso2": "NZ" },
              { "id": "NIU", "name": "Niue" },
              { "id": "COK", "name": "Cook Islands" }
            ]
            """);
        project.Compile().Reports(
            "data/partners/zz.json(3,45): error TD2003: Partners row 2: the key \"iso2\" is \"NZ\", first used at data/partners/zz.json(2,49).");
    }

    [Fact]
    public void A_reference_to_a_row_that_is_not_there()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/jp-beef.json", """
            [
              { "id": "beef", "partner": "AUS" },
              { "id": "pork", "partner": "AUZ" },
              { "id": "rice", "partner": "ATLANTIS" }
            ]
            """);
        project.Compile().Reports(
            "data/quotas/jp-beef.json(3,30): error TD2004: Quotas row 2: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?",
            "data/quotas/jp-beef.json(4,30): error TD2004: Quotas row 3: \"partner\" is \"ATLANTIS\", but Partners has no such key.");
    }

    [Fact]
    public void A_weak_reference_to_a_row_that_is_not_there_is_a_warning()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", """
            [
              { "id": "beef", "partner": "AUS" },
              { "id": "beef-2", "partner": "AUS", "replaces": ["beef", "bef"] }
            ]
            """);
        project.Compile().Reports(
            "data/quotas/q.json(3,60): warning TD2005: Quotas row 2: \"replaces[]\" is \"bef\", but Quotas has no such key. Did you mean \"beef\"?");
    }

    [Fact]
    public void A_parent_that_is_not_there()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/zz.json", """
            [
              { "id": "NFK", "name": "Norfolk Island", "parent": "AUT" }
            ]
            """);
        project.Compile().Reports(
            "data/partners/zz.json(2,54): error TD2006: Partners row 1: \"parent\" is \"AUT\", but Partners has no such row above it. Did you mean \"AUS\"?");
    }

    [Fact]
    public void Rows_that_lie_below_each_other()
    {
        using DataProject project = DataProject.OfQuotas().File("data/partners/zz.json", """
            [
              { "id": "AAA", "name": "A", "parent": "CCC" },
              { "id": "BBB", "name": "B", "parent": "AAA" },
              { "id": "CCC", "name": "C", "parent": "BBB" },
              { "id": "DDD", "name": "D", "parent": "DDD" }
            ]
            """);
        project.Compile().Reports(
            "data/partners/zz.json(2,41): error TD2006: Partners row 1: the row is its own ancestor: its parent \"CCC\", at data/partners/zz.json(4,3), lies below it.",
            "data/partners/zz.json(5,41): error TD2006: Partners row 4: the row is its own parent: \"parent\" is \"DDD\".");
    }

    [Fact]
    public void A_period_without_a_day()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", """
            [
              { "id": "beef", "partner": "AUS", "period": { "from": "2019-04-01", "to": "2019-04-01" } }
            ]
            """);
        project.Compile().Reports(
            "data/quotas/q.json(2,77): error TD2007: Quotas row 1: the period (from 2019-04-01 up to 2019-04-01, without that day) has no day.");
    }

    [Fact]
    public void Periods_of_one_key_that_overlap()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", """
            [
              { "id": "a", "partner": "AUS", "group": "1", "period": { "from": "2019-04-01", "to": "2020-04-01" } },
              { "id": "b", "partner": "JPN", "group": "2", "period": { "from": "2019-04-01" } },
              { "id": "c", "partner": "AUS", "group": "1", "period": { "from": "2020-03-31" } }
            ]
            """);
        project.Compile().Reports(
            "data/quotas/q.json(4,68): error TD2007: Quotas row 3: the period (from 2020-03-31 on) overlaps that of the row at data/quotas/q.json(2,68), and both have the same \"group\".");
    }

    [Fact]
    public void Periods_that_are_all_that_tells_rows_apart()
    {
        using DataProject project = new DataProject().Schema("era.schema.json", """
            {
              "title": "Era", "type": "object", "required": ["from"],
              "properties": { "from": { "type": "string", "format": "date" }, "to": { "type": "string", "format": "date" }, "name": { "type": "string" } },
              "x-table": { "primaryKey": ["from"], "validTime": { "from": "from", "to": "to" } }
            }
            """).File("data/eras/eras.csv", "from,to,name\n2019-05-01,,Reiwa\n1989-01-08,2019-05-02,Heisei\n1926-12-25,1989-01-08,Showa\n");
        project.Compile().Reports("data/eras/eras.csv(2,1): error TD2007: Eras row 1: the period (from 2019-05-01 on) overlaps that of the row at data/eras/eras.csv(3,1).");
    }

    [Fact]
    public void A_row_that_breaks_its_schema_is_not_blamed_for_what_follows_from_it()
    {
        using DataProject project = DataProject.OfQuotas().File("data/quotas/q.json", """
            [
              { "id": 5, "partner": "AUS", "period": { "from": "2019-04-01", "to": "2018" } },
              { "id": "b", "partner": "JPN", "year": 1 },
              { "id": "c", "partner": "JPN", "replaces": ["b"] }
            ]
            """);
        project.Compile().Reports(
            "data/quotas/q.json(2,11): error TD2001: Quotas row 1, /id: Must be a string, but is 5.",
            "data/quotas/q.json(2,72): error TD2001: Quotas row 1, /period/to: Must be a date as in 2019-08-21, but is \"2018\".",
            "data/quotas/q.json(3,42): error TD2001: Quotas row 2, /year: Must be at least 1900, but is 1.");
    }
}
