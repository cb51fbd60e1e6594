"""Who has what, for any sequence of messages and of what became of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.delivery.ledger import Ledger, NoLedger
from helpers.delivery.ledger import receipts as book
from helpers.delivery.ledger.receipts import ISSUE, RECALL, Item, begin_message, note_message
from helpers.delivery.ledger.runs import begin_run

STATES = ("begun", "handed", "sent", "refused", "deferred", "uncertain", "lost")
HAS = {"handed", "sent", "uncertain"}
items = st.builds(
    Item, st.sampled_from(["20", "06"]), st.integers(1, 3), st.sampled_from([ISSUE, RECALL]), st.just({"vi/a.pdf": "1"})
)
begun = st.tuples(st.just("begin"), st.sampled_from(["lan", "nam"]), st.lists(items, min_size=1, max_size=3))
noted = st.tuples(st.just("note"), st.integers(0, 20), st.sampled_from(STATES))


@given(st.lists(begun | noted, max_size=25))
def test_who_has_what(tmp_path_factory, events):
    messages = []  # recipient, items, state
    with Ledger(tmp_path_factory.mktemp("ledger")) as ledger:
        run = begin_run(ledger, "giamngheo run", "x", 1)
        for kind, which, what in events:
            if kind == "begin":
                begin_message(ledger, str(len(messages)), run, which, what)
                messages.append([which, what, "begun"])
            elif messages:
                number = which % len(messages)
                note_message(ledger, str(number), what, "vì sao")
                messages[number][2] = what
        for name in ("lan", "nam"):
            had = [one for who, given, state in messages if who == name and state in HAS for one in given]
            issues = [one for one in had if one.kind == ISSUE]
            assert book.holdings(ledger, name) == {one.place: one for one in issues}
            assert book.given(ledger, name, RECALL) == [one for one in had if one.kind == RECALL]
            tried = [one for who, given, _state in messages if who == name for one in given if one.kind == ISSUE]
            assert book.given(ledger, name, ISSUE, certain=False) == tried
            told = {(one.place, one.number) for one in had if one.kind == RECALL}
            for place, number in {(one.place, one.number) for one in tried}:
                holds = any((one.place, one.number) == (place, number) for one in issues)
                assert (name in book.holders(ledger, place, number)) == (holds and (place, number) not in told)
        open_ones = {str(i) for i, (_who, _given, state) in enumerate(messages) if state in ("handed", "uncertain")}
        assert {row["message"] for row in book.uncertain_messages(ledger)} == open_ones
        last = {who: (who, state) for who, _given, state in messages}
        assert [(row["recipient"], row["state"]) for row in book.last_of_messages(ledger)] == sorted(last.values())


def test_a_message_that_is_begun_again_is_the_same_one(ledger):
    for _time in range(2):
        begin_message(ledger, "<1@x>", 1, "lan", [Item("20", 1, ISSUE, {})])
        note_message(ledger, "<1@x>", "deferred", "bận")
    assert book.state_of(ledger, "<1@x>") == ("deferred", "bận")
    assert len(ledger.read("select * from items")) == 1
    assert book.state_of(ledger, "<2@x>") == ("", "")


def test_no_state_is_written_that_is_none(ledger):
    begin_message(ledger, "<1@x>", 1, "lan", [])
    with pytest.raises(NoLedger):
        note_message(ledger, "<1@x>", "perhaps")
