"""Which printed balances open a year, and which of them is the firmest."""

from helpers.catalog.opening import firmest_first, opening_districts, opening_province

from .frames import PLAN, balances


def sources(frame):
    return frame["source_id"].tolist()


def test_an_approved_figure_is_firmer_than_any_other_whatever_its_source():
    table = balances(
        {"status": "published", "quality": "document", "source_id": "document"},
        {"status": "approved", "quality": "press", "source_id": "press"},
        {"status": "plan", "quality": "document", "source_id": "plan"},
        {"status": "estimate", "quality": "document", "source_id": "estimate"},
        {"status": "preliminary", "quality": "document", "source_id": "preliminary"},
    )
    assert sources(firmest_first(table)) == ["press", "document", "preliminary", "estimate", "plan"]


def test_of_one_status_the_better_source_is_firmer_and_then_the_one_with_more_figures():
    table = balances(
        {"quality": "made_up", "source_id": "made up"},
        {"quality": "secondary_site", "source_id": "copy"},
        {"quality": "press", "source_id": "rate only", "poverty_rate": "5.00"},
        {"quality": "press", "source_id": "both", "poverty_rate": "5.00", "poor_households": 5},
        {"quality": "official_page", "source_id": "page"},
    )
    assert sources(firmest_first(table)) == ["page", "both", "rate only", "copy", "made up"]


def test_what_could_not_be_read_is_least_firm():
    table = balances({"status": None, "source_id": "unread"}, {"status": "plan", "source_id": "plan"})
    assert sources(firmest_first(table)) == ["plan", "unread"]


def test_the_start_of_the_year_goes_before_the_end_of_the_year_before():
    end, start = {"year": 2022, "point": "end", "district_code": "060"}, {"district_code": "060", "source_id": "b"}
    assert sources(opening_districts(balances(end, start), PLAN)) == ["b"]
    assert sources(opening_districts(balances(end), PLAN)) == ["a"]


def test_a_district_opens_once_with_its_firmest_row_in_the_order_of_the_table():
    table = balances(
        {"district_code": "062", "status": "published", "source_id": "soft"},
        {"district_code": "060"},
        {"district_code": "062", "source_id": "firm"},
    )
    opening = opening_districts(table, PLAN)
    assert list(zip(opening["district_code"], opening["source_id"], strict=True)) == [("060", "a"), ("062", "firm")]


def test_the_province_opens_with_every_source_the_firmest_first():
    table = balances(
        {"status": "published", "source_id": "restated"},
        {"year": 2022, "point": "end", "source_id": "review"},
        {"district_code": "060", "source_id": "a district"},
    )
    assert sources(opening_province(table, PLAN)) == ["review", "restated"]


def test_rows_that_mean_something_else_open_nothing():
    others = (
        {"standard_id": "QD59"},
        {"boundaries": "since_2025_07"},
        {"scope": "poor_districts"},
        {"province_code": "20"},
        {"year": 2022},
        {"point": "end"},
        {"point": "mid"},
        {"point": "reported"},
    )
    assert opening_province(balances(*others), PLAN).empty
    assert opening_districts(balances(*({"district_code": "060"} | other for other in others)), PLAN).empty
