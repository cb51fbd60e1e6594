"""The finished reports tell the year on every base: the figures of plans 166/KH-UBND and 139/KH-UBND and of the press."""

import pytest

from tests.reports import squeezed

# Bắc Kạn 2022, as the reports of 2022 and 2023 must tell it, in both formats
TOLD = {
    "vi": [
        "20.281",
        "82.060–82.092",
        "24,71",
        "+319 hộ",
        "+0,21 điểm %",
        "83,9%",
        "khoảng 102%",
        "1.665",
        "2.017–2.024",
        "20.281 = 18.311 + 1.970",
        "Riêng mức giảm đạt hay chưa đạt kế hoạch tùy theo mức gốc",
    ],
    "en": [
        "20,281",
        "82,060–82,092",
        "24.71",
        "+319 households",
        "+0.21 pp",
        "83.9%",
        "about 102%",
        "1,665",
        "2,017–2,024",
        "20,281 = 18,311 + 1,970",
        "Whether the planned fall was reached depends on the base",
    ],
}
SECTION = {"vi": "Kết quả năm 2022", "en": "How 2022 closed"}


@pytest.mark.parametrize("year", ["2022", "2023"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_the_year_2022_is_told_on_every_base(rendered, year, language, format_):
    report = rendered.reports["06", year, language]
    text = squeezed(report.html_text if format_ == "html" else report.pdf_text)
    assert [told for told in (SECTION[language], *TOLD[language]) if squeezed(told) not in text] == []


@pytest.mark.parametrize(("code", "year"), [("20", "2023"), ("94", "2024"), ("27", "2023-2025")])
def test_no_other_province_tells_that_year(rendered, code, year):
    assert SECTION["vi"] not in rendered.reports[code, year, "vi"].html_text


def test_every_figure_of_the_first_page_tells_how_firm_it_is(pair):
    """The last column of the summary: the way a figure is known, and its status."""
    words = {
        "vi": ("kế hoạch", "ước tính", "sơ bộ", "đã phê duyệt", "đã công bố"),
        "en": ("plan", "estimate", "preliminary", "approved", "published"),
    }
    for report in pair:
        table = report.page.find_all("h2")[1].find_next("table")
        known = [row.find_all("td")[-1].get_text(strip=True) for row in table.tbody.find_all("tr")]
        figures = [
            [cell.get_text(strip=True) for cell in row.find_all("td")[:-1]] for row in table.tbody.find_all("tr")
        ]
        for way, cells in zip(known, figures, strict=True):
            if any(cell != "—" for cell in cells):
                assert any(word in way for word in words[report.language]), way
