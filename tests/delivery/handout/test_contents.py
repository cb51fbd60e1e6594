"""What the files hold when they leave."""

import re

import pytest

from helpers.delivery.handout.contents import Changed, among, content
from helpers.reporting.files import sha256
from tests.delivery.outbox import LANG_SON

NAV = 'class="companions"'


@pytest.fixture
def one(outbox, ledger):
    return outbox.add(LANG_SON).stock(ledger).ready[0]


def test_a_page_by_itself_has_no_links_to_what_does_not_come_with_it(outbox, one):
    page = outbox.page(LANG_SON, "vi")
    assert NAV in page.read_text(encoding="utf-8")
    told = content(page, one.issue.files["vi/report.html"]).decode()
    assert NAV not in told and "../en/report.html" not in told
    assert told[:200] == page.read_text(encoding="utf-8")[:200]


def test_a_page_among_all_its_companions_is_as_it_was_made_but_for_its_issue(outbox, one):
    page, files = outbox.page(LANG_SON, "vi"), one.issue.files
    told = content(page, files["vi/report.html"], among(one, "vi", files)).decode()
    told = re.sub("<li><span.*>Bản phát hành số 1<.*\n", "", told).replace(
        "Tất cả báo cáo, bản phát hành mới nhất", "Tất cả báo cáo"
    )
    assert told == page.read_text(encoding="utf-8")


def test_a_page_among_some_links_to_these(outbox, one):
    page, files = outbox.page(LANG_SON, "vi"), one.issue.files
    some = {path: files[path] for path in ("vi/report.html", "vi/report.pdf", "en/report.pdf")}
    told = content(page, files["vi/report.html"], among(one, "vi", some)).decode()
    nav = told[told.index(NAV) : told.index("</nav>")]
    assert 'href="report.pdf"' in nav and "index.html" in nav
    assert "xlsx" not in nav and "../en/" not in nav


def test_a_file_that_was_changed_by_now_does_not_leave(outbox, one):
    pdf = outbox.out / LANG_SON / "vi" / "report.pdf"
    assert sha256(content(pdf, one.issue.files["vi/report.pdf"])) == one.issue.files["vi/report.pdf"]
    for change in (lambda: pdf.write_bytes(b"%PDF"), pdf.unlink):
        change()
        with pytest.raises(Changed, match=r"report\.pdf is not the file that was proved; run again"):
            content(pdf, one.issue.files["vi/report.pdf"])
