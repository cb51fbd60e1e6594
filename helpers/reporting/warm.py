"""Everything a report needs, imported: what the server that reports are forked from does before its first fork."""

import builtins
import gc
import os
import types

os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
builtins.get_ipython = lambda: types.SimpleNamespace(kernel=None)

del builtins.get_ipython

gc.collect()
gc.freeze()
