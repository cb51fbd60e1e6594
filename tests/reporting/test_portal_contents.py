"""What the list of reports holds, made from records that are changed: never markup, always all that there is."""

import dataclasses

import pytest

from helpers import catalog
from helpers.reporting.formats import ROOT
from helpers.reporting.index import write_index
from helpers.reporting.record import read_records
from tests.reporting.looking import faults, headings

MARKUP = """</script><script>window.spoiled = 1</script><img src=x onerror="window.spoiled = 1"> & "q" 'a' {x} | y"""


@pytest.fixture
def rewritten(rendered, tmp_path, context_of):
    """A function that lists the records of all reports as `change` makes them, and opens the list."""

    def made(change, catalogue=None):
        records = [change(record) for record in read_records(rendered.out)]
        write_index(tmp_path, [one for one in records if one], catalogue or catalog.read(ROOT / "data"))
        page = context_of(offline=True)
        page.goto((tmp_path / "index.html").as_uri())
        return page

    return made


def test_the_same_reports_give_the_same_bytes(rendered, tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_index(tmp_path / name, list(read_records(rendered.out)), catalog.read(ROOT / "data"))
    (tmp_path / "other" / "last_run.js").write_text("var lastRun;")
    write_index(tmp_path / "other", list(read_records(rendered.out)), catalog.read(ROOT / "data"))
    assert (tmp_path / "one" / "index.html").read_bytes() == (tmp_path / "other" / "index.html").read_bytes()


def test_texts_of_the_data_are_never_markup(rewritten):
    catalogue = catalog.read(ROOT / "data")
    for table, column in (("provinces", "name_vi"), ("provinces", "successor_name_vi"), ("regions", "name_vi")):
        catalogue.tables[table][column] = MARKUP
    catalogue.tables["sources"]["number"] = MARKUP

    def spoil(record):
        figures = dict.fromkeys(record.facts["figures"], MARKUP)
        return dataclasses.replace(record, facts=record.facts | {"headline": MARKUP, "figures": figures})

    page = rewritten(spoil, catalogue)
    text = page.locator(".entry:visible").first.inner_text()
    assert text.count("</script><script>window.spoiled = 1</script>") >= 4
    for group in ("Kết quả", "Vùng"):
        page.get_by_label("Xếp theo").select_option(label=group)
    page.get_by_role("button", name="English").click()
    assert page.evaluate("window.spoiled") is None
    assert page.locator("img").count() == 0
    assert page.messages == []


def test_files_of_any_ending_are_listed(rewritten):
    more = {key: {"bytes": 1} for key in ("targets.csv", "balances.csv", "map.geo.json", "data/01.csv")}
    page = rewritten(lambda record: dataclasses.replace(record, files=record.files | more))
    entry = page.locator('.entry[data-place="Gia Lai"]')
    links = [link.inner_text() for link in entry.locator("a:visible").all()]
    assert links == ["Đọc", "PDF", "Excel", "Sổ tính toán", "JSON"]
    assert entry.get_by_label("Excel Gia Lai 2024, Tiếng Việt").get_attribute("href") == "2024/gia-lai/vi/report.xlsx"
    entry.get_by_text("CSV (2)").locator("visible=true").click()
    assert entry.get_by_label("balances.csv Gia Lai 2024, Tiếng Việt").is_visible()
    assert entry.get_by_label("01.csv").count() == 0, "the workbook has what stands in the folder of data"
    assert faults(page) == []


def test_records_of_an_older_version_are_listed_without_a_result(rewritten):
    def older(record):
        facts = {name: fact for name, fact in record.facts.items() if name not in ("headline", "status")}
        return dataclasses.replace(record, facts=facts)

    page = rewritten(older)
    assert page.locator(".entry:visible").count() > 5
    assert page.locator("[name=ket-qua], .status").count() == 0
    assert "hộ nghèo" in page.locator(".entry:visible .sentence:visible").first.inner_text()
    page.get_by_label("Xếp theo").select_option("Kết quả")
    assert [one.rpartition(" ")[0] for one in headings(page)] == ["Không có kết quả", "Tỉnh ví dụ"]
    assert page.messages == []
    assert faults(page) == []


def test_a_report_in_one_language_is_offered_in_the_other(rewritten):
    page = rewritten(lambda record: record if record.parameters["language"] == "vi" else None)
    page.get_by_role("button", name="English").click()
    entry = page.locator('.entry[data-place="Gia Lai"]')
    assert "Only in another language:" in entry.inner_text()
    assert entry.get_by_label("Đọc Gia Lai 2024").locator("visible=true").get_attribute("hreflang") == "vi"
    assert faults(page) == []


def test_a_folder_with_the_overview_alone_has_a_list(rewritten):
    page = rewritten(lambda record: record if "province" not in record.parameters else None)
    assert page.get_by_label("Đọc Tổng quan các tỉnh").is_visible()
    page.get_by_role("button", name="English").click()
    assert page.messages == []
