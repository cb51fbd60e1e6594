"""At every kind of target: what is new or changed is sent, and nothing else."""

import pytest

from helpers.delivery.targets import BadPath, NotRead, Sending
from helpers.delivery.targets.paths import STATE
from tests.delivery.targets.servers.s3_server import bucket
from tests.delivery.targets.sets import CHANGED, FIRST, SECOND, sending


def test_a_whole_set_arrives_byte_for_byte(place):
    with place.open() as target:
        sent = target.send(sending(FIRST))
    assert place.files() == FIRST
    assert (set(sent.sent), sent.unchanged) == (set(FIRST), ())


def test_a_second_time_nothing_is_sent(place):
    with place.open() as target:
        target.send(sending(FIRST))
    place.mark()
    with place.open() as target:
        sent = target.send(sending(FIRST))
    assert place.written() == []
    assert (sent.sent, set(sent.unchanged)) == ((), set(FIRST))


def test_only_what_has_changed_is_sent(place):
    with place.open() as target:
        target.send(sending(FIRST))
        place.mark()
        sent = target.send(sending(SECOND))
    assert sorted({*place.written()}) == sorted([STATE, *CHANGED])
    assert place.files() == SECOND
    assert sent.sent == tuple(CHANGED)


@pytest.mark.parametrize("content", [None, b"%PDF", b""])
def test_what_somebody_took_away_or_cut_short_is_sent_again(place, content):
    (path,) = CHANGED
    with place.open() as target:
        target.send(sending(FIRST))
        place.spoil(path, content)
        assert target.send(sending(FIRST)).sent == (path,)
    assert place.files() == FIRST


@pytest.mark.parametrize("content", [None, b'{"version": 1, "fil', b'{"version": 2}', b"[]", b"\xff"])
def test_a_lost_or_spoilt_state_costs_no_more_than_sending_again(a_place, content):
    place = a_place("folder")
    with place.open() as target:
        target.send(sending(FIRST))
        place.spoil(STATE, content)
        assert set(target.send(sending(FIRST)).sent) == set(FIRST)
        assert target.send(sending(FIRST)).sent == ()


def test_leavings_of_a_killed_run_are_removed_at_the_next(place):
    with place.open() as target:
        target.send(sending(FIRST))
        place.spoil("2023/lạng sơn/vi/.giamngheo-0123456789abcdef.part", b"half a")
        place.spoil(".giamngheo-0123456789abcdef.part", b"half a")
        target.send(sending(FIRST))
    assert place.files() == FIRST


def test_what_was_sent_below_a_prefix_is_removed_and_nothing_else(place):
    others = {"2023/lạng sơn-2/a.txt": b"a"}
    with place.open() as target:
        target.send(sending(FIRST | others))
        place.spoil("2023/lạng sơn/của người khác.txt", b"not ours")
        gone = target.remove("2023/lạng sơn")
        assert {path for path in FIRST if "lạng sơn/" in path} == set(gone)
        left = {path: content for path, content in FIRST.items() if path not in gone}
        assert place.files() == left | others | {"2023/lạng sơn/của người khác.txt": b"not ours"}
        assert target.remove("2023/lạng sơn") == ()
        assert set(target.send(sending(FIRST)).sent) == set(gone)


@pytest.mark.parametrize("kind", ["folder", "sftp"])
def test_a_folder_that_was_emptied_is_gone(a_place, kind):
    place = a_place(kind)
    with place.open() as target:
        target.send(sending(FIRST))
        target.remove("2023/lạng sơn")
    assert sorted(path.name for path in (place.folder / "2023").iterdir()) == ["bắc ninh %41"]


@pytest.mark.parametrize(
    "path",
    ["../a", "a/../../b", "/etc/a", "", "a//b", "./a", "a/", "C:/a", "a\\..\\b", "a?", "a\0b", STATE, f"x/{STATE}"],
)
def test_no_path_leaves_the_folder(a_place, path):
    place = a_place("folder")
    with place.open() as target:
        with pytest.raises(BadPath):
            target.send(sending(FIRST | {path: b""}))
        with pytest.raises(BadPath):
            target.remove(path)
    assert not place.folder.exists()


def test_no_link_leads_out_of_the_folder(a_place, tmp_path):
    place = a_place("folder")
    place.folder.mkdir()
    (tmp_path / "outside").mkdir()
    (place.folder / "2023").symlink_to(tmp_path / "outside")
    with place.open() as target, pytest.raises(BadPath):
        target.send(sending(FIRST))
    assert list((tmp_path / "outside").rglob("*.*")) == []


def test_a_file_that_changed_since_it_was_announced_is_not_sent(a_place, tmp_path):
    place = a_place("folder")
    (tmp_path / "a").write_bytes(b"another")
    with place.open() as target:
        with pytest.raises(NotRead, match="changed"):
            target.send({"a": Sending("0" * 64, lambda: tmp_path / "a")})
        with pytest.raises(NotRead, match="no such file"):
            target.send({"a": Sending("0" * 64, lambda: tmp_path / "missing")})
    assert place.files() == {}


def test_pages_are_stored_as_pages(a_place):
    place = a_place("s3")
    with place.open() as target:
        target.send(sending(FIRST))
    kinds = {path: bucket().keys[f"{place.prefix}/{path}"].metadata["Content-Type"] for path in FIRST}
    assert [kind for path, kind in kinds.items() if path.endswith(("html", "pdf"))] == ["text/html", "application/pdf"]
