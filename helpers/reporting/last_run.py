"""What the last run changed in a folder of reports, and what failed: a script beside the list, which shows it.

A page that is opened from a disk may read no file but scripts, pictures and styles; hence a script that sets a variable.
It is the one file of a folder that tells of a run and not of the reports.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.catalog import Catalogue
from helpers.places import sort_key
from helpers.reporting.batch import Outcome
from helpers.reporting.files import write_whole
from helpers.reporting.index_words import overview_name
from helpers.reporting.manifest import read_manifest
from helpers.reporting.record import Record
from helpers.words import LANGUAGES

LAST_RUN = "last_run.js"
_BEGIN, _END = "var lastRun = ", ";\n"


def write_last_run(
    out: Path, listed: list[Record], outcomes: Iterable[Outcome], asked: set[str], known: set[str], catalogue: Catalogue
) -> None:
    """`out`/last_run.js from the manifest as the run found it and the `listed` records of now, before the manifest is
    written again. `asked`: the folders that the run was to see to; `known`: those that the data have a plan for.

    `checked` and `changed` are local times. `reports` are those that are new, made again, removed or failed, by `kind`,
    with a version a language; a failure stays until a run has seen to it. A run that changed nothing renews `checked`
    alone.
    """
    now = _now()
    before = _read(out)
    names = catalogue.tables["provinces"].set_index("province_code")[["name_vi", "name_en"]]
    names = {code: {"vi": row["name_vi"], "en": row["name_en"]} for code, row in names.to_dict("index").items()}
    told = list(_changes(out, listed, {one.job.place: one for one in outcomes}, now))
    changed = now if told else before["changed"]
    kept = [version for version in before["versions"] if version["kind"] == "failed" or not told]
    kept = [one for one in kept if one["kind"] != "failed" or one["folder"] in known - asked]
    mine = {version["folder"] for version in told}
    versions = [*told, *(version for version in kept if version["folder"] not in mine)]
    run = {"checked": now, "changed": changed, "reports": _reports(versions, names)}
    write_whole(out / LAST_RUN, as_script(run))


def as_script(run: dict) -> str:
    """What the page of the list shows beside the list, as the script that sets it."""
    return _BEGIN + json.dumps(run, ensure_ascii=True, indent=1).replace("<", "\\u003c") + _END


def _changes(out: Path, listed: list[Record], outcomes: dict[str, Outcome], now: str) -> Iterator[dict]:
    """A version for every folder in which something is new, made again, removed or failed."""
    before = {entry["folder"]: entry for entry in read_manifest(out)}
    after = {record.folder: record for record in listed}
    for folder in before.keys() | after.keys() | outcomes.keys():
        old, new, outcome = before.get(folder), after.get(folder), outcomes.get(folder)
        if outcome and outcome.failure:
            about = {"parameters": outcome.job.parameters, "facts": {"year": outcome.job.parameters["year"]}}
            more = {"reason": _reason(outcome, out), "at": now, "stands": new is not None}
            yield _version("failed", folder, about, new) | more
        elif new is None:
            yield from [_version("removed", folder, old, None)] if old else []
        elif old is None:
            yield _version("new", folder, {"parameters": new.parameters, "facts": new.facts}, new)
        elif outcome or old["files"] != new.files:
            about = {"parameters": new.parameters, "facts": new.facts}
            yield _version("again", folder, about, new) | {"figures": differences(old["facts"], new.facts)}


def _version(kind: str, folder: str, about: dict, record: Record | None) -> dict:
    """One report in one language. `page`: the address to read it at, empty where it can not be read any more."""
    names = sorted(record.files if record else [], key=lambda name: (not name.endswith(".html"), name))[:1]
    return {
        "kind": kind,
        "folder": folder,
        "province": about["parameters"].get("province", ""),
        "name": about.get("province", ""),
        "year": (about["parameters"]["year"] or about["facts"].get("year", "")).replace("-", "\N{EN DASH}"),
        "language": about["parameters"]["language"],
        "page": f"{folder}/{names[0]}" if names else "",
    }


def differences(old: dict, new: dict) -> list[list[str]]:
    """Each key figure that is another now, and the status, as name, old and new; empty for what is not known."""
    before = old.get("figures", {}) | {"status": old.get("status", "")}
    after = new.get("figures", {}) | {"status": new.get("status", "")}
    names = dict.fromkeys([*after, *before])
    return [[name, before.get(name, ""), after.get(name, "")] for name in names if before.get(name) != after.get(name)]


def _reason(outcome: Outcome, out: Path) -> dict[str, str]:
    """Why a report failed, in each language that can tell it. Where the folder stands is nobody's business."""
    if outcome.problems:
        return {language: "\n".join(one.say(language) for one in outcome.problems) for language in LANGUAGES}
    return {"en": outcome.failure.replace(str(out), out.name)}


def _reports(versions: list[dict], names: dict[str, dict[str, str]]) -> list[dict]:
    """The versions by report and kind, the overview first, then in dictionary order."""
    found: dict[tuple, dict] = {}
    for version in versions:
        own = dict.fromkeys(LANGUAGES, version["name"] or version["province"])
        name = names.get(version["province"], own) if version["province"] else None
        name = name or {language: overview_name(language) for language in LANGUAGES}
        key = (version["province"] != "", sort_key(name["vi"]), version["year"], version["kind"])
        report = found.setdefault(key, {"kind": version["kind"], "name": name, "year": version["year"], "versions": {}})
        report["versions"][version["language"]] = version
    return [found[key] for key in sorted(found)]


def _read(out: Path) -> dict:
    """What an earlier run wrote, with all its versions as one list; as if there had been no run where it can not be read."""
    try:
        text = (out / LAST_RUN).read_text(encoding="utf-8").removeprefix(_BEGIN).removesuffix(_END)
        run = json.loads(text)
        return run | {"versions": [version for one in run["reports"] for version in one["versions"].values()]}
    except (OSError, ValueError, TypeError, KeyError):
        return {"changed": "", "versions": []}


def _now() -> str:
    return datetime.datetime.now().isoformat(timespec="minutes")
