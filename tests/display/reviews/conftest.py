"""The example province's review, measured once and shown in both languages, and a real province that has none."""

import dataclasses
from functools import cache
from pathlib import Path

import pytest

from helpers import catalog, display, measures

DATA = Path(__file__).parents[3] / "data"


class Shown:
    """A dossier, what the measures make of its review tables, and what a report shows of them."""

    def __init__(self, dossier):
        self.dossier = dossier
        self.results = measures.review_results(dossier.review_results)
        self.flows = measures.review_flows(dossier.review_flows)
        self.deprivations = measures.deprivations(
            dossier.review_deprivations,
            dossier.review_deprivation_totals,
            self.results,
            dossier.deprivation_indicators,
        )
        self.intensity = measures.deprivation_intensity(dossier.review_deprivation_totals, self.deprivations)
        self.dimensions = measures.deprivation_dimensions(self.deprivations)
        self.groups = measures.review_groups(dossier.review_groups)
        self.causes = measures.review_causes(
            dossier.review_causes, self.results, dossier.review_deprivation_totals, dossier.causes
        )
        self.children = measures.review_children(dossier.review_children)
        self.coverage = measures.coverage_from_deprivations(
            dossier.targets,
            self.deprivations,
            dossier.coverage_links,
            dossier.poor_districts,
            dossier.plan["year_to"],
        )

    def changed(self, table, change):
        """The same with one of the dossier's tables put through `change`."""
        return Shown(dataclasses.replace(self.dossier, **{table: change(getattr(self.dossier, table).copy())}))

    def blocks(self):
        """All that a report shows of the review, by the name of the display function and the class it is of."""
        shown = {
            "results": display.results_table(self.results, self.dossier),
            "rates": display.flow_rates_table(self.flows, self.dossier),
            "indicators": display.deprivation_tables(self.deprivations, self.intensity, self.dossier),
            "dimensions": display.dimension_table(self.dimensions, self.dossier),
            "districts": display.deprivation_district_tables(self.deprivations, self.dossier),
            "intensity": display.intensity_table(self.intensity, self.dossier),
            "groups": display.groups_tables(self.groups, self.dossier),
            "causes": display.causes_table(self.causes, self.dossier),
            "pyramid": display.causes_figure(self.causes, self.dossier),
            "causes by district": display.causes_district_tables(self.causes, self.dossier),
            "children": display.children_tables(self.children, self.dossier),
            "coverage": display.coverage_table(self.coverage, self.dossier),
        }
        for name in ("poor", "near_poor"):
            shown[f"flow {name}"] = display.flow_table(self.flows, self.dossier, name)
            shown[f"waterfall {name}"] = display.flow_figure(self.flows, self.dossier, name)
            heat_map = display.deprivation_heat_map(self.deprivations, self.dossier, name)
            shown[f"heat map {name}"] = heat_map
        return shown


@cache
def _shown(province, year, language):
    return Shown(catalog.load(province, year, language, DATA))


@pytest.fixture(params=["vi", "en"])
def example(request):
    return _shown("99", "2024", request.param)


@pytest.fixture
def english():
    return _shown("99", "2024", "en")


@pytest.fixture(params=["vi", "en"])
def without_review(request):
    return _shown("06", "2022", request.param)
