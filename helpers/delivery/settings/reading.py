"""Reading a file of deliveries: all that is wrong with it is told at once."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from helpers.catalog import Catalogue, find_province
from helpers.delivery.mail import Mailbox, Server
from helpers.delivery.mail.server import PORTS
from helpers.delivery.secrets import MAIL
from helpers.delivery.settings.deliveries import (
    ALL,
    FORMATS,
    LATEST,
    BadDeliveries,
    Choice,
    Deliveries,
    Place,
    Reader,
)
from helpers.delivery.settings.table import Table
from helpers.delivery.targets import Target
from helpers.reporting.faults import Fault, Words, of_system
from helpers.words import LANGUAGES, N_, user_language

_Made = TypeVar("_Made")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NATIONAL = "national"
_WAYS = ("mail", "folder", "portal")


def read_deliveries(path: Path, catalogue: Catalogue) -> Deliveries:
    """The deliveries that a TOML file describes, with provinces of the data by code. Raises BadDeliveries."""
    problems: list[Words] = []
    root = Table(path.name, _keys(path), problems)
    mail = root.take("mail", dict, {})
    mail_table = Table(f"{path.name}, [mail]", mail, problems)
    operator = _mailbox(mail_table, "operator") if "operator" in mail_table else None
    server = _server(mail_table, path.parent) if mail else None
    readers, places = [], []
    entries = root.take_entries("to")
    for number, entry in enumerate(entries, 1):
        table = Table(f"{path.name}, [[to]] {number}", entry, problems)
        match _entry(table, catalogue):
            case Reader() as reader:
                readers.append(reader)
            case Place() as place:
                places.append(place)
        table.end()
    root.end()
    _agree(root, entries, bool(mail))
    if problems:
        raise BadDeliveries(problems)
    return Deliveries(server, tuple(readers), tuple(places), operator)


def read_operator(path: Path | None) -> tuple[Server | None, Mailbox | None]:
    """The mail server and the operator, as far as a file can be read that is wrong otherwise, or whose data are: someone
    has to hear of it."""
    try:
        mail = _keys(path).get("mail") if path else None
    except BadDeliveries:
        return None, None
    if not isinstance(mail, dict):
        return None, None
    table = Table("", mail, [])
    operator = _mailbox(table, "operator") if "operator" in table else None
    return _server(table, path.parent), operator


def _keys(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        told = Words(N_("{path}: {reason}"), {"path": path, "reason": of_system(error)})
    except UnicodeDecodeError:
        told = Words(N_("{path}: not in UTF-8; save it so"), {"path": path})
    except tomllib.TOMLDecodeError as error:
        told = Words(N_("{path}: not written as TOML: {reason}"), {"path": path, "reason": error})
    raise BadDeliveries([told])


def _server(table: Table, folder: Path) -> Server | None:
    sender = _mailbox(table, "from")
    host = table.take("server", str)
    keys = {
        "port": table.take("port", int, 0),
        "security": table.one_of("security", tuple(PORTS), "starttls"),
        "user": table.take("user", str, ""),
        "limit": table.take("limit_mb", int, 10),
        "link": table.take("link", str, ""),
        "ca_file": folder / Path(file).expanduser() if (file := table.take("ca_file", str, "")) else None,
    }
    table.end()
    parts = {  # each by itself, as the server stops at the first that is wrong
        "server": {"host": host or "?"},
        "security": {key: keys[key] for key in ("security", "user")},
        "limit_mb": {key: keys[key] for key in ("port", "limit")},
    }
    other = {"host": "localhost", "sender": Mailbox("", "x@localhost")}
    made = [_made(table, key, lambda own=own: Server(**other | own)) for key, own in parts.items()]
    return Server(host, sender, **keys) if host and sender and all(made) else None


def _entry(table: Table, catalogue: Catalogue) -> Reader | Place | None:
    name = table.take("name", str) or ""
    if name and not _NAME.fullmatch(name):
        table.wrong(N_("{where}: “name” is {found}; expected are a-z, 0-9 and hyphens, 40 at most"), found=name)
    if name == MAIL:  # its secret would be that of the mail server
        table.wrong(N_("{where}: “{name}” is what the mail server's secret is called; choose another name"), name=name)
    table.name(name)
    ways = [way for way in _WAYS if way in table]
    if len(ways) != 1:
        found = ", ".join(ways) or "\N{EM DASH}"
        table.wrong(
            N_("{where}: one of mail, folder and portal says how reports get there; there is: {found}"), found=found
        )
        table.skip(*_WAYS, "language", "options")
        _choice(table, catalogue, list(LANGUAGES), list(FORMATS), [ALL])
        return None
    (way,) = ways
    if way == "mail":
        mailbox, language = _mailbox(table, "mail"), table.one_of("language", LANGUAGES, "vi")
        choice = _choice(table, catalogue, [language], ["pdf"], [LATEST])
        if "csv" in choice.formats:
            table.wrong(N_("{where}: csv is many files; mail takes xlsx, which holds the same tables"))
        return Reader(name, mailbox, language, choice) if mailbox else None
    url, options = table.take(way, str), table.take("options", dict, {})
    target = _made(table, way, lambda: Target(name, url, options)) if url else None
    portal = way == "portal"
    formats = ["pdf", "html", "xlsx"] if portal else ["pdf", "html", "xlsx", "csv"]
    choice = _choice(table, catalogue, list(LANGUAGES), formats, [ALL] if portal else [LATEST])
    return Place(name, target, portal, choice) if target else None


def _choice(table: Table, catalogue: Catalogue, languages: list[str], formats: list[str], years: list[str]) -> Choice:
    plans = catalogue.plans()
    named, codes = table.take("provinces", list, [ALL]), []
    if ALL in named:  # all that are real; the example is for those who name it
        codes = plans[~plans["made_up"].eq(True)]["province_code"].tolist()
    for query in named:
        if query not in (ALL, _NATIONAL):
            code, problems = find_province(catalogue, query)
            # a province whose data are yet to come, or gone, keeps nobody from the others
            later, _unknown = find_province(catalogue, query, catalogue.tables["provinces"])
            codes.append(code or later)
            for problem in () if later else problems:
                table.wrong(N_("{where}: “{key}”: {problem}"), key="provinces", problem=problem.say(user_language()))
    years = table.take("years", list, years)
    alone = years[0] if years in ([LATEST], [ALL]) else ""
    known = sorted({*plans[plans["province_code"].isin(codes)]["year"]})
    without = {*codes} - {*plans["province_code"]}
    return Choice(
        tuple(dict.fromkeys(codes)),
        _NATIONAL in named or ALL in named,
        alone or table.some_of("years", sorted({*known, *years}) if without else known, years),
        table.some_of("languages", LANGUAGES, languages),
        table.some_of("formats", FORMATS, formats),
    )


def _agree(root: Table, entries: list[dict], mail: bool) -> None:
    """What is wrong with the file as a whole."""
    text = N_("{where}: the name “{name}” stands more than once; each needs its own")
    for name in _repeated(entries, "name"):  # what the two have got would be mixed up
        root.wrong(text, name=name)
    text = N_("{where}: “{address}” stands more than once; one entry names all that goes there")
    for address in _repeated(entries, "folder", "portal"):  # each would take away what the other has brought
        root.wrong(text, address=address)
    if any("mail" in entry for entry in entries) and not mail:
        root.wrong(N_("{where}: someone is to get mail, and there is no [mail] that names a server"))


def _repeated(entries: list[dict], *keys: str) -> list[str]:
    """The texts that stand more than once under these keys."""
    found = [entry[key] for entry in entries for key in keys if isinstance(entry.get(key), str)]
    return sorted({one for one in found if found.count(one) > 1})


def _mailbox(table: Table, key: str) -> Mailbox | None:
    """As `Nguyễn Văn An, Sở Tài chính <an@example.vn>`, which with its comma is no header of a message, or the address alone."""
    text = (table.take(key, str) or "").strip()
    name, _angle, address = text.rpartition("<") if text.endswith(">") else ("", "", text)
    return _made(table, key, lambda: Mailbox(name.strip(' "'), address.removesuffix(">"))) if text else None


def _made(table: Table, key: str, make: Callable[[], _Made]) -> _Made | None:
    """What `make` makes, or None and what it finds wrong."""
    try:
        return make()
    except Fault as error:
        table.wrong(N_("{where}: “{key}”: {problem}"), key=key, problem=error.words)
        return None
