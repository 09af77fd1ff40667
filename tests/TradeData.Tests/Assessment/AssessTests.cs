using TradeData.Runtime;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Assessments;

public sealed class AssessTests
{
    private static readonly Money s_value = new(1000, "USD");

    [Fact]
    public void Free_goods_pay_nothing_and_need_nothing_to_be_known()
    {
        Assessment.Computed answer = Computed(Rate.Free.Assess(new Consignment()));
        Assert.Equal(0, answer.Duty.Amount);
        Assert.Null(answer.AdValoremEquivalent);
    }

    [Fact]
    public void A_percentage_is_taken_of_the_customs_value()
    {
        Assessment.Computed answer = Computed(Rate.Percent(2.5m).Assess(s_value));
        Assert.Equal(new Money(25, "USD"), answer.Duty);
        Assert.Equal(2.5m, answer.AdValoremEquivalent?.Value);
        Assert.Equal(["Rate: 2.5 %.", "2.5 % of 1000 USD = 25 USD."], Texts(answer));
    }

    [Fact]
    public void An_amount_per_unit_is_taken_of_the_quantity_converted_if_need_be()
    {
        DutyRate rate = Rate.Dollars(0.044m, "KGM");
        Assert.Equal(new Money(44, "USD"), Computed(rate.Assess(s_value, new Quantity(1000, "KGM"))).Duty);
        Assessment.Computed tonnes = Computed(rate.Assess(s_value, new Quantity(1, "TNE")));
        Assert.Equal(new Money(44, "USD"), tonnes.Duty);
        Assert.Contains("1 t = 1000 kg.", Texts(tonnes));
    }

    [Fact]
    public void An_amount_per_thousand_counts_thousands() =>
        Assert.Equal(new Money(0.5m, "USD"), Computed(Rate.Dollars(0.20m, "C62", 1000).Assess(s_value, new Quantity(2500, "C62"))).Duty);

    [Fact]
    public void The_parts_of_a_sum_are_added_up()
    {
        Assessment.Computed answer = Computed(UsDutyRateParser.Parse("1.4¢/kg + 8.5%")!.Assess(s_value, new Quantity(100, "KGM")));
        Assert.Equal(new Money(86.4m, "USD"), answer.Duty);
        Assert.Equal(8.64m, answer.AdValoremEquivalent?.Value);
        Assert.Equal("Together 86.4 USD.", Texts(answer)[^1]);
    }

    [Fact]
    public void All_missing_inputs_are_named_at_once()
    {
        DutyRate rate = UsDutyRateParser.Parse("44¢ each + 6% on the case + 14% on the strap, band or bracelet + 2%")!;
        Assessment.Incomplete answer = Assert.IsType<Assessment.Incomplete>(rate.Assess(new Consignment()));
        Assert.Equal(
            [
                new MissingInput.QuantityIn("C62", null), new MissingInput.ValueOf("the case"), new MissingInput.ValueOf("the strap, band or bracelet"), new MissingInput.CustomsValue(),
            ],
            answer.Missing);
        Assert.Equal("the quantity in piece; the value of the case; the value of the strap, band or bracelet; the customs value", string.Join("; ", answer.Missing));
    }

    [Fact]
    public void The_values_of_parts_are_used_by_name()
    {
        DutyRate rate = UsDutyRateParser.Parse("44¢ each + 6% on the case + 5.3% on the battery")!;
        Consignment watches = new()
        {
            CustomsValue = s_value,
            Quantities = [new Quantity(10, "C62")],
            PartValues = [new PartValue("the case", new Money(300, "USD")), new PartValue("the battery", new Money(20, "USD"))],
        };
        Assert.Equal(new Money(4.4m + 18m + 1.06m, "USD"), Computed(rate.Assess(watches)).Duty);
    }

    [Fact]
    public void A_quantity_of_a_part_is_not_taken_for_one_of_the_good()
    {
        DutyRate rate = UsDutyRateParser.Parse("17.8¢/kg on molybdenum content")!;
        Assert.IsType<Assessment.Incomplete>(rate.Assess(s_value, new Quantity(100, "KGM")));
        Assert.Equal(new Money(1.78m, "USD"), Computed(rate.Assess(s_value, new Quantity(10, "KGM", "molybdenum content"))).Duty);
    }

    [Fact]
    public void Weight_is_not_converted_into_what_has_no_fixed_weight() =>
        Assert.Equal([new MissingInput.QuantityIn("SUKG", null)], Assert.IsType<Assessment.Incomplete>(Rate.Dollars(0.036606m, "SUKG").Assess(s_value, new Quantity(1, "KGM"))).Missing);

    [Fact]
    public void The_greater_and_the_lesser_of_two_duties_are_chosen()
    {
        DutyRate[] options = [Rate.Percent(10), Rate.Dollars(2, "KGM")];
        Assert.Equal(200, Computed(Rate.Greater(options).Assess(s_value, new Quantity(100, "KGM"))).Duty.Amount);
        Assert.Equal(100, Computed(Rate.Lesser(options).Assess(s_value, new Quantity(100, "KGM"))).Duty.Amount);
        Assert.Equal(20, Computed(Rate.Lesser(options).Assess(s_value, new Quantity(10, "KGM"))).Duty.Amount);
    }

    [Fact]
    public void Floors_and_ceilings_hold()
    {
        DutyRate rate = new DutyRate.Bounded { Inner = Rate.Percent(10), Min = Rate.Dollars(1, "KGM"), Max = Rate.Dollars(3, "KGM") };
        Assert.Equal(30, Computed(rate.Assess(s_value, new Quantity(10, "KGM"))).Duty.Amount);
        Assert.Equal(100, Computed(rate.Assess(s_value, new Quantity(50, "KGM"))).Duty.Amount);
        Assert.Equal(200, Computed(rate.Assess(s_value, new Quantity(200, "KGM"))).Duty.Amount);
    }

    [Fact]
    public void A_rate_that_is_not_understood_gives_no_amount_not_even_within_a_sum()
    {
        DutyRate unparsed = UsDutyRateParser.Parse("See additional U.S. note 3")!;
        foreach (DutyRate rate in new[] { unparsed, Rate.Sum(Rate.Percent(5), unparsed), Rate.Greater(Rate.Percent(5), unparsed), Rate.Lesser(Rate.Percent(5), unparsed) })
        {
            Assessment.NotUnderstood answer = Assert.IsType<Assessment.NotUnderstood>(rate.Assess(s_value));
            Assert.Equal(unparsed, answer.Rate);
            Assert.Equal("It refers to a note of the schedule.", answer.Reason);
        }
    }

    [Fact]
    public void The_lesser_of_nothing_and_something_unknown_is_nothing() =>
        Assert.Equal(0, Computed(Rate.Lesser(Rate.Unparsed("?", "why"), Rate.Free).Assess(s_value)).Duty.Amount);

    [Fact]
    public void A_formula_by_an_unknown_name_is_refused()
    {
        DutyRate rate = new DutyRate.Formula { Name = "moon-phase", Parameters = ValueMap.Create<decimal>([new("full", 1)]) };
        Assert.Equal("There is no formula \"moon-phase\".", Assert.IsType<Assessment.NotUnderstood>(rate.Assess(s_value)).Reason);
    }

    [Theory]
    [InlineData(100, 3.6606)]
    [InlineData(96, 3.577928)]
    [InlineData(50, 3.143854)]
    public void Sugar_pays_by_its_degrees_down_to_the_floor(decimal degrees, decimal cents)
    {
        DutyRate rate = UsDutyRateParser.Parse("3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg")!;
        Assert.Equal(cents * 10, Computed(rate.Assess(s_value, new Quantity(1000, "KGM"), new Quantity(degrees, "POLD"))).Exact.Amount);
        Assert.Contains(new MissingInput.QuantityIn("POLD", null), Assert.IsType<Assessment.Incomplete>(rate.Assess(s_value, new Quantity(1000, "KGM"))).Missing);
    }

    [Theory]
    [InlineData(300, 54)]
    [InlineData(480, 45.048)]
    [InlineData(500, 25.048)]
    [InlineData(600, 0)]
    public void The_gate_price_asks_for_the_difference_up_to_a_limit(decimal unitValue, decimal yenPerKilogram)
    {
        DutyRate rate = JapaneseDutyRateParser.Parse("（524円×1.002-課税価格）/kg又は54円/kgのうちいずれか低い税率")!;
        Assessment.Computed answer = Computed(rate.Assess(new Money(unitValue * 10, "JPY"), new Quantity(10, "KGM")));
        Assert.Equal(yenPerKilogram * 10, answer.Exact.Amount);
    }

    [Fact]
    public void A_condition_is_part_of_the_answer()
    {
        Assessment.Computed answer = Computed(UsDutyRateParser.Parse("Free, under bond")!.Assess(s_value));
        Assert.Equal(["under bond"], answer.Conditions);
        Assert.Equal(0, answer.Duty.Amount);
    }

    [Fact]
    public void A_reference_asks_for_the_other_lines_duty_or_takes_the_one_that_is_given()
    {
        DutyRate rate = UsDutyRateParser.Parse("The duty provided in the applicable subheading + 25%")!;
        Assessment.Incomplete asked = Assert.IsType<Assessment.Incomplete>(rate.Assess(s_value));
        Assert.Equal("the duty of the line that the goods fall under by their nature (\"The duty provided in the applicable subheading + 25%\")", Assert.Single(asked.Missing).ToString());
        Assert.Equal(275, Computed(rate.Assess(Consignment.Of(s_value), new AssessmentOptions { OwnRate = Rate.Percent(2.5m) })).Duty.Amount);
        Assert.Equal("the duty of 9822.04.05", Assert.Single(Assert.IsType<Assessment.Incomplete>(Rate.See("9822.04.05").Assess(s_value)).Missing).ToString());
    }

    [Fact]
    public void Reductions_never_make_a_duty_negative()
    {
        AssessmentOptions options = new() { OwnRate = Rate.Percent(0.3m) };
        Assert.Equal(0, Computed(Rate.Own(-0.5m).Assess(Consignment.Of(s_value), options)).Duty.Amount);
    }

    [Fact]
    public void A_duty_is_rounded_to_the_smallest_unit_of_its_currency_and_says_so()
    {
        Assessment.Computed dollars = Computed(Rate.Percent(3.33m).Assess(new Money(10.5m, "USD")));
        Assert.Equal((0.35m, 0.34965m), (dollars.Duty.Amount, dollars.Exact.Amount));
        Assert.Equal("0.34965 USD is rounded to 0.35 USD.", Texts(dollars)[^1]);
        Assert.Equal(1, Computed(Rate.Percent(5).Assess(new Money(19, "JPY"))).Duty.Amount);
        Assert.Equal(0, Computed(Rate.Percent(5).Assess(Consignment.Of(new Money(19, "JPY")), new AssessmentOptions { Rounding = new DutyRounding(RoundingMode.Truncate, 1) })).Duty.Amount);
        Assert.Equal(12_300, Computed(Rate.Percent(5).Assess(Consignment.Of(new Money(247_980, "JPY")), new AssessmentOptions { Rounding = new DutyRounding(RoundingMode.Truncate, 100) })).Duty.Amount);
    }

    [Fact]
    public void Amounts_beyond_a_decimal_are_no_answer() =>
        Assert.IsType<Assessment.NotUnderstood>(Rate.Percent(10_000).Assess(new Money(decimal.MaxValue, "USD")));

    [Fact]
    public void A_unit_value_gives_the_ad_valorem_equivalent() =>
        Assert.Equal(18, Computed(JapaneseDutyRateParser.Parse("54円/kg")!.AssessPerUnit(new Money(300, "JPY"), "KGM")).AdValoremEquivalent?.Value);

    [Fact]
    public void Match_covers_every_answer()
    {
        static string Name(Assessment answer) => answer.Match(_ => "computed", _ => "incomplete", _ => "not understood");
        Assert.Equal("computed", Name(Rate.Free.Assess(s_value)));
        Assert.Equal("incomplete", Name(Rate.Dollars(1, "KGM").Assess(s_value)));
        Assert.Equal("not understood", Name(Rate.Unparsed("?", "why").Assess(s_value)));
    }

    private static Assessment.Computed Computed(Assessment answer) => Assert.IsType<Assessment.Computed>(answer);

    private static string[] Texts(Assessment answer) => [.. answer.Steps.Select(step => step.Text)];
}
