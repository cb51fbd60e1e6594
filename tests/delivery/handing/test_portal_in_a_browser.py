"""A portal of issues in a real browser without a network: found, read, and back to the list."""

import pytest

from helpers.delivery.ledger.issues import issues_of, withdraw
from tests.delivery.handing.conftest import to
from tests.delivery.outbox import BAC_KAN, LANG_SON
from tests.reporting.looking import faults


@pytest.fixture
def delivered(portal, hand, outbox):
    outbox.add(LANG_SON)
    hand(to(portal))
    outbox.correct(LANG_SON, vi={"end.rate": "6,03"}, en={"end.rate": "6.03"})
    hand(to(portal))
    return portal


def visit(page, portal):
    page.goto((portal.root / "index.html").as_uri())
    return page


def test_a_report_is_found_and_its_links_hold(delivered, offline_page):
    page = visit(offline_page, delivered)
    page.get_by_label("Tìm").fill("lang son")
    page.get_by_label("Đọc Lạng Sơn 2023").click()
    page.wait_for_url("**/2023/lang-son-2/vi/report.html")
    links = page.locator("nav.companions a")
    for address in [link.evaluate("link => link.href") for link in links.all()]:
        assert delivered.root.as_uri() in address
        assert (delivered.root / address.removeprefix(f"{delivered.root.as_uri()}/").partition("#")[0]).is_file()
    assert [link.inner_text() for link in links.all()] == [
        *("English", "PDF", "Excel"),
        "Tất cả báo cáo, bản phát hành mới nhất",
    ]
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/2023/lang-son-2/en/report.html")
    page.locator("nav.companions a").last.click()
    page.wait_for_url("**/index.html#ngon-ngu=en")
    assert page.get_by_label("Read Lang Son 2023").is_visible()
    assert page.requests_seen == []


def test_it_tells_what_was_corrected_and_withdrawn(delivered, hand, outbox, ledger, offline_page):
    changes = visit(offline_page, delivered).locator("#changes")
    changes.locator("summary").click()
    text = " ".join(changes.inner_text().split())
    assert "Lạng Sơn 2023: bản phát hành số 2" in text
    assert "tỷ lệ hộ nghèo cuối kỳ theo kế hoạch (%): 5,92 → 6,03" in text
    assert "Invalid" not in text and "Kiểm tra" not in text
    withdraw(ledger, issues_of(ledger, LANG_SON)[1], "gõ sai <b>một</b> huyện")
    hand(to(delivered))
    page = visit(offline_page, delivered)
    page.reload()
    text = " ".join(page.locator("#changes").inner_text().split())
    assert "Đã thu hồi, không sử dụng" in text and "Lạng Sơn 2023: bản phát hành số 2" in text
    assert "gõ sai <b>một</b> huyện" in text
    page.get_by_role("button", name="English").click()
    text = " ".join(page.locator("#changes").inner_text().split())
    assert "Withdrawn, not to be used" in text and "Lang Son 2023: issue 2" in text
    assert page.get_by_label("Read Lang Son 2023").count() == 0
    assert faults(page) == []
    page.goto((delivered.root / LANG_SON / "..").resolve().joinpath("lang-son-2/en/report.html").as_uri())
    assert "gõ sai <b>một</b> huyện" in page.inner_text("main")
    page.get_by_role("link").click()
    page.wait_for_url("**/index.html#ngon-ngu=en")
    assert page.requests_seen == []


def test_nothing_was_changed_yet(portal, hand, outbox, offline_page):
    outbox.add(LANG_SON, BAC_KAN)
    hand(to(portal))
    page = visit(offline_page, portal)
    assert page.locator("#changes").inner_text().strip() == "Chưa ghi nhận thay đổi nào"
    page.locator("#changes summary").click()
    assert "Kiểm tra" not in page.locator("#changes").inner_text()
