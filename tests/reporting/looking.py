"""What a page in a browser is asked: what is wrong with it for those who can not see it, and whether it fits."""

from axe_playwright_python.sync_playwright import Axe

WIDE = "() => [document.documentElement.scrollWidth, document.body.scrollWidth, window.innerWidth]"


def faults(page):
    """All that axe finds, however little it matters: the rule, its help, and the first places."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["help"], [node["target"] for node in one["nodes"][:3]]) for one in found]


def fits(page):
    whole, body, window = page.evaluate(WIDE)
    return max(whole, body) <= window


def headings(page):
    """The headings of the groups of the list of reports that are shown, with their numbers."""
    return [" ".join(one.inner_text().split()) for one in page.locator(".group:visible h3").all()]
