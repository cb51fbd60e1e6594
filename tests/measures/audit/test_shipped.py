"""What the audit says of the shipped data: every known inconsistency with its explanation, and nothing else is an error."""

import pytest

from helpers import catalog
from helpers.measures.audit import audit, findings_of_plan
from tests.measures.conftest import DATA


@pytest.fixture(scope="module")
def findings():
    return audit(catalog.audit_tables("en", DATA))


def told(findings, check, source_id, column):
    rows = findings[findings["check"].eq(check) & findings["source_id"].eq(source_id) & findings["column"].eq(column)]
    return {
        (str(row["printed"]), str(row["computed"]), row["rule"], row["severity"]) for row in rows.to_dict("records")
    }


KNOWN = [
    # Bắc Kạn: the base of 2022 is 26,93 % (21.946), 27,37 %, or 27,3 % and "hơn 22.300"
    ("years.opening", "bao-dan-sinh-2023-03-01", "poverty_rate", "27.37", "26.93", "restated_base"),
    ("years.opening", "vietnamnet-2024-bac-kan", "poor_households", "22300", "21946", "restated_base"),
    ("sources.agree", "vietnamnet-2024-bac-kan", "poverty_rate", "27.3", "27.37", "truncation"),
    # 18.311 and 22,31 % are no share of the 81.480 households of the plan before
    ("plan_text.households", "139-KH-UBND-bac-kan-2023", "value", "22.31", "22.47", "other_denominator"),
    # the appendix of 166/KH-UBND
    ("plan_table.reduction_rate", "166-KH-UBND-bac-kan-2022", "reduction_rate", "4.00", "4.01", "assigned_rate"),
    ("plan_table.end_rate", "166-KH-UBND-bac-kan-2022", "end_rate", "18.16", "18.15", "printed_minus_printed"),
    ("plan_table.end_rate", "166-KH-UBND-bac-kan-2022", "end_rate", "24.5", "24.50", "one_decimal"),
    # Lạng Sơn: a forecast, and a number of households that fell
    (
        "sources.agree",
        "tap-chi-kinh-te-tai-chinh-lang-son-2025",
        "poverty_rate",
        "1.36",
        "2.32",
        "preliminary",
    ),
    # Trà Vinh: preliminary figures revised strongly, and 1,2 for 1,19
    ("sources.agree", "bien-phong-tra-vinh-2022", "poor_households", "5661", "5404", "preliminary"),
    ("sources.agree", "sggp-tra-vinh-2024-01", "poverty_rate", "1.19", "1.2", "fewer_decimals"),
    # Điện Biên: 25,6 stands for 25,68
    (
        "balance.multidimensional_sum",
        "thoi-bao-tai-chinh-dien-bien-2025-09-02",
        "multidimensional_rate",
        "36.97",
        "36.89",
        "truncation",
    ),
    ("outcome.fall", "vietnam-vn-dien-bien-2025", "value", "4.39", "4.31", "truncation"),
    # Sơn La: both rates are shares of some 296.600 households, not of the 297.104 printed
    ("balance.poverty_rate", "87-QD-UBND-son-la-2023", "poverty_rate", "17.83", "17.80", "other_denominator"),
    ("balance.near_poor_rate", "87-QD-UBND-son-la-2023", "near_poor_rate", "9.68", "9.66", "other_denominator"),
    # Quảng Bình: two prints of one decision
    ("sources.agree", "so-ldtbxh-quang-binh-2023", "near_poor_households", "12250", "12248", "none"),
]


@pytest.mark.parametrize(("check", "source_id", "column", "printed", "computed", "rule"), KNOWN)
def test_a_known_inconsistency_is_told_with_its_explanation(
    findings, check, source_id, column, printed, computed, rule
):
    severity = {"none": "error", "one_decimal": "note"}.get(rule, "explained")
    assert (printed, computed, rule, severity) in told(findings, check, source_id, column)


def test_the_errors_are_those_that_no_rule_explains(findings):
    errors = findings[findings["severity"] == "error"]
    found = {
        (row["source_id"], row["district_code"], row["column"], row["printed"]) for row in errors.to_dict("records")
    }
    assert {(source, district, column, str(printed)) for source, district, column, printed in found} == {
        # two prints of one decision (3627/QĐ-UBND)
        ("so-ldtbxh-quang-binh-2023", None, "near_poor_households", "12250"),
        # rates and counts of different numbers of households: Kon Tum, Đakrông, A Lưới
        ("thoi-dai-kon-tum-2022", None, "near_poor_rate", "5.90"),
        ("thu-vien-suc-khoe-2024-01-06", "467", "poverty_rate", "38.04"),
        ("dan-viet-hue-2024-01-06", "481", "poverty_rate", "24.4"),
        # misprints of a newspaper: 69.239 for 69.329, and 119 households of the Central Highlands and the country
        ("bao-ba-ria-vung-tau-2023-02", None, "poor_households", "69239"),
        ("bao-ba-ria-vung-tau-2023-02", None, "multidimensional_households", "236766"),
        ("bao-ba-ria-vung-tau-2023-02", None, "multidimensional_households", "1972767"),
    }


def test_a_missed_target_is_no_inconsistency(findings):
    """Lạng Sơn 2023: 5,92 % was planned and 6,03 % published."""
    of_2023 = findings[findings["province_code"].eq("20") & findings["year"].eq(2023)]
    assert of_2023["severity"].isin(["ok", "note"]).all()


def test_the_example_province_has_no_error(findings):
    made_up = findings[findings["province_code"].eq("99")]
    assert len(made_up) > 4000
    assert set(made_up.loc[made_up["severity"] == "explained", "rule"]) == {
        "groups_overlap",
        "printed_minus_printed",
        "assigned_rate",
        "restated_base",
    }


def test_shares_of_the_plan_of_2023_allow_82057_to_82093_households(findings):
    (found,) = findings[findings["rule"].eq("other_denominator") & findings["province_code"].eq("06")]["details"]
    assert found["denominators"] == (82057, 82093) and found["households"] == 81480


def test_a_report_tells_its_own_table_only():
    """The district table of 2022 is told in the report of 2022, and the restated base in that of 2023 as well."""
    dossiers = {year: catalog.load("06", year, "en", DATA) for year in ("2022", "2023")}
    of_plan = {year: findings_of_plan(audit(one.tables), one.plan) for year, one in dossiers.items()}
    in_table = {year: told["check"].str.match(r"plan_table\.(?!opening)").sum() for year, told in of_plan.items()}
    assert in_table == {"2022": 54, "2023": 0}
    for told in of_plan.values():
        assert {"restated_base"} <= set(told.loc[told["check"].eq("years.opening"), "rule"])
        assert set(told["province_code"]) == {"06"}
