"""Where files are delivered: a folder or share, an S3-compatible store, SFTP, WebDAV. It knows nothing of reports.

    with open_target(Target("tinh", "sftp://bao-cao@example.vn/srv/web"), secret_of("tinh")) as target:
        target.send({"2023/báo cáo.pdf": Sending(sha256, path.read_bytes)})

One process at a time sends to a target: the next one takes what another has begun for the leavings of a killed run.
"""

from helpers.delivery.targets.faults import (
    BadPath,
    BadTarget,
    LoginRefused,
    MissingPackage,
    NoSpace,
    NotPermitted,
    NotRead,
    NotStanding,
    NotThere,
    NotTrusted,
    TargetFailed,
    TargetFault,
    TooSlow,
    Unreachable,
)
from helpers.delivery.targets.opening import open_target
from helpers.delivery.targets.patience import Patience
from helpers.delivery.targets.sending import OpenedTarget, Sending, Sent, name_of_set
from helpers.delivery.targets.settings import Target

__all__ = [
    "BadPath",
    "BadTarget",
    "LoginRefused",
    "MissingPackage",
    "NoSpace",
    "NotPermitted",
    "NotRead",
    "NotStanding",
    "NotThere",
    "NotTrusted",
    "OpenedTarget",
    "Patience",
    "Sending",
    "Sent",
    "Target",
    "TargetFailed",
    "TargetFault",
    "TooSlow",
    "Unreachable",
    "name_of_set",
    "open_target",
]
