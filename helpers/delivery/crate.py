"""A folder of reports as a Research Object Crate: what each file was made from, by which run of which code (RO-Crate 1.1)."""

import json
import mimetypes
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from helpers.reporting.files import write_whole
from helpers.reporting.record import Record
from helpers.words import gettext

if TYPE_CHECKING:
    from rocrate.model.contextentity import ContextEntity
    from rocrate.rocrate import ROCrate

CRATE = "ro-crate-metadata.json"
_VERSION = "1.1"
_TYPES = {".ipynb": "application/x-ipynb+json", ".csv": "text/csv", ".js": "text/javascript"}


@dataclass(frozen=True)
class Made:
    """A run: its number in the ledger, when it began and ended (UTC, ISO 8601), the fingerprint of its code, the sha256
    of each file of the data folder it read, and the licences that the data state as datapackage.json has them: `name`,
    `path`, `title`, none of which must be there."""

    run: int
    began: str
    ended: str
    code: str
    data: Mapping[str, str]
    licenses: Sequence[Mapping[str, str]] = ()


def write_crate(out: Path, records: Iterable[Record], made: Made, language: str) -> None:
    """`out`/ro-crate-metadata.json: the reports of these records with their hashes as results, data and code as what the
    run made them with. The reports carry their own statement of who issued them; the crate adds none."""
    from rocrate.rocrate import ROCrate  # which takes its time, and most commands need only the name of the file

    _ = gettext(language)
    crate = ROCrate(gen_preview=False, version=_VERSION)
    crate.name = _("Poverty-reduction reports")
    crate.description = _("Reports by province with their tables, and how they were made from the data.")
    crate.datePublished = made.ended
    # What is made from data stands under their licence; a crate must name one.
    stated = next(iter(made.licenses), {})
    name = stated.get("title") or stated.get("name") or _("The data state no licence.")
    crate.license = _context(crate, stated.get("path", "#license"), "CreativeWork", {"name": name})
    inputs = [
        _context(crate, f"#data/{quote(name)}", "CreativeWork", {"name": name, "sha256": digest})
        for name, digest in made.data.items()
    ]
    code = {"name": "giamngheo", "version": version("giamngheo"), "softwareVersion": made.code}
    software = _context(crate, "#giamngheo", "SoftwareApplication", code)
    results = [
        crate.add_file(dest_path=f"{record.folder}/{name}", properties=_file(name, file))
        for record in records
        for name, file in record.files.items()
    ]
    action = _context(
        crate,
        f"#run-{made.run}",
        "CreateAction",
        {"name": _("Run {run}").format(run=made.run), "startTime": made.began, "endTime": made.ended},
    )
    action["instrument"], action["object"], action["result"] = software, inputs, results
    crate.root_dataset["mentions"] = action
    text = json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=1)
    write_whole(out / CRATE, text + "\n")


def _context(crate: "ROCrate", identifier: str, kind: str, properties: dict) -> "ContextEntity":
    from rocrate.model.contextentity import ContextEntity

    return crate.add(ContextEntity(crate, identifier, {"@type": kind, **properties}))


def _file(name: str, file: dict) -> dict:
    ending = Path(name).suffix
    kind = _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"sha256": file["sha256"], "contentSize": str(file["bytes"]), "encodingFormat": kind}
