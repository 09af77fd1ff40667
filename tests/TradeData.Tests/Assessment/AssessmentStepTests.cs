using TradeData.Runtime;

namespace TradeData.Tests.Assessments;

/// <summary>The whole way to a duty, step by step, for each kind of rate.</summary>
public sealed class AssessmentStepTests
{
    private static Money Dollars(decimal amount) => new(amount, "USD");

    private static Consignment Goods(decimal value, params ReadOnlySpan<Quantity> quantities) => Consignment.Of(Dollars(value), quantities);

    private static void Explains(Assessment answer, string outcome, params string[] steps)
    {
        Assert.Equal(steps, answer.Steps.Select(static step => step.Text));
        Assert.Equal(outcome, answer.Match(static duty => duty.Exact.ToString(), static open => "missing " + string.Join("; ", open.Missing), static unknown => unknown.Reason));
    }

    [Fact]
    public void A_condition_of_a_free_rate_is_explained() => Explains(
        new DutyRate.Free { Condition = "under bond" }.Assess(Goods(1000)), "0 USD", "Rate: free: under bond.", "Free on a condition: under bond.");

    [Fact]
    public void A_percentage_of_a_part_names_the_part() => Explains(
        Rate.Percent(6, "the case").Assess(Goods(1000) with { PartValues = [new PartValue("The Case", Dollars(300))] }), "18 USD", "Rate: 6 % on the case.", "6 % of 300 USD (the case) = 18 USD.");

    [Fact]
    public void An_amount_per_unit_is_multiplied_and_divided_by_the_number_it_is_for()
    {
        Explains(Rate.Dollars(0.044m, "KGM").Assess(Goods(1000, new Quantity(1000, "KGM"))), "44 USD", "Rate: 0.044 USD/kg.", "0.044 USD × 1000 kg = 44 USD.");
        Explains(Rate.Dollars(0.2m, "C62", 1000).Assess(Goods(1000, new Quantity(2500, "C62"))), "0.5 USD", "Rate: 0.2 USD/1000 piece.", "0.2 USD × 2500 piece / 1000 = 0.5 USD.");
    }

    [Fact]
    public void The_first_of_equal_duties_is_chosen_and_named()
    {
        DutyRate[] options = [Rate.Percent(10), Rate.Dollars(1, "KGM")];
        string[] both = ["10 % of 1000 USD = 100 USD.", "1 USD × 100 kg = 100 USD."];
        Explains(Rate.Greater(options).Assess(Goods(1000, new Quantity(100, "KGM"))), "100 USD", ["Rate: the greater of 10 % and 1 USD/kg.", .. both, "The greatest of them is 100 USD, by 10 %."]);
        Explains(Rate.Lesser(options).Assess(Goods(1000, new Quantity(100, "KGM"))), "100 USD", ["Rate: the lesser of 10 % and 1 USD/kg.", .. both, "The least of them is 100 USD, by 10 %."]);
    }

    [Theory]
    [InlineData(9, "30 USD", "Not less than 30 USD.")]
    [InlineData(30, "30 USD", null)]
    [InlineData(100, "100 USD", null)]
    [InlineData(200, "200 USD", null)]
    [InlineData(201, "200 USD", "Not more than 200 USD.")]
    public void Bounds_are_explained_only_where_they_change_the_duty(decimal value, string duty, string? step)
    {
        DutyRate rate = new DutyRate.Bounded { Inner = Rate.Percent(100), Min = Rate.Dollars(3, "KGM"), Max = Rate.Dollars(20, "KGM") };
        string[] first = ["Rate: 100 %, at least 3 USD/kg, at most 20 USD/kg.", $"100 % of {value} USD = {value} USD.", "3 USD × 10 kg = 30 USD.", "20 USD × 10 kg = 200 USD."];
        Explains(rate.Assess(Goods(value, new Quantity(10, "KGM"))), duty, step is null ? first : [.. first, step]);
    }

    [Fact]
    public void One_bound_is_enough_and_one_that_is_not_known_leaves_the_duty_open()
    {
        DutyRate least = new DutyRate.Bounded { Inner = Rate.Percent(10), Min = Rate.Dollars(3, "KGM") };
        DutyRate most = new DutyRate.Bounded { Inner = Rate.Percent(10), Max = Rate.Dollars(3, "KGM") };
        Explains(least.Assess(Goods(100, new Quantity(10, "KGM"))), "30 USD", "Rate: 10 %, at least 3 USD/kg.", "10 % of 100 USD = 10 USD.", "3 USD × 10 kg = 30 USD.", "Not less than 30 USD.");
        Explains(most.Assess(Goods(1000, new Quantity(10, "KGM"))), "30 USD", "Rate: 10 %, at most 3 USD/kg.", "10 % of 1000 USD = 100 USD.", "3 USD × 10 kg = 30 USD.", "Not more than 30 USD.");
        foreach (DutyRate rate in new[] { least, most })
        {
            Assert.Equal([new MissingInput.QuantityIn("KGM", null)], Assert.IsType<Assessment.Incomplete>(rate.Assess(Goods(1000))).Missing);
        }
    }

    [Theory]
    [InlineData(25, "275 USD", "Added: 25 %.|25 % of 1000 USD = 250 USD.")]
    [InlineData(-0.5, "20 USD", "Less: 0.5 %.|0.5 % of 1000 USD = 5 USD.")]
    [InlineData(-5, "0 USD", "Less: 5 %.|5 % of 1000 USD = 50 USD.")]
    [InlineData(0, "25 USD", "")]
    public void A_reference_adds_to_the_duty_of_the_goods_own_line_or_takes_off_it(decimal adjustment, string duty, string steps) => Explains(
        Rate.Own(adjustment).Assess(Goods(1000), new AssessmentOptions { OwnRate = Rate.Percent(2.5m) }),
        duty,
        [$"Rate: {Rate.Own(adjustment)}.", "The good's own line: 2.5 %.", "2.5 % of 1000 USD = 25 USD.", .. steps.Split('|', StringSplitOptions.RemoveEmptyEntries)]);

    [Fact]
    public void A_reference_to_lines_by_range_asks_for_the_first_or_the_last()
    {
        DutyRate rate = new DutyRate.Reference { Targets = [HsCode.Parse("0101.21")], Spans = [new CodeSpan { From = HsCode.Parse("9823.01.01"), To = HsCode.Parse("9823.01.07") }] };
        Explains(
            rate.Assess(Goods(1000)), "missing the duty of 0101.21 or 9823.01.01 or 9823.01.07",
            "Rate: the duty of 0101.21 or 9823.01.01 to 9823.01.07.", "Missing: the duty of 0101.21 or 9823.01.01 or 9823.01.07.");
    }

    [Theory]
    [InlineData(4800, "450.48 JPY", "524 × 1.002 − 480 = 45.048 JPY/kg.|Times 10 kg = 450.48 JPY.|450.48 JPY is rounded to 450 JPY.")]
    [InlineData(5250.48, "0 JPY", "524 × 1.002 − 525.048 = 0 JPY/kg.|Times 10 kg = 0 JPY.")]
    [InlineData(6000, "0 JPY", "524 × 1.002 − 600 = -74.952 JPY/kg, which counts as nothing.|Times 10 kg = 0 JPY.")]
    public void A_gate_price_is_reduced_by_the_value_of_a_unit(decimal yen, string duty, string steps) => Explains(
        Rate.GatePrice(524, 1.002m).Assess(Consignment.Of(new Money(yen, "JPY"), new Quantity(10, "KGM"))), duty, ["Rate: (524 × 1.002 − customs value) JPY/kg.", .. steps.Split('|')]);

    [Theory]
    [InlineData(1000, "500 JPY", "100 − 0.5 × 100 = 50 JPY/kg.|Times 10 kg = 500 JPY.")]
    [InlineData(2000, "0 JPY", "100 − 0.5 × 200 = 0 JPY/kg.|Times 10 kg = 0 JPY.")]
    [InlineData(3000, "0 JPY", "100 − 0.5 × 300 = -50 JPY/kg, which counts as nothing.|Times 10 kg = 0 JPY.")]
    public void A_price_is_reduced_by_a_share_of_the_value_of_a_unit(decimal yen, string duty, string steps) => Explains(
        Rate.PriceLess(100, 0.5m).Assess(Consignment.Of(new Money(yen, "JPY"), new Quantity(10, "KGM"))), duty, ["Rate: (100 − 0.5 × customs value) JPY/kg.", .. steps.Split('|')]);

    [Fact]
    public void A_price_formula_of_no_quantity_is_nothing_and_without_a_value_asks_for_it()
    {
        Assert.Equal(0, Assert.IsType<Assessment.Computed>(Rate.GatePrice(524, 1).Assess(Consignment.Of(new Money(10, "JPY"), new Quantity(0, "KGM")))).Duty.Amount);
        Assessment.Incomplete open = Assert.IsType<Assessment.Incomplete>(Rate.GatePrice(524, 1).Assess(new Consignment()));
        Assert.Equal([new MissingInput.QuantityIn("KGM", null), new MissingInput.CustomsValue()], open.Missing);
    }

    [Theory]
    [InlineData(DutyFormulas.GatePriceDifference, "The formula gate-price-difference needs a currency, a unit, gatePrice and factor.")]
    [InlineData(DutyFormulas.PriceLessValue, "The formula price-less-value needs a currency, a unit, price and share.")]
    [InlineData(DutyFormulas.DegreeReduction, "The formula degree-reduction needs a currency, a unit, amount, reduction and degrees.")]
    public void A_formula_without_its_parameters_is_refused(string name, string reason)
    {
        DutyRate rate = new DutyRate.Formula { Name = name, Currency = CurrencyCode.Parse("JPY"), Unit = "KGM", Parameters = ValueMap.Create<decimal>([new("other", 1)]) };
        Assessment answer = rate.Assess(Goods(1000, new Quantity(1, "KGM")));
        Explains(answer, reason, $"Rate: the formula {name} JPY/kg.", $"Not understood: the formula {name} JPY/kg ({reason.TrimEnd('.')}).");
    }

    [Fact]
    public void Degrees_reduce_the_amount_for_a_unit() => Explains(
        Rate.Degrees(0.036606m, 0.00020668m).Assess(Goods(1000, new Quantity(20, "KGM"), new Quantity(96, "POLD"))), "0.7155856 USD",
        "Rate: (0.036606 − 0.00020668 for each degree under 100) USD/kg.",
        "0.036606 − 0.00020668 × 4 degrees = 0.03577928 USD/kg; times 20 kg = 0.7155856 USD.",
        "0.7155856 USD is rounded to 0.72 USD.");

    [Fact]
    public void A_currency_is_converted_by_one_rate_that_is_explained_once()
    {
        ExchangeRates rates = ExchangeRates.Of(CurrencyCode.Parse("USD"), "test", (new DateOnly(2019, 8, 23), CurrencyCode.Parse("JPY"), 106m));
        AssessmentOptions options = new() { On = new DateOnly(2019, 8, 24), ExchangeRates = rates };
        Explains(
            Rate.Sum(Rate.Yen(5, "KGM"), Rate.Percent(1), Rate.Percent(2)).Assess(Goods(100, new Quantity(10, "KGM")), options), "368 JPY",
            "Rate: 5 JPY/kg + 1 % + 2 %.", "5 JPY × 10 kg = 50 JPY.",
            "1 USD = 106 JPY on 2019-08-23 (test).", "100 USD = 10600 JPY.", "1 % of 10600 JPY = 106 JPY.", "100 USD = 10600 JPY.", "2 % of 10600 JPY = 212 JPY.", "Together 368 JPY.");
        Assert.Equal(
            "missing the exchange rate from USD to JPY",
            Assert.IsType<Assessment.Incomplete>(Rate.Sum(Rate.Yen(5, "KGM"), Rate.Percent(1)).Assess(Goods(100, new Quantity(10, "KGM")))).Missing.Select(static input => "missing " + input).Single());
    }

    [Fact]
    public void The_currency_is_the_one_asked_for_or_the_rates_or_that_of_the_goods_own_line_or_the_values()
    {
        ExchangeRates rates = ExchangeRates.Of(CurrencyCode.Parse("USD"), "test", (new DateOnly(2019, 8, 23), CurrencyCode.Parse("JPY"), 100m), (new DateOnly(2019, 8, 23), CurrencyCode.Parse("EUR"), 0.5m));
        AssessmentOptions options = new() { ExchangeRates = rates };
        Consignment goods = Goods(100, new Quantity(10, "KGM"));
        Assert.Equal(new Money(2.50m, "EUR"), Duty(Rate.Sum(Rate.Yen(10, "KGM"), Rate.Percent(4)), options with { Currency = CurrencyCode.Parse("EUR") }));
        Assert.Equal(new Money(500, "JPY"), Duty(Rate.Sum(Rate.Yen(10, "KGM"), Rate.Percent(4)), options));
        Assert.Equal(new Money(500, "JPY"), Duty(Rate.Own(4), options with { OwnRate = Rate.Yen(10, "KGM") }));
        Assert.Equal(new Money(4, "USD"), Duty(Rate.Percent(4), options));

        Money Duty(DutyRate rate, AssessmentOptions with) => Assert.IsType<Assessment.Computed>(rate.Assess(goods, with)).Duty;
    }

    [Fact]
    public void The_catalog_that_is_given_states_units_and_the_smallest_unit_of_a_currency()
    {
        TradeCatalog trade = TradeCatalog.Default;
        TradeCatalog own = trade.Edit().With(trade.Currencies["USD"] with { MinorUnits = 0 }).Build().Require();
        Assert.Equal(0.35m, Assert.IsType<Assessment.Computed>(Rate.Percent(3.5m).Assess(Goods(10))).Duty.Amount);
        Assert.Equal(0, Assert.IsType<Assessment.Computed>(Rate.Percent(3.5m).Assess(Goods(10), new AssessmentOptions { Catalog = own })).Duty.Amount);
        Assert.Equal(2.346m, Assert.IsType<Assessment.Computed>(Rate.Percent(10).Assess(new Money(23.456m, "KWD"))).Duty.Amount);
    }

    [Theory]
    [InlineData(RoundingMode.Truncate, 1, "0 JPY", "0.95 JPY is cut off to 0 JPY.")]
    [InlineData(RoundingMode.HalfUp, 1, "1 JPY", "0.95 JPY is rounded to 1 JPY.")]
    [InlineData(RoundingMode.HalfUp, 0.05, "0.95 JPY", null)]
    public void Rounding_is_explained_where_it_changes_the_duty(RoundingMode mode, decimal to, string duty, string? step)
    {
        Assessment.Computed answer = Assert.IsType<Assessment.Computed>(Rate.Percent(5).Assess(Consignment.Of(new Money(19, "JPY")), new AssessmentOptions { Rounding = new DutyRounding(mode, to) }));
        Assert.Equal(duty, answer.Duty.ToString());
        string[] first = ["Rate: 5 %.", "5 % of 19 JPY = 0.95 JPY."];
        Assert.Equal(step is null ? first : [.. first, step], answer.Steps.Select(static one => one.Text));
    }

    [Fact]
    public void What_is_not_understood_is_explained_in_the_schedules_words_with_the_reason()
    {
        Explains(
            Rate.Sum(Rate.Percent(5), Rate.Unparsed("See note 3", "It refers to a note.")).Assess(Goods(1000)), "It refers to a note.",
            "Rate: 5 % + not understood: \"See note 3\".", "5 % of 1000 USD = 50 USD.", "Not understood: See note 3 (It refers to a note).");
        Assert.Equal("The amounts are too large to be computed with.", Assert.IsType<Assessment.NotUnderstood>(Rate.Percent(10_000).Assess(new Money(decimal.MaxValue, "USD"))).Reason);
    }

    [Fact]
    public void What_is_missing_is_asked_for_once_in_plain_words()
    {
        Explains(
            Rate.Sum(Rate.Dollars(1, "KGM", 1, "molybdenum content"), Rate.Percent(1), Rate.Percent(2), Rate.Percent(3, "the case")).Assess(new Consignment()),
            "missing the quantity in kg of molybdenum content; the customs value; the value of the case",
            "Rate: 1 USD/kg on molybdenum content + 1 % + 2 % + 3 % on the case.",
            "Missing: the quantity in kg of molybdenum content.", "Missing: the customs value.", "Missing: the customs value.", "Missing: the value of the case.");
        Assert.Equal("the duty of the line that the goods fall under by their nature", new MissingInput.DutyOfLine([], null).ToString());
        Assert.Equal("the duty of the line that the goods fall under by their nature (\"see there\")", new MissingInput.DutyOfLine([], "see there").ToString());
        Assert.Equal("the exchange rate from USD to JPY", new MissingInput.RateOfExchange(CurrencyCode.Parse("USD"), CurrencyCode.Parse("JPY"), null).ToString());
        Assert.Equal("the quantity in piece", new MissingInput.QuantityIn("C62", null).ToString());
    }
}
