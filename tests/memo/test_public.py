"""The public memo: nothing that was left out can be found anywhere in its file, and it says what that was."""

import json
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import assessment_from_text, read_assessment, to_data, to_json, to_json_value
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.advice import ASSESSMENT_FILE, advice_document, render_advice
from ipcei_wizard.memo.html import document_html
from ipcei_wizard.messages import LANGUAGES, Language, catalogue
from ipcei_wizard.resources import resource_folder
from tests.assessment.funding_gap.cases import S1
from tests.memo.conftest import squeeze
from tests.memo.everything_in import everything_in, holds, single_words_in
from tools.conformance import memo_breaches

FRAMEWORK = shipped_framework("afwegingskader-2022")
EXAMPLES = sorted(resource_folder("examples").glob("*.yaml"))
BASE = resource_folder("examples") / "ipcei-me-ct.yaml"


def of(data: Any) -> Assessment:
    """Return an assessment from plain data."""
    return assessment_from_text(json.dumps(to_json_value(data), ensure_ascii=False), file="made.json")


def data_of(file: Path) -> Any:
    """Return an example as plain data, questions by number as text."""
    data = to_json_value(to_data(read_assessment(file), FRAMEWORK))
    data["memo"]["from"] = {**data["memo"].get("from", {}), "authors": ["Mr. Qwiebus Opstelzoon"]}
    data["memo"]["route"] = [{"function": "Directeur", "name": "Drs. Wobke Paraafsma", "role": "akkoord"}]
    data["memo"]["with_consent_of"] = ["Jorrit Instemmans"]
    data["memo"].setdefault("copy_to", []).append("Xandra Kopiestra")
    return data


NAMES = ("Qwiebus Opstelzoon", "Qwiebus", "Opstelzoon", "Paraafsma", "Instemmans", "Kopiestra", "Xandra", "Wobke")


def made() -> Any:
    """Return an assessment with every kind of mark; what is to stay out holds words that no other text has."""
    data = data_of(BASE)
    answers, memo = data["answers"], data["memo"]
    answers["1"] |= {
        "motivation": "De **Vlokbrink** vraagt om ~~haast~~ Zwenkmalie.\n\n- Punt Trolgaard\n\n"
        "| a | b |\n|---|---|\n| Celwoord | y |",
        "fields": {**answers["1"]["fields"], "deadline": "2031-07-19"},
        "confidential": {"ground": "woo-5.1.2i", "motivation": True, "fields": ["deadline"]},
    }
    companies = [
        {"company": "Openbedrijf", "own_contribution": {"amount": 111, "unit": "million"}},
        {"company": "Knurft Flibberchips", "own_contribution": {"amount": 987654321, "unit": "million"}},
        {"company": "Wiebelink", "own_contribution": {"amount": 222, "unit": "million"}},
    ]
    answers["12"] = {**answers.get("12", {}), "motivation": "Openbedrijf doet mee, net als Knurft  Flibberchips."}
    answers["12"] |= {
        "fields": {"companies": companies},
        "confidential": {"ground": "woo-5.1.1c", "rows": {"companies": ["Knurft Flibberchips"]}},
    }
    answers["9"]["fields"] |= {
        "funding_gap_shown": "ja",
        "funding_gap_amount": {"amount": 731319753, "unit": "million"},
        "funding_gap_scenario": {**S1, "company": "Scenariofirma"},
        "counterfactual": "Zonder steun gaat het naar Verwegistaat.",
    }
    answers["9"]["confidential"] = {"fields": ["funding_gap_amount", "counterfactual"]}
    answers["6"]["sources"] = [
        {"title": "Nota Geheimbron van Zwijgveld", "url": "https://zwijgveld.example/stuk", "confidential": "woo-5.2"}
    ]
    answers["7"].setdefault("sources", []).append(
        {"title": "Nota Geheimbron van Zwijgveld", "url": "https://zwijgveld.example/stuk"}
    )
    answers["14"] = {
        "motivation": "Slotantwoord Fluisterpad.",
        "confidential": {"ground": "woo-5.2", "motivation": True},
    }
    data["advice"]["motivation"] = "Adviesreden Mompelgoed."
    memo["to"] = [*memo["to"], {"name": "Directeur Grootjans van Lispelen", "short_name": "GvL"}]
    memo["key_points"] = [
        "Volgens mevrouw Paraafsma bouwt KNURFT *Flibberchips* snel; zie [stuk](https://zwijgveld.example/stuk).",
        "Openbedrijf blijft staan.",
        "Zonder steun gaat het naar Verwegistaat. En meer.",
    ]
    memo["occasion"] = "Op verzoek van Qwiebus Opstelzoon; Knurft\u00ad Flibberchips’s plan."
    memo["title"] = "Nota over Knurft Flibberchips"
    memo["annexes"] = ["Brief van Knurft Flibberchips"]
    data["initiative"]["title"] += " met Knurft Flibberchips"
    data["sections"]["A.1"]["motivation"] = "Knurft Flibberchips is van belang."
    return data


SECRETS = (
    *("Vlokbrink", "Zwenkmalie", "Trolgaard", "Celwoord", "19 juli 2031", "2031-07-19", "Knurft", "Flibberchips"),
    *(
        "987.654.321",
        "987654321",
        "731.319.753",
        "731319753",
        "Scenariofirma",
        "Verwegistaat",
        "Geheimbron",
        "Zwijgveld",
        "57,88",
    ),
    *("Fluisterpad", "Mompelgoed", "Grootjans van Lispelen", *NAMES),
)


@cache
def files(language: Language = "nl") -> tuple[str, str]:
    """Return everything in the whole memo and in the public one, of the assessment with every kind of mark."""
    assessment = of(made())
    return everything_in(render_advice(assessment, language)), everything_in(public_pdf(assessment, language))


def public_pdf(assessment: Assessment, language: Language = "nl") -> bytes:
    return render_advice(public(assessment, FRAMEWORK).assessment, language)


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_withheld_is_nowhere_in_the_public_file_and_the_search_finds_it_in_the_other(secret: str) -> None:
    whole, shown = files()
    assert holds(whole, secret)
    assert not holds(shown, secret)


@pytest.mark.parametrize(
    "secret", [secret for secret in SECRETS if secret not in ("19 juli 2031", "987.654.321", "731.319.753")]
)
def test_nor_in_the_english_one(secret: str) -> None:
    assert not holds(files("en")[1], secret)


def test_what_is_public_stays() -> None:
    shown = files()[1]
    for kept in ("Openbedrijf", "Wiebelink", "Openbedrijf blijft staan.", "Minister"):
        assert holds(shown, kept)


def said(language: Language = "nl") -> str:
    """Return the words of the public memo."""
    assessment = public(of(made()), FRAMEWORK).assessment
    document = advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, language), language)
    return tree.plain_text(document)


def test_the_ground_stands_in_the_place_of_each_part() -> None:
    text = " ".join(said().split())
    assert "Openbedrijf € 111 mln [vertrouwelijk: Woo 5.1.1c] Wiebelink" in text.replace("miljoen", "mln")
    assert "333" not in text  # a sum of the rows that are left, or with the one that is not
    assert re.search(r"Auteur \[vertrouwelijk: Woo 5\.1\.2e\]", text)
    assert "Openbare versie. Wat op een grond" in text
    assert "[vertrouwelijk: grond nog te kiezen]" in text
    assert "mevrouw [Woo 5.1.2e] bouwt [Woo 5.1.1c] snel; zie stuk [Woo 5.2]." in text
    assert "Op verzoek van [Woo 5.1.2e]; [Woo 5.1.1c] plan." in text
    assert "Vraag 4: woorden" not in text  # no ordinary word was taken for a secret
    assert "Openbedrijf doet mee, net als [Woo 5.1.1c]." in text
    assert "Parafenroute" not in text.replace("Parafenroute en instemming", "")
    for figure in ("444", "Nog niet gemotiveerd", "Financieringskloof (indicatief)"):
        assert figure not in text


@pytest.mark.parametrize(
    "statement",
    [
        "Vraag 1: motivering het goed functioneren",
        "Vraag 12: Bedrijven, aantal rijen: 1",
        "grond nog te kiezen",
        "Namen van opstellers",
        "Parafenroute en instemming Woo 5.1.2e (eerbiediging van de persoonlijke levenssfeer)",
        "Vraag 6: een bron Woo 5.2",
        "Overige teksten: woorden, aantal keer:",
    ],
)
def test_an_annex_says_what_was_left_out_and_on_which_ground(statement: str) -> None:
    text = " ".join(said().split()).split("Wat is weggelaten")[-1]
    assert statement.replace("motivering het", "motivering Woo 5.1.2i (het") in text


def test_the_attached_assessment_is_the_public_one_and_gives_the_same_memo() -> None:
    pdf = public_pdf(of(made()))
    with pikepdf.open(BytesIO(pdf)) as opened:
        attached = opened.attachments[ASSESSMENT_FILE].get_file().read_bytes()
        assert list(opened.attachments) == [ASSESSMENT_FILE]
    again = assessment_from_text(attached.decode(), file=ASSESSMENT_FILE)
    assert render_advice(again, "nl") == pdf
    assert to_json(public(again, FRAMEWORK).assessment, FRAMEWORK) == attached


def test_findings_neither_quote_nor_miss_what_is_withheld() -> None:
    whole, shown = of(made()), public(of(made()), FRAMEWORK).assessment
    before = {(each.where, each.code) for each in evaluate(FRAMEWORK, whole).findings}
    for finding in evaluate(FRAMEWORK, shown).findings:
        assert (finding.where, finding.code) in before
        assert not any(secret in finding.message for secret in SECRETS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_file_is_as_sound_as_any(tmp_path: Path, language: Language) -> None:
    assessment = public(of(made()), FRAMEWORK).assessment
    document = advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, language), language)
    breaches = memo_breaches(tmp_path / "made.pdf", document, lambda: render_advice(assessment, language))
    assert list(breaches) == []


def test_the_preview_has_none_of_it_either() -> None:
    assessment = public(of(made()), FRAMEWORK).assessment
    document = advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment))
    everything = "".join(document_html(document).split()).casefold()
    assert not [secret for secret in SECRETS if holds(everything, secret)]


def words_of(value: Any) -> set[str]:
    """Return the words of at least five letters in plain data."""
    text = json.dumps(value, ensure_ascii=False, default=str) if not isinstance(value, str) else value
    return {word.casefold() for word in re.findall(r"[^\W\d_]{5,}", text.replace("\\n", " "))}


@cache
def ordinary() -> str:
    """Return what the framework and we say ourselves: it may stand in any memo."""
    empty = of({"format": "ipcei-assessment/1", "framework": FRAMEWORK.id, "initiative": {"title": "x"}})
    folder = resource_folder("templates")
    texts = [
        FRAMEWORK.model_dump_json(),
        *(each.model_dump_json() for each in FRAMEWORK.catalogues.values()),
        *(file.read_text(encoding="utf-8") for file in folder.glob("*.yaml")),
        json.dumps(catalogue("assessment"), ensure_ascii=False),
        everything_in(render_advice(empty)),
    ]
    return squeeze("".join(texts)).casefold()


def marked(data: Any, chosen: list[tuple[str, str]]) -> tuple[Any, set[str]]:
    """Return `data` with marks on the chosen parts, and the words that only those parts have."""
    hidden: list[Any] = [data["memo"].pop("from_", "")]
    kept = json.loads(json.dumps(data))
    for number, part in chosen:
        answer, rest = data["answers"].get(number, {}), kept["answers"].get(number, {})
        marks = answer.setdefault("confidential", {"ground": "woo-5.1.1c"})
        if part == "motivation" and answer.get("motivation"):
            marks["motivation"] = True
            hidden.append(rest.pop("motivation", ""))
        elif part == "sources":
            for source in answer.get("sources", []):
                source["confidential"] = "woo-5.1.2a"
            titles = [source["title"] for source in rest.pop("sources", [])]
            for other in kept["answers"].values():
                other["sources"] = [each for each in other.get("sources", []) if each["title"] not in titles]
            hidden.append(titles)
        elif part in answer.get("fields", {}):
            marks["fields"] = sorted({*marks.get("fields", []), part})
            if part in rest.get("fields", {}):
                hidden.append(rest["fields"].pop(part))
    for gone in ("route", "with_consent_of", "copy_to"):
        kept["memo"].pop(gone, None)
    readable = rest_of(kept)
    return data, {word for word in set().union(*map(words_of, hidden)) if not holds(readable, word)}


def rest_of(kept: Any) -> str:
    """Return what may be read: plain data without what was marked, the framework and our own words."""
    return squeeze(json.dumps(kept, ensure_ascii=False)).casefold() + ordinary()


def parts_of(data: Any) -> list[tuple[str, str]]:
    """Return every part of every answer that can be marked."""
    return [
        (number, part)
        for number, answer in data["answers"].items()
        for part in ("motivation", "sources", *answer.get("fields", {}))
        if part in answer or part in answer.get("fields", {})
    ]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_of_every_example_all_that_can_be_marked_can_be_left_out(file: Path) -> None:
    data = data_of(file)
    data, words = marked(data, parts_of(data))
    whole, shown = everything_in(render_advice(of(data))), everything_in(public_pdf(of(data)))
    assert len([word for word in words if holds(whole, word)]) > 40
    assert single_words_in(public_pdf(of(data)), words) == []
    assert [name for name in NAMES if holds(shown, name) or not holds(whole, name)] == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_marked_is_left_out(drawn: st.DataObject) -> None:
    data = data_of(drawn.draw(st.sampled_from(EXAMPLES)))
    chosen = drawn.draw(st.lists(st.sampled_from(parts_of(data)), min_size=1, unique=True))
    data, words = marked(data, chosen)
    shown = everything_in(public_pdf(of(data)))
    assert single_words_in(public_pdf(of(data)), words) == []
    assert [name for name in NAMES if holds(shown, name)] == []
