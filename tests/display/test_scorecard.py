"""What a reader sees of a target whose outcome no source prints as such."""

from pathlib import Path

import pytest

from helpers import catalog, display, measures
from helpers.display.blocks import Table

DATA = Path(__file__).parents[2] / "data"
NBSP = "\N{NO-BREAK SPACE}"


def targets_table(province, year, language):
    """The table of targets, its rows by their first cell."""
    dossier = catalog.load(province, year, language, DATA)
    districts = measures.district_reductions(dossier.baselines, dossier.district_plans)
    summary = measures.headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
    _before, own, after = measures.plan_years(dossier)
    results = measures.review_results(dossier.review_results)
    reviewed = (dossier.review_deprivations, dossier.review_deprivation_totals, results, dossier.deprivation_indicators)
    coverage = measures.coverage_from_deprivations(
        dossier.targets,
        measures.deprivations(*reviewed),
        dossier.coverage_links,
        dossier.poor_districts,
        dossier.plan["year_to"],
    )
    year = measures.reconcile(own, after)
    card = measures.with_coverage(measures.scorecard(dossier, summary, districts, year), coverage)
    tables = [block for block in display.scorecard_tables(card, dossier).blocks if isinstance(block, Table)]
    return tables[0], {row.cells[0]: row.cells for row in tables[0].rows}


@pytest.mark.parametrize(
    ("language", "target", "outcome", "verdict", "note"),
    [
        (
            "en",
            "Whole province: 1,984 fewer poor households in 2022",
            "1,665 households ‡ from the plan's start / 2,017–2,024 from a restated one",
            "depends on the base: not reached / reached",
            "1,665 = 21,946 − 20,281",
        ),
        (
            "vi",
            "Toàn tỉnh giảm 1.984 hộ nghèo trong năm 2022",
            "1.665 hộ ‡ từ mức gốc của kế hoạch / 2.017–2.024 từ mức gốc điều chỉnh",
            "tùy mức gốc: chưa đạt / đạt",
            "1.665 = 21.946 − 20.281",
        ),
    ],
)
def test_a_fall_in_households_is_told_on_every_base(language, target, outcome, verdict, note):
    table, rows = targets_table("06", "2022", language)
    *_rest, told, judged = rows[target]
    assert (told.replace(NBSP, " "), judged) == (outcome, verdict)
    assert any(note in one for one in table.notes)


def test_a_coverage_counted_from_deprivations_says_so():
    table, rows = targets_table("99", "2024", "en")
    cells = next(cells for text, cells in rows.items() if text.startswith("At least 56% of poor households use"))
    assert cells[3].endswith(NBSP + "¶")
    assert cells[4].startswith("not reached (")
    assert any(note.startswith("¶") for note in table.notes)
    assert "¶" not in str(targets_table("06", "2022", "en")[0])
