"""environment.yml, pyproject.toml and the two lock files must ask for the same packages."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FIXED = ("jupyterlab", "pandas", "matplotlib", "papermill", "nbconvert")
LOCKS = ("requirements.lock", "requirements-test.lock")
PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+( ; .+)?")

PYTHONS = ("3.11.7", "3.12.1", "3.13.0", "3.14.0")
SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))
MACHINES = [
    default_environment()
    | {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    | {"sys_platform": platform, "os_name": os_name, "platform_system": system}
    | {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    for python, (platform, os_name, system) in product(PYTHONS, SYSTEMS)
]


def by_name(requirements):
    return {canonicalize_name(r.name): r for r in map(Requirement, requirements)}


def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def environment():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def conda_packages():
    return by_name(entry for entry in environment()["dependencies"] if isinstance(entry, str))


def lock_lines(lock):
    """The pins as written, without uv's comments."""
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in (ROOT / lock).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def pins_on(machine, lock):
    """Name -> version of what pip would install from the lock on that machine."""
    pins = {}
    for pin in map(Requirement, lock_lines(lock)):
        if pin.marker is None or pin.marker.evaluate(machine):
            name, version = canonicalize_name(pin.name), str(pin.specifier).removeprefix("==")
            assert pins.setdefault(name, version) == version, f"{lock} pins {name} twice for one machine"
    return pins


def out_of_range(requirements, lock):
    """Direct dependencies that the lock leaves out, or pins outside the range asked for."""
    wanted = by_name(requirements)
    return {
        f"{requirement}: {pins.get(name, 'not pinned')}"
        for machine, pins in ((machine, pins_on(machine, lock)) for machine in MACHINES)
        for name, requirement in wanted.items()
        if requirement.marker is None or requirement.marker.evaluate(machine)
        if name not in pins or not requirement.specifier.contains(pins[name])
    }


def test_environment_lists_python_pip_and_the_five_fixed_packages():
    assert set(conda_packages()) == {"python", "pip", *FIXED}


@pytest.mark.parametrize("name", FIXED)
def test_fixed_package_has_one_range(name):
    ranges = by_name(pyproject()["dependencies"])[name].specifier
    assert ranges, f"pyproject.toml gives {name} no range"
    assert conda_packages()[name].specifier == ranges


def test_python_has_one_range():
    assert conda_packages()["python"].specifier == SpecifierSet(pyproject()["requires-python"])


def test_environment_ends_with_the_lock_and_the_workbook_itself():
    assert environment()["dependencies"][-1] == {"pip": ["-r requirements.lock", "-e ."]}


def test_environment_uses_conda_forge_alone():
    assert (environment()["name"], environment()["channels"]) == (pyproject()["name"], ["conda-forge"])


def test_lock_pins_every_dependency_inside_its_range():
    assert not out_of_range(pyproject()["dependencies"], "requirements.lock"), "run: make lock"


def test_test_lock_pins_every_test_dependency_inside_its_range():
    asked = pyproject()["dependencies"] + pyproject()["optional-dependencies"]["test"]
    assert not out_of_range(asked, "requirements-test.lock"), "run: make lock"


def test_test_lock_repeats_every_pin():
    versions = {lock: {line.split(" ;")[0] for line in lock_lines(lock)} for lock in LOCKS}
    assert not versions["requirements.lock"] - versions["requirements-test.lock"], "run: make lock"


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: f"{m['sys_platform']}-{m['python_version']}")
def test_both_locks_install_the_same_on(machine):
    reports, tests = (pins_on(machine, lock) for lock in LOCKS)
    assert reports and reports.items() <= tests.items(), "run: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_plain_pins_only(lock):
    """No index, hash or path: conda hands the lock and `-e .` to one pip call, which hashes would break."""
    assert [line for line in lock_lines(lock) if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_comments_name_no_address_or_path(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--hash|--(extra-)?index|--find-links|(^|[\s=])(/|~/|[A-Za-z]:\\)", text)
