"""How a test reads what is told of faulty data."""

from helpers import catalog


def only_problem(data):
    problems = catalog.read(data.folder).problems
    assert len(problems) == 1, [problem.say() for problem in problems]
    return problems[0]


def places(data):
    return {(problem.file, problem.row, problem.column) for problem in catalog.read(data.folder).problems}


def assert_said_in_vietnamese_too(problem):
    """The same place and finding, and not a word of the English sentence but names and codes."""
    english, vietnamese = problem.say("en"), problem.say("vi")
    place = [problem.file] if problem.file else []
    place += [f"dòng {problem.row}"] if problem.row else []
    place += [f"cột {problem.column}"] if problem.column and problem.file else []
    assert vietnamese.startswith(", ".join(place) + ": ")
    assert f"“{problem.found}”" in vietnamese or not problem.found
    for text in (str(value) for value in problem.details.values()):
        if text in english:
            assert text in vietnamese
    for word in ("stands there", "expected", "row ", "column ", "Write", "Check", "Use ", "Did you mean"):
        assert word not in vietnamese.replace(problem.found or "", "")
