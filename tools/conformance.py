"""Holds what leaves the program to what others expect of it: `make conformance`.

Every example is rendered in both languages, whole, public, sealed, signed by three approvers, and sealed after that;
and so are many memos with texts that nobody would write. Each must be sound for qpdf, embed every font, come out the
same twice, read aloud as its document says through its structure tree with no ink outside it, and be PDF/UA-1 and
PDF/A-3a for veraPDF without one failed check. pdfsig must find the cryptography of every signature right, and pyHanko
accept what came after it. The examples hold only characters that can be printed, and the shipped questionnaires are
proved sound. Every breach is listed; the exit status is 1 when there is one, or when a validator cannot run.
"""

import contextlib
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import pikepdf
from click.testing import CliRunner

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.cli import main as command_line
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo.advice import UNDATED, advice_document, render_advice
from ipcei_wizard.memo.document import Document, plain_text
from ipcei_wizard.memo.pdf import render_pdf
from ipcei_wizard.memo.pdf.glyphs import unprintable
from ipcei_wizard.memo.pdf.read_aloud import read_aloud, words_in
from ipcei_wizard.memo.seal.authority import local_key
from ipcei_wizard.memo.seal.sealing import seal_pdf, sign_step
from ipcei_wizard.memo.verification import verify_seals
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder
from tools import verapdf
from tools.hostile import hostile_documents, hostile_memos

Made = tuple[str, Document, Callable[[], bytes]]
_WHOLE, _SHORT = 15, 185
_STEPS: Final = ("Juridische Zaken", "directeur", "minister")
_SIGNATURES: Final = {"sealed": 1, "signed": len(_STEPS), "closed": len(_STEPS) + 1}
"""How many signatures a file has, by what stands in its name."""
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def main() -> int:
    """Check everything, print what was looked at, and list the breaches."""
    breaches = [f"questionnaires: {breach}" for breach in questionnaire_breaches()]
    print("questionnaires: checked")
    with tempfile.TemporaryDirectory(prefix="conformance-") as folder:
        files: list[Path] = []
        for kind, memos in _KINDS.items():
            before = len(files)
            for name, document, render in memos():
                files.append(Path(folder) / name)
                breaches += [f"{name}: {breach}" for breach in memo_breaches(files[-1], document, render)]
            print(f"{kind}: {len(files) - before} checked", flush=True)
            breaches += [f"{kind}: there are none, so none was checked"] if len(files) == before else []
        breaches += _judged(files)
    for breach in breaches:
        print(f"BREACH {breach}", file=sys.stderr)
    print(f"{len(files)} memos checked, {len(breaches)} breach(es)")
    return 1 if breaches else 0


def _examples() -> Iterator[Made]:
    for file in sorted(resource_folder("examples").glob("*.yaml")):
        assessment = read_assessment(file)
        for language in LANGUAGES:
            yield f"{file.stem}.{language}.pdf", *_memo(assessment, language)


def _sealed() -> Iterator[Made]:
    """Every example with a seal, with three signatures and with both; each made once, for a signature says when."""
    with tempfile.TemporaryDirectory(prefix="conformance-key-") as folder:
        keys = [local_key(Path(folder) / name) for name in (*_STEPS, "zegel")]
    for file in sorted(resource_folder("examples").glob("*.yaml")):
        for language in LANGUAGES:
            document, render = _memo(read_assessment(file), language)
            memo = signed = render()
            for number, key in enumerate(keys[:-1], 1):
                signed = sign_step(signed, key, number, _STEPS, language)
            made = {"signed": signed}
            made |= {"sealed": seal_pdf(memo, keys[-1], language), "closed": seal_pdf(signed, keys[-1], language)}
            for kind, pdf in made.items():
                yield f"{file.stem}.{kind}.{language}.pdf", document, partial(bytes, pdf)


def _public() -> Iterator[Made]:
    for file in sorted(resource_folder("examples").glob("*.yaml")):
        assessment = read_assessment(file)
        shown = public(assessment, shipped_framework(assessment.framework)).assessment
        for language in LANGUAGES:
            yield f"{file.stem}.public.{language}.pdf", *_memo(shown, language)


def _hostile_memos() -> Iterator[Made]:
    for number, (assessment, language) in enumerate(hostile_memos(_WHOLE)):
        yield f"hostile-memo-{number}.pdf", *_memo(assessment, language)


def _hostile_documents() -> Iterator[Made]:
    for number, document in enumerate(hostile_documents(_SHORT)):
        yield f"hostile-{number}.pdf", document, partial(render_pdf, document, created=UNDATED)


_KINDS: Final[dict[str, Callable[[], Iterator[Made]]]] = {
    "examples in both languages": _examples,
    "the same sealed, signed by three, and both": _sealed,
    "their public versions": _public,
    "memos with hostile text": _hostile_memos,
    "documents of every kind of block, with hostile text": _hostile_documents,
}


def _memo(assessment: Assessment, language: Language) -> tuple[Document, Callable[[], bytes]]:
    framework = shipped_framework(assessment.framework)
    document = advice_document(framework, assessment, evaluate(framework, assessment, language), language)
    return document, partial(render_advice, assessment, language)


def memo_breaches(file: Path, document: Document, render: Callable[[], bytes]) -> Iterator[str]:
    """Write what `render` makes of `document` to `file`, and yield what is wrong but for the validator's verdict."""
    pdf = render()
    file.write_bytes(pdf)
    if render() != pdf:
        yield "other bytes when it is rendered again"
    if not file.name.startswith("hostile"):
        for found in unprintable(document):
            yield f"cannot be printed: {found.code_point} ({found.name}), {found.times} times"
    yield from file_breaches(file)
    yield from reading_breaches(pdf, document)
    if count := _SIGNATURES.get(file.name.split(".")[1]):
        yield from signature_breaches(file, count)


def _judged(files: Sequence[Path]) -> list[str]:
    """Return what veraPDF says; a file spoiled on purpose goes along, to see that it is looked at."""
    spoiled = files[0].with_name("spoiled.pdf")
    with pikepdf.open(files[0]) as pdf:
        del pdf.Root.MarkInfo, pdf.Root.OutputIntents
        pdf.save(spoiled)
    try:
        judged = verapdf.judged([*files, spoiled])
    except verapdf.NoValidator as reason:
        return [f"veraPDF could not run: {reason}"]
    print(f"veraPDF {verapdf.VERSION}: {' and '.join(verapdf.STANDARDS)} on {len(files)} files")
    against = judged.pop(spoiled)
    if not all(against.get(standard) for standard in verapdf.STANDARDS):
        return ["veraPDF has nothing against a file that was spoiled on purpose"]
    return [f"{file.name}: {breach}" for file, found in judged.items() for breach in verapdf.breaches(found)]


def reading_breaches(pdf: bytes, document: Document) -> Iterator[str]:
    """Yield where what is read aloud differs from the document, and every flaw of the structure tree."""
    root, flaws = read_aloud(pdf)
    yield from flaws
    heard, meant = words_in(root.text()), words_in(plain_text(document))
    if heard != meant:
        pairs = enumerate(zip_longest(heard, meant, fillvalue=""))
        at = next(at for at, (said, written) in pairs if said != written)
        around = slice(max(at - 3, 0), at + 3)
        yield f"reads {' '.join(heard[around])!r} where it says {' '.join(meant[around])!r}"


def signature_breaches(file: Path, count: int) -> Iterator[str]:
    """Yield what is wrong with the signatures in a file, of which there should be `count`."""
    found = verify_seals(file.read_bytes())
    if [each.intact and each.valid for each in found] != [True] * count:
        yield f"signatures that pyHanko accepts: {sum(each.intact and each.valid for each in found)} of {count}"
    pdfsig = shutil.which("pdfsig")
    if not pdfsig:
        yield "pdfsig could not run: install poppler-utils"
        return
    done = subprocess.run([pdfsig, "-nocert", file], capture_output=True, text=True, check=False)
    if (valid := done.stdout.count("Signature is Valid")) != count:
        yield f"signatures that pdfsig finds valid: {valid} of {count}"


def questionnaire_breaches() -> Iterator[str]:
    """Yield what `ipcei-wizard check` says against the shipped questionnaires."""
    result = CliRunner().invoke(command_line, ["--lang", "en", "check"])
    if result.exit_code != 0:
        yield from (result.stderr.splitlines() or [f"check ended with {result.exit_code}"])


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
