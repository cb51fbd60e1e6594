"""Issues are numbered by plan; one is opened only for other files, and what was withdrawn stays so."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.issues import all_issues, issues_of, latest_issues, open_issue, withdraw

PLACE = "2023/lang-son"


def opened(ledger, looks="a", rate="6,03", place=PLACE):
    return open_issue(ledger, place, {"vi/report.pdf": looks + rate}, {"vi": {"figures": {"end.rate": rate}}}, {})


@given(st.lists(st.tuples(st.sampled_from(["20", "06"]), st.sampled_from("abc"))))
def test_numbers_go_up_by_plan_and_the_same_files_open_none(tmp_path_factory, states):
    with Ledger(tmp_path_factory.mktemp("ledger")) as ledger:
        expected = {}
        for place, looks in states:
            last, number = expected.get(place, ("", 0))
            expected[place] = (looks, number + (looks != last))
            assert opened(ledger, looks, place=place).number == expected[place][1]
        assert {place: issue.number for place, issue in latest_issues(ledger).items()} == {
            place: number for place, (_looks, number) in expected.items()
        }
        assert len(all_issues(ledger)) == sum(number for _looks, number in expected.values())


def test_the_same_files_open_no_new_one_when_it_is_withdrawn(ledger):
    withdraw(ledger, opened(ledger), "gõ sai")
    again = opened(ledger)
    assert (again.number, again.reason, bool(again.withdrawn)) == (1, "gõ sai", True)
    assert opened(ledger, rate="6,05").withdrawn == ""


def test_other_looks_of_what_is_withdrawn_are_withdrawn_with_it(ledger):
    old, same = opened(ledger, rate="6,01"), opened(ledger)
    withdraw(ledger, opened(ledger, "b"), "gõ sai")
    assert [bool(one.withdrawn) for one in issues_of(ledger, PLACE)] == [False, True, True]
    assert opened(ledger, "c") == issues_of(ledger, PLACE)[-1]
    assert issues_of(ledger, PLACE)[-1].reason == "gõ sai"
    assert (old.number, same.number) == (1, 2)


def test_what_is_written_is_read_again(ledger):
    issue = opened(ledger)
    assert issues_of(ledger, PLACE) == [issue]
    assert issues_of(ledger, "2023/bac-kan") == []
