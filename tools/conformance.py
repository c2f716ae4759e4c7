"""Holds what leaves the program to what others expect of it: `make conformance`.

Every example is rendered in both languages. Each memo must be sound for qpdf, embed every font, hold only characters
that can be printed, and come out the same twice; the shipped questionnaires must be proved sound. Every breach is
listed; the exit status is 1 when there is one.
"""

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf
from click.testing import CliRunner

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.cli import main as command_line
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.advice import advice_document, render_advice
from ipcei_wizard.memo.pdf.glyphs import unprintable
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder

_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def main() -> int:
    """Check everything, print what was looked at, and list the breaches."""
    examples = sorted(resource_folder("examples").glob("*.yaml"))
    breaches = [f"questionnaires: {breach}" for breach in questionnaire_breaches()]
    print("questionnaires: checked")
    if not examples:
        breaches.append("examples: there are none, so no memo was checked")
    with tempfile.TemporaryDirectory(prefix="conformance-") as folder:
        for example in examples:
            for language in LANGUAGES:
                file = Path(folder) / f"{example.stem}.{language}.pdf"
                found = list(memo_breaches(example, language, file))
                breaches += [f"{file.name}: {breach}" for breach in found]
                print(f"{file.name}: {'checked' if not found else f'{len(found)} breach(es)'}", flush=True)
    for breach in breaches:
        print(f"BREACH {breach}", file=sys.stderr)
    print(f"{len(examples) * len(LANGUAGES)} memos checked, {len(breaches)} breach(es)")
    return 1 if breaches else 0


def questionnaire_breaches() -> Iterator[str]:
    """Yield what `ipcei-wizard check` says against the shipped questionnaires."""
    result = CliRunner().invoke(command_line, ["--lang", "en", "check"])
    if result.exit_code != 0:
        yield from (result.stderr.splitlines() or [f"check ended with {result.exit_code}"])


def memo_breaches(example: Path, language: Language, file: Path) -> Iterator[str]:
    """Render an example to `file` and yield what is wrong with it."""
    assessment = read_assessment(example)
    framework = shipped_framework(assessment.framework)
    evaluation = evaluate(framework, assessment, language)
    document = advice_document(framework, assessment, evaluation, language)
    for finding in unprintable(document):
        yield f"cannot be printed: {finding.code_point} ({finding.name}), {finding.times} times"
    pdf = render_advice(assessment, language)
    file.write_bytes(pdf)
    if render_advice(assessment, language) != pdf:
        yield "other bytes when it is rendered again"
    yield from file_breaches(file)


def file_breaches(file: Path) -> Iterator[str]:
    """Yield what is wrong with a PDF as a file: its syntax, and fonts that are not embedded."""
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), pikepdf.open(file) as pdf:
            yield from (f"qpdf: {problem}" for problem in pdf.check_pdf_syntax())
            if not pdf.pages:
                yield "no pages"
            yield from (f"font not embedded: {name}" for name in _loose_fonts(pdf))
    except pikepdf.PdfError as error:
        yield f"cannot be opened: {error}"


def _loose_fonts(pdf: pikepdf.Pdf) -> list[str]:
    loose = set[str]()
    for found in pdf.objects:
        if (
            isinstance(found, pikepdf.Dictionary)
            and found.get("/Type") == "/Font"
            and found.get("/Subtype") != "/Type0"
        ):
            descriptor: Any = found.get("/FontDescriptor", pikepdf.Dictionary())
            if not any(key in descriptor for key in _FONT_FILES):
                loose.add(str(found.get("/BaseFont", "?")))
    return sorted(loose)


if __name__ == "__main__":
    sys.exit(main())
