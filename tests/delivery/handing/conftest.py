"""Folders, portals and readers to hand out to."""

import json

import pytest

from helpers.delivery.handing.everyone import deliver
from helpers.delivery.mail import Mailbox, Server
from helpers.delivery.settings import Choice, Deliveries, Place, Reader
from helpers.delivery.targets import Patience, Target
from tests.delivery.mail.letters import SENDER
from tests.delivery.mail.mail_server import Postbox, serving

BOTH = ("vi", "en")


def choice(provinces=("20",), languages=BOTH, formats=("pdf", "html", "xlsx"), national=False):
    return Choice(provinces, national, "all", languages, formats)


class Site:
    """A place in a folder of this machine."""

    def __init__(self, root, portal, chosen):
        self.root = root
        self.place = Place(root.name, Target(root.name, str(root)), portal, chosen)

    def files(self, below=""):
        """What stands there, but for the note of what was sent."""
        found = (path for path in (self.root / below).rglob("*") if path.is_file())
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in found
            if path.name != ".giamngheo.json"
        }

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def told(self):
        """What the script beside the portal's page tells."""
        (script,) = (self.root / "changes").iterdir()
        assert f'src="changes/{script.name}"' in self.text("index.html")
        return json.loads(script.read_text(encoding="utf-8").removeprefix("var lastRun = ").removesuffix(";\n"))[
            "reports"
        ]


@pytest.fixture
def folder(tmp_path):
    return Site(tmp_path / "so", False, choice())


@pytest.fixture
def portal(tmp_path):
    return Site(tmp_path / "cong", True, choice())


@pytest.fixture
def hand(ledger, outbox):
    """A function that hands out what is ready: state and words by name."""
    runs = iter(range(1, 100))

    def handed(deliveries):
        number = next(runs)
        if number > 1:
            ledger.write("insert into runs (command, host, process, began) values ('', '', 1, '')")
        results = deliver(
            ledger, number, deliveries, outbox.stock(ledger), lambda _name: None, Patience(tries=1, total=5), (0.01,)
        )
        told = {}
        for one in results:
            told.setdefault(one.name, []).append((one.state, one.words.say("en")))
        return told

    return handed


def to(*sites):
    return Deliveries(places=tuple(site.place for site in sites))


def reader(name="lan", address=None, language="vi", **chosen):
    """Someone who gets the PDF of both plans in Vietnamese."""
    told = {"provinces": ("06", "20"), "languages": (language,), "formats": ("pdf",)} | chosen
    return Reader(name, Mailbox(f"Chị {name}", address or f"{name}@backan.example"), language, choice(**told))


@pytest.fixture
def postbox():
    return Postbox()


@pytest.fixture
def mailed(hand, postbox):
    """A function that hands out to these readers by a mail server of this machine: results, and the letters it took."""
    with serving(postbox) as port:

        def sent(*readers, places=(), **server):
            before = len(postbox.taken)
            settings = Server("127.0.0.1", SENDER, **{"port": port, "security": "none", "timeout": 20} | server)
            told = hand(Deliveries(settings, readers, tuple(site.place for site in places)))
            return told, postbox.taken[before:]

        yield sent
