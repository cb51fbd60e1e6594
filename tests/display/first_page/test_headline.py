"""The message of the first page: who, from what to what, against which target, reached or not, on which base.

The figures are typed from 166/KH-UBND (Bắc Kạn 2022), the plans of Lạng Sơn 2023 and Sóc Trăng 2024, and from what was
published of their outcomes.
"""

import re

import pytest

from helpers import display
from helpers.display.figures.gauge import gauge
from helpers.display.figures.style import WIDTH
from helpers.display.first_page.headline import message

from .reports import first_page

TOLD = {
    (
        "06",
        "2022",
        "vi",
    ): "Tỷ lệ hộ nghèo của tỉnh Bắc Kạn giảm từ 26,93% (đầu năm 2022) xuống 24,71% (cuối năm 2022, đã công bố): cao hơn kế hoạch (24,50%) 0,21 điểm phần trăm (nguồn tính mức giảm từ 27,37%) – chưa đạt; mức giảm theo kế hoạch: chưa đạt nếu tính từ số đầu kỳ của kế hoạch, đạt nếu tính từ số công bố sau.",
    (
        "06",
        "2022",
        "en",
    ): "In Bac Kan Province the poverty rate fell from 26.93% (the start of 2022) to 24.71% (the end of 2022, published): 0.21 percentage points above the planned 24.50% (its source counts the fall from 27.37%) – not reached; the planned fall is not reached from the plan's start, reached from the one published later.",
    (
        "20",
        "2023",
        "en",
    ): "In Lang Son Province the poverty rate fell from 8.92% (the start of 2023) to 6.03% (the end of 2023, published): 0.11 percentage points above the planned 5.92% – not reached.",
    (
        "94",
        "2024",
        "en",
    ): "In Soc Trang Province poverty fell from 8,526 households (the start of 2024) to 4,484 households (the end of 2024, published): the plan is a fall of 1 percentage point a year, the fall was about 1.2 percentage points a year – reached.",
    (
        "62",
        "2023",
        "en",
    ): "In Kon Tum Province the poverty rate fell from 10.86% (the end of 2022) to 6.84% (the end of 2023, approved): within the planned 6.36–6.86% (computed) – reached.",
    (
        "40",
        "2024",
        "en",
    ): "In Nghe An Province the poverty rate fell from 5.19% (the end of 2023, from a secondary site: check before use) to 4.16% (the end of 2024, published): within the planned 3.69–4.19% (computed) – reached.",
    (
        "68",
        "2022",
        "en",
    ): "In Lam Dong Province the poverty rate fell from 2.87% (the end of 2021) to 1.94% (the end of 2022, published): the plan as read sets targets only for Dam Rong District.",
    (
        "15",
        "2022",
        "vi",
    ): "Tỷ lệ hộ nghèo của tỉnh Yên Bái giảm từ 18,07% (cuối năm 2021) xuống 12,92% (cuối năm 2022, suy ra từ số đã công bố): kế hoạch đã đọc chỉ đặt chỉ tiêu cho huyện Mù Cang Chải.",
    (
        "02",
        "2024",
        "en",
    ): "At the end of 2023, poor households in Ha Giang Province: 59,496 households (31.12%). The plan as read sets no target for the poor households alone. Target: Over 7,800 fewer poor and near-poor households in 2024 – 11,710 households, reached.",
    (
        "17",
        "2022",
        "en",
    ): "Hoa Binh Province plans to bring the poverty rate from 15.49% (the start of 2022) to 12.29–12.99% (the end of 2022); no outcome is published in the sources of this report.",
}


@pytest.mark.parametrize(("report", "told"), TOLD.items(), ids=["-".join(report) for report in TOLD])
def test_the_message_of_real_plans(report, told):
    page = first_page(*report)
    assert message(page.summary, page.card, page.dossier) == told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("24.50", "as planned"),
        ("24.40", "0.10 percentage points below the planned 24.50%"),
        ("27.00", "rose from 26.93%"),
        ("26.93", "stayed at 26.93%"),
    ],
)
def test_the_message_follows_the_outcome(outcome, told):
    from decimal import Decimal

    page = first_page("06", "2022", "en")
    summary = page.summary.copy()
    summary.loc["outcome", "rate"] = Decimal(outcome)
    summary.loc["outcome", "gap"] = Decimal(outcome) - summary.loc["end", "rate"]
    assert told in message(summary, page.card, page.dossier)


def test_an_earlier_outcome_is_told_beside_the_end_and_not_held_against_it():
    page = first_page("06", "2022", "en")
    summary = page.summary.copy()
    summary.loc["outcome", "year"] = 2021
    told = message(summary, page.card, page.dossier)
    assert "the plan for the end of 2022: 24.50%" in told and "above the planned" not in told


def test_an_outcome_before_the_end_of_the_plan_is_not_held_against_its_end():
    """Bắc Ninh 2023–2025: what is known is of the end of 2024."""
    page = first_page("27", "2023-2025", "en")
    told = message(page.summary, page.card, page.dossier)
    assert "the end of 2024" in told and "above the planned" not in told and "below the planned" not in told


def test_key_figures_hold_the_same_figures():
    page = first_page("06", "2022", "vi")
    figures = {
        one.label: (one.figure, one.note) for one in display.key_figures(page.summary, page.card, page.dossier).figures
    }
    assert figures["Đầu năm 2022"] == ("26,93%", "21.946 hộ")
    assert figures["Mức giảm theo kế hoạch"] == (
        "2,43\N{NO-BREAK SPACE}điểm\N{NO-BREAK SPACE}%",
        "còn 24,50% cuối năm 2022",
    )
    assert figures["So với kế hoạch"] == ("+0,21\N{NO-BREAK SPACE}điểm\N{NO-BREAK SPACE}%", "chưa đạt")


@pytest.mark.parametrize(
    ("report", "label", "told"),
    [
        (("17", "2022"), "Outcome for poor households", ("—", "not published in the sources of this report")),
        (("62", "2023"), "Distance from the plan", ("within the range", "reached")),
        (
            ("94", "2024"),
            "Planned reduction a year",
            ("1 pp a year", "achieved: about 1.2 percentage points a year"),
        ),
    ],
)
def test_a_key_figure_says_what_is_missing_what_lies_within_a_range_and_what_was_achieved(report, label, told):
    page = first_page(*report, "en")
    figures = {one.label: one for one in display.key_figures(page.summary, page.card, page.dossier).figures}
    assert (figures[label].figure.replace("\N{NO-BREAK SPACE}", " "), figures[label].note) == told


def test_the_verdicts_counted_add_up_to_the_targets(plans):
    """A report that left out the targets not reached would be wrong by what it does not say."""
    for report in plans:
        page = first_page(*report, "en")
        targets = display.key_figures(page.summary, page.card, page.dossier).figures[-1]
        assert sum(int(count) for count in re.findall(r": (\d+)", targets.note)) == int(targets.figure), report


def test_there_are_three_to_five_key_figures_in_every_report(plans):
    for report in plans:
        page = first_page(*report, "vi")
        assert 3 <= len(display.key_figures(page.summary, page.card, page.dossier).figures) <= 5, report


def test_every_dimension_of_poverty_has_a_row_or_is_named_as_without_a_target_and_the_counts_sum_up(plans):
    for report in plans:
        page = first_page(*report, "en")
        table = display.dimension_status(page.card, page.dossier)
        rows = {row.cells[0]: [int(cell) for cell in row.cells[1:]] for row in table.rows}
        *dimensions, total = rows.values()
        assert total == [sum(counts) for counts in zip(*dimensions, strict=True)]
        assert all(counts[0] == sum(counts[1:]) for counts in rows.values()), report
        assert total[0] == len(page.card)
        assert all(counts[0] for counts in dimensions), report
        for dimension in ("Health", "Education", "Housing", "Information"):
            assert (dimension in rows) != any(dimension in note for note in table.notes), report


def test_no_word_of_the_gauge_leaves_its_picture(plans, monkeypatch):
    """Bắc Kạn 2024: the outcome is known from a secondary site alone."""
    marks = set()
    monkeypatch.setattr(
        "helpers.display.first_page.gauge.gauge", lambda *given: marks.update(filter(None, given[:3])) or ""
    )
    for report in plans:
        for language in ("vi", "en"):
            page = first_page(*report, language)
            display.headline_figure(page.summary, page.card, page.dossier)
    assert len(marks) > 50
    for mark in marks:
        axes = gauge.__wrapped__(mark, None, mark, "").axes[0]
        edge = WIDTH * axes.figure.dpi
        boxes = [text.get_window_extent() for text in axes.texts if text.get_text() == mark.name]
        assert all(box.x0 >= -1 and box.x1 <= edge + 1 for box in boxes[-1:]), mark.name


@pytest.fixture(scope="module")
def plans():
    from helpers import catalog

    from .reports import DATA

    return list(
        catalog.read(catalog.read_folder(DATA)).plans()[["province_code", "year"]].itertuples(index=False, name=None)
    )
