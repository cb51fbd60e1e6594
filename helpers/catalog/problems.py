"""What is wrong with the data or a parameter, said so that a person can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.numbers import write_count
from helpers.places import nearest
from helpers.words import N_, gettext, user_language

# code: (what was expected, what to do)
_SAYINGS = {
    "missing_folder": (
        N_("a data folder with a datapackage.json"),
        N_("check the folder's name, or copy the project's data folder"),
    ),
    "missing_file": (
        N_("this file in the folder {folder}, as datapackage.json names it"),
        N_("put it back, from the project’s data folder or with its header row alone if it has no data"),
    ),
    "bad_package": (N_("a data package description in JSON"), N_("restore datapackage.json from the project")),
    "not_utf8": (N_("a text file in UTF-8"), N_("save it again as “CSV UTF-8”")),
    "no_header": (
        N_("a header row with the column names"),
        N_("put the column names of datapackage.json in the first line"),
    ),
    "other_delimiter": (
        N_("cells separated by “{expected}”"),
        N_("save it with that separator, or declare the other in datapackage.json as the table’s dialect"),
    ),
    "missing_column": (N_("the column {expected}"), N_("add the column, empty if there is nothing to say")),
    "unknown_column": (N_("one of the columns of datapackage.json"), N_("rename or remove the column")),
    "ragged_row": (N_("{expected} cells"), N_("quote cells that hold a comma, and fill or remove the others")),
    "required": (
        N_("a value"),
        N_("fill the cell; only columns that datapackage.json does not require may stay empty"),
    ),
    "not_integer": (N_("a whole number written in digits only"), N_("write 12035, not 12.035, 12,035 or 12 035")),
    "not_number": (
        N_("a number with the decimal mark “{expected}”"),
        N_("write it as in {example}, without units or thousands marks"),
    ),
    "not_boolean": (N_("true or false"), N_("write true or false")),
    "not_date": (N_("a date as year-month-day"), N_("write it as in 2022-03-17")),
    "too_small": (N_("at least {expected}"), N_("check the figure against its document")),
    "too_large": (N_("at most {expected}"), N_("check the figure against its document")),
    "not_allowed": (N_("one of {expected}"), N_("use one of these values")),
    "bad_pattern": (
        N_("text of the form of {expected}"),
        N_("write it in that form, with its leading zeros, and store codes as text"),
    ),
    "duplicate": (
        N_("{expected} only once; it stands in row {row} too"),
        N_("remove one of the two rows, or correct the code"),
    ),
    "unknown_key": (N_("a value that stands in {expected}"), N_("add it there first, or correct it here")),
    "more_poor_than_households": (
        N_("at most the number of households, {expected}"),
        N_("check both figures against the document"),
    ),
    "other_province": (
        N_("{expected}, the province of district {district}"),
        N_("correct the code of the province or of the district"),
    ),
    "repeated_column": (N_("the column {expected} only once"), N_("remove or rename the other one")),
    "not_the_sum": (
        N_("{expected}, the sum of the districts"),
        N_(
            "check the total and the districts against the document, one of them is mistyped; if the document itself prints them so, say it in known_difference_vi and known_difference_en"
        ),
    ),
    "funds_not_the_sum": (
        N_("{expected}, the sum of the central and local budgets"),
        N_("check the three amounts against the document"),
    ),
    "target_without_value": (
        N_("a value and a unit, as its comparator is {expected}"),
        N_("fill them, or make the comparator qualitative"),
    ),
    "target_with_value": (
        N_("no value, as its comparator is qualitative"),
        N_("empty the value, or choose the comparator the document prints"),
    ),
    "not_counted": (
        N_("a whole number, as the unit is {expected}"),
        N_("write 4042, not 4.042, where the document prints a point between thousands"),
    ),
    "two_ways": (
        N_("an amount that can be read in one way only"),
        N_("write {whole} if the point stands between thousands, {decimal} if it is a decimal mark"),
    ),
    "other_unit": (
        N_("{expected}, the unit of this indicator"),
        N_("correct the unit or the indicator; a fall of a rate is in percentage points, though documents print %"),
    ),
    "range_upside_down": (N_("at least the first value, {expected}"), N_("write the smaller value first")),
    "made_up_among_real": (
        N_("rows of real provinces"),
        N_("move rows of the example province to the files in {expected}"),
    ),
    "real_among_made_up": (
        N_("rows of the example province"),
        N_("move rows of real provinces out of {expected}"),
    ),
    "made_up_source": (
        N_("a source that exists"),
        N_("name the document the figures stand in; only files in {expected} rest on made-up ones"),
    ),
    "years_upside_down": (
        N_("{expected} or a later year, as the plan begins then"),
        N_("correct the first or the last year"),
    ),
    "label_of_other_years": (
        N_("{expected}, the years of year_from and year_to"),
        N_("correct the label or the two years"),
    ),
    "year_of_two_plans": (
        N_("years that no other plan of the province covers; row {row} covers {expected}"),
        N_("correct the years, or remove one of the two plans"),
    ),
    "unknown_province": (
        N_("a province with data: {expected}"),
        N_("use a code or a name from that list, accents optional"),
    ),
    "no_data_for_province": (
        N_("a province with data: {expected}"),
        N_("add its plan and figures to the data folder first"),
    ),
    "no_data_for_year": (
        N_("a year with data for {province}: {expected}"),
        N_("use one of these years, or add the plan to the data folder"),
    ),
    "no_national_year": (
        N_("a year for whose end provinces have figures: {expected}"),
        N_("use one of these years, or leave it empty for the one with most figures"),
    ),
    "unknown_language": (N_("a language: {expected}"), N_("use one of these two")),
    "no_district_counts": (
        N_("a year that opens with the households and poor households of every district of {province}: {expected}"),
        N_("enter the districts’ closing balances of the year before in balances.csv first"),
    ),
    "no_districts_in_year": (
        N_("at most {expected}, the last year in which {province} had its districts"),
        N_("plan by commune from then on; this form is by district"),
    ),
    "not_rates": (
        N_("rates by group or district, such as {{'huyện nghèo': '4,00', 'còn lại': '2,50'}}"),
        N_("write them between braces, each name and each rate in quotes"),
    ),
    "unknown_group": (N_("a group or a district: {expected}"), N_("use one of these names, or a district’s code")),
    "named_twice": (N_("{expected} only once"), N_("remove one of the two")),
    "not_a_rate": (
        N_("percentage points from 0 to 100 with at most two decimals"),
        N_("write 2,50 or 2.50, without a unit"),
    ),
    "rate_missing": (
        N_("a rate for {expected}"),
        N_("give each a rate of its own, or set one for the group “còn lại” (others)"),
    ),
    "not_reach": (
        N_("a rate such as “24,50 %” or a number of households such as “1984 hộ”"),
        N_("write the number with its unit, or None to plan by the rates alone"),
    ),
    "end_rate_not_below": (N_("a rate below that of the start, {expected}%"), N_("check the rate to be reached")),
    "not_to_be_reached": (
        N_("from 1 to {expected}, the poor households of the districts with a rate above zero"),
        N_("ask for fewer households, or give more districts a rate"),
    ),
    "not_variants": (
        N_("variants by name, such as {{'B': {{'reach': '24,00 %'}}}}"),
        N_("give each a name and what differs from the plan: rates, reach, distribution"),
    ),
    "too_many_variants": (N_("at most {expected} beside the plan itself"), N_("leave the others for another run")),
    "variant_name": (N_("a name other than {expected}, which is the plan itself"), N_("choose another name")),
    "not_a_range": (N_("two rates, the smaller first, such as ('2', '2,5')"), N_("write both, or None")),
    "no_polars": (
        N_("the package polars, which reads registers"),
        N_("install it with the Python that runs this: pip install polars"),
    ),
    "no_such_file": (N_("a file of this name"), N_("check the name and the folder")),
    "not_a_register": (N_("a file that ends in .csv or .parquet"), N_("name the register’s file, with its folder")),
    "not_parquet": (N_("a Parquet file"), N_("save the register again, as Parquet or as “CSV UTF-8”")),
    "not_csv": (N_("rows of cells"), N_("close the quotation marks that are open, or save it again as “CSV UTF-8”")),
    "no_register_header": (
        N_("a header row with the column names"),
        N_("put the column names of register.json in the first line"),
    ),
    "column_not_there": (
        N_("the column {expected}"),
        N_("add it to the register; register.json says what it holds"),
    ),
    "stored_as_number": (
        N_("text, as a number has lost the zero of 06"),
        N_("store codes and names as text, and make the file again"),
    ),
    "stored_otherwise": (N_("cells of the type {expected}"), N_("store the column so, and make the file again")),
    "no_households": (N_("at least one household"), N_("name the register that holds them")),
    "empty_cell": (N_("a value in every row"), N_("fill the cells, or remove the rows")),
    "empty_where": (N_("a value where {expected}"), N_("fill the cells; nothing is counted for an empty one")),
    "below_least": (N_("at least {expected}"), N_("check these households")),
    "above_most": (N_("at most {expected}"), N_("check these households")),
    "not_yes_or_no": (N_("1 or 0, or true or false"), N_("write 1 for yes and 0 for no")),
    "code_not_listed": (
        N_("a code that stands in {expected}"),
        N_("keep leading zeros; the lists are those of the data folder, before 1 July 2025"),
    ),
    "year_of_no_standard": (
        N_("a year from {expected}"),
        N_("count the years of one poverty standard at a time; standards.csv has their years"),
    ),
    "district_elsewhere": (
        N_("a district of the row’s province"),
        N_("correct the code of the province or of the district"),
    ),
    "absent_throughout": (
        N_("a household that is there at the start of the year or at its end"),
        N_("remove the rows, or correct class or opening_class"),
    ),
    "poor_with_few": (
        N_("at least {expected} deprivations, as the household is poor"),
        N_("correct the class or the deprivations (Decree 07/2021/NĐ-CP, Article 3)"),
    ),
    "near_poor_with_many": (
        N_("fewer than {expected} deprivations, as the household is near-poor"),
        N_("correct the class or the deprivations (Decree 07/2021/NĐ-CP, Article 3)"),
    ),
    "more_than_whole": (N_("at most the {expected} of the household"), N_("check these households")),
    "household_twice": (
        N_("a household once a year in a province, or twice if it moved between its districts"),
        N_(
            "remove repeated rows; where it moved, class is absent in the district it left and opening_class in the other"
        ),
    ),
    "source_not_listed": (
        N_("the source of the register’s figures"),
        N_("add its row to this file first, or name another with --source"),
    ),
    "made_up_source_for_real": (
        N_("a source that exists, as the register holds real provinces"),
        N_("name the document of the review"),
    ),
    "area_without_households": (
        N_("a row for {expected}, which the register holds"),
        N_("add all households of that area, or leave the file out and rates stay empty"),
    ),
}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where it stands, what stood there, and which rule (`code`) it breaks.

    `row` counts lines of the file from 1, the header included. `owner` is the province code whose reports it
    stops, or None where it stops all. `details` fill the placeholders of the code's sentence. Where `count` rows have
    one and the same problem, `rows` are the first of them and `found` is what stands there.
    """

    code: str
    file: str = ""
    row: int | None = None
    column: str = ""
    found: str | None = None
    owner: str | None = None
    details: dict = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    count: int = 0

    def say(self, language: str = "en") -> str:
        """The problem as one sentence in `language`: place, what stood there, what was expected, what to do."""
        _ = gettext(language)
        expected, advice = (_(part).format(**self.details) for part in _SAYINGS[self.code])
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(_("row {row}").format(row=self.row))
        if self.count:
            place.append(self._rows(language))
        if self.column:
            place.append(_("column {column}").format(column=self.column) if self.file else self.column)
        if self.file and self.code in ("missing_file", "missing_folder"):
            found = _("the file is not there")
        elif self.found:
            stands = _("“{found}” stand there") if self.count > 1 else _("“{found}” stands there")
            found = (stands if self.file else _("“{found}” was given")).format(found=self.found)
        else:
            found = _("nothing stands there")
        sentence = _("{place}: {found}; expected {expected}. {advice}.").format(
            place=", ".join(place), found=found, expected=expected, advice=advice[:1].upper() + advice[1:]
        )
        if "nearest" not in self.details:
            return sentence
        meant = (
            _("Did you mean “{nearest}”? That is {belongs}, which belongs to another province, {elsewhere}.")
            if "elsewhere" in self.details
            else _("Did you mean “{nearest}” ({belongs})?")
            if "belongs" in self.details
            else _("Did you mean “{nearest}”?")
        )
        return sentence + " " + meant.format(**self.details)

    def _rows(self, language: str) -> str:
        """How many rows, and which are the first of them."""
        _ = gettext(language)
        first = ", ".join(map(str, self.rows))
        if self.count == len(self.rows):
            return (_("row {row}") if self.count == 1 else _("rows {row}")).format(row=first)
        return _("{count} rows (the first: {rows})").format(count=write_count(self.count, language), rows=first)


class DataProblems(ValueError):
    """The data or the parameters can not be used; `problems` holds every reason, and the text has one a line.

    The text is in `language`, or in that of who runs this process.
    """

    def __init__(self, problems: list[Problem], language: str = ""):
        self.problems, self.language = problems, language
        super().__init__(problems, language)  # as given, so that it can be passed on to another process

    def __str__(self) -> str:
        return self.say(self.language or user_language())

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the reasons alone, as nothing in the code is to be mended (IPython asks for this)."""
        return str(self).splitlines()

    def say(self, language: str) -> str:
        """The reasons in `language`, one a line."""
        return "\n".join(problem.say(language) for problem in self.problems)


def hint(text: str, choices: Iterable[str]) -> dict[str, str]:
    """The details that offer the choice nearest to `text`; empty if none is near."""
    close = nearest(text, choices, 1)
    return {"nearest": close[0]} if close else {}
