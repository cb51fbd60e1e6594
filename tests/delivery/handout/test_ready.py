"""Which reports may leave, and to whom they go."""

import pytest

from helpers.delivery.handout.chosen import chosen, files_of
from helpers.delivery.settings import Choice
from helpers.reporting.record import read_record
from tests.delivery.outbox import BAC_KAN, EXAMPLE, LANG_SON

ANY = Choice(("06", "20", "27", "94"), True, "all", ("vi", "en"), ("pdf", "html", "xlsx", "csv"))


def places(stock):
    return [one.place for one in stock.ready]


def test_a_plan_is_ready_in_both_languages_as_its_first_issue(outbox, ledger):
    stock = outbox.add(LANG_SON, "national").stock(ledger)
    assert places(stock) == [LANG_SON, "national"]
    lang_son, overview = stock.ready
    assert (lang_son.code, lang_son.year, lang_son.issue.number) == ("20", "2023", 1)
    assert (overview.code, set(overview.records)) == ("", {"vi", "en"})
    assert lang_son.issue.facts["vi"]["figures"]["end.rate"] == "5,92"
    assert {len(lang_son.issue.facts[language]["tables"]) for language in ("vi", "en")} != {0}
    assert places(outbox.stock(ledger)) == [LANG_SON, "national"]
    assert outbox.stock(ledger).ready[0].issue == lang_son.issue


@pytest.mark.parametrize("language", ["vi", "en"])
def test_one_language_that_failed_holds_both(outbox, ledger, language):
    outbox.held = {f"{LANG_SON}/{language}"}
    assert places(outbox.add(LANG_SON, BAC_KAN).stock(ledger)) == [BAC_KAN]
    assert outbox.damaged == {}
    assert ledger.read("select place from issues")[0]["place"] == BAC_KAN


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_a_file_changed_by_hand_holds_both_and_is_told(outbox, ledger, change):
    page = outbox.add(LANG_SON, BAC_KAN).page(LANG_SON, "en")
    page.write_text("6.03") if change == "edit" else page.unlink()
    assert places(outbox.stock(ledger)) == [BAC_KAN]
    told = {"edit": "report.html was changed after it was made", "remove": "report.html is not there"}
    assert outbox.damaged == {f"{LANG_SON}/en": [told[change]]}


def test_a_record_of_one_language_alone_is_no_reason_to_hold(outbox, ledger):
    outbox.add(LANG_SON)
    (outbox.out / LANG_SON / "en" / "record.json").unlink()
    assert list(outbox.stock(ledger).ready[0].records) == ["vi"]


def test_the_example_goes_to_those_who_name_it(outbox, ledger):
    ready = outbox.add(LANG_SON, EXAMPLE, "national").stock(ledger).ready
    assert [one.place for one in chosen(ready, ANY)] == [LANG_SON, "national"]
    named = Choice(("99",), False, "all", ("vi",), ("pdf",))
    assert [one.place for one in chosen(ready, named)] == [EXAMPLE]


def test_the_latest_year_of_each_province(outbox, ledger):
    ready = outbox.add(BAC_KAN, "2023/bac-kan", "2023-2025/bac-ninh", "2024/soc-trang", "national").stock(ledger).ready
    latest = Choice(ANY.provinces, True, "latest", ("vi",), ("pdf",))
    assert {one.place for one in chosen(ready, latest)} == {
        "2023/bac-kan",
        "2023-2025/bac-ninh",
        "2024/soc-trang",
        "national",
    }
    years = Choice(ANY.provinces, False, ("2022", "2024"), ("vi",), ("pdf",))
    assert [one.place for one in chosen(ready, years)] == [BAC_KAN, "2024/soc-trang"]
    assert len(chosen(ready, ANY)) == 5


def test_files_by_language_and_format(outbox, ledger):
    (one,) = outbox.add(LANG_SON).stock(ledger).ready
    files = files_of(one, Choice(("20",), False, "all", ("en",), ("csv", "pdf")))
    tables = {name for name in read_record(outbox.out / LANG_SON / "en").files if name.startswith("data/")}
    assert set(files) == {"en/report.pdf", *(f"en/{name}" for name in tables)}
    assert files["en/report.pdf"] == one.issue.files["en/report.pdf"]
    assert chosen([one], Choice(("20",), False, "all", (), ("pdf",))) == []
