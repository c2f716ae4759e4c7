"""The script Streamlit runs for every click: which dossier, which language, which page; the sidebar; then the page."""

import logging
from collections.abc import Callable

import streamlit as st

from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK, Desk, open_desk
from ipcei_wizard.web.left_behind import draw_left_behind
from ipcei_wizard.web.login import logged_in
from ipcei_wizard.web.pages import (
    advice,
    comparison,
    details,
    dossiers,
    figures,
    framework_version,
    funding_gap,
    glossary,
    home,
    log_in,
    memo,
    portfolio,
    question,
    review,
    section,
    sources,
    verification,
)
from ipcei_wizard.web.pages import (
    dossier as dossier_page,
)
from ipcei_wizard.web.pages.parts import follow
from ipcei_wizard.web.saving import drawn_under, sweep
from ipcei_wizard.web.sidebar import draw_sidebar

_ICON = "ipcei_wizard/web/assets/icon.svg"
Page = Callable[[Desk], None]


def _language() -> Language:
    return "en" if st.query_params.get("lang") == "en" else "nl"


def _desk(dossier: str | None, language: Language) -> Desk | str | None:
    """Return the dossier of the address, None without one, or in words why it cannot be opened."""
    if dossier is None:
        return None
    try:
        desk = open_desk(dossier, language)
    except StoreError as error:
        return f"{error.what(language)} {error.remedy(language)}"
    except KeyError as error:
        return say("web.framework-gone", language, framework=error.args[0])
    drawn_under(desk)
    return desk


def _notes(desk: Desk, page: Page) -> None:
    dossier_page.status_note(desk)
    framework_version.newer_note(desk, page)


def run() -> None:
    """Draw the page of the address."""
    language = _language()
    account = logged_in()
    closed = account if account and account.why_not else None
    try:
        if not closed:  # what was typed stays in the browser, for after the login
            sweep()
    except StoreError as error:  # the store cannot even be opened; what was typed stays in its fields
        st.error(f"{error.what(language)} {error.remedy(language)}")
    desk = None if closed else _desk(st.query_params.get("dossier"), language)

    def of(page: Page) -> Callable[[], None]:
        """Draw `page` for the open dossier, or say why there is none."""

        def draw() -> None:
            if isinstance(desk, Desk):
                _notes(desk, page)
                page(desk)
                return
            st.title(say("web.no-dossier-title", language), anchor=False)
            st.info(desk or say("web.no-dossier", language))
            places.link(places.HOME, say("web.to-home", language), None, language)

        return draw

    framework = desk.framework if isinstance(desk, Desk) else shipped_framework(CURRENT_FRAMEWORK)
    drawn: dict[str, tuple[Callable[[], None], str]] = {
        places.DETAILS: (of(details.draw), say("web.place-details", language)),
        places.FUNDING_GAP: (of(funding_gap.draw), say("funding_gap.title", language)),
        places.ADVICE: (of(advice.draw), say("web.place-advice", language)),
        places.SOURCES: (of(sources.draw), say("web.place-sources", language)),
        places.REVIEW: (of(review.draw), say("web.place-review", language)),
        places.MEMO: (of(memo.draw), say("web.place-memo", language)),
        places.DOSSIER: (of(dossier_page.draw), say("web_dossier.place", language)),
        places.FRAMEWORK_VERSION: (of(framework_version.draw), say("carrying.place", language)),
    }
    for part in framework.sections:
        title = say("web.place-section", language, section=part.id, title=part.short_title.in_(language))
        drawn[places.section_place(part)] = (of(lambda desk, part=part: section.draw(desk, part)), title)  # type: ignore[misc]
        for asked in part.questions:
            title = f"{asked.number}. {asked.short_title.in_(language)}"
            drawn[places.question_place(asked)] = (of(lambda desk, asked=asked: question.draw(desk, asked)), title)  # type: ignore[misc]
    home_page = st.Page(lambda: home.draw(language), title=say("web.place-home", language), default=True)
    compared = desk.id if isinstance(desk, Desk) else None
    drawn |= {
        places.DOSSIERS: (lambda: dossiers.draw(language), say("finding.place", language)),
        places.PORTFOLIO: (lambda: portfolio.draw(language), say("portfolio.place", language)),
        places.GLOSSARY: (lambda: glossary.draw(language), say("glossary.place", language)),
        places.VERIFICATION: (lambda: verification.draw(language), say("seal.page", language)),
        places.COMPARISON: (lambda: comparison.draw(compared, language), say("comparison.title", language)),
        places.FIGURES: (lambda: figures.draw(compared, language), say("overview.place", language)),
    }
    pages = {places.HOME: home_page}
    pages |= {place: st.Page(draw, title=title, url_path=place) for place, (draw, title) in drawn.items()}
    places.remember(pages)
    page = st.navigation(list(pages.values()), position="hidden")
    place = page.url_path or places.HOME
    if closed:
        st.set_page_config(page_title=f"{say('login.title', language)} – IPCEI-wizard", page_icon=_ICON, layout="wide")
        log_in.draw(closed, language)
        return
    if isinstance(desk, Desk):
        follow(desk)
    subject = f"{desk.title} – " if isinstance(desk, Desk) and place != places.HOME else ""
    st.set_page_config(page_title=f"{page.title} – {subject}IPCEI-wizard", page_icon=_ICON, layout="wide")
    draw_sidebar(desk if isinstance(desk, Desk) else None, place, language)
    draw_left_behind(framework, (desk.id, place) if isinstance(desk, Desk) else None, language)
    try:
        page.run()
    except StoreError as error:
        logging.getLogger(__name__).warning(
            "the store refused: %s", type(error).__name__, extra={"facts": {"event": "store", "code": error.code}}
        )
        st.error(f"{error.what(language)} {error.remedy(language)}")


run()
