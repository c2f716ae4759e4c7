"""A figure to take away: the chart holds its words and numbers, in the notation of the language, without a browser."""

import csv
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

from PIL import Image

from ipcei_wizard.comparison.overview import Bar, Counted
from ipcei_wizard.dossier.records import DossierSummary, FrameworkPin
from ipcei_wizard.web.figure_charts import to_png, to_svg
from ipcei_wizard.web.pages.figures import days_of, table_html, to_csv
from ipcei_wizard.web.shelf import Shelf

MONEY = Counted(
    "budget",
    (Bar("2024", "benodigd", Decimal("4321.5"), ("a", "b")), Bar("2024", "gereserveerd", Decimal(12), ("a",))),
    ("c",),
)


def test_the_svg_says_its_words_and_numbers_as_dutch_does() -> None:
    svg = to_svg(MONEY, "nl").decode()
    assert all(words in svg for words in ("benodigd", "gereserveerd", "miljoen euro", "2024"))
    assert ">4.000<" in svg
    assert ">4,000<" in to_svg(MONEY, "en").decode()
    assert "'Source Sans 3'" in svg


def test_the_png_has_letters_in_it() -> None:
    image = Image.open(BytesIO(to_png(MONEY, "nl"))).convert("L")
    assert image.width > 1_000
    left = image.crop((0, 0, 60, image.height))  # the names of categories stand here and nothing else
    assert min(left.tobytes()) < 128


def test_the_csv_has_every_number_with_its_assessments() -> None:
    rows = list(csv.reader(StringIO(to_csv(MONEY, "nl").decode("utf-8-sig"))))
    assert rows[1:] == [
        ["2024", "benodigd", "4321.5", "a b"],
        ["2024", "gereserveerd", "12", "a"],
        ["Onbekend bij", "", "1", "c"],
    ]


def test_every_number_of_the_table_leads_to_its_assessments() -> None:
    table = table_html(MONEY, {}, "nl")
    assert '<a href="vergelijken?met=a%2Cb" aria-label="4.321,5: 2024, benodigd">4.321,5</a>' in table
    assert "vergelijken?met=c" in table


def test_days_run_from_the_start_to_the_adoption_of_a_dossier() -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)

    def summary(id_: str, status: str) -> DossierSummary:
        pin = FrameworkPin("f", "1", "d")
        return DossierSummary(id_, id_, pin, start, "x", start + timedelta(days=45, hours=3), "x", 9, status, "h")

    stored = {"a": summary("a", "vastgesteld"), "b": summary("b", "concept")}
    assert days_of(Shelf({}, stored)) == {"a": 45}
