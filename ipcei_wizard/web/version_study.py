"""A change of the questionnaire studied before it is adopted: every assessment read again under it.

The changed files take the place of those of the same name in a copy of the shipped questionnaire; the copy is proved as
`ipcei-wizard check` does, used and thrown away. Nothing stored is touched.
"""

import shutil
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import streamlit as st

from ipcei_wizard.comparison.difference_words import reread_in_words
from ipcei_wizard.comparison.study import Reread, study
from ipcei_wizard.framework.loader import CATALOGUES, read_framework
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.framework.proof import prove
from ipcei_wizard.messages import Language, say
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused, Fault
from ipcei_wizard.web import places, side_by_side
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK
from ipcei_wizard.web.shelf import Shelf, take

MOST_BYTES: Final = 1_000_000  # of one file; the shipped ones are a tenth of it
_AT_A_TIME: Final = 25
Files = tuple[tuple[str, bytes], ...]
"""Changed files: their names and what is in them."""


def draw_study(shelf: Shelf, dossier: str | None, language: Language) -> None:
    """Draw the study; nothing is read before it is opened and a file is given."""
    box = st.expander(
        say("comparison.study", language), icon=":material/science:", on_change="rerun", key="version-study"
    )
    if not box.open:
        return
    with box:
        st.markdown(say("comparison.study-explained", language, framework=CURRENT_FRAMEWORK))
        given = st.file_uploader(
            say("comparison.study-files", language), type=["yaml"], accept_multiple_files=True, key="version-files"
        )
        if not given:
            return
        read = read_changed(tuple((file.name, file.getvalue()) for file in given), language)
        if isinstance(read, Framework):
            _results(read, shelf, dossier, language)
            return
        for line in read:
            st.error(line, icon=":material/error:")


def _results(framework: Framework, shelf: Shelf, dossier: str | None, language: Language) -> None:
    cases, _ = take(shelf, shelf.titles, language)
    found = study(cases, framework)
    differs = [each for each in found if each.sections or each.advice]
    values = {"count": len(differs), "of": len(found), "version": framework.version}
    st.markdown(say("comparison.study-found", language, **values))
    kept = places.address(dossier, language)
    if differs:
        ids = [each.case.id for each in differs]
        turned = [each.case.id for each in differs if each.advice]
        lines: list[tuple[str, Sequence[str]]] = [(say("comparison.study-differs", language, count=len(ids)), ids)]
        if turned:
            lines.append((say("comparison.study-turned", language, count=len(turned)), turned))
        st.html(side_by_side.traced_html(lines, kept, language))
    most = int(st.session_state.get("study-shown", _AT_A_TIME))
    ordered = sorted(differs, key=lambda each: each.advice is None)
    told = [(reread_in_words(each, framework, language, name=_name(each)), (each.case.id,)) for each in ordered[:most]]
    if told:
        st.html(side_by_side.traced_html(told, kept, language))
    if len(ordered) > most:
        label = say("web_dossier.history-more", language, count=len(ordered) - most)
        st.button(label, key="study-more", on_click=_show_more, args=(most + _AT_A_TIME,))


def _show_more(count: int) -> None:
    st.session_state["study-shown"] = count


def _name(found: Reread) -> str:
    return found.case.title


@lru_cache(maxsize=8)
def read_changed(files: Files, language: Language) -> Framework | tuple[str, ...]:
    """Return the questionnaire with these files in place of its own, or in words everything that is wrong with them."""
    with TemporaryDirectory(prefix="questions-") as made:
        root = Path(made) / "questions"
        shutil.copytree(resource_folder("questions"), root)
        folder = root / CURRENT_FRAMEWORK
        places_of = {file.name: file for file in (*(root / CATALOGUES).glob("*.yaml"), *folder.glob("*.yaml"))}
        wrong = [_misfit(name, content, places_of, language) for name, content in files]
        if any(wrong):
            return tuple(line for line in wrong if line)
        for name, content in files:
            places_of[name].write_bytes(content)
        try:
            proof = prove(read_framework(folder))
        except DocumentRefused as refusal:
            return _said(refusal.faults, root, language)
        return proof.framework if proof.sound else _said(proof.faults, root, language)


def _misfit(name: str, content: bytes, places_of: dict[str, Path], language: Language) -> str:
    if name not in places_of:
        return say("comparison.study-unknown-file", language, name=name, known=", ".join(sorted(places_of)))
    if len(content) > MOST_BYTES:
        return say("comparison.study-large-file", language, name=name, most=MOST_BYTES // 1_000)
    return ""


def _said(faults: Sequence[Fault], root: Path, language: Language) -> tuple[str, ...]:
    return tuple(fault.in_words(language).replace(f"{root}/", "") for fault in faults)
