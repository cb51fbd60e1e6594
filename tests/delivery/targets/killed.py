"""A process of its own that sends files and is killed: `python -m tests.delivery.targets.killed URL OPTIONS FOLDER`."""

import json
import os
import signal
import sys
from pathlib import Path

from helpers.delivery.secrets import secret_of
from helpers.delivery.targets import Target, open_target
from tests.delivery.targets.sets import sending


def die_in_the_middle_of_a_file(descriptor, larger_than=2**20):
    """In the place of os.fsync: half of a large file is on the disk when the power goes."""
    if (size := os.fstat(descriptor).st_size) > larger_than:
        os.ftruncate(descriptor, size // 2)
        os.kill(os.getpid(), signal.SIGKILL)


def main():
    url, options, folder = sys.argv[1], json.loads(sys.argv[2]), Path(sys.argv[3])
    os.fsync = die_in_the_middle_of_a_file
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with open_target(Target("child", url, options), secret_of("killed-child")) as target:
        target.send(sending(dict(sorted(contents.items()))))


if __name__ == "__main__":
    main()
