"""Balances, outcomes and money as shipped: figures typed from the documents and pages, digit by digit."""

from collections import Counter
from decimal import Decimal

import pytest

from helpers import catalog

from .conftest import DATA
from .shipped import read, real

FIGURES = ("households", "poor_households", "near_poor_households", "poverty_rate", "near_poor_rate")
# territory, year, point, source: households, poor, near-poor, poverty rate, near-poor rate as printed (None: not printed)
PRINTED = {
    ("06", 2021, "end", "so-khdt-bac-kan-2022-03-02", "ND07"): (None, "21946", "7935", "26.93", "9.74"),
    ("06", 2021, "end", "so-khdt-bac-kan-2022-03-02", "QD59"): (None, "13867", "8239", "17.02", "10.11"),
    ("06", 2022, "start", "bao-dan-sinh-2023-03-01", "ND07"): (None, None, None, "27.37", None),
    ("06", 2022, "start", "vietnamnet-2024-bac-kan", "ND07"): (None, "22300", None, "27.3", None),
    ("06", 2022, "end", "bao-dan-sinh-2023-03-01", "ND07"): (None, None, None, "24.71", None),
    ("06", 2023, "end", "vietnamnet-2024-bac-kan", "ND07"): (None, "18000", None, "21.9", None),
    ("06", 2024, "end", "wikipedia-thai-nguyen-2025", "ND07"): (None, "16123", "7678", "19.46", "9.27"),
    ("06", 2019, "end", "giam-ngheo-bac-kan-2019", "QD59"): ("80276", "16003", "8668", "19.93", "10.80"),
    ("02", 2023, "end", "vietnamnet-ha-giang-2024", "ND07"): (None, None, None, "31.12", "11.49"),
    ("02", 2023, "end", "thac-trang-2023", "ND07"): (None, "59496", None, "31.12", None),
    ("04", 2023, "end", "vietnamplus-cao-bang-2024", "ND07"): (None, None, None, "24.71", None),
    ("08", 2021, "end", "bao-tuyen-quang-1562", "ND07"): (None, None, None, "23.45", None),
    ("10", 2024, "end", "bao-lao-cai-2024-12", "ND07"): ("181603", "20411", "18058", "11.24", "9.94"),
    ("11", 2025, "end", "lao-dong-1646780", "ND07"): ("143650", "25541", "18748", "17.78", "13.05"),
    ("14", 2022, "end", "87-QD-UBND-son-la-2023", "ND07"): ("297104", "52883", "28702", "17.83", "9.68"),
    ("15", 2021, "end", "lien-minh-htx-yen-bai-2022", "QD59"): (None, "10454", "15854", "4.76", "7.21"),
    ("15", 2023, "end", "vietnamnet-yen-bai-2023", "ND07"): (None, "20222", "8658", "9.16", "3.92"),
    ("19", 2024, "end", "3320-QD-UBND-thai-nguyen-2024", "ND07"): (None, "6938", "7804", "2.04", "2.3"),
    ("20", 2024, "end", "tap-chi-kinh-te-tai-chinh-lang-son-2025", "ND07"): (None, "6912", "16451", "3.36", "8"),
    ("20", 2025, "end", "83-QD-UBND-lang-son-2026", "ND07"): ("199765", "4643", "13578", "2.32", "6.80"),
    ("20", 2025, "end", "tap-chi-kinh-te-tai-chinh-lang-son-2025", "ND07"): (None, None, None, "1.36", None),
    ("24", 2022, "end", "bao-bac-giang-2022-12", "ND07"): (None, "18100", "19900", "3.86", "4.25"),
    ("27", 2022, "end", "1661-QD-UBND-bac-ninh-2022", "ND07"): (None, "3467", "5109", "0.94", "1.38"),
    ("27", 2024, "end", "dan-tri-2025-12", "ND07"): (None, "0", None, None, None),
    ("30", 2022, "mid", "bao-hai-duong-2022-07-07", "ND07"): (None, "13823", "14441", "2.15", "2.24"),
    ("40", 2024, "end", "tien-phong-nghe-an-2025-12-03", "ND07"): (None, "36703", "47838", "4.16", "5.42"),
    ("44", 2022, "end", "3627-QD-UBND-quang-binh-2022", "ND07"): ("257085", "12855", "12248", "5.0", "4.76"),
    ("44", 2022, "end", "so-ldtbxh-quang-binh-2023", "ND07"): (None, "12855", "12250", "5", "4.76"),
    ("49", 2022, "end", "3672-QD-UBND-quang-nam-2022", "ND07"): ("439300", "29146", "8673", "6.63", "1.97"),
    ("58", 2022, "end", "giam-ngheo-ninh-thuan-2022-11", "ND07"): (None, "11015", "10087", "5.93", "5.43"),
    ("62", 2022, "end", "thoi-dai-kon-tum-2022", "ND07"): (None, "15943", "8857", "10.86", "6.03"),
    ("62", 2022, "start", "thoi-dai-kon-tum-2022", "ND07"): (None, "21989", "9091", "15.32", "5.90"),
    ("64", 2022, "end", "bao-gia-lai-2022-12", "ND07"): (None, "38550", "37253", "10.06", "9.72"),
    ("67", 2022, "end", "thoi-dai-dak-nong-2023", "ND07"): (None, "13342", None, "7.97", None),
    ("68", 2021, "end", "bao-lam-dong-2022-01-19", "ND07"): (None, "9731", "13821", "2.87", "4.07"),
    ("82", 2021, "end", "bao-ap-bac-2022-01-06", "ND07"): ("506184", "8112", "16113", "1.60", "3.18"),
    ("84", 2022, "end", "122-QD-UBND-tra-vinh-2023", "ND07"): (None, "5404", "10905", "1.88", "3.80"),
    ("84", 2022, "end", "bien-phong-tra-vinh-2022", "ND07"): (None, "5661", "12089", "1.97", "4.22"),
    ("93", 2021, "end", "125-QD-LDTBXH-2022", "QD59"): (None, "4419", None, "2.19", None),
    ("94", 2024, "end", "lao-dong-2024-12", "ND07"): (None, "4484", "17084", "1.34", "5.10"),
}
# the same, of the territories since 1 July 2025
MERGED = {
    ("24", 2021, "end", "dan-tri-2025-12", "ND07"): (None, "28484", None, "3.47", None),
    ("24", 2024, "end", "dan-tri-2025-12", "ND07"): (None, "8308", None, "0.97", None),
    ("25", 2025, "end", "bao-phu-tho-246054", "ND07"): ("1005262", "26941", "31615", "2.68", "3.14"),
}


def balances(boundaries="before_2025_07", scope="all", district=""):
    return {
        (r["province_code"], int(r["year"]), r["point"], r["source_id"], r["standard_id"]): r
        for r in real("balances")
        if (r["boundaries"], r["scope"], r["district_code"]) == (boundaries, scope, district)
    }


@pytest.mark.parametrize("key", PRINTED)
def test_a_balance_is_what_its_source_prints(key):
    row = balances()[key]
    assert tuple(row[column] or None for column in FIGURES) == PRINTED[key]


@pytest.mark.parametrize("key", MERGED)
def test_figures_of_the_new_provinces_stand_apart(key):
    row = balances("since_2025_07")[key]
    assert tuple(row[column] or None for column in FIGURES) == MERGED[key]
    assert key not in balances()


@pytest.mark.parametrize(
    ("key", "stated"),
    [
        (("06", 2022, "start", "vietnamnet-2024-bac-kan", "ND07"), "more_than"),
        (("06", 2023, "end", "vietnamnet-2024-bac-kan", "ND07"), "more_than"),
        (("24", 2024, "end", "nguoi-lam-bao-bac-ninh-2024-12-30", "ND07"), "more_than"),
        (("10", 2024, "end", "bao-lao-cai-2024-12", "ND07"), "equal"),
    ],
)
def test_rounded_counts_are_marked(key, stated):
    assert balances()[key]["counts_stated"] == stated


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (("84", 2022, "end", "bien-phong-tra-vinh-2022", "ND07"), "preliminary"),
        (("20", 2025, "end", "tap-chi-kinh-te-tai-chinh-lang-son-2025", "ND07"), "estimate"),
        (("20", 2025, "end", "83-QD-UBND-lang-son-2026", "ND07"), "approved"),
        (("64", 2022, "mid", "bao-gia-lai-2022-06-08", "ND07"), "published"),
    ],
)
def test_a_balance_tells_how_firm_it_is(key, status):
    assert balances()[key]["status"] == status


@pytest.mark.parametrize("figure", ["20281", "18311", "25321", "24385", "8526", "21653", "11719", "14.8", "8.92"])
def test_what_only_follows_or_was_found_wrong_is_not_entered(figure):
    """Sums, differences and planned figures are computed; press errors are left out."""
    assert [row for row in real("balances") if figure in row.values()] == []


def test_urban_and_rural_households_make_the_province():
    for code, year in (("27", "2022"), ("44", "2022"), ("49", "2023")):
        rows = [r for r in real("balances") if (r["province_code"], r["year"], r["district_code"]) == (code, year, "")]
        parts = [int(r["poor_households"]) for r in rows if r["scope"] in ("urban", "rural")]
        assert sum(parts) in {int(r["poor_households"] or 0) for r in rows if r["scope"] == "all"}


def test_the_districts_of_binh_dinh_make_its_urban_and_rural_totals():
    """The page prints 10,618 poor and near-poor households in urban areas and 39,088 in rural ones."""
    for scope, total in (("urban", (5196, 5422, 10618)), ("rural", (20125, 18963, 39088))):
        rows = [row for row in real("balances") if row["province_code"] == "52" and row["scope"] == scope]
        assert len(rows) == 12
        for column, expected in zip((*FIGURES[1:3], "multidimensional_households"), total, strict=True):
            assert sum(int(row[column]) for row in rows if row["district_code"]) == expected
            assert [int(row[column]) for row in rows if not row["district_code"]] == [expected]


def test_every_balance_can_be_traced():
    sources = {row["source_id"]: row for row in real("sources")}
    lost = {
        r["source_id"] for r in real("balances") if not {sources[r["source_id"]][c] for c in ("url", "number")} - {""}
    }
    assert all("was not kept" in sources[source]["note_en"] for source in lost)


def test_the_first_rows_keep_their_lines():
    """Messages and documents point to them: the district table of 166/KH-UBND stands in lines 2 to 9."""
    codes = ["058", "061", "063", "064", "065", "066", "062", "060"]
    assert [row["district_code"] for row in real("balances")[:8]] == codes


def national(year, source, scope="all"):
    rows = [r for r in real("national_balances") if (r["year"], r["source_id"], r["scope"]) == (year, source, scope)]
    return {row["region_id"]: row for row in rows}


@pytest.mark.parametrize(
    ("year", "sources", "total"),
    [
        ("2022", ["bao-ba-ria-vung-tau-2023-02"], 1972767),
        ("2023", ["134-QD-BLDTBXH-2024", "thoi-bao-tai-chinh-145359"], 1586336),
        ("2024", ["217-QD-BLDTBXH-2025"], 1258997),
    ],
)
def test_the_six_regions_make_the_country(year, sources, total):
    rows = {region: row for source in sources for region, row in national(year, source).items()}
    assert len(rows) == 7
    assert int(rows.pop("")["multidimensional_households"]) == total
    assert sum(int(row["multidimensional_households"]) for row in rows.values()) == total


def test_national_figures_as_published():
    country = national("2023", "134-QD-BLDTBXH-2024")[""]
    assert (country["poor_households"], country["near_poor_households"]) == ("815101", "771235")
    assert Decimal(country["poverty_rate"]) + Decimal(country["near_poor_rate"]) == Decimal("5.71")
    poor = national("2023", "134-QD-BLDTBXH-2024", "poor_districts")[""]
    assert (poor["poor_households"], poor["poverty_rate"]) == ("311981", "31.72")
    (old,) = [row for row in real("national_balances") if row["standard_id"] == "QD59"]
    assert (old["year"], old["poor_households"], old["poverty_rate"]) == ("2021", "609049", "2.23")
    assert "1.87" not in {
        row["multidimensional_rate"] for row in real("national_balances") if "mountains" in row["region_id"]
    }


def test_programme_goals_as_published():
    goals = {
        (r["year_from"], r["scope"], r["measure"]): (r["comparator"], r["value"], r["value_max"])
        for r in real("programme_goals")
    }
    assert goals == {
        ("2021", "all", "multidimensional_rate_fall_per_year"): ("between", "1.0", "1.5"),
        ("2021", "ethnic_minority", "poverty_rate_fall_per_year"): ("more_than", "3", ""),
        ("2021", "poor_districts", "poverty_rate_fall_per_year"): ("between", "4", "5"),
        ("2021", "all", "multidimensional_households_left"): ("at_most", "50", ""),
        ("2026", "all", "poverty_rate_fall_per_year"): ("between", "1", "1.5"),
    }


def test_district_codes_are_the_official_ones():
    rows = {row["district_code"]: row for row in real("districts")}
    assert list(rows) == sorted(rows)
    assert {len(code) for code in rows} == {3}
    known = {
        "001": "Quận Ba Đình",
        "058": "Thành phố Bắc Kạn",
        "760": "Quận 1",
        "769": "Thành phố Thủ Đức",
        "973": "Huyện Ngọc Hiển",
    }
    assert {code: rows[code]["name_vi"] for code in known} == known
    assert (rows["760"]["short_vi"], rows["760"]["short_en"]) == ("Quận 1", "District 1")
    assert Counter(row["type"] for row in rows.values()) == {
        "district": 527,
        "city": 82,
        "town": 50,
        "urban_district": 46,
    }
    assert len({row["province_code"] for row in rows.values()}) == 63
    assert all(row["name_en"].isascii() and row["short_en"].isascii() for row in rows.values())
    names = Counter((row["province_code"], row["short_vi"]) for row in rows.values())
    assert [name for name, count in names.items() if count > 1] == []


def test_items_of_the_list_of_poor_districts():
    items = [int(row["item"]) for row in real("poor_districts") if row["item"]]
    assert items == list(range(1, 31))
    codes = [row["district_code"] for row in real("poor_districts")]
    assert len(codes) == len(set(codes)) == 43


def test_the_money_of_lang_son_adds_up():
    amounts = {r["budget_source"]: r["amount"] for r in real("funding") if r["plan_id"] == "lang-son-2023"}
    assert amounts == {"total": "344961", "central": "334913", "local": "10048"}
    assert 334913 + 10048 == 344961


@pytest.mark.parametrize(
    ("outcome_id", "value", "status"),
    [
        ("bac-kan-2022-poverty-rate-fall", "2.66", "published"),
        ("soc-trang-2024-poor-households-fall", "4042", "published"),
        ("soc-trang-2024-near-poor-households-fall", "4569", "published"),
        ("ninh-thuan-2022-poverty-rate-fall", "1.89", "published"),
        ("ninh-thuan-2023-ninh-son-poverty-rate-fall", "1.38", "preliminary"),
        ("kon-tum-2022-poverty-rate-fall", "4.46", "published"),
        ("dien-bien-2024-poverty-rate-fall", "4.39", "published"),
        ("ha-giang-2024-multidimensional-households-fall", "11710", "published"),
        ("gia-lai-2024-poverty-rate-fall", "2.04", "preliminary"),
    ],
)
def test_outcomes_as_published(outcome_id, value, status):
    (row,) = [row for row in real("outcomes") if row["outcome_id"] == outcome_id]
    assert (row["comparator"], row["value"], row["status"]) == ("equal", value, status)


def test_levels_at_the_end_of_a_year_are_balances_not_outcomes():
    assert [row["outcome_id"] for row in real("outcomes") if row["indicator_id"].endswith("_end_of_year")] == []


@pytest.mark.parametrize("row", real("plans"), ids=lambda row: row["plan_id"])
def test_every_plan_has_a_dossier(row):
    tables = read().tables["targets"]
    dossier = catalog.load(row["province_code"], row["year"], "en", DATA)
    assert len(dossier.targets) == (tables["plan_id"] == row["plan_id"]).sum() > 0
