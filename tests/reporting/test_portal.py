"""The list of reports in a real browser: searched, filtered, linked to, read aloud, printed, and without scripts."""

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from helpers import catalog
from helpers.places import fold
from helpers.reporting.formats import ROOT
from tests.reporting.looking import faults, fits, headings
from tests.reports import OVERVIEW

WIDTHS = (320, 390, 1280)  # a desk at 400 %, a telephone, a desk
OUTLINED = "() => { const one = document.activeElement, box = one.closest('label')?.querySelector('span') ?? one; return getComputedStyle(box).outlineStyle !== 'none'; }"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and keeps no log."""

    def log_message(self, *_words):
        pass


@pytest.fixture(scope="module")
def served(rendered):
    """The address of the list below the root of a web server on this machine."""
    handler = partial(Quiet, directory=rendered.out.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{rendered.out.name}/index.html"
        server.shutdown()


@pytest.fixture
def opened(context_of, rendered):
    """A function that opens the list from disk, without a network; `view` is what follows # in the address."""

    def visit(view="", **options):
        page = context_of(offline=True, **options)
        page.goto((rendered.out / "index.html").as_uri() + (f"#{view}" if view else ""))
        return page

    return visit


def listed(page):
    """Province and year of the reports that are shown, in the page's language and order."""
    return [" ".join(one.inner_text().split()) for one in page.locator(".entry:visible h4").all()]


def shown(page):
    return page.get_by_role("status").inner_text()


@pytest.mark.parametrize("way", ["disk", "server"])
def test_it_works_from_a_disk_and_below_the_root_of_a_server(context_of, opened, served, way):
    if way == "disk":
        page = opened()
    else:
        page = context_of()
        page.goto(served)
    own = page.url.rpartition("/")[0]
    page.get_by_label("Tìm").fill("soc trang")
    assert listed(page) == ["Sóc Trăng 2024"]
    page.get_by_label("Đọc Sóc Trăng 2024").click()
    page.wait_for_url("**/report.html")
    assert page.title() == "Báo cáo giảm nghèo tỉnh Sóc Trăng năm 2024"
    page.go_back()
    assert listed(page) == ["Sóc Trăng 2024"], "the view is kept"
    assert [address for address in page.seen if not address.startswith((own, "data:"))] == []
    assert page.messages == []


def test_a_pdf_is_downloaded(context_of, served, rendered, tmp_path):
    page = context_of(accept_downloads=True)
    page.goto(served)
    link = page.get_by_label("PDF Bắc Kạn 2022, Tiếng Việt")
    link.evaluate("link => link.download = ''")
    with page.expect_download() as download:
        link.click()
    download.value.save_as(tmp_path / "got.pdf")
    assert (tmp_path / "got.pdf").read_bytes() == rendered.reports["06", "2022", "vi"].file("pdf").read_bytes()


def test_its_links_lead_to_files_of_the_reports(opened, rendered):
    page = opened()
    addresses = [link.get_attribute("href") for link in page.locator("a").all()]
    assert len(addresses) == 4 * len(rendered.reports)
    assert [address for address in addresses if not (rendered.out / address).is_file()] == []
    assert len(page.locator("a:visible").all()) == len(addresses) // 2, "those of one language at a time"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bac kan", ["Bắc Kạn 2022", "Bắc Kạn 2023"]),
        ("BAC KAN", ["Bắc Kạn 2022", "Bắc Kạn 2023"]),
        ("bắc kạn", ["Bắc Kạn 2022", "Bắc Kạn 2023"]),
        ("tỉnh Bắc Kạn", ["Bắc Kạn 2022", "Bắc Kạn 2023"]),
        ("bac-kan  2023", ["Bắc Kạn 2023"]),
        ("166/KH-UBND", ["Bắc Kạn 2022"]),
        ("dak nong", ["Đắk Nông 2023"]),
        ("thua thien hue", ["Thừa Thiên Huế 2024"]),
        ("tay nguyen", ["Gia Lai 2024", "Đắk Nông 2023"]),
        ("dong bang song hong", ["Bắc Ninh 2023–2025"]),  # which no English name helps to find
        ("Central Highlands", ["Gia Lai 2024", "Đắk Nông 2023"]),
        ("thai nguyen", ["Bắc Kạn 2022", "Bắc Kạn 2023"]),  # what it is part of now
        ("bac ninh 2024", ["Bắc Ninh 2023–2025"]),
        ("vi du", ["Ví Dụ 2023", "Ví Dụ 2024"]),
        ("06", ["Bắc Kạn 2022", "Bắc Kạn 2023"]),  # by its code
        ("20", ["Lạng Sơn 2023"]),  # before the beginning of every year
        ("06 2023", ["Bắc Kạn 2023"]),
        ("lang son 20", ["Lạng Sơn 2023"]),
        ("202", None),
        ("ac kan", []),  # not from the beginning of a word
        ("| (", None),  # no word at all
    ],
)
def test_it_is_searched_without_accents_or_case(opened, words, found):
    page = opened()
    everything = listed(page)
    page.get_by_label("Tìm").fill(words)
    assert sorted(listed(page)) == sorted(everything if found is None else found)
    assert page.locator("#nothing").is_visible() == (found == [])
    count = len(everything if found is None else found)
    assert shown(page) == f"Đang hiện {count} trong {len(everything)} báo cáo"


def test_every_province_of_the_data_is_found_by_its_name_without_accents(opened):
    """By the page's own folding, held against ours."""
    provinces = catalog.read(ROOT / "data").tables["provinces"]
    page = opened()
    for name in provinces["name_vi"]:
        places = page.locator(f'.entry[data-place="{name}"]')
        page.get_by_label("Tìm").fill(fold(name))
        if places.count():
            assert {one.get_attribute("data-place") for one in page.locator(".entry:visible").all()} == {name}


def test_year_region_and_result_narrow_the_list(opened):
    page = opened()
    page.get_by_role("radio", name="2024").check()
    names = listed(page)
    assert {"Bắc Ninh 2023–2025", "Sóc Trăng 2024", "Ví Dụ 2024"} <= set(names), "a plan of several years has each"
    assert not any(name.endswith(("2022", " 2023")) for name in names)
    page.get_by_label("Vùng").select_option("Tây Nguyên")
    assert listed(page) == ["Gia Lai 2024"]
    page.get_by_role("button", name="Hiện tất cả").click()
    assert len(listed(page)) > len(names)
    assert page.evaluate("document.activeElement.id") == "tim", "the button is gone, its reader is not lost"
    page.get_by_role("radio", name="Chưa đạt").check()
    assert listed(page) == ["Lạng Sơn 2023", "Đắk Nông 2023"]
    counts = {one.get_attribute("data-count"): int(one.inner_text()) for one in page.locator("[data-count]").all()}
    assert counts[""] == sum(count for status, count in counts.items() if status)
    assert counts["missed"] == 2


@pytest.mark.parametrize(
    ("group", "heading"), [("Vùng", "Trung du và miền núi phía Bắc"), ("Kết quả", "Đạt"), ("Tên tỉnh, A–Z", "Tất cả")]
)
def test_it_is_grouped_and_the_example_comes_last(opened, group, heading):
    page = opened()
    everything = sorted(listed(page))
    page.get_by_label("Xếp theo").select_option(group)
    told = headings(page)
    assert told[0].startswith(heading)
    assert told[-1] == "Tỉnh ví dụ 2"
    assert sum(int(one.split()[-1]) for one in told) == len(everything)
    assert sorted(listed(page)) == everything
    assert [name for name in listed(page) if name.startswith("Ví Dụ")] == listed(page)[-2:]
    last = page.locator(".entry:visible").last
    assert "SỐ LIỆU GIẢ ĐỊNH — tỉnh ví dụ, không phải số liệu thật" in last.inner_text()


def test_a_result_stands_beside_its_report(opened):
    page = opened("ket-qua=missed&tim=lang son")
    (entry,) = page.locator(".entry:visible").all()
    text = " ".join(entry.inner_text().split())
    assert "8,92% → đến 6,03%" in text
    assert "kế hoạch 5,92%" in text and "Chưa đạt" in text
    assert "cao hơn kế hoạch (5,92%) 0,11 điểm phần trăm – chưa đạt." in text


def test_the_other_language_says_all_in_its_own_words(opened):
    page = opened()
    assert "overty" not in page.locator("main").inner_text()
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Poverty-reduction reports"
    text = page.locator("main").inner_text().replace("Tiếng Việt", "").replace("166/KH-UBND", "")
    assert not re.search(r"[ăđơưạảấầậắặẹẻẽếềệỉịọỏốồộớờợụủứừựỳỵỷỹ]", text.lower())
    assert page.get_by_role("button", name="English").get_attribute("aria-pressed") == "true"
    assert "Bac Kan 2022" in listed(page)
    page.get_by_label("Read National overview").click()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_language_is_remembered(opened, rendered):
    page = opened()
    page.get_by_role("button", name="English").click()
    again = page.context.new_page()
    again.goto((rendered.out / "index.html").as_uri())
    assert again.evaluate("document.documentElement.lang") == "en"
    again.goto((rendered.out / "index.html").as_uri() + "#ngon-ngu=vi")
    assert again.evaluate("document.documentElement.lang") == "vi", "what the address says comes first"


def test_where_nothing_may_be_remembered_it_works_as_well(context_of, rendered):
    page = context_of()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto((rendered.out / "index.html").as_uri())
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.messages == []


def test_a_view_has_an_address(opened, rendered):
    page = opened("ngon-ngu=en&nam=2024&tim=dak nong&vung=central-highlands&nhom=ten")
    assert listed(page) == []
    page.get_by_role("radio", name="2023").check()
    assert listed(page) == ["Dak Nong 2023"]
    again = opened(page.url.partition("#")[2])
    assert listed(again) == ["Dak Nong 2023"]
    assert again.get_by_label("Find").input_value() == "dak nong"
    assert again.get_by_label("Group by").input_value() == "ten"
    again.evaluate("location.hash = 'ngon-ngu=vi&tim=gia lai'")
    again.wait_for_function("document.documentElement.lang === 'vi'")
    assert listed(again) == ["Gia Lai 2024"]


@pytest.mark.parametrize("view", ["nam=1999&vung=moon&ket-qua=x&nhom=y&ngon-ngu=fr", "%E0%A4%A", "=&&=", "list"])
def test_an_address_that_means_nothing_shows_all(opened, view):
    page = opened(view)
    assert len(listed(page)) == len(listed(opened()))
    assert page.messages == []


def test_it_is_used_by_keys_alone(opened):
    page = opened()

    def tab_to(selector):
        for _ in range(40):
            page.keyboard.press("Tab")
            assert page.evaluate(OUTLINED), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"{selector} is not reached")

    tab_to("button[value=en]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.lang") == "en"
    tab_to("#tim")
    page.keyboard.type("soc")
    tab_to("[name=nam]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/*#ngon-ngu=en&tim=soc&nam=2024")
    assert listed(page) == ["Soc Trang 2024"]
    page.keyboard.press("ArrowRight")
    assert shown(page).startswith("Reports shown: 0 of ")
    page.keyboard.press("ArrowLeft")
    tab_to(".entry a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.html")
    assert page.title() == "Poverty-reduction report of Soc Trang Province, 2024"


def test_a_link_that_gets_the_focus_is_not_under_the_heading_of_its_group(opened):
    page = opened(reduced_motion="reduce")  # else the page is still moving
    links = page.locator(".entry a:visible").all()
    links[-1].focus()
    for _ in range(len(links) - 1):
        page.keyboard.press("Shift+Tab")
        below = page.evaluate(
            "() => { const link = document.activeElement, head = link.closest('.group').querySelector('h3');"
            " return link.getBoundingClientRect().top >= head.getBoundingClientRect().bottom - 1; }"
        )
        assert below, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_accessible_and_fits(opened, width, scheme):
    page = opened(viewport={"width": width, "height": 700}, color_scheme=scheme)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert dark == (scheme == "dark")
    assert fits(page) and faults(page) == []
    page.get_by_role("button", name="English").click()
    page.get_by_label("Group by").select_option("Result")
    page.get_by_label("Find").fill("2023")
    assert fits(page) and faults(page) == []
    page.get_by_label("Find").fill("nowhere")
    assert fits(page) and faults(page) == []
    assert page.messages == []


def test_axe_does_find_faults(opened):
    page = opened()
    page.evaluate("document.querySelector('h1').remove()")
    page.evaluate("document.documentElement.style.setProperty('--quiet', '#b9b9b9')")
    assert {"color-contrast", "page-has-heading-one"} <= {fault[0] for fault in faults(page)}


@pytest.mark.parametrize("width", WIDTHS)
def test_without_scripts_the_whole_list_is_there_in_both_languages(opened, rendered, width):
    page = opened(java_script_enabled=False, viewport={"width": width, "height": 900})
    everything = {key[:2] for key in rendered.reports} - {OVERVIEW}
    assert page.locator(".entry:visible").count() == len(everything)
    assert page.locator("a:visible").count() == 4 * len(rendered.reports)
    assert not page.locator("button:visible, input:visible, select:visible, .changes:visible").count()
    assert "Bắc Kạn Bac Kan 2022" in listed(page)
    page.get_by_label("Read Soc Trang 2024").click()
    assert page.title() == "Poverty-reduction report of Soc Trang Province, 2024"


def test_without_scripts_it_does_not_scroll_sideways(context_of, rendered):
    """Measured by the width of its picture, as nothing can be asked of it."""
    page = context_of(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto((rendered.out / "index.html").as_uri())
    assert page.locator("body").bounding_box()["width"] == 320
    for box in page.locator(".entry, .overview, .files a").all():
        place = box.bounding_box()
        assert place is None or place["x"] + place["width"] <= 321


def test_printed_it_is_the_list_without_its_controls(opened):
    page = opened()
    everything = listed(page)
    page.emulate_media(media="print")
    assert listed(page) == everything
    assert not page.locator("button:visible, input:visible, select:visible").count()
    page.set_viewport_size({"width": 640, "height": 900})  # of A4, less its margins
    assert fits(page)


def test_without_a_last_run_nothing_is_shown_of_it(opened):
    page = opened()
    assert not page.locator("#changes").is_visible()
    assert page.messages == []


def test_plans_with_targets_of_districts_alone_are_marked(opened):
    page = opened()
    told = page.locator(".entry", has_text="Chỉ có chỉ tiêu của huyện")
    assert [one.get_attribute("data-place") for one in told.all()] == ["Thừa Thiên Huế"]
