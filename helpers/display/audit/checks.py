"""The checks of the audit in words: what each holds a printed figure against."""

from helpers.words import gettext


def check_name(check: str, language: str) -> str:
    """What the check says must hold, as a phrase."""
    _ = gettext(language)
    return {
        "plan_table.households": _("the total of the district table is the sum of the districts"),
        "plan_table.poor_households": _("the total of the district table is the sum of the districts"),
        "plan_table.poverty_rate": _("the poverty rate is poor households over all households"),
        "plan_table.reduction_households": _("the households to leave poverty follow from the assigned reduction"),
        "plan_table.reduction_rate": _("the reduction is its households over all households"),
        "plan_table.end_rate": _(
            "the rate at the end follows from the counts, or from the start rate and the reduction"
        ),
        "plan_table.opening": _("the total row starts from the published figures"),
        "plan_text.repeats_table": _("a target that stands in the district table repeats its figure"),
        "plan_text.fall": _("the fall that the text asks for is that of the district table"),
        "plan_text.households": _("end count and end rate of the plan share the households of the year's start"),
        "plan_text.start": _("end count and fall of the plan give the published start"),
        "plan_text.start_rate": _("end count and fall of the plan give the published start rate"),
        "plan_text.end_rate": _("end rate and fall of the plan give the published start rate"),
        "funding.sum": _("the total budget is the sum of the central and local budgets"),
        "balance.within_households": _("no more households of a class than households"),
        "balance.poverty_rate": _("the poverty rate is poor households over all households"),
        "balance.near_poor_rate": _("the near-poor rate is near-poor households over all households"),
        "balance.multidimensional_rate": _("the rate of poor and near-poor is their households over all households"),
        "balance.households": _("counts and rates are shares of one total of households"),
        "balance.multidimensional_households": _("poor and near-poor households add up"),
        "balance.multidimensional_sum": _("the rates of poor and near-poor add up"),
        "area.urban_rural": _("urban and rural households add up to the area"),
        "area.districts": _("the districts add up to the province"),
        "area.regions": _("the regions add up to the country"),
        "sources.agree": _("two sources print the same for the same thing"),
        "years.opening": _("the start of a year is the end of the year before"),
        "years.households": _("the number of households moves by no more than 2% in a year"),
        "comparable.standard": _("figures that are compared follow one poverty standard"),
        "comparable.boundaries": _("figures that are compared are of one territory"),
        "outcome.fall": _("a published fall is the start less the end"),
        "review.results_rate": _("table 1: rates are shares of all households or persons"),
        "review.results_within": _("table 1: no class is larger than the whole"),
        "review.flow": _("tables 2 and 3: 9=1-2-3-4+5+6+7+8"),
        "review.crossing": _("tables 2 and 3: who leaves one class for the other enters it there"),
        "review.closing_of_results": _("tables 2 and 3: the end of the year is that of table 1"),
        "review.opening": _("tables 2 and 3: the start of the year is the end of the year before"),
        "review.class_of_results": _("tables 4 and 6: the households of the class are those of table 1"),
        "review.deprivations": _("tables 4 and 6: all deprivations are the sum of the indicators"),
        "review.deprivations_within": _(
            "tables 4 and 6: a poor household lacks three indicators or more, a near-poor one fewer"
        ),
        "review.indicator_within": _("tables 4 and 6: no indicator has more households than the class"),
        "review.deprivation_rate": _("tables 5 and 7: rates are shares of the households of the class"),
        "review.group_within": _("table 8: no group is larger than the class"),
        "review.groups_of_results": _("table 8: the class is that of table 1"),
        "review.groups_other": _("table 8: 5=1-2-3-4, or more where groups overlap"),
        "review.cause_within": _("table 10: no cause has more households than the class"),
        "review.children_within": _("table 11: no more children than persons of the class"),
        "review.child_lack_within": _("table 11: no lack has more children than there are"),
        "review.persons": _("persons are no fewer than households"),
        "review.total": _("the row of the province is the sum of its districts"),
    }[check]


def severity_name(severity: str, language: str) -> str:
    """The severity of a finding as a word."""
    _ = gettext(language)
    return {"error": _("error"), "explained": _("explained"), "note": _("note"), "ok": _("agrees")}[severity]
