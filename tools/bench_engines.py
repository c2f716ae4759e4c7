"""The memo beside other engines with the same content, and what its tags and archive form cost."""

from itertools import count
from typing import Any, Final

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.advice import UNDATED, advice_document
from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.html import document_html
from ipcei_wizard.memo.pdf import render_pdf
from ipcei_wizard.resources import resource_folder
from tools.measure import CannotRun, Table, held, ladder, take_turns
from tools.typst_markup import typst_markup
from tools.untagged import render_untagged

EXAMPLE: Final = "ipcei-cis"
OURS, PLAIN, WEASYPRINT, TYPST = "memo", "memo, untagged", "WeasyPrint, PDF/UA-1", "Typst, PDF/UA-1, every text new"
_ROUNDS: Final = 5
_MANY_ROUNDS: Final = 25
_FONTS: Final = resource_folder("templates") / "fonts"
_STYLE: Final = f"""
@font-face {{ font-family: Body; src: url(file://{_FONTS}/source-sans-3/SourceSans3-Regular.ttf); font-weight: 400 }}
@font-face {{ font-family: Body; src: url(file://{_FONTS}/source-sans-3/SourceSans3-Semibold.ttf); font-weight: 600 }}
@page {{ size: A4; margin: 96pt 71pt 68pt 77pt }}
@page {{ @bottom-right {{ content: "Pagina " counter(page) " van " counter(pages) }} }}
body {{ font: 11pt/15pt Body }} h1, h2, h3, h4, th, strong, dt {{ font-weight: 600 }}
table {{ border-collapse: collapse; width: 100%; font-size: 9.5pt }} td, th {{ border-bottom: .4pt solid #9BB3CC }}
"""


def run() -> Table:
    """Render one memo with all its annexes, in turns."""
    document = _document()

    def ours() -> bytes:
        return render_pdf(document, created=UNDATED)

    # The small difference is measured first: what other engines leave in memory makes Python clean up more often.
    own = take_turns({OURS: ours, PLAIN: lambda: render_untagged(document)}, _MANY_ROUNDS)
    html = f'<html lang="nl"><head><title>{document.title}</title></head><body>{document_html(document)}</body></html>'
    weasyprint, typst = _engines()
    fonts = weasyprint.text.fonts.FontConfiguration()
    style = weasyprint.CSS(string=_STYLE, font_config=fonts)
    marks = count()

    def with_weasyprint() -> bytes:
        page = weasyprint.HTML(string=html)
        made: bytes = page.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[style], font_config=fonts)
        return made

    def with_typst() -> bytes:
        source = typst_markup(document, f" {next(marks)}").encode()
        made: bytes = typst.compile(source, font_paths=[str(_FONTS)], format="pdf", pdf_standards=["ua-1"])
        return made

    seconds = take_turns({OURS: ours, WEASYPRINT: with_weasyprint, TYPST: with_typst}, _ROUNDS)
    verdicts = [
        held(seconds[OURS] / seconds[WEASYPRINT], 0.25, "The memo against WeasyPrint"),
        held(seconds[OURS] / seconds[TYPST], 4, "The memo against Typst"),
        held(own[OURS] / own[PLAIN], 1.35, "The memo against itself without tags and archive form"),
    ]
    return Table(
        "The memo beside other engines",
        "python -m tools.bench memo",
        ("engine", "median", "times the memo"),
        [*ladder(own, OURS), *ladder(seconds, OURS)],
        "\n".join(verdict for verdict, _ in verdicts),
        all(within for _, within in verdicts),
    )


def _document() -> Document:
    assessment = read_assessment(resource_folder("examples") / f"{EXAMPLE}.yaml")
    framework = shipped_framework(assessment.framework)
    return advice_document(framework, assessment, evaluate(framework, assessment))


def _engines() -> tuple[Any, Any]:
    try:
        import typst  # noqa: PLC0415 - needed for this benchmark only
        import weasyprint  # noqa: PLC0415
        import weasyprint.text.fonts  # noqa: PLC0415
    except (ImportError, OSError) as reason:
        raise CannotRun(f"WeasyPrint (with Pango) and Typst are needed: {reason}") from reason
    return weasyprint, typst
