"""What the server does that reports are forked from, before its first fork: it imports, and computes nothing."""

import builtins
import os
import sys
import types

from helpers.reporting.running.backend import BACKEND

# A grammar of web addresses that jsonschema compiles when it finds it, for two seconds; no notebook holds such a format.
sys.modules.setdefault("rfc3987_syntax", None)
os.environ.setdefault("MPLBACKEND", BACKEND)
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # words of the debugger that ipykernel brings
# pandas looks for a kernel while it is imported, and chooses how many columns it shows by what it finds.
builtins.get_ipython = lambda: types.SimpleNamespace(kernel=None)
import pandas  # noqa: E402, F401

del builtins.get_ipython

# What a notebook's shell imports only when it starts; every kernel imports the debugger, and what tells how busy the
# machine is.
import ipykernel.debugger  # noqa: E402, F401
import IPython.core.application  # noqa: E402
import IPython.core.completerlib  # noqa: E402
import IPython.core.oinspect  # noqa: E402, F401
import papermill  # noqa: E402, F401
import psutil  # noqa: E402, F401
import tornado.platform.asyncio  # noqa: E402, F401

import helpers.reporting.render  # noqa: E402
import helpers.reporting.running.cells  # noqa: E402, F401
from helpers.reporting.warm import warm  # noqa: E402

warm()
