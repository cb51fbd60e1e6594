"""What was asked of the plan and its variants, in words."""

from collections.abc import Mapping

from helpers.display.blocks import Items
from helpers.numbers import write_count, write_rate
from helpers.words import gettext


def variant_name(name: str, first: str, language: str) -> str:
    """A variant as the heading of its columns: the plan itself, or a variant by its name."""
    _ = gettext(language)
    return _("Plan {name}").format(name=name) if name == first else _("Variant {name}").format(name=name)


def request_list(asked: Mapping[str, Mapping], dossier) -> Items:
    """One sentence a variant: the rates assigned to which districts, or what the province is to reach and how it is shared."""
    first = next(iter(asked))
    return Items(
        [
            variant_name(name, first, dossier.language) + ": " + said(of_variant, dossier) + "."
            for name, of_variant in asked.items()
        ]
    )


def said(of_variant: Mapping, dossier) -> str:
    """What is asked of one variant."""
    language = dossier.language
    _ = gettext(language)
    rates = _rates(of_variant["rates"], dossier)
    if of_variant["end_rate"] is None and of_variant["households"] is None:
        return _("each district is assigned a reduction in percentage points: {rates}").format(rates=rates)
    aim = (
        _("the province is to end at {rate}%").format(rate=write_rate(of_variant["end_rate"], language))
        if of_variant["households"] is None
        else _("{count} households of the province are to leave poverty").format(
            count=write_count(of_variant["households"], language)
        )
    )
    if of_variant["distribution"] == "poor_households":
        return aim + ", " + _("shared over the districts in proportion to their poor households")
    return (
        aim
        + ", "
        + _("shared over the districts in proportion to what these rates would give: {rates}").format(rates=rates)
    )


def _rates(rates: Mapping, dossier) -> str:
    """Districts of one rate together: `2,50: Ba Bể, Bạch Thông; 4,00: Ngân Sơn, Pác Nặm`."""
    names = dict(zip(dossier.baselines["district_code"], dossier.baselines["short"], strict=True))
    groups: dict[str, list[str]] = {}
    for code, rate in rates.items():
        groups.setdefault(write_rate(rate, dossier.language), []).append(names[code])
    return "; ".join(f"{rate} ({', '.join(districts)})" for rate, districts in groups.items())
