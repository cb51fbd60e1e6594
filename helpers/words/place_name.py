"""A province's name with the word for what it is."""

from helpers.words.catalogue import gettext


def place_name(name: str, kind: str, language: str) -> str:
    """`tỉnh Bắc Kạn` · `Bac Kan Province`; `kind`: province or city."""
    _ = gettext(language)
    return (_("{name} City") if kind == "city" else _("{name} Province")).format(name=name)
