"""What the public version takes out of an assessment, and what it leaves alone."""

from typing import Any

import pytest

from ipcei_wizard.assessment.disclosure import names_minister, names_office, public
from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import assessment_from_text, to_yaml
from ipcei_wizard.assessment.redaction import Redaction, Secret, person_secrets, text_secrets
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.strict.faults import DocumentRefused
from tests.assessment.funding_gap.cases import S1

FRAMEWORK = shipped_framework("afwegingskader-2022")


def answered(number: str, answer: dict[str, Any], **more: Any) -> Assessment:
    data = {"answers": {FRAMEWORK.id_by_name[number]: answer}, "initiative": {"title": "x"}, **more}
    return Assessment.model_validate({"format": "ipcei-assessment/1", "framework": FRAMEWORK.id, **data})


def fields_left(number: str, answer: dict[str, Any]) -> dict[str, Any]:
    made = public(answered(number, answer), FRAMEWORK).assessment
    return made.answers[FRAMEWORK.id_by_name[number]].fields


COMPANIES = [{"company": "Aap bv"}, {"company": "Noot bv"}, {"company": "Mies bv"}]


def test_a_marked_row_goes_and_its_place_is_told() -> None:
    made = public(
        answered("12", {"fields": {"companies": COMPANIES}, "confidential": {"rows": {"companies": ["Noot bv"]}}}),
        FRAMEWORK,
    )
    assert made.assessment.answers["business-willing"].fields["companies"] == [COMPANIES[0], COMPANIES[2]]
    assert (made.withheld[0].part, made.withheld[0].rows, made.withheld[0].ground) == ("rows", (2,), None)


def test_a_table_of_which_a_marked_row_was_renamed_stays_out_as_a_whole() -> None:
    answer = {"fields": {"companies": COMPANIES}, "confidential": {"rows": {"companies": ["Wim bv"]}}}
    assert fields_left("12", answer) == {}


def test_an_amount_takes_the_calculation_beside_it_along_but_not_the_other_way_round() -> None:
    fields = {"funding_gap_amount": {"amount": 5}, "funding_gap_scenario": S1, "counterfactual": "Niets."}
    for marked, left in (
        ("funding_gap_amount", {"counterfactual"}),
        ("funding_gap_scenario", {"funding_gap_amount", "counterfactual"}),
        ("counterfactual", {"funding_gap_amount", "funding_gap_scenario"}),
    ):
        answer = {"fields": fields, "confidential": {"fields": (marked,)}}
        assert set(fields_left("9", answer)) == left


def test_a_choice_takes_along_what_is_asked_only_because_of_it() -> None:
    fields = {"funding_gap_shown": "ja", "funding_gap_amount": {"amount": 5}}
    answer = {"fields": fields, "confidential": {"fields": ("funding_gap_shown",)}}
    assert fields_left("9", answer) == {}


def test_a_source_confidential_at_one_answer_is_so_at_all() -> None:
    source = {"title": "Geheime nota"}
    made = answered("1", {"sources": ({**source, "confidential": "woo-5.2"},)})
    other = answered("2", {"sources": (source,)}).answers
    both = made.model_copy(update={"answers": {**made.answers, **other}})
    shown = public(both, FRAMEWORK).assessment
    assert [source.title for answer in shown.answers.values() for source in answer.sources] == ["[Woo 5.2]"] * 2


def test_what_is_withheld_is_not_called_missing() -> None:
    answer = {"verdict": "ja", "motivation": "Reden.", "confidential": {"motivation": True}}
    shown = public(answered("2", answer), FRAMEWORK).assessment
    codes = {(finding.where, finding.code) for finding in evaluate(FRAMEWORK, shown).findings}
    assert ("answers.2.motivation", "motivation-missing") not in codes
    assert ("answers.1.motivation", "motivation-missing") in codes


def test_the_public_version_of_a_public_version_is_itself_also_from_its_file() -> None:
    made = public(answered("2", {"motivation": "Een geheime reden.", "confidential": {"motivation": True}}), FRAMEWORK)
    again = assessment_from_text(to_yaml(made.assessment, FRAMEWORK), file="public.yaml")
    assert again.withheld == made.withheld
    assert public(again, FRAMEWORK).assessment is again


def test_a_file_that_withholds_from_what_does_not_exist_is_refused() -> None:
    head = f"format: ipcei-assessment/1\nframework: {FRAMEWORK.id}\ninitiative: {{title: x}}\nwithheld:\n  - "
    for entry, word in (
        ("{part: motivation, question: ocasion}", "occasion"),
        ("{part: field, question: occasion, field: urgencie}", "urgency"),
    ):
        with pytest.raises(DocumentRefused, match=word):
            assessment_from_text(head + entry, file="x.yaml")


@pytest.mark.parametrize(
    "name", ["Minister van Financiën", "aan de staatssecretaris van EZ", "MKGG", "State Secretary for Finance"]
)
def test_members_of_the_cabinet_are_known(name: str) -> None:
    assert names_minister(name)


@pytest.mark.parametrize(
    "name", ["Ministerie van EZ, t.a.v. P. Post", "Mark Rietman", "Directeur Industrie", "Stassen", "SG"]
)
def test_officials_are_no_members_of_the_cabinet(name: str) -> None:
    assert not names_minister(name)


def test_an_office_is_none_with_a_person_in_it() -> None:
    assert names_office("Directie Financieel-Economische Zaken")
    assert names_office("Ministerie van Financiën")
    for name in ("Directie FEZ, t.a.v. Jansen", "Directie FEZ (P. Post)", "Directeur Post", "Piet Post"):
        assert not names_office(name)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wij spraken KNURFT  bv’s baas.", "Wij spraken [Woo 5.1.1c] baas."),
        ("**Knurft** bv en *Knurft bv*", "**[Woo 5.1.1c]** en *[Woo 5.1.1c]*"),
        (
            "Zie [site](https://x.nl/knurft-bv) en Knurft bv(2)",
            "Zie site [Woo 5.1.1c] en [Woo 5.1.1c] (2)",
        ),
        ("Knurftbvx en aKnurft bv blijven", "Knurftbvx en aKnurft bv blijven"),
        ("Knu\u00adrft\u200b bv", "[Woo 5.1.1c]"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, left: str) -> None:
    assert Redaction((Secret("Knurft bv", "woo-5.1.1c"),)).text(text) == left


def test_a_text_without_secrets_is_left_as_it_is_typed() -> None:
    typed = "cafe\u0301 \u200b"
    assert Redaction((Secret("Knurft", None),)).text(typed) is typed


def test_a_person_is_found_by_surname_and_an_ordinary_word_is_no_secret() -> None:
    redaction = Redaction(tuple(person_secrets("Drs. P. de Boer", "woo-5.1.2e")))
    assert redaction.text("P. de Boer, mevrouw De Boer, en een boer.") == (
        "[Woo 5.1.2e], mevrouw [Woo 5.1.2e], en een boer."
    )
    assert [*text_secrets("Nee", None), *text_secrets("2031", None), *text_secrets("deels", None)] == []
