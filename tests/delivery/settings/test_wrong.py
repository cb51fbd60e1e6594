"""All that is wrong with a file of deliveries is told at once: file, table, key, what stood there and what is expected."""

import pytest

from helpers.delivery.settings import BadDeliveries, read_deliveries

BAD = """
recipients = 3
[mail]
server = "mail server"
from = "Văn phòng"
port = "25"
security = "ssl"
limit_mb = 0
seucrity = "tls"
password = "bí mật 24,50"
[[to]]
name = "chi-anh"
mail = "anh@"
provinces = ["Bắc Kam", "Atlantis"]
years = ["1999", "latest"]
language = "fr"
formats = ["pdf", "docx"]
[[to]]
name = "chi-anh"
folder = "so"
[[to]]
name = "Cổng"
folder = "/srv/cong"
portal = "/srv/cong"
languges = ["vi"]
[[to]]
name = "mail"
portal = "ftp://example.vn"
years = []
[[to]]
folder = 5
"""


def test_every_problem_is_told_at_once(problems):
    told = problems(BAD)
    expected = {
        "[mail]: “from”: “Văn phòng”": "such as van-phong@backan.gov.vn",
        '[mail]: “port” is "25"': "expected is a whole number",
        "[mail]: “security” holds ssl": "allowed are starttls, tls, none",
        "[mail]: “server”: “mail server”": "such as mail.backan.gov.vn",
        "[mail]: “limit_mb”: ": "above 0",
        "[mail]: “seucrity” is no key here": "is “security” meant?",
        "[mail]: “password”": "keep it in the environment or a keyring",
        "[[to]] 1 (chi-anh): “mail”: “anh@”": "is no e-mail address",
        "[[to]] 1 (chi-anh): “language” holds fr": "allowed are vi, en",
        "[[to]] 1 (chi-anh): “provinces”: province: “Bắc Kam”": "Bắc Kạn (06)",
        "[[to]] 1 (chi-anh): “provinces”: province: “Atlantis”": "Bắc Kạn (06)",
        "[[to]] 1 (chi-anh): “formats” holds docx": "allowed are pdf, html, xlsx, csv, ipynb",
        "[[to]] 2 (chi-anh): “folder”: ": "must be named in full",
        "[[to]] 3: “name” is Cổng": "expected are a-z",
        "[[to]] 3 (Cổng): one of mail, folder and portal": "there is: folder, portal",
        "[[to]] 3 (Cổng): “languges” is no key here": "is “languages” meant?",
        "[[to]] 4: “mail” is what the mail server's secret is called": "choose another name",
        "[[to]] 4 (mail): “portal”: ": "“ftp://”",
        "[[to]] 4 (mail): “years” is []": "expected is a text, or a list of texts",
        "[[to]] 5: “name” is missing": "expected is a text in quotes",
        "[[to]] 5: “folder” is 5": "expected is a text in quotes",
        "deliveries.toml: “recipients” is no key here": "",
        "deliveries.toml: the name “chi-anh” stands more than once": "",
        "deliveries.toml: “/srv/cong” stands more than once": "",
    }
    for begins, holds in expected.items():
        assert [one for one in told if begins in one and holds in one], (begins, holds, told)
    assert len(told) == len(expected), [one for one in told if not any(begins in one for begins in expected)]
    assert all(one.startswith("deliveries.toml") for one in told)


def test_no_problem_tells_a_secret(problems):
    for language in ("vi", "en"):
        assert not [one for one in problems(BAD, language) if "bí mật" in one]
    (told,) = problems('[[to]]\nname = "so"\nfolder = "sftp://x:s3cret@example.vn/a"\n')
    assert "s3cret" not in told and "holds a password" in told


def test_years_that_no_chosen_province_has_are_told(problems):
    (told,) = problems('[[to]]\nname = "so"\nfolder = "/srv"\nprovinces = "Bắc Kạn"\nyears = ["2022", "2032"]\n')
    assert told == "deliveries.toml, [[to]] 1 (so): “years” holds 2032; allowed are 2022, 2023, 2024"


def test_latest_and_a_year_are_not_mixed(problems):
    (told,) = problems('[[to]]\nname = "so"\nfolder = "/srv"\nprovinces = "06"\nyears = ["latest", "2022"]\n')
    assert "“years” holds latest; allowed are 2022, 2023, 2024" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no table headed [[to]], so nothing goes to anyone"),
        ("to = 3", "there is no table headed [[to]]"),
        ("[[to]\n", "not written as TOML: "),
        ('[[to]]\nname = "a"\nmail = "a@b.vn"\n', "there is no [mail] that names a server"),
        ('[[to]]\nname = "a"\nmial = "a@b.vn"\n', "is “mail” meant?"),
    ],
)
def test_what_is_no_file_of_deliveries(problems, text, told):
    assert [one for one in problems(text) if told in one]


def test_a_file_that_can_not_be_read(tmp_path, catalogue):
    file = tmp_path / "deliveries.toml"
    assert "no such file" in problems_of(file, catalogue)
    file.write_bytes('name = "Bắc Kạn"'.encode("utf-16"))
    assert "not in UTF-8; save it so" in problems_of(file, catalogue)


def problems_of(file, catalogue):
    with pytest.raises(BadDeliveries) as error:
        read_deliveries(file, catalogue)
    (told,) = error.value.problems
    return told.say("en")


def test_mail_without_tls_takes_no_password(problems):
    (told,) = problems(
        '[mail]\nserver = "mail.vn"\nfrom = "a@b.vn"\nsecurity = "none"\nuser = "a"\n'
        '[[to]]\nname = "a"\nmail = "a@b.vn"\n'
    )
    assert "[mail]: “security”: the password for localhost would go over the network" in told
