"""Sets of files to send."""

import hashlib

from helpers.delivery.targets import Sending


def sending(contents):
    """From content by path to what is sent."""
    return {
        path: Sending(hashlib.sha256(content).hexdigest(), lambda content=content: content)
        for path, content in contents.items()
    }


FIRST = {
    "index.html": b"<p>index 1</p>",
    "2023/lạng sơn/vi/Báo cáo giảm nghèo.pdf": b"%PDF 1" * 1000,
    "2023/lạng sơn/vi/100% đạt #1 & [2] %41.csv": "xã,huyện\n".encode(),
    "2023/bắc ninh %41/rỗng.txt": b"",
}
CHANGED = {"2023/lạng sơn/vi/Báo cáo giảm nghèo.pdf": b"%PDF 2" * 1000}  # as long as before
SECOND = FIRST | CHANGED
