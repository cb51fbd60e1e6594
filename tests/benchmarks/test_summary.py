"""What the benchmark makes of its measurements: ratios, extrapolations, verdicts and the page. No time is asserted."""

import datetime
from dataclasses import replace

import pytest

from tests.benchmarks import results, summary
from tests.benchmarks.machine import Clock
from tests.benchmarks.rounds import Counts, Round, spread
from tests.benchmarks.watching import Run, together

COUNTS = Counts(user=2, competent=4, floor=3, ours=63)
SIZES = {"html": 98_400.0, "pdf": 318_000.0, "ipynb": 249_000.0}
MEMORY = [900, 900, *[1000] * 3, *[1010] * 3, *[1020] * 6]


def one_round(ours=10.0, alone=16.0, user=21.0):
    return Round(
        user=Run(user, 20.0, [500_000_000]),
        competent=Run(16.0, 30.0, [800_000_000]),
        ended=[6.0, 6.5, 10.5, 12.5],
        ours=Run(ours, 18.9, MEMORY, 2.5),
        unchanged=Run(1.5, 1.4),
        ours_alone=Run(alone, 12.6, MEMORY),
        floor=[0.1, 0.2, 0.3],
        gain=1.6,
        others=0.02,
        sizes=dict.fromkeys("ABC", SIZES),
    )


def by_name(found):
    return {one.asked if isinstance(one, summary.Target) else one.name: one for one in found}


@pytest.fixture(scope="module")
def page():
    rounds, long = [one_round(), one_round(ours=12.0)], Run(90.0, 170.0, MEMORY)
    found = summary.ways(rounds, COUNTS), summary.targets(rounds, COUNTS, long)
    return results.markdown(datetime.date(2026, 3, 1), {"Python": "3.13.0"}, COUNTS, *found, rounds, long)


def test_a_ratio_says_how_many_times_as_long_the_other_takes():
    assert summary.ratio(30, 1.5) == 20
    with pytest.raises(ValueError):
        summary.ratio(30, 0)


def test_b_is_continued_at_the_rate_of_its_later_reports():
    run, ended = Run(16.0, 0), [10.5, 6.0, 12.5, 6.5]  # as they ended; the first two carry the start
    assert summary.competent_wall(run, ended, 4) == 16
    assert summary.competent_wall(run, ended, 63) == 16 + 59 * 3


def test_memory_grows_from_the_second_quarter_to_the_last():
    assert summary.growth([1, 1, 1, 100, 100, 100, 7, 7, 7, 110, 110, 110]) == pytest.approx(0.1)
    assert summary.growth([5] * 40) == 0
    assert summary.growth([1] * 11) is None


def test_efficiency_is_the_share_of_what_two_processes_gain():
    assert summary.efficiency(one_round(ours=10, alone=16)) == pytest.approx(1)
    assert summary.efficiency(one_round(ours=16, alone=16)) == pytest.approx(1 / 1.6)


def test_a_way_is_the_median_of_its_rounds():
    found = by_name(summary.ways([one_round(10), one_round(11), one_round(30)], COUNTS))
    ours, user, competent = (
        found[name] for name in (summary.OURS, "A, what a user would write", "B, the competent version")
    )
    assert (ours.wall_of_all, ours.wall) == (11, 11 / 63)
    assert (user.wall, user.wall_of_all) == pytest.approx((10.5, 10.5 * 63))
    assert competent.wall_of_all == 193
    assert (user.cpu, competent.cpu, ours.cpu) == pytest.approx((10, 7.5, 0.3))
    assert found["Floor, no notebook layer"].cpu == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("changed", "asked", "met"),
    [
        ({}, "C at least 20 times", True),
        ({"user": Run(6.0, 0)}, "C at least 20 times", False),
        ({}, "C at least 6 times", True),
        ({"ended": [1.0, 1.0, 1.5, 1.6]}, "C at least 6 times", False),
        ({}, "Nothing changed", True),
        ({"unchanged": Run(2.0, 0)}, "Nothing changed", False),
        ({}, "First finished", True),
        ({"ours": Run(10.0, 0, MEMORY, 4.1)}, "First finished", False),
        ({}, "Two-core", True),
        ({"gain": 2.2}, "Two-core", False),
        ({}, "CPU per report", True),
        ({"floor": [0.05]}, "CPU per report", False),
    ],
)
def test_a_target_is_met_within_its_limit_only(changed, asked, met):
    found = summary.targets([replace(one_round(), **changed)], COUNTS, None)
    assert [one.met for one in found if one.asked.startswith(asked)] == [met]


def test_memory_is_judged_by_the_long_run_only():
    for long, met in ((None, None), (Run(9, 9, [7] * 40), True), (Run(9, 9, list(range(40, 80))), False)):
        (target,) = [one for one in summary.targets([one_round()], COUNTS, long) if "1,000" in one.asked]
        assert target.met is met


def test_the_page_tells_every_target_and_every_round(page):
    lines = page.splitlines()
    assert lines[0] == "# How fast: 63 province reports, HTML and PDF"
    assert "Measured on 2026-03-01 by `make bench`, which writes this page." in lines
    assert "| Nothing changed: under 2 s | 1.50 s | met |" in lines
    assert "| Memory flat over 1,000 reports: grows by at most 5% | 2.00 % | met |" in lines
    assert "| B, the competent version | 4 | 3.063 | 193.0 | 7.500 | 800 | 17.5 |" in lines
    assert "| C | 98 | 318 | 249 |" in lines
    assert "| Python | 3.13.0 |" in lines
    section = page.split("## Every round")[1].split("\n## ")[0]
    assert len([line for line in section.splitlines() if line.startswith("| ")]) == 2 + 2


def test_a_machine_that_did_other_work_is_told():
    for others, told in ((0.1, False), (0.34, True)):
        rounds = [one_round(), replace(one_round(), others=others)]
        page = results.markdown(datetime.date(2026, 3, 1), {}, COUNTS, summary.ways(rounds, COUNTS), [], rounds, None)
        assert ("other programs took up to 34%" in page) is told


def test_too_few_reports_are_told():
    for reports, told in ((63, False), (15, True)):
        rounds, counts = [one_round()], COUNTS._replace(ours=reports)
        page = results.markdown(datetime.date(2026, 3, 1), {}, counts, summary.ways(rounds, counts), [], rounds, None)
        assert ("**Only 15 reports**" in page) is told


def test_other_programs_took_what_was_used_and_not_by_the_run():
    assert Clock(100, 40, 5).others_until(Clock(200, 100, 35)) == pytest.approx(0.3)
    assert Clock(100, 40, 5).others_until(Clock(200, 60, 35)) == 0
    assert Clock.now().there > Clock.now().used > 0


def test_tables_are_whole(page):
    tables = [part.splitlines() for part in page.split("\n\n") if part.startswith("| ")]
    assert len(tables) == 6
    for table in tables:
        assert len({line.count(" | ") for line in table}) == 1


def test_provinces_are_taken_from_the_whole_list():
    assert spread("abcdefg", 3) == ["a", "d", "g"]
    assert spread("abc", 3) == ["a", "b", "c"]
    assert spread("abc", 1) == ["c"]
    assert len(set(spread(range(63), 10))) == 10


def test_commands_in_a_row_add_their_times_and_not_their_memory():
    both = together([Run(1.0, 2.0, [5, 9]), Run(3.0, 4.0, [7])])
    assert (both.wall, both.cpu, both.peak) == (4, 6, 9)
