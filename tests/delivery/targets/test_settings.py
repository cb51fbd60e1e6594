"""Addresses and options, right and wrong ones."""

import os

import pytest

from helpers.delivery.targets import BadTarget, LoginRefused, Target, open_target


@pytest.mark.parametrize(
    ("url", "kind", "root"),
    [
        ("/srv/báo cáo", "folder", "/srv/báo cáo"),
        ("file:///srv/b%C3%A1o%20c%C3%A1o", "folder", "/srv/báo cáo"),
        ("s3://bucket", "s3", "bucket"),
        ("s3://bucket/a/b/", "s3", "bucket/a/b"),
        ("sftp://an@host:2222/srv/web/", "sftp", "/srv/web"),
        ("sftp://host", "sftp", "/"),
        ("sftp://host/~/web", "sftp", "web"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of other systems")
def test_addresses_are_read(url, kind, root):
    address = Target("a", url).address
    assert (address.kind, address.root) == (kind, root)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("webdav://an@host:81/dav/", "http://host:81/dav"),
        ("webdavs://host/dav", "https://host/dav"),
        ("https://host/remote.php/dav/files/an", "https://host/remote.php/dav/files/an"),
    ],
)
def test_addresses_of_webdav_are_read(url, base):
    assert Target("a", url).address.base_url == base


def test_user_and_port_are_read():
    target = Target("a", "sftp://nguy%E1%BB%85n@host:2222/a")
    assert (target.user, target.address.host, target.address.port) == ("nguyễn", "host", 2222)


PASSWORD = "Rat-Bi-Mat"


@pytest.mark.parametrize(
    ("url", "options", "words"),
    [
        (f"sftp://an:{PASSWORD}@host/a", {}, "holds a password"),
        (f"https://an:{PASSWORD}@host/a", {}, "holds a password"),
        (f"https://host/a?token={PASSWORD}", {}, "must end before"),
        (f"ftp://an:{PASSWORD}@host/a", {}, "ftp://"),
        (f"sftp://an:{PASSWORD}@host:port/a", {}, "not written rightly"),
        ("reports", {}, "named in full"),
        ("", {}, "named in full"),
        ("s3:///prefix", {}, "no server or bucket"),
        ("s3://bucket", {"password": PASSWORD}, "“password”. It has: endpoint_url"),
        ("/srv", {"user": "an"}, "no option “user”. It has: –"),
        ("sftp://host/a", {"any_host_key": "no"}, "“any_host_key” needs true / false"),
        ("sftp://host/a", {"user": ""}, "“user” needs"),
    ],
)
def test_what_can_not_be_right_is_told_without_saying_a_password(url, options, words):
    with pytest.raises(BadTarget, match=words) as caught:
        Target("tỉnh", url, options)
    assert PASSWORD not in f"{caught.value} {caught.value!r}"


@pytest.mark.skipif(os.name == "nt", reason="a share is named that way there")
def test_a_share_by_its_name_is_of_windows():
    with pytest.raises(BadTarget, match="Mount it"):
        Target("tỉnh", r"\\server\share")


def test_a_file_that_an_option_names_must_be_there(tmp_path):
    with pytest.raises(BadTarget, match="known_hosts"):
        open_target(Target("tỉnh", "sftp://host/a", {"known_hosts": str(tmp_path / "missing")}))


@pytest.mark.parametrize("url", ["s3://bucket", "https://host/a"])
def test_a_user_without_a_secret_is_told_before_anything_is_tried(url):
    with pytest.raises(LoginRefused, match="no secret for the user an"):
        open_target(Target("tỉnh", url, {"user": "an"}))
