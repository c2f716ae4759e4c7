"""Drop a memo, and read whether it is as it was sealed, by whom, and whether a dossier here still says the same.

The answers are those of `ipcei-wizard verify`. The file is looked at and forgotten. What a dropped file says is never
read as Markdown.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import streamlit as st

from ipcei_wizard.dossier.location import data_folder
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import someone
from ipcei_wizard.web.desk import the_store
from ipcei_wizard.web.pages.parts import literal
from ipcei_wizard.web.placed import moment

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from ipcei_wizard.memo.rerendering import Carried
    from ipcei_wizard.memo.verification import Verification

_MEGABYTE: Final = 1024 * 1024
_LARGEST: Final = 20  # MB; a memo with annexes is a tenth of one
_BOX: Final = {"valid": st.success, "untrusted": st.warning, "unsigned": st.warning}
_ICON: Final = {
    "valid": ":material/verified:",
    "untrusted": ":material/help:",
    "unsigned": ":material/help:",
    "altered": ":material/gpp_bad:",
    "unreadable": ":material/error:",
}


def draw(language: Language) -> None:
    """Draw the page."""
    st.title(say("seal.page", language), anchor=False)
    st.markdown(say("seal.page-intro", language))
    # What the server takes is more, so that what is too large is refused in a sentence and not by a mark at its name.
    dropped = st.file_uploader(say("seal.page-drop", language), type="pdf", key="memo-to-verify")
    trusted = _trusted(language)
    if dropped is None:
        return
    if dropped.size > _LARGEST * _MEGABYTE:
        size = round(dropped.size / _MEGABYTE)
        st.error(say("seal.page-too-large", language, size=size, largest=_LARGEST), icon=":material/error:")
        return
    from ipcei_wizard.memo.verification import verify_memo  # noqa: PLC0415 - slow to import, and not for every visitor

    with st.spinner(say("seal.page-looking", language)):
        found = verify_memo(dropped.getvalue(), trusted)
        _answer(found, language)


def _trusted(language: Language) -> tuple["Certificate", ...]:
    """Return the certificates of the setting, and that of this installation when the reader says so."""
    from ipcei_wizard.memo.seal.authority import authority_file  # noqa: PLC0415
    from ipcei_wizard.memo.seal.trust import read_certificates, trusted_files  # noqa: PLC0415

    files, own = trusted_files(), authority_file(data_folder())
    if own.exists() and own not in files:
        explained = say("seal.page-own-explained", language)
        if st.toggle(say("seal.page-own", language), key="trust-own", help=explained):
            files = (*files, own)
    try:
        return read_certificates(files)
    except DocumentRefused as refusal:
        for fault in refusal.faults:
            st.error(literal(fault.in_words(language)), icon=":material/error:")
        return ()


def _answer(found: "Verification", language: Language) -> None:
    from ipcei_wizard.memo import verification_words as words  # noqa: PLC0415

    box = _BOX.get(found.verdict, st.error)
    box(literal(words.verdict_in_words(found, language)), icon=_ICON[found.verdict])
    if not found.readable:
        return
    st.header(say("seal.page-answers", language), anchor=False)
    lines = [f"**{literal(question)}** {literal(answer)}" for question, answer in words.answers(found, language)]
    lines += [f"*{literal(passage)}*" for passage in words.difference_in_words(found, language)]
    st.markdown("\n\n".join(lines))
    st.header(say("seal.page-signatures", language), anchor=False)
    signed = [literal(line) for line in words.signatures_in_words(found, language)]
    st.markdown("\n".join(f"- {line}" for line in signed or [say("seal.page-nobody", language)]))
    st.header(say("seal.page-latest", language), anchor=False)
    if found.carried is None:
        st.markdown(say("seal.held-unknown", language))
        return
    st.markdown(literal(words.carried_in_words(found.carried, language)))
    for line in _latest(found.carried, language):
        st.markdown(line)


def _latest(carried: "Carried", language: Language) -> Iterator[str]:
    from ipcei_wizard.web.held import find_held  # noqa: PLC0415

    held = find_held(the_store(), someone(), carried)
    if held is None:
        yield say("seal.held-nowhere", language)
        return
    title = literal(held.title or say("assessment.untitled", language))
    yield say(f"seal.held-{held.standing}", language, title=title, moment=moment(held.changed_at))
    places.link(places.REVIEW, say("seal.to-dossier", language), held.dossier, language, icon=":material/folder_open:")
