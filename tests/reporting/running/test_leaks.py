"""Nothing that one notebook does to its process is seen by the next."""

import pytest

from helpers.reporting.running import FORKS
from tests.reporting.running.notebooks import write_notebook

LEAKS = {  # what a notebook does, and what the next one sees of it
    "environment": ("import os\nos.environ['LEAK'] = 'here'", "import os\nos.environ.get('LEAK', 'nothing')"),
    "working folder": (
        "import os, tempfile\nos.chdir(tempfile.gettempdir())",
        "import os\nos.path.basename(os.getcwd())",
    ),
    "pandas options": (
        "import pandas as pd\npd.set_option('display.max_rows', 3)",
        "import pandas as pd\npd.get_option('display.max_rows')",
    ),
    "matplotlib": (
        "import matplotlib\nmatplotlib.rcParams['font.size'] = 77",
        "import matplotlib\nmatplotlib.rcParams['font.size']",
    ),
    "warnings": (
        "import warnings\nwarnings.simplefilter('error')",
        "import warnings\n[rule[0] for rule in warnings.filters].count('error')",
    ),
    "search path": ("import sys\nsys.path.append('leak')", "import sys\n'leak' in sys.path"),
    "builtins": ("import builtins\nbuiltins.leak = 1", "import builtins\nhasattr(builtins, 'leak')"),
    "a module": (
        "from helpers import display\ndisplay.title = None",
        "from helpers import display\ndisplay.title is None",
    ),
    "decimal context": (
        "import decimal\ndecimal.getcontext().prec = 3",
        "import decimal\ndecimal.getcontext().prec",
    ),
    "a class": (
        "from decimal import Decimal\nimport pandas as pd\npd.DataFrame.leak = Decimal(1)",
        "import pandas as pd\nhasattr(pd.DataFrame, 'leak')",
    ),
    "variables": ("leak = 1", "'leak' in globals()"),
    "numbers drawn": (
        "import numpy as np\nnp.random.seed(7)",
        "import numpy as np\nint(np.random.get_state()[1][0]) == 7",
    ),
}


@pytest.fixture(scope="module")
def seen(runner, tmp_path_factory):
    """What a notebook sees before another has leaked in every way, after it, and what that other one sees itself."""
    folder = tmp_path_factory.mktemp("leaks")
    looks = write_notebook(folder / "looks.ipynb", *(look for _leak, look in LEAKS.values()))
    leaks = write_notebook(folder / "leaks.ipynb", *(f"{leak}\n{look}" for leak, look in LEAKS.values()))
    # pandas and matplotlib have been changed above by the time the last cells look, so each looks where it leaks
    before, itself, after = (runner.outputs(notebook)[2:] for notebook in (looks, leaks, looks))
    return before, itself, after


@pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")
@pytest.mark.parametrize("number", range(len(LEAKS)), ids=list(LEAKS))
def test_it_does_not_reach_the_next_notebook(seen, number):
    before, itself, after = (cells[number] for cells in seen)
    shown = [output.data["text/plain"] for cell in (before, itself) for output in cell]
    assert shown[0] != shown[1], "the leak shows in its own notebook"
    assert before == after
