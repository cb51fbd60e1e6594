"""Dates as documents print them, with no more precision than is known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.words import first_day, write_date


@pytest.mark.parametrize(
    ("date", "vietnamese", "english"),
    [
        (datetime.date(2022, 3, 17), "17/03/2022", "17 March 2022"),
        ("2022-03-17", "17/03/2022", "17 March 2022"),
        ("2023-03-02", "02/03/2023", "2 March 2023"),
        ("2024-12", "12/2024", "December 2024"),
        ("2024", "2024", "2024"),
        # the week-numbering year of these days is another one
        ("2022-01-01", "01/01/2022", "1 January 2022"),
        ("2024-12-31", "31/12/2024", "31 December 2024"),
    ],
)
def test_a_date_tells_what_is_known(date, vietnamese, english):
    assert write_date(date, "vi") == vietnamese
    assert write_date(date, "en") == english


@pytest.mark.parametrize(
    ("date", "day"), [("2024", (2024, 1, 1)), ("2024-12", (2024, 12, 1)), ("2024-12-05", (2024, 12, 5))]
)
def test_the_first_day_a_date_may_mean(date, day):
    assert first_day(date) == datetime.date(*day)


@pytest.mark.parametrize("date", ["2023-02-29", "2024-13", "17/03/2022", ""])
def test_what_is_no_date_is_refused(date):
    with pytest.raises(ValueError):
        write_date(date, "vi")


@given(st.dates(datetime.date(1945, 9, 2), datetime.date(2100, 12, 31)))
def test_any_day_reads_back(day):
    assert datetime.datetime.strptime(write_date(day, "vi"), "%d/%m/%Y").date() == day
    assert datetime.datetime.strptime(write_date(day.isoformat(), "en"), "%d %B %Y").date() == day
