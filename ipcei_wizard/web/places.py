"""The places of the wizard, their addresses, and links between them that keep the dossier and the language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import streamlit as st

from ipcei_wizard.framework.model import Framework, Question, Section
from ipcei_wizard.messages import Language

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

HOME: Final = "home"
DOSSIERS: Final = "dossiers"
DETAILS: Final = "gegevens"
ADVICE: Final = "advies"
REVIEW: Final = "overzicht"
SOURCES: Final = "bronnen"
MEMO: Final = "nota"
DOSSIER: Final = "dossier"
GLOSSARY: Final = "begrippen"
PORTFOLIO: Final = "ipceis"
COMPARISON: Final = "vergelijken"
FIGURES: Final = "cijfers"
VERIFICATION: Final = "controleren"
FUNDING_GAP: Final = "financieringskloof"
FRAMEWORK_VERSION: Final = "kaderversie"

_PAGES: Final = "pages of this run"


def question_place(question: Question) -> str:
    """Return the place of a question."""
    return f"vraag-{question.number}"


def section_place(section: Section) -> str:
    """Return the place where a section is decided."""
    return f"deel-{section.id.lower().replace('.', '')}"


def place_of(framework: Framework, where: str) -> str:
    """Return the place of what a finding points at, such as answers.9.motivation or sections.A.1.decision."""
    part, _, rest = where.partition(".")
    if part == "answers":
        number = rest.partition(".")[0]
        return ADVICE if number == framework.conclusion.question.number else f"vraag-{number}"
    if part == "sections":
        section = next(section for section in framework.sections if rest.startswith(section.id))
        return section_place(section)
    return {"advice": ADVICE, "memo": DETAILS, "initiative": DETAILS}.get(part, REVIEW)


def place_of_path(framework: Framework, path: str) -> str:
    """Return the place of what is stored at a path, such as answers/occasion/motivation."""
    part, _, rest = path.partition("/")
    name = rest.partition("/")[0]
    number = next((question.number for question in framework.questions if question.id == name), name)
    return place_of(framework, f"{part}.{number}")


def remember(pages: Mapping[str, "StreamlitPage"]) -> None:
    """Keep the pages of this run, so that any page can link to any other."""
    st.session_state[_PAGES] = dict(pages)


def title_of(place: str) -> str:
    """Return what the page at a place is called."""
    return str(st.session_state[_PAGES][place].title)


def titles() -> dict[str, str]:
    """Return what every page is called, by its place."""
    return {place: str(page.title) for place, page in st.session_state[_PAGES].items()}


def address(dossier: str | None, language: Language) -> dict[str, str]:
    """Return what an address carries besides the place."""
    carried = {"dossier": dossier} if dossier else {}
    return carried | ({"lang": language} if language != "nl" else {})


def link(
    place: str,
    label: str,
    dossier: str | None,
    language: Language,
    asked: Mapping[str, str] | None = None,
    **options: str | bool | None,
) -> None:
    """Draw a link to a place, and to what is `asked` there."""
    page = st.session_state[_PAGES][place]
    st.page_link(page, label=label, query_params=address(dossier, language) | dict(asked or {}), **options)  # type: ignore[arg-type]


def go(place: str, dossier: str | None, language: Language, asked: Mapping[str, str] | None = None) -> None:
    """Go to a place, and to what is `asked` there."""
    st.switch_page(st.session_state[_PAGES][place], query_params=address(dossier, language) | dict(asked or {}))
