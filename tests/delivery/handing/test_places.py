"""What stands in a folder and in a portal: at first, unchanged, corrected, withdrawn, and after a failure."""

import errno
import re
import shutil

import pytest

from helpers.delivery.handing import places
from helpers.delivery.ledger.issues import issues_of, release, withdraw
from helpers.delivery.ledger.receipts import holders
from helpers.delivery.targets.folder import Folder
from tests.delivery.handing.conftest import Site, choice, to
from tests.delivery.outbox import BAC_KAN, LANG_SON

REPORT = {f"{language}/report.{ending}" for language in ("vi", "en") for ending in ("pdf", "html", "xlsx")}
CORRECTED = {"vi": {"end.rate": "6,03"}, "en": {"end.rate": "6.03"}}


def below(folder, names=REPORT):
    return {f"{folder}/{name}" for name in names}


def state(told, name):
    ((state, words),) = told[name]
    return state, words


def recall(ledger, number=1):
    withdraw(ledger, issues_of(ledger, LANG_SON)[number - 1], "gõ sai số của một huyện")


@pytest.fixture
def both(folder, portal, hand, outbox):
    """The first delivery of one plan."""
    outbox.add(LANG_SON)
    assert state(hand(to(folder, portal)), "so") == ("done", "so: files sent: 6; issues withdrawn: 0")
    return to(folder, portal)


def test_at_first_all_and_then_nothing(both, folder, portal, hand, outbox):
    assert set(folder.files()) == below(LANG_SON)
    (script,) = (name for name in portal.files() if name.startswith("changes/"))
    assert set(portal.files()) == {*below(f"{LANG_SON}-1"), "index.html", script}
    assert folder.files()[f"{LANG_SON}/vi/report.pdf"] == (outbox.out / LANG_SON / "vi/report.pdf").read_bytes()
    assert 'class="companions"' not in folder.text(f"{LANG_SON}/vi/report.html")
    assert 'href="2023/lang-son-1/vi/report.html"' in portal.text("index.html")
    assert portal.told() == []
    before = folder.files() | portal.files()
    assert hand(both) == {
        "so": [("nothing", "so: all of it stands there already")],
        "cong": [("nothing", "cong: all of it stands there already")],
    }
    assert folder.files() | portal.files() == before


def test_a_correction_is_a_new_issue_that_the_portal_leads_to(both, folder, portal, hand, outbox):
    first = portal.files(f"{LANG_SON}-1")
    outbox.correct(LANG_SON, **CORRECTED)
    assert state(hand(both), "so") == ("done", "so: files sent: 2; issues withdrawn: 0")
    assert folder.files()[f"{LANG_SON}/vi/report.pdf"] == (outbox.out / LANG_SON / "vi/report.pdf").read_bytes()
    assert portal.files(f"{LANG_SON}-1") == first, "nothing of the earlier issue is touched"
    assert below(f"{LANG_SON}-2") <= set(portal.files())
    index = portal.text("index.html")
    assert "2023/lang-son-2/vi/report.html" in index and "2023/lang-son-1/" not in index
    (told,) = portal.told()
    assert (told["kind"], told["number"], told["name"]) == ("again", 2, {"vi": "Lạng Sơn", "en": "Lang Son"})
    assert told["versions"]["vi"]["figures"] == [["end.rate", "5,92", "6,03"]]
    assert told["versions"]["en"]["page"] == "2023/lang-son-2/en/report.html"


def test_other_looks_are_a_new_issue_and_no_news(both, portal, hand, outbox):
    outbox.correct(LANG_SON)
    hand(both)
    assert "2023/lang-son-2/vi/report.html" in portal.text("index.html")
    assert portal.told() == []


def test_a_recalled_issue_leaves_a_notice(both, folder, portal, hand, ledger):
    (folder.root / LANG_SON / "ghi-chu.txt").write_text("của người khác", encoding="utf-8")
    recall(ledger)
    assert state(hand(both), "so") == ("done", "so: files sent: 1; issues withdrawn: 1")
    assert set(folder.files()) == {f"{LANG_SON}/da-thu-hoi.html", f"{LANG_SON}/ghi-chu.txt"}
    notice = folder.text(f"{LANG_SON}/da-thu-hoi.html")
    assert "Lạng Sơn 2023" in notice and "gõ sai số của một huyện" in notice and "bản phát hành số 1" in notice.lower()
    assert set(portal.files(f"{LANG_SON}-1")) == below(f"{LANG_SON}-1", ("vi/report.html", "en/report.html"))
    page = portal.text(f"{LANG_SON}-1/en/report.html")
    assert "Lang Son 2023" in page and 'href="../../../index.html#ngon-ngu=en"' in page
    assert "Reason: gõ sai số của một huyện" in page
    assert "The issue to read now" not in page
    assert "2023/lang-son-1" not in portal.text("index.html")
    (told,) = portal.told()
    assert (told["kind"], told["number"]) == ("withdrawn", 1)
    assert told["versions"]["vi"]["reason"] == "gõ sai số của một huyện"
    assert holders(ledger, LANG_SON, 1) == set()
    assert {one for ((one, _words),) in hand(both).values()} == {"nothing"}, "it is not delivered again"


def test_after_a_recall_the_next_issue_that_tells_something_else_goes_out(both, folder, portal, hand, outbox, ledger):
    recall(ledger)
    hand(both)
    outbox.correct(LANG_SON)
    hand(both)
    assert set(folder.files()) == {f"{LANG_SON}/da-thu-hoi.html"}, "the same figures in other looks"
    outbox.correct(LANG_SON, **CORRECTED)
    hand(both)
    assert set(folder.files()) == below(LANG_SON)
    assert "2023/lang-son-3/vi/report.html" in portal.text("index.html")
    page = portal.text(f"{LANG_SON}-1/vi/report.html")
    assert "thu hồi" in page
    assert 'href="../../../2023/lang-son-3/vi/report.html"' in page, "it leads to the issue that can be read"


def test_the_recall_of_an_earlier_issue_reaches_its_page(both, folder, portal, hand, outbox, ledger):
    outbox.correct(LANG_SON, **CORRECTED)
    hand(both)
    current = folder.files()
    recall(ledger, 1)
    told = hand(both)
    assert folder.files() == current
    assert state(told, "cong")[1].endswith("issues withdrawn: 1")
    assert "thu hồi" in portal.text(f"{LANG_SON}-1/vi/report.html")
    assert "2023/lang-son-2/vi/report.html" in portal.text("index.html")


def test_what_a_failed_delivery_left_is_recalled_too(folder, hand, outbox, ledger, monkeypatch):
    outbox.add(LANG_SON)
    real = places.content

    def failing(file, *more):
        if file.suffix == ".xlsx":
            raise OSError(28, "no space")
        return real(file, *more)

    monkeypatch.setattr(places, "content", failing)
    assert state(hand(to(folder)), "so")[0] == "failed"
    assert folder.files()
    monkeypatch.setattr(places, "content", real)
    recall(ledger)
    hand(to(folder))
    assert set(folder.files()) == {f"{LANG_SON}/da-thu-hoi.html"}


def test_what_is_no_longer_chosen_is_taken_away(both, folder, portal, hand):
    less = choice(languages=("vi",), formats=("html", "pdf"))
    folder, portal = Site(folder.root, False, less), Site(portal.root, True, less)
    hand(to(folder, portal))
    assert set(folder.files()) == below(LANG_SON, ("vi/report.html", "vi/report.pdf"))
    page = portal.text(f"{LANG_SON}-1/vi/report.html")
    nav = page[page.index('class="companions"') : page.index("</nav>")]
    assert "xlsx" not in nav and "../en/" not in nav and "report.pdf" in nav
    assert "/en/report" not in portal.text("index.html")


def test_a_portal_tells_of_its_own_reports_alone(both, folder, portal, hand, outbox):
    outbox.add(BAC_KAN)
    hand(both)
    outbox.correct(BAC_KAN, vi={"end.rate": "24,71"}, en={"end.rate": "24.71"})
    hand(both)
    assert portal.told() == []
    english = Site(portal.root.parent / "english", True, choice(("06",), ("en",)))
    hand(to(english))
    outbox.correct(BAC_KAN, vi={"end.rate": "24,72"}, en={"end.rate": "24.72"})
    hand(to(english))
    (told,) = english.told()
    assert list(told["versions"]) == ["en"]
    assert told["versions"]["en"]["figures"] == [["end.rate", "24.71", "24.72"]]


def test_what_somebody_took_away_is_brought_again(both, folder, portal, hand):
    before = folder.files() | portal.files()
    shutil.rmtree(folder.root / LANG_SON / "vi")
    (portal.root / f"{LANG_SON}-1/vi/report.html").unlink()
    assert state(hand(both), "so") == ("done", "so: files sent: 3; issues withdrawn: 0")
    assert folder.files() | portal.files() == before


def test_one_place_that_fails_stops_no_other(folder, portal, hand, outbox):
    outbox.add(LANG_SON)
    away = Site(folder.root.parent / "not" / "mounted", False, choice())
    told = hand(to(away, folder, portal))
    assert state(told, "mounted")[0] == "failed" and "mounted: " in state(told, "mounted")[1]
    assert [state(told, name)[0] for name in ("so", "cong")] == ["done", "done"]
    away.root.parent.mkdir()
    assert state(hand(to(away, folder)), "mounted")[0] == "done"
    assert away.files() == folder.files()


def test_an_issue_that_was_withdrawn_in_error_is_said_to_be_right(both, portal, hand, outbox, ledger):
    outbox.correct(LANG_SON, **CORRECTED)
    hand(both)
    recall(ledger, 2)
    hand(both)
    assert [one["kind"] for one in portal.told()] == ["withdrawn"]
    release(ledger, issues_of(ledger, LANG_SON)[-1])
    hand(both)
    page = portal.text(f"{LANG_SON}-2/en/report.html")
    assert "Issue 2 of this report was withdrawn in error." in page
    assert "gõ sai" not in page
    assert 'href="../../../2023/lang-son-3/en/report.html"' in page
    (told,) = portal.told()
    assert (told["kind"], told["number"]) == ("again", 3), "it tells what changed since the one before that stands"


def test_a_page_tells_which_issue_it_is(both, portal, hand, outbox):
    """The address of an earlier one stands in letters, and leads to it for ever."""
    outbox.correct(LANG_SON, **CORRECTED)
    hand(both)
    assert ">Bản phát hành số 1<" in portal.text(f"{LANG_SON}-1/vi/report.html")
    assert ">Issue 2<" in portal.text(f"{LANG_SON}-2/en/report.html")
    assert "All reports, each in its latest issue" in portal.text(f"{LANG_SON}-1/en/report.html")


def test_what_is_behind_stays_on_the_list_as_it_was_issued(both, portal, hand, outbox, ledger):
    """A figure is being corrected, or a report failed: readers keep the last issue, and are not told less than before."""
    before = portal.text("index.html")
    outbox.correct(LANG_SON, **CORRECTED)
    outbox.held = {f"{LANG_SON}/vi"}
    hand(both)
    assert portal.text("index.html") == before
    assert "2023/lang-son-1/vi/report.html" in before
    outbox.held = set()
    hand(both)
    assert "2023/lang-son-2/vi/report.html" in portal.text("index.html")
    recall(ledger, 2)
    outbox.held = {f"{LANG_SON}/vi"}
    hand(both)
    assert "2023/lang-son" not in portal.text("index.html"), "what is withdrawn is not listed"


@pytest.fixture
def meanwhile(monkeypatch):
    """Has something done after each file that a place of this machine got or lost, by the file's path."""

    def at_each(look):
        for name, which in (("move", 1), ("remove", 0)):
            done = getattr(Folder, name)

            def doing(self, *words, done=done, which=which):
                done(self, *words)
                look(words[which])

            monkeypatch.setattr(Folder, name, doing)

    return at_each


@pytest.fixture
def two_plans(tmp_path, hand, outbox):
    """A portal that has the first of two plans, and the other is ready."""
    site = Site(tmp_path / "hai", True, choice(("06", "20")))
    outbox.add(LANG_SON)
    hand(to(site))
    outbox.add(BAC_KAN)
    return site


def shown(site):
    """The list, and all that it leads to or loads, by address; None for what is not there."""
    found = site.files()
    leads = re.findall(r'(?:href|src)="((?:\d{4}|changes)/[^"#]+)', site.text("index.html"))
    return {path: found.get(path) for path in ["index.html", *leads]}


def test_a_reader_of_a_portal_meets_one_whole_set_at_any_moment(two_plans, hand, outbox, ledger, meanwhile):
    """Of before or of after, while issues come; while one goes, its page may be its notice a moment before the list
    knows, and nothing is missing."""
    seen, before = [], shown(two_plans)
    meanwhile(lambda _path: seen.append(shown(two_plans)))
    outbox.correct(LANG_SON, **CORRECTED)
    assert state(hand(to(two_plans)), "hai")[0] == "done"
    after = shown(two_plans)
    assert 4 < len(before) < len(after) and None not in after.values()
    assert before in seen and after in seen
    assert [one for one in seen if one not in (before, after)] == []
    seen.clear()
    recall(ledger, 2)
    assert state(hand(to(two_plans)), "hai")[0] == "done"
    assert shown(two_plans) in seen
    assert [one for one in seen if None in one.values()] == []


def test_a_portal_that_fails_on_the_way_keeps_what_it_showed(two_plans, hand, ledger, monkeypatch):
    before, write = two_plans.files(), Folder.write
    recall(ledger)

    def full(self, path, *more):
        if path.startswith("changes/"):
            raise OSError(errno.ENOSPC, "no space")
        write(self, path, *more)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "write", full)
        assert state(hand(to(two_plans)), "hai")[0] == "failed"
    assert before.items() <= two_plans.files().items()
    assert state(hand(to(two_plans)), "hai")[0] == "done"
    assert "thu hồi" in two_plans.text(f"{LANG_SON}-1/vi/report.html")


def test_the_list_leads_to_no_page_that_somebody_takes_away_on_the_way(two_plans, hand, outbox, meanwhile):
    before, page = two_plans.text("index.html"), two_plans.root / f"{BAC_KAN}-1/vi/report.html"
    outbox.correct(LANG_SON, **CORRECTED)
    meanwhile(lambda path: page.unlink(missing_ok=True) if path.startswith("changes/") else None)
    assert state(hand(to(two_plans)), "hai")[0] == "failed"
    assert two_plans.text("index.html") == before


def test_notebooks_leave_clean(tmp_path, hand, outbox):
    """To whom asks for them; see handout/test_clean_notebook.py for what is taken out."""
    made = (outbox.add(LANG_SON).out / LANG_SON / "vi/report.ipynb").read_text(encoding="utf-8")
    folder = Site(tmp_path / "so", False, choice(formats=("ipynb",)))
    assert state(hand(to(folder)), "so") == ("done", "so: files sent: 2; issues withdrawn: 0")
    sent = folder.text(f"{LANG_SON}/vi/report.ipynb")
    assert "papermill" in made and "papermill" not in sent
    assert state(hand(to(folder)), "so")[0] == "nothing"
