"""What a new issue changes, in sentences with the figures of the documents."""

from helpers.delivery.handout.changes import _rows, changes
from tests.delivery.outbox import BAC_KAN

# Kế hoạch 166/KH-UBND of 2022: 24,50 % at the end of the year; Kế hoạch 139/KH-UBND: 24,71 %
OLD = {
    "figures": {"end.rate": "24,50", "start.rate": "26,93"},
    "status": "reached",
    "headline": "a",
    "tables": {
        "Hộ nghèo": [
            ["Huyện", "Tỷ lệ (%)", "Số hộ", "Năm"],
            ["Pác Nặm", "53.54", "3992", "2022"],
            ["Ba Bể", "1234.5", "", "2022"],
        ]
    },
}


def changed(**other):
    return OLD | other


def test_key_figures_are_named(outbox, ledger):
    outbox.add(BAC_KAN)
    (before,) = outbox.stock(ledger).ready
    outbox.correct(BAC_KAN, vi={"end.rate": "24,71"}, en={"end.rate": "24.71"})
    (after,) = outbox.stock(ledger).ready
    assert (before.issue.number, after.issue.number) == (1, 2)
    old, new = before.issue.facts, after.issue.facts
    assert changes(old["vi"], new["vi"], "vi") == ["tỷ lệ hộ nghèo cuối kỳ theo kế hoạch (%): 24,50 → 24,71"]
    assert changes(old["en"], new["en"], "en") == ["planned poverty rate at the end (%): 24.50 → 24.71"]


def test_other_looks_alone_are_no_change(outbox, ledger):
    outbox.add(BAC_KAN)
    old = outbox.stock(ledger).ready[0].issue
    outbox.correct(BAC_KAN)
    new = outbox.stock(ledger).ready[0].issue
    assert new.number == old.number + 1
    assert [changes(old.facts[one], new.facts[one], one) for one in ("vi", "en")] == [[], []]


def test_a_figure_that_comes_or_goes():
    assert changes(OLD, changed(figures={"end.rate": "24,50"}), "en") == ["poverty rate at the start (%): 26,93 → —"]
    assert changes(changed(figures={}), changed(figures={"outcome.rate": "24,71"}), "vi")[0].endswith(": — → 24,71")


def test_a_verdict_is_named():
    assert changes(OLD, changed(status="missed"), "en") == ["main target: reached → not reached"]


def test_cells_are_named_by_table_row_and_column_and_written_for_people():
    table = [
        ["Huyện", "Tỷ lệ (%)", "Số hộ", "Năm"],
        ["Pác Nặm", "49.54", "3992", "2023"],
        ["Ba Bể", "1234.5", "12", "2022"],
    ]
    assert changes(OLD, changed(tables={"Hộ nghèo": table}), "vi") == [
        "Hộ nghèo, Pác Nặm, Tỷ lệ (%): 53,54 → 49,54",
        "Hộ nghèo, Pác Nặm, Năm: 2022 → 2023",
        "Hộ nghèo, Ba Bể, Số hộ: — → 12",
    ]


def test_rows_and_columns_of_one_name_are_told_apart():
    told = _rows([["a", "x", "x"], ["r", "1", "2"], ["r", "1", "3"], ["s", "4", "5"]])
    assert list(told.items()) == [
        (("r, 1", "x"), "1"),
        (("r, 1", "x (2)"), "2"),
        (("r, 1 (2)", "x"), "1"),
        (("r, 1 (2)", "x (2)"), "3"),
        (("s", "x"), "4"),
        (("s", "x (2)"), "5"),
    ]


def test_each_cell_of_finished_reports_has_a_name_of_its_own(outbox, ledger):
    for one in outbox.add(BAC_KAN, "national").stock(ledger).ready:
        for facts in one.issue.facts.values():
            for heads, *body in facts["tables"].values():
                assert len(_rows([heads, *body])) == len(body) * (len(heads) - 1)


def test_all_figures_are_told_and_cells_counted_or_the_first_of_them_where_no_figure_changed():
    rows = [[str(number), "1"] for number in range(1200)]
    new = changed(figures={str(number): "1" for number in range(14)}, tables={"T": [["a", "b"], *rows]})
    told = changes(changed(figures={}, tables={}), new, "en")
    assert len(told) == 14 + 1
    assert told[-1] == "and 1,200 more cells of its tables"
    told = changes(changed(figures=new["figures"], tables={}), new, "en")
    assert len(told) == 12 + 1
    assert told[-1] == "and 1,188 more cells of its tables"


def test_words_alone():
    assert changes(OLD, changed(headline="b"), "en") == ["its words, and no figure"]
    assert changes(OLD, changed(headline="b", status="missed"), "en") == ["main target: reached → not reached"]
    assert changes(OLD, OLD, "en") == []
