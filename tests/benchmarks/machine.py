"""The machine and the versions that a result belongs to; nothing that tells whose machine it is."""

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

_PACKAGES = (
    *("papermill", "nbconvert", "nbclient", "nbformat", "ipykernel", "pandas", "matplotlib"),
    *("typst", "playwright", "giamngheo"),
)


def describe(browser: str) -> dict[str, str]:
    """What a reader must know about the machine, by name. `browser` is the path of the browser that A and B print with."""
    return {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "System": _system(),
        "Python": platform.python_version(),
        "Packages": ", ".join(f"{package} {version(package)}" for package in _PACKAGES),
        "Browser of A and B": subprocess.run([browser, "--version"], capture_output=True, text=True).stdout.strip(),
    }


@dataclass(frozen=True)
class Clock:
    """Processor seconds until now: that there were on all cores, that were used, and that this run used itself."""

    there: float
    used: float
    own: float

    @classmethod
    def now(cls) -> "Clock":
        """As they stand; of the run's children, those that have ended."""
        times, own = psutil.cpu_times(), os.times()
        there = sum(times) - getattr(times, "guest", 0) - getattr(times, "guest_nice", 0)  # these stand in user too
        idle = times.idle + getattr(times, "iowait", 0)
        return cls(there, there - idle, own.user + own.system + own.children_user + own.children_system)

    def others_until(self, later: "Clock") -> float:
        """The share of all processors that other programs took between this and `later`, from 0 to 1."""
        others = (later.used - self.used) - (later.own - self.own)
        return max(0.0, others / (later.there - self.there))


def _processor() -> str:
    if sys.platform == "linux":
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        return names[0] if names else platform.machine()
    asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True)
    return asked.stdout.strip() or platform.machine()


def _system() -> str:
    if sys.platform == "linux":
        return f"{platform.freedesktop_os_release().get('PRETTY_NAME', 'Linux')}, Linux {platform.release()}"
    return f"{platform.system()} {platform.release()}"
