"""What a sentence of `templates/` may fill in, checked when it is read: no place too many, none too few."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from ipcei_wizard.framework.model import Text
from ipcei_wizard.messages import LANGUAGES

PLACE: Final = re.compile(r"\{([^{}]*)\}")


def places_in(sentence: str) -> frozenset[str]:
    """Return the names between braces in a sentence."""
    return frozenset(PLACE.findall(sentence))


def with_places(*names: str) -> AfterValidator:
    """Ask of a sentence that it fills in exactly `names`, in every language."""

    def check(text: Text) -> Text:
        for language in LANGUAGES:
            found = places_in(text.in_(language))
            if found != set(names):
                raise ValueError(f"{language}: fills in {sorted(found)}; must be {sorted(names)}")
        return text

    return AfterValidator(check)


Plain = Annotated[Text, with_places()]
Named = Annotated[Text, with_places("name")]
Titled = Annotated[Text, with_places("title")]
Numbered = Annotated[Text, with_places("number")]
Listing = Annotated[Text, with_places("list")]
Initiative = Annotated[Text, with_places("initiative")]
Read = Annotated[Text, with_places("reading")]
Official = Annotated[Text, with_places("publication", "place")]
