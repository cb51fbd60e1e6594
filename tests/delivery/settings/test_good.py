"""What a file of deliveries says."""

import dataclasses

from helpers.delivery.mail import Mailbox, Server
from helpers.delivery.settings import Choice

GOOD = """
[mail]
server = "mail.backan.gov.vn"
from = "Văn phòng Giảm nghèo <giamngheo@backan.gov.vn>"
user = "giamngheo"
limit_mb = 20
link = "https://backan.gov.vn/giam-ngheo"
ca_file = "ca.pem"

[[to]]
name = "chi-anh"
mail = "Nguyễn Thị Ánh, Sở Tài chính <anh@backan.gov.vn>"
provinces = ["Bắc Kạn", "lang son"]
years = ["2022", "2023"]
formats = ["xlsx", "pdf"]

[[to]]
name = "english-reader"
mail = "jo@example.org"
language = "en"
provinces = "national"

[[to]]
name = "so"
folder = "/srv/so-lao-dong"
provinces = ["all", "Ví Dụ"]
languages = "vi"

[[to]]
name = "cong"
portal = "s3://bao-cao/cong"
options = { endpoint_url = "https://s3.example.vn", user = "KEY" }
"""


def test_a_good_file(read, tmp_path):
    told = read(GOOD)
    sender = Mailbox("Văn phòng Giảm nghèo", "giamngheo@backan.gov.vn")
    own = {"user": "giamngheo", "limit": 20, "link": "https://backan.gov.vn/giam-ngheo", "ca_file": tmp_path / "ca.pem"}
    assert told.mail == Server("mail.backan.gov.vn", sender, **own)
    anh, english = told.readers
    assert (anh.name, anh.mailbox, anh.language) == (
        "chi-anh",
        Mailbox("Nguyễn Thị Ánh, Sở Tài chính", "anh@backan.gov.vn"),
        "vi",
    )
    assert anh.choice == Choice(("06", "20"), False, ("2022", "2023"), ("vi",), ("pdf", "xlsx"))
    assert english.choice == Choice((), True, "latest", ("en",), ("pdf",))
    so, portal = told.places
    assert (so.portal, so.target.url, so.choice.languages, so.choice.years) == (
        False,
        "/srv/so-lao-dong",
        ("vi",),
        "latest",
    )
    assert so.choice.formats == ("pdf", "html", "xlsx", "csv")
    assert "99" in so.choice.provinces
    assert (portal.portal, portal.choice.national, portal.choice.years) == (True, True, "all")
    assert portal.choice.formats == ("pdf", "html", "xlsx")
    assert portal.choice.languages == ("vi", "en")
    assert portal.target.options["user"] == "KEY"


def test_all_are_all_that_are_real(read, catalogue):
    plans = catalogue.plans()
    real = {code for code, made_up in zip(plans["province_code"], plans["made_up"], strict=True) if made_up is not True}
    (so, portal) = read(GOOD).places
    assert set(portal.choice.provinces) == real
    assert set(so.choice.provinces) == real | {"99"}
    assert len(portal.choice.provinces) == len(real)


def test_nothing_it_says_is_a_secret(read):
    fields = [field.name for one in (Server, *map(type, read(GOOD).places)) for field in dataclasses.fields(one)]
    assert not [name for name in fields if "password" in name or "secret" in name]


def test_without_mail_there_are_places(read):
    told = read('[[to]]\nname = "so"\nfolder = "/srv/so"\n')
    assert (told.mail, told.readers, len(told.places)) == (None, (), 1)


def test_a_province_without_data_yet_keeps_nobody_from_the_others(read, catalogue):
    without = sorted({*catalogue.tables["provinces"]["province_code"]} - {*catalogue.plans()["province_code"]})[0]
    (so,) = read(
        f'[[to]]\nname = "so"\nfolder = "/srv/so"\nprovinces = ["06", "{without}"]\nyears = ["2022", "2031"]\n'
    ).places
    assert so.choice.provinces == ("06", without)
    assert so.choice.years == ("2022", "2031")
