"""The decision memo as a whole: its form, what it says for each outcome, and that it loses and invents nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Question
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.advice import ASSESSMENT_FILE, NOTA_PAGES, UNDATED, advice_document, render_advice
from ipcei_wizard.memo.excerpts import excerpt
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.memo.pdf import render_pdf, unprintable
from ipcei_wizard.memo.pdf.measure import page_count
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder

FRAMEWORK = shipped_framework("afwegingskader-2022")
EXAMPLES = sorted(resource_folder("examples").glob("*.yaml"))
FOOTNOTE = FRAMEWORK.conclusion.official_footnote
MINISTERS = [
    {"name": "Minister van Economische Zaken", "short_name": "MEZ"},
    {"name": "Minister van Klimaat en Groene Groei", "short_name": "MKGG"},
]
# Which question answered against it ends the route in which outcome.
AGAINST = {
    "geen-overheidsrol": "public-task",
    "nationaal": "european-added-value",
    "europees-zonder-ipcei": "state-aid-necessary",
    "niet-deelnemen": "benefits-outweigh",
    "deelnemen": None,
}

# What the questionnaire asks besides verdicts and reasons, so that no point stays open.
FIELDS = {
    "public-task": {"zero_option": "Er verandert niets."},
    "alternatives": {"considered": [{"alternative": "horizon-europe"}]},
}


def verdict(question: Question, polarity: str) -> str | None:
    return next((option.value for option in question.verdicts if option.polarity == polarity), None)


def an_assessment(outcome: str = "deelnemen", **changes: Any) -> Assessment:
    """Return a finished assessment with this advice; `changes` replace top-level parts of the file."""
    against = AGAINST.get(outcome)
    answers: dict[str, Any] = {}
    sections: dict[str, Any] = {}
    for section in FRAMEWORK.sections:
        for question in section.questions:
            polarity = "against" if question.id == against else "supports"
            answers[question.id] = {"verdict": verdict(question, polarity), "motivation": f"Reden {question.number}."}
            answers[question.id]["fields"] = FIELDS.get(question.id, {})
        stops = against in {question.id for question in section.questions}
        sections[section.id] = {"decision": "nee" if stops else "ja"}
        if stops:
            break
    if outcome == "nog-niet-beslisrijp":
        sections["B.2"] = {"decision": "nog-niet", "motivation": "Er ontbreken cijfers."}
    file = {
        "format": "ipcei-assessment/1",
        "framework": FRAMEWORK.id,
        "initiative": {"title": "IPCEI Zeewier", "short_title": "Zeewier"},
        "answers": answers,
        "sections": sections,
        "advice": {"decision": outcome, "motivation": "Omdat het moet.", "focus": "Teelt.", "conditions": ["Geld."]},
        "memo": {"to": MINISTERS, "reference": "DGBI / 12", "date": "2026-11-20"},
    }
    return Assessment.model_validate(file | changes)


def a_document(assessment: Assessment, language: Language = "nl") -> tree.Document:
    return advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, language), language)


def nota_of(document: tree.Document) -> tree.Document:
    return replace(document, blocks=document.blocks[: document.blocks.index(tree.PageBreak())])


def part(document: tree.Document, heading: str) -> tree.Blocks:
    """Return the blocks under the heading that starts with these words, up to the next of its level."""
    blocks = list(document.blocks)
    at = next(
        at
        for at, block in enumerate(blocks)
        if isinstance(block, tree.Heading) and tree.inline_text(block.inlines).startswith(heading)
    )
    level = blocks[at].level  # type: ignore[union-attr]
    end = next(
        (
            later
            for later in range(at + 1, len(blocks))
            if isinstance(found := blocks[later], tree.Heading) and found.level <= level
        ),
        len(blocks),
    )
    return tuple(blocks[at + 1 : end])


def text_of(blocks: tree.Blocks) -> str:
    return "\n".join(tree.inline_text(inlines) for inlines in tree.block_inlines(blocks))


def bullets(document: tree.Document, heading: str) -> list[str]:
    return [
        text_of(item) for block in part(document, heading) if isinstance(block, tree.ListBlock) for item in block.items
    ]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_nota_has_the_parts_of_the_official_form_in_their_order() -> None:
    memo = {
        "to": MINISTERS,
        "from": {
            "ministry": "Ministerie van Economische Zaken",
            "directorate_general": "Directoraat-generaal Bedrijfsleven & Innovatie",
            "directorate": "Directie Topsectoren",
            "authors": ["A. Auteur"],
        },
        "reference": "DGBI-TOP / 1",
        "date": "2026-11-20",
        "copy_to": ["Directie FEZ"],
        "annexes": ["Brief"],
        "route": [{"function": "Directeur", "name": "D. Recteur", "role": "akkoord"}],
        "with_consent_of": ["Minister van Klimaat en Groene Groei"],
    }
    reader = PdfReader(BytesIO(render_advice(an_assessment(memo=memo))))
    first = reader.pages[0].extract_text()
    for words in ("TER BESLISSING", "20 november 2026", "DGBI-TOP / 1", "Directie FEZ", "7. Brief", "A. Auteur"):
        assert words in first, words
    text = squeeze("".join(page.extract_text() for page in reader.pages[:3]))
    places = [
        text.index(squeeze(words))
        for words in (
            "Aan de Minister van Economische Zaken Aan de Minister van Klimaat en Groene Groei",
            "Advies over IPCEI Zeewier",
            "Parafenroute",
            "Directeur D. Recteur akkoord",
            "Mede namens/met akkoord van Minister van Klimaat en Groene Groei Aanleiding",
            "Aanleiding",
            "Geadviseerd besluit",
            "Kernpunten",
            "Toelichting",
            "Bijlage 1. Ingevuld afwegingskader Deze bijlage",
        )
    ]
    assert places == sorted(places)
    assert all("Kenmerk DGBI-TOP / 1" in page.extract_text() for page in reader.pages)
    assert all("CONCEPT" in page.extract_text() for page in reader.pages)
    assert reader.pages[-1].extract_text().count(f"Pagina {len(reader.pages)} van {len(reader.pages)}") == 1


@pytest.mark.parametrize("outcome", [*AGAINST, "nog-niet-beslisrijp"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_minister_is_advised_what_the_outcome_asks(outcome: str, language: Language) -> None:
    advised = {"nl": "u wordt geadviseerd om", "en": "you are advised"}[language]
    document = a_document(an_assessment(outcome), language)
    first, second = bullets(document, {"nl": "Geadviseerd besluit", "en": "Advised decision"}[language])
    assert first.startswith(f"MEZ, {advised}")
    assert second.startswith(f"MKGG, {advised}")
    assert "Zeewier" in first
    assert "Zeewier" in second
    assert first.removeprefix("MEZ") != second.removeprefix("MKGG")
    label = FRAMEWORK.outcome_by_id[outcome].label.in_(language)
    assert label in bullets(document, {"nl": "Kernpunten", "en": "Key points"}[language])[0]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("om het geld vrij te maken", "MEZ, u wordt geadviseerd om het geld vrij te maken."),
        ("in te stemmen met de brief.", "MEZ, u wordt geadviseerd in te stemmen met de brief."),
        ("U wordt geadviseerd te wachten.", "MEZ, u wordt geadviseerd te wachten."),
        ("MEZ, u wordt geadviseerd niets te doen.", "MEZ, u wordt geadviseerd niets te doen."),
        ("Kennisnemen van de brief.", "MEZ: Kennisnemen van de brief."),
    ],
)
def test_a_decision_in_the_officers_own_words_goes_before_ours(typed: str, printed: str) -> None:
    memo = {"to": [MINISTERS[0] | {"decision": typed}]}
    (said,) = bullets(a_document(an_assessment("nationaal", memo=memo)), "Geadviseerd besluit")
    assert said == printed


def test_nothing_is_advised_as_long_as_no_advice_has_been_chosen() -> None:
    document = a_document(an_assessment(advice={}))
    (said,) = bullets(document, "Geadviseerd besluit")
    assert said.startswith("Er is nog geen advies gekozen. Uit de antwoorden leest de tool “Deelnemen aan de IPCEI”.")
    assert "u wordt geadviseerd" not in text_of(nota_of(document).blocks)


@pytest.mark.parametrize("outcome", [*AGAINST, "nog-niet-beslisrijp"])
def test_the_official_footnote_comes_with_participation_and_only_then(outcome: str) -> None:
    document = a_document(an_assessment(outcome))
    carried = FOOTNOTE in text_of(document.notes.get(1, ()))
    assert carried is (outcome == "deelnemen")
    assert (FOOTNOTE in tree.plain_text(document)) is carried
    if carried:
        assert "officiële tekst" in text_of(document.notes[1])
        assert bullets(document, "Geadviseerd besluit")[0].endswith("politieke besluitvorming.1")
        assert bullets(document, "Kernpunten")[0].count("voetnoot 1.1") == 1


def test_the_footnote_also_comes_when_only_the_tool_reads_participation_or_the_officer_writes_the_texts() -> None:
    assert FOOTNOTE in text_of(a_document(an_assessment(advice={})).notes[1])
    memo = {"to": [MINISTERS[0] | {"decision": "Doen."}], "key_points": ["Punt."], "explanation": "Uitleg."}
    document = a_document(an_assessment(memo=memo))
    assert bullets(document, "Geadviseerd besluit") == ["MEZ: Doen.1"]
    page = PdfReader(BytesIO(render_advice(an_assessment(memo=memo)))).pages[0].extract_text()
    assert squeeze(FOOTNOTE) in squeeze(page)


LONG = {
    "sentences": "De steun is nodig. " * 395,
    "one word": "x" * 7500,
    "a list": "- punt\n" * 1071,
    "lines": "a\n" * 3750,
    "code": "```\n" + "regel\n" * 1249 + "```",
    "a table": "|a|b|\n|-|-|\n" + "|cel|cel|\n" * 748,
}


def everywhere(typed: str, times: int = 9) -> Assessment:
    """Return an assessment with `typed` in every place that takes words."""
    answers = {
        question.id: {
            "verdict": verdict(question, "mixed") or verdict(question, "supports"),
            "motivation": typed,
            "fields": {field.id: typed for field in question.fields if field.kind == "long_text"},
        }
        for question in FRAMEWORK.questions
    }
    memo = {
        "to": [{"name": typed, "short_name": typed, "decision": typed}] * times,
        "from": dict.fromkeys(("ministry", "directorate_general", "directorate"), typed) | {"authors": [typed] * times},
        "route": [{"function": typed, "name": typed, "role": typed}] * times,
        **dict.fromkeys(("title", "reference", "occasion", "explanation"), typed),
        **dict.fromkeys(("copy_to", "annexes", "with_consent_of", "key_points"), [typed] * times),
    }
    return an_assessment(
        initiative={"title": typed, "short_title": typed},
        answers=answers,
        sections={section.id: {"decision": "ja", "motivation": typed} for section in FRAMEWORK.sections},
        advice={"decision": "deelnemen", "motivation": typed, "focus": typed, "conditions": [typed] * times},
        memo=memo,
    )


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
@pytest.mark.parametrize("own", [True, False], ids=["own texts", "texts from the answers"])
def test_the_nota_fits_two_pages_whatever_was_typed(typed: str, own: bool) -> None:
    assert len(typed) >= 7490
    assessment = everywhere(typed)
    if not own:
        assessment = assessment.model_copy(update={"memo": Assessment.model_validate(an_assessment()).memo})
    document = nota_of(a_document(assessment))
    assert page_count(document) <= NOTA_PAGES
    assert "(…\xa0volledig in bijlage" in text_of(document.blocks)


def test_what_is_shortened_says_where_the_rest_is_and_is_whole_there() -> None:
    typed = " ".join(f"Zin nummer {at} staat hier." for at in range(300))
    memo = {"to": MINISTERS, "explanation": typed, "occasion": "Kort."}
    document = a_document(an_assessment(memo=memo))
    nota = text_of(nota_of(document).blocks)
    assert "Zin nummer 299" not in nota
    assert re.search(r"staat hier\. \(…\xa0volledig in bijlage 6\)", nota)
    assert typed in text_of(part(document, "Bijlage 6. Verantwoording"))
    assert "Kort." not in text_of(part(document, "Bijlage 6. Verantwoording"))
    answers = an_assessment().model_dump()["answers"]
    answers["occasion"]["motivation"] = typed
    nota = text_of(nota_of(a_document(an_assessment(answers=answers))).blocks)
    assert re.search(r"staat hier\. \(…\xa0volledig in bijlage 1, vraag 1\)", nota)


def test_deviations_from_the_tool_are_said_openly_even_beside_the_officers_own_points() -> None:
    sections = {section.id: {"decision": "ja", "motivation": "Toch."} for section in FRAMEWORK.sections}
    for memo in ({"to": MINISTERS}, {"to": MINISTERS, "key_points": ["Eigen punt."]}):
        assessment = an_assessment("nationaal", sections=sections, advice={"decision": "niet-deelnemen"}, memo=memo)
        points = bullets(a_document(assessment), "Kernpunten")
        assert "Afwijking: Bij deel A.2 is het besluit “ja”, terwijl de tool “nee” leest; zie de toelichting." in points
        assert any(
            point.startswith("Afwijking: Dit advies wijkt af van wat de tool uit de onderdelen leest")
            for point in points
        )
    assert not any("Afwijking" in point for point in bullets(a_document(an_assessment()), "Kernpunten"))


def test_mixed_and_missing_answers_and_unknown_values_are_named() -> None:
    answers = an_assessment().model_dump()["answers"]
    answers["problem-severity"]["verdict"] = "tussenin"
    answers["state-aid-necessary"]["fields"] = {"funding_gap_shown": "onbekend"}
    answers["expected-impact"]["motivation"] = ""
    document = a_document(an_assessment(answers=answers))
    points = "\n".join(bullets(document, "Kernpunten"))
    assert "Gemengd: vraag 2 (Ernst van het probleem: tussenin)." in points
    assert "Zonder oordeel of motivering: vraag 11." in points
    assert "“Aantoonbare financieringskloof” (vraag 9)" in points
    assert "zie bijlage 5" in points
    assert "Vraag 11 (Verwachte impact) heeft nog geen motivering." in text_of(part(document, "Bijlage 5. Open punten"))
    assert "(B.2 " not in points


def test_a_source_has_one_number_in_the_whole_memo() -> None:
    cbs = {"title": "CBS", "url": "https://www.cbs.nl/", "date": "2026-01-02"}
    letter = {"title": "Brief", "reference": "Kamerstuk 1, nr. 2", "page": "7"}
    answers = an_assessment().model_dump()["answers"]
    answers["occasion"]["sources"] = [letter]
    answers["policy-goal"]["sources"] = [cbs, letter]
    answers["alternatives"]["sources"] = [letter | {"page": "8"}, cbs]
    for outcome, first in (("deelnemen", 2), ("niet-deelnemen", 1)):
        document = a_document(an_assessment(outcome, answers=answers))
        assert [text_of(document.notes[first + at]) for at in range(3)] == [
            "Brief, Kamerstuk 1, nr. 2, p. 7.",
            "CBS, 2 januari 2026, https://www.cbs.nl/",
            "Brief, Kamerstuk 1, nr. 2, p. 8.",
        ]
        annex = text_of(part(document, "Bijlage 1"))
        assert f"Bronnen: CBS{first + 1}; Brief{first}" in annex
        assert f"Bronnen: Brief{first + 2}; CBS{first + 1}" in annex
        (table,) = [block for block in part(document, "Bijlage 4") if isinstance(block, tree.Table)]
        rows = {text_of(row.cells[0].blocks): [text_of(cell.blocks) for cell in row.cells[1:]] for row in table.rows}
        assert rows[str(first + 1)] == ["CBS\nhttps://www.cbs.nl/", "2 januari 2026", "–", "3, 10"]
        assert rows[str(first)][-2:] == ["p. 7", "1, 3"]


def test_answers_off_the_route_stand_apart_and_are_used_nowhere_else() -> None:
    answers = an_assessment().model_dump()["answers"]
    answers["public-task"]["verdict"] = "nee"
    answers["benefits-outweigh"]["motivation"] = "Buitenspel."
    document = a_document(
        an_assessment(answers=answers, sections={"A.1": {"decision": "nee"}}, advice={"decision": "geen-overheidsrol"})
    )
    apart = part(document, "Antwoorden buiten de route")
    assert "Vraag 13. Zijn de voordelen groter dan de nadelen?\nNiet gebruikt voor het advies." in text_of(apart)
    assert "Buitenspel." in text_of(apart)
    assert tree.plain_text(document).count("Buitenspel.") == 1
    assert "Niet op de route en niet gebruikt: de vragen 6, 7, 8" in text_of(part(document, "Toelichting"))
    assert not any("Antwoorden buiten" in text_of((block,)) for block in a_document(an_assessment()).blocks)


def test_what_is_confidential_is_printed_and_marked() -> None:
    answers = an_assessment().model_dump()["answers"]
    answers["benefits-outweigh"] |= {
        "motivation": "Geheim.",
        "fields": {"public_money": {"amount": 12.5, "unit": "million"}, "joining_costs": "Open."},
        "confidential": {"ground": "woo-5.1.1c", "motivation": True, "fields": ["public_money"]},
    }
    document = a_document(an_assessment(answers=answers))
    annex = text_of(part(document, "Bijlage 1"))
    assert "[vertrouwelijk: Woo 5.1.1c] Geheim." in annex
    assert "[vertrouwelijk: Woo 5.1.1c] €\xa012,5 miljoen" in annex
    assert "\nOpen." in annex
    money = "Benodigde publieke middelen (vraag 13): [vertrouwelijk: Woo 5.1.1c] €\xa012,5 miljoen"
    assert money in bullets(document, "Kernpunten")


def test_fields_are_shown_as_their_kind_and_what_cannot_be_read_as_it_was_typed() -> None:
    answers = an_assessment().model_dump()["answers"]
    answers["occasion"]["fields"] = {
        "deadline": "2026-12-01",
        "initiators": [{"party": "Frankrijk", "role": "Trekker"}],
    }
    answers["public-task"]["fields"] = {"failures": ["market", {"other": "Padafhankelijkheid"}]}
    answers["state-aid-necessary"]["fields"] = {"funding_gap_amount": {"amount": "12.34.5 veel"}}
    document = a_document(an_assessment(answers=answers))
    annex = part(document, "Bijlage 1")
    assert "Standpunt nodig vóór\n1 december 2026" in text_of(annex)
    assert "Marktfalen\nanders, namelijk: Padafhankelijkheid" in text_of(annex)
    assert "amount: 12.34.5 veel (niet te lezen zoals de vraag het vraagt)" in text_of(annex)
    table = next(block for block in annex if isinstance(block, tree.Table))
    assert tree.inline_text(table.caption) == "Initiatiefnemers"
    assert [text_of(cell.blocks) for cell in table.rows[0].cells] == ["Frankrijk", "Trekker"]
    assert "Een standpunt is nodig vóór 1 december 2026." in text_of(part(document, "Aanleiding"))


def test_braces_and_markup_of_officers_are_just_text() -> None:
    typed = "{name} {initiative} {0} %s <b>vet</b> &amp; ${x}"
    memo = {
        "to": [{"name": typed, "short_name": typed}],
        "title": typed,
        "reference": typed,
        "with_consent_of": [typed],
    }
    document = a_document(an_assessment("nationaal", initiative={"title": typed}, memo=memo))
    assert document.title == typed
    assert document.reference == f"Kenmerk {typed}"
    assert f"Aan de {typed}" in text_of(document.blocks)
    assert bullets(document, "Geadviseerd besluit")[0].startswith(
        f"{typed}, u wordt geadviseerd om de doelen van {typed} "
    )


def test_the_annexes_hold_route_tipping_points_and_account() -> None:
    document = a_document(an_assessment())
    assert "Het afwegingskader kent geen punten" in text_of(part(document, "Bijlage 2. Route en lezingen"))
    tipping = text_of(part(document, "Bijlage 3. Omslagpunten"))
    assert "9. Noodzaak van staatssteun\nja\nnee\nWel Europees, geen IPCEI" in tipping
    account = text_of(part(document, "Bijlage 6. Verantwoording"))
    assert re.search(r"\b[0-9a-f]{64}\b", account)
    assert "Vraag 3 (Doel en reikwijdte): Reden 3." in account
    assert "Vraag 14 (Advies): Omdat het moet." in account
    assert "Vraag 13 (Voor- en nadelen): niet op de route" in text_of(
        part(a_document(an_assessment("nationaal")), "Bijlage 5. Verantwoording")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_assessment_gives_the_same_bytes(language: Language) -> None:
    assessment = an_assessment()
    once = render_advice(assessment, language)
    assert once == render_advice(assessment.model_copy(), language)
    assert once == render_advice(assessment, language, created=datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert once != render_advice(assessment, language, created=datetime(2026, 11, 21, 12, tzinfo=UTC))
    undated = an_assessment(memo={})
    assert render_advice(undated, language) == render_advice(undated, language, created=UNDATED)


def test_the_english_memo_speaks_english_and_says_what_is_translated() -> None:
    document = a_document(an_assessment(), "en")
    assert document.language == "en-GB"
    assert document.draft_label == "DRAFT"
    titles = [tree.inline_text(block.inlines) for block in document.blocks if isinstance(block, tree.Heading)]
    assert titles[:5] == [
        "Advice on IPCEI Zeewier",
        "Occasion",
        "Advised decision",
        "Key points",
        "Explanation",
    ]
    text = tree.plain_text(document)
    assert "own translation; the Dutch text is the official one" in text_of(document.notes[1])
    assert text.count("Own translation; the Dutch text is the official one") == len(FRAMEWORK.questions) + 2
    ours = "\n".join(line for line in text.splitlines() if "official one" not in line)  # a citation stays Dutch
    for dutch in ("vraag ", "volledig", "Bijlage", "lezing", "ingevuld", "oordeel"):
        assert dutch not in ours, dutch
    assert "Reden 3." in text


def test_findings_are_in_the_language_of_the_memo_whatever_language_they_were_found_in() -> None:
    bare = Assessment.model_validate(
        {"format": "ipcei-assessment/1", "framework": FRAMEWORK.id, "initiative": {"title": "Trial"}}
    )
    dutch = evaluate(FRAMEWORK, bare, "nl")
    document = advice_document(FRAMEWORK, bare, dutch, "en")
    assert text_of(document.blocks) == text_of(a_document(bare, "en").blocks)
    assert dutch.findings[0].message not in text_of(document.blocks)
    assert evaluate(FRAMEWORK, bare, "en").findings[0].message in text_of(document.blocks)


def test_a_place_in_the_official_publication_is_marked_as_dutch_in_an_english_memo() -> None:
    spans = re.findall(
        r"LanguageSpan\(language='nl', inlines=\(Text\(text='([^']+)'", repr(a_document(an_assessment(), "en"))
    )
    assert "bijlage, B.1, vraag 9" in spans
    assert "LanguageSpan" not in repr(a_document(an_assessment(), "nl"))


def unsound(blocks: tree.Blocks) -> Iterator[str]:
    """Yield headings and labels with nothing under them, and empty lists and tables."""
    followed = [block for block in blocks if not isinstance(block, tree.PageBreak)]
    for block, after in zip(followed, [*followed[1:], None], strict=True):
        if isinstance(block, tree.Heading):
            deeper = isinstance(after, tree.Heading) and after.level > block.level
            if after is None or (isinstance(after, tree.Heading) and not deeper):
                yield tree.inline_text(block.inlines)
        if isinstance(block, tree.Paragraph) and block.role == "label" and after is None:
            yield tree.inline_text(block.inlines)
        if isinstance(block, tree.ListBlock) and not all(block.items):
            yield "list"
        if isinstance(block, tree.Table) and not block.rows:
            yield "table"


DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|[,;:]\s*[.;:](?!//)|\s[.,;:](?:\s|$)|…\.|\?\.|\{|\}")


def assert_sound(document: tree.Document) -> None:
    assert list(unsound(document.blocks)) == []
    for inlines in tree.block_inlines((*document.side_column, *document.blocks)):
        found = DOUBLED.search(tree.inline_text(inlines))
        assert not found, tree.inline_text(inlines)
        assert tree.inline_text(inlines).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_with_only_a_title_is_a_memo(language: Language) -> None:
    bare = Assessment.model_validate(
        {"format": "ipcei-assessment/1", "framework": FRAMEWORK.id, "initiative": {"title": "Iets"}}
    )
    document = a_document(bare, language)
    assert_sound(document)
    assert page_count(nota_of(document)) <= NOTA_PAGES
    assert render_advice(bare, language).startswith(b"%PDF")


@cache
def example(path: Path, language: Language) -> tree.Document:
    return a_document(read_assessment(path), language)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_a_memo_that_can_be_handed_over(path: Path, language: Language) -> None:
    document = example(path, language)
    assert unprintable(document) == ()
    assert_sound(document)
    assert page_count(nota_of(document)) <= NOTA_PAGES
    assert render_pdf(document, created=UNDATED).startswith(b"%PDF")


def test_every_annex_starts_a_page_and_has_a_bookmark() -> None:
    data = render_pdf(example(EXAMPLES[0], "nl"), created=UNDATED)
    reader = PdfReader(BytesIO(data))
    found = annex_pages(reader)
    assert list(found) == [1, 2, 3, 4, *list(found)[4:]]
    assert min(found.values()) <= NOTA_PAGES
    assert len(set(found.values())) == len(found)
    for number, page in found.items():
        assert squeeze(reader.pages[page].extract_text()).count(f"Bijlage{number}.") >= 1


def annex_pages(reader: PdfReader) -> dict[int, int]:
    """Return the page (from 0) of every annex, by its bookmark."""
    found: dict[int, int] = {}

    def look(entries: list[Any]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                look(entry)
            elif match := re.match(r"(?:Bijlage|Annex) (\d+)\.", entry.title):
                page = reader.get_destination_page_number(entry)
                assert page is not None
                found[int(match[1])] = page

    look(reader.outline)
    return found


LETTERS = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFéëïöüčłşαβγδλΩЖщ€0123456789"), min_size=3, max_size=14
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(LETTERS, min_size=30, max_size=40, unique=True))
def test_all_that_is_typed_is_found_back_in_the_first_annex(words: list[str]) -> None:
    typed: list[str] = []

    def type_some() -> str:
        at = len(typed)
        typed.extend(f"{words[(at + more) % len(words)]}w{at + more}z" for more in range(3))
        return " ".join(typed[-3:])

    answers: dict[str, Any] = {}
    for question in FRAMEWORK.questions:
        fields: dict[str, Any] = {}
        for field in question.fields:
            if field.kind == "long_text":
                fields[field.id] = type_some()
            elif field.kind == "table":
                fields[field.id] = [{column.id: type_some() for column in field.columns if column.kind == "text"}]
        answers[question.id] = {
            "verdict": verdict(question, "mixed"),
            "motivation": f"{type_some()}\n\n- {type_some()}\n- **{type_some()}**",
            "fields": fields,
            "sources": [{"title": type_some()}],
        }
    sections = {section.id: {"decision": "ja", "motivation": type_some()} for section in FRAMEWORK.sections}
    sections["A.2"]["decision"] = "nee"
    advice = {"decision": "nationaal", "motivation": type_some(), "focus": type_some(), "conditions": [type_some()]}
    assessment = an_assessment(answers=answers, sections=sections, advice=advice)
    reader = PdfReader(BytesIO(render_advice(assessment)))
    pages = annex_pages(reader)
    annex = squeeze("".join(reader.pages[at].extract_text() for at in range(pages[1], pages[2])))
    assert [word for word in typed if word not in annex] == []


@pytest.mark.parametrize(
    ("typed", "limit", "kept"),
    [
        ("Een zin. Nog een zin.", 500, "Een zin. Nog een zin."),
        ("Een zin. Nog een zin.", 15, "Een zin."),
        ("Zie nr. 277 van de brief. Daarna.", 28, "Zie nr. 277 van de brief."),
        ("Zie nr. 277 van de brief", 12, "Zie nr. 277"),
        ("Zie nr. 277. Dan art. 3 van de wet. Slot.", 20, "Zie nr. 277."),
        ("Is dat zo? «Ja.» Zeker.", 13, "Is dat zo?"),
        ("**Vet en** gewoon. Dan meer woorden.", 20, "Vet en gewoon."),
        ("Eerste.\n\n# Kop\n\nTweede alinea zonder plaats.", 140, "Eerste."),
        ("- een\n- twee\n- drie", 70, "een\ntwee"),
        ("x" * 30, 10, "x" * 10),
    ],
)
def test_an_excerpt_ends_where_a_sentence_ends(typed: str, limit: int, kept: str) -> None:
    found = excerpt(markdown_blocks(typed), limit)
    assert text_of(found.blocks) == kept
    assert found.whole is (limit == 500)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_holds_the_assessment_it_was_made_from(language: Language, tmp_path: Path) -> None:
    answers = an_assessment().model_dump()["answers"]
    answers["benefits-outweigh"]["fields"] = {"public_money": {"amount": 12.5, "unit": "million"}}
    answers["occasion"]["motivation"] = "Eén \u2028 regel\x85 😀 \x00."
    assessment = an_assessment(answers=answers)
    with pikepdf.open(BytesIO(render_advice(assessment, language))) as pdf:
        (file,) = pdf.Root.AF
        assert (str(file.UF), str(file.AFRelationship)) == (ASSESSMENT_FILE, "/Source")
        (tmp_path / ASSESSMENT_FILE).write_bytes(pdf.attachments[ASSESSMENT_FILE].get_file().read_bytes())
    assert read_assessment(tmp_path / ASSESSMENT_FILE) == assessment
